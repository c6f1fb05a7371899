using System.Xml.Linq;
using Symbolic.Repl.Pages;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>
/// The page of each lecture shows the programs as they are and what they print now, and its form for browsers is made of it. With
/// SYMBOLIC_ACCEPT_EXAMPLES=1 outputs, pictures and pages are written anew instead.
/// </summary>
public class LecturePageTests
{
    private const int LargestPage = 200_000;

    public static TheoryData<string> Lectures => [.. Directory.GetDirectories(ExampleTests.Folder(), "lecture-*").Select(static d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Lectures))]
    public void Text_shows_programs_and_outputs_as_they_are(string lecture)
    {
        string folder = Path.Combine(ExampleTests.Folder(), lecture);
        (string text, IReadOnlyDictionary<string, string> pictures) = Document.Read(File.ReadAllText(Path.Combine(folder, "README.md")), folder).Refresh();
        Compare(Path.Combine(folder, "README.md"), text);
        foreach ((string name, string picture) in pictures)
        {
            Assert.Contains($"]({name})", text, StringComparison.Ordinal);
            Compare(Path.Combine(folder, name), picture);
        }
    }

    [Theory]
    [MemberData(nameof(Lectures))]
    public void Page_for_browsers_is_made_of_the_text(string lecture)
    {
        string folder = Path.Combine(ExampleTests.Folder(), lecture), page = Path.Combine(folder, "index.html");
        string html = Document.Read(File.ReadAllText(Path.Combine(folder, "README.md")), folder).ToHtml();
        Compare(page, html);
        Assert.True(new FileInfo(page).Length < LargestPage, $"{lecture} has {new FileInfo(page).Length} bytes.");

        // Complete in itself, with headings in order, and every picture told in words.
        XElement root = XElement.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.DoesNotContain(root.Descendants(), static e => e.Name.LocalName is "script" or "link" or "img" or "iframe" || e.Attribute("src") is not null);
        int[] levels = [.. root.Descendants().Where(static e => e.Name.LocalName is "h1" or "h2" or "h3" or "h4").Select(static e => e.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels.Count(static l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), static p => Assert.True(p.Second <= p.First + 1));
        Assert.All(root.Descendants("{http://www.w3.org/2000/svg}svg"), static s => Assert.NotEmpty(s.Elements("{http://www.w3.org/2000/svg}title")));
        Assert.All(root.Descendants("a").Select(static a => a.Attribute("href")!.Value), target => Assert.True(
            target.StartsWith('#') ? root.Descendants().Any(e => e.Attribute("id")?.Value == target[1..]) : Path.Exists(Path.Combine(folder, target.Split('#')[0])), $"{lecture} leads to {target}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Lectures))]
    public void Every_program_has_its_place(string lecture)
    {
        string folder = Path.Combine(ExampleTests.Folder(), lecture), text = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.All(Directory.GetFiles(folder, "*.sym"), p => Assert.Contains(Path.GetFileName(p), text, StringComparison.Ordinal));
    }

    private static void Compare(string file, string actual)
    {
        string expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        string? difference = PrintedText.FirstDifference(PrintedText.WithPlainNumbers(expected), PrintedText.WithPlainNumbers(actual));
        if (difference is not null && ExampleTests.Accepts)
        {
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(difference is null, $"{file}: {difference}");
    }
}
