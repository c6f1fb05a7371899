using System.Text.RegularExpressions;
using System.Xml.Linq;
using Markdig;
using Symbolic.Repl.Pages;
using Symbolic.Repl.Tests.Commands;
using Symbolic.Verification;

namespace Symbolic.Repl.Tests.Pages;

/// <summary>Explanations as pages: complete, well-formed, with everything escaped.</summary>
public class ExplanationPageTests
{
    [Fact]
    public void A_page_of_HTML_is_complete_in_itself()
    {
        var (status, html, error) = Shell.Run("explain", "(xy+z)²+exp(x−yz)", "--at", "x=1,y=2,z=0", "--html");
        Assert.Equal((0, ""), (status, error));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", html, StringComparison.Ordinal);
        XElement page = Parse(html);
        Assert.DoesNotContain(page.Descendants(), static e => e.Name.LocalName is "script" or "link" or "img" || e.Attribute("src") is not null || e.Attribute("href") is not null);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.Equal("Derivative of (((x * y) + z) ^ 2) + exp(x - (y * z))", page.Descendants("title").First().Value);

        // One heading of the first level, and none that skips a level.
        int[] levels = [.. page.Descendants().Where(static e => e.Name.LocalName is "h1" or "h2" or "h3").Select(static e => e.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(static l => l == 1));
        Assert.All(levels.Zip(levels.Skip(1)), static p => Assert.True(p.Second <= p.First + 1));

        Assert.Contains("✓ checked at 12 points", html, StringComparison.Ordinal);
        Assert.Single(page.Descendants("{http://www.w3.org/2000/svg}svg"));
        Assert.Equal(6, page.Descendants("details").Count());
        string[] captions = [.. page.Descendants("caption").Select(static c => c.Value)];
        Assert.Contains("2 paths from v₇ to x", captions);
        XElement toX = page.Descendants("table").Single(static t => t.Elements("caption").Any(static c => c.Value == "2 paths from v₇ to x"));
        Assert.Equal(["8", "2.718281828459045", "10.718281828459045"], toX.Descendants("tr").Skip(1).Select(static r => r.Elements("td").Last().Value));

        // Nothing but what HTML leaves empty is written as <a/>.
        Assert.DoesNotMatch(@"<(td|th|p|div|table|summary|details|figure|h[1-6])(\s[^>]*)?/>", html);
    }

    [Fact]
    public void Markdown_has_the_same_tables()
    {
        string text = Shell.Run("explain", "|x| y", "x", "--at", "x=-1,y=2", "--markdown").Output;
        Assert.StartsWith("# How the derivative comes about\n\n$$\nf = ", text, StringComparison.Ordinal);
        Assert.Contains("## Derivative by $x$", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", text, StringComparison.Ordinal);

        // A bar inside of a formula would end the cell.
        foreach (string[] table in text.TrimEnd('\n').Split("\n\n").Where(static t => t.StartsWith("| ", StringComparison.Ordinal)).Select(static t => t.Split('\n')))
        {
            Assert.All(table, row => Assert.Equal(Bars(table[0]), Bars(row)));
        }

        static int Bars(string row) => row.Replace(@"\|", "", StringComparison.Ordinal).Count(static c => c == '|');
    }

    [Fact]
    public void Networks_are_explained_line_by_line()
    {
        XElement page = Parse(Shell.Run("explain", "W in R^{2×3}; x in R^3; b in R^2\na = tanh(W*x + b)\nL = ‖a‖²", "--of", "L", "--html").Output);
        Assert.Contains(page.Descendants("h2"), static h => h.Value == "The backward pass");
        Assert.Single(page.Descendants("{http://www.w3.org/2000/svg}svg"));
    }

    [Fact]
    public void Texts_are_escaped_in_both_languages()
    {
        const string evil = "<script>alert(\"x\")</script> & 'y' | `z` \u0001\uD800";
        PageBlock[] blocks =
        [
            new PageBlock.Heading(1, PageCell.Words(evil)),
            new PageBlock.Paragraph(PageTone.Plain, PageCell.Words(evil)),
            new PageBlock.Table(evil, [evil], [[PageCell.Words(evil)]]),
            new PageBlock.Details(evil, [new PageBlock.Formula(@"\mathrm{<script>}")]),
        ];
        XElement page = Parse(HtmlPage.Write(evil, blocks));
        Assert.DoesNotContain(page.Descendants(), static e => e.Name.LocalName == "script");
        Assert.Contains("<script>alert(\"x\")</script> & 'y' | `z`", page.Descendants("td").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", MarkdownPage.Write(blocks), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Names_are_words_on_every_page()
    {
        string[] html = ElementsOf(HtmlPage.Write("qq7", PageOf("qq7")));
        string[] markdown = ElementsOfMarkdown(MarkdownPage.Write(PageOf("qq7")));
        foreach (string name in HostileNames.All)
        {
            Assert.True(html.SequenceEqual(ElementsOf(HtmlPage.Write(name, PageOf(name)))), HostileNames.Shown(name));
            string text = MarkdownPage.Write(PageOf(name));
            Assert.True(markdown.SequenceEqual(ElementsOfMarkdown(text)), $"{HostileNames.Shown(name)} gives {text}");
        }
    }

    [Fact]
    public void Errors_are_those_of_explain()
    {
        var (status, output, error) = Shell.Run("explain", "x + )", "--html");
        Assert.Equal((1, ""), (status, output));
        Assert.Contains("^", error, StringComparison.Ordinal);
    }

    // In every place where a page may have a name.
    private static PageBlock[] PageOf(string name)
    {
        string latex = new ExprGraph().Symbol(name).ToLatex();
        PageCell[] cells = [PageCell.Words($"of {name} "), PageCell.Code(name), PageCell.Words(" "), PageCell.Math(latex), PageCell.Words(" ")];
        return
        [
            new PageBlock.Heading(1, cells),
            new PageBlock.Paragraph(PageTone.Warning, cells),
            new PageBlock.Formula(latex),
            new PageBlock.Table($"of {name}", [name, "of", name, "of", "of"], [cells, cells]),
            new PageBlock.Listing(null, [new ListingLine(name.ReplaceLineEndings(" ")), new ListingLine($"# {name.ReplaceLineEndings(" ")}", LineTone.Comment)]),
            new PageBlock.Details(name, [new PageBlock.Paragraph(PageTone.Plain, cells)]),
        ];
    }

    // Formulas have elements for what names are set with.
    private static string[] ElementsOf(string html) =>
        [.. Parse(html).Descendants().Where(static e => e.Name.NamespaceName != "http://www.w3.org/1998/Math/MathML" || e.Name.LocalName == "math").Select(static e => e.Name.LocalName)];

    private static string[] ElementsOfMarkdown(string text) =>
    [
        .. Regex.Matches(Markdown.ToHtml(text, new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseAutoLinks().UseEmphasisExtras().Build()), "<[A-Za-z/!?][^>]*>")
            .Select(static m => m.Value),
    ];

    private static XElement Parse(string html) => XElement.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
}
