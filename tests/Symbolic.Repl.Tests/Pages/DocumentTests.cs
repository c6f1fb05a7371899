using System.Xml.Linq;
using Symbolic.Repl.Pages;
using Symbolic.Repl.Tests.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Pages;

/// <summary>Documents whose commands are run.</summary>
public sealed class DocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("symbolic-document-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Commands_are_run_and_their_old_output_goes()
    {
        string text = Refresh("# A\n\n```console\n$ symbolic eval '1 + 1'\nold\n$ date\nas it was\n$ symbolic eval 'x y' x=2 y=3\n```\nend\n");
        Assert.Equal("# A\n\n```console\n$ symbolic eval '1 + 1'\n2\n$ date\nas it was\n$ symbolic eval 'x y' x=2 y=3\n6\n```\nend\n", text);
        Assert.Equal(text, Refresh(text));
    }

    [Fact]
    public void An_error_is_an_answer() =>
        Assert.Contains("\n  x + )\n      ^\n", Refresh("```console\n$ symbolic eval 'x + )'\n```\n"), StringComparison.Ordinal);

    [Fact]
    public void A_command_that_would_not_end_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "a.md"), "```console\n$ symbolic page a.md\n$ symbolic web\n$ symbolic\n```\n");
        string output = Shell.Run("page", Path.Combine(_folder, "a.md"), "--markdown").Output;
        Assert.Contains("$ symbolic page a.md\nA page is not made while another one is made.\n", output, StringComparison.Ordinal);
        Assert.Contains("$ symbolic web\nThe playground does not end", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_has_an_answer_behind_each_input() => Assert.Equal(
        "```symbolic\n» f(x) = x^2\ndef f(x) = x ^ 2\nf(x) = x²\n» f'(\n…  3)\n%1 = 6\n```\n",
        Refresh("```symbolic\n» f(x) = x^2\nold\n» f'(\n…  3)\n```\n"));

    [Fact]
    public void Files_are_those_beside_the_document()
    {
        File.WriteAllText(Path.Combine(_folder, "p.sym"), "# half\ny = x/2\ny\n");
        File.WriteAllText(Path.Combine(_folder, "p.json"), "{\"x\": 3}");
        Assert.Equal(
            "```text p.sym\n# half\ny = x/2\ny\n```\n```console\n$ symbolic run p.sym --values p.json\ny = 1.5\n```\n",
            Refresh("```text p.sym\n```\n```console\n$ symbolic run p.sym --values p.json\n```\n"));
    }

    [Fact]
    public void Pictures_are_in_the_page_and_not_on_the_disk()
    {
        const string text = "```console\n$ symbolic graph 'x y' --out g.svg\n```\n\n![A product](g.svg)\n";
        XElement page = Page(text);
        Assert.Single(page.Descendants("{http://www.w3.org/2000/svg}svg"));
        Assert.Equal("A product", page.Descendants("figcaption").Single().Value);
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains("<svg", Read(text).Refresh().Files["g.svg"], StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_typeset()
    {
        File.WriteAllText(Path.Combine(_folder, "p.sym"), "A in R^{2×2}; x in R^2\ny = A*x\ny\n∂y/∂A\ncheck(y, x)\n");
        File.WriteAllText(Path.Combine(_folder, "p.json"), "{\"A\": [[1, 2], [3, 1e-9]], \"x\": [1, 1]}");
        XElement page = Page("# T\n\n```console\n$ symbolic run p.sym --values p.json\n$ symbolic grad '|x| y' --at x=-1,y=2\n$ symbolic explain 'x^2 sin x' x\n```\n");
        string[] cells = [.. page.Descendants("td").Select(static c => c.Value)];
        Assert.Contains("(∂y/∂A)[2]", cells);
        Assert.Contains("df/dx", cells);
        Assert.Contains(page.Descendants("p"), static p => p.Value.Contains("✓ checked at 1 point", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("caption"), static c => c.Value.StartsWith("The rules of calculus", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("caption"), static c => c.Value.StartsWith("at x = -1, y = 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Prose_is_Markdown_with_formulas_and_without_HTML()
    {
        XElement page = Page("# About $x^2$ & co\n\nA *word*, `code`, <b>no tag</b> and $\\frac{1}{2}$.\n\n$$\n\\sum_i x_i\n$$\n\n> quoted $y$\n\n| a | b |\n|---|---|\n| 1 | $z$ |\n");
        Assert.Equal("About x^2 & co", page.Descendants("title").First().Value);
        Assert.Equal(5, page.Descendants("{http://www.w3.org/1998/Math/MathML}math").Count());
        Assert.Contains("<b>no tag</b>", page.Descendants("p").First().Value, StringComparison.Ordinal);
        Assert.Empty(page.Descendants("b"));
    }

    [Theory]
    [InlineData("a\n\n$\\nonsense{x}$\n", "line 3: ", @"\nonsense is not known")]
    [InlineData("a\n\n$$\n\\frac{1}\n$$\n", "line 3: ", "LaTeX")]
    [InlineData("```console\n$ symbolic eval x | head\n```\n", "line 1: ", "is for a shell")]
    [InlineData("```console\n$ symbolic eval 'x\n```\n", "line 1: ", "is not closed")]
    [InlineData("\n```text missing.sym\n```\n", "line 2: ", "cannot be read")]
    [InlineData("![a](photo.jpg)\n", "line 1: ", "is not SVG")]
    public void What_is_wrong_is_found_by_its_line(string text, string place, string reason)
    {
        string message = Assert.Throws<RequestException>(() => Read(text).ToHtml()).Message;
        Assert.StartsWith(place, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_writes_pages_and_documents()
    {
        string file = Path.Combine(_folder, "a.md"), page = Path.Combine(_folder, "a.html"), copy = Path.Combine(_folder, "b.md");
        File.WriteAllText(file, "# Title\n\n```console\n$ symbolic graph x --out g.svg\n```\n\n![x](g.svg)\n");
        Assert.Equal((0, "", ""), Shell.Run("page", file, "--out", page));
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "g.svg")));
        Assert.Equal((0, "", ""), Shell.Run("page", file, "--markdown", "--out", copy));
        Assert.Equal(File.ReadAllText(file), File.ReadAllText(copy));
        Assert.True(File.Exists(Path.Combine(_folder, "g.svg")));
        Assert.Equal(1, Shell.Run("page", Path.Combine(_folder, "none.md")).Status);
    }

    [Fact]
    public void A_program_is_a_page_with_its_comments_as_prose()
    {
        string file = Path.Combine(_folder, "p.sym");
        File.WriteAllText(file, "# Twice * a number,\n# and more.\ny = 2x\ny\n\n# Its derivative.\nz = y^2  # a square\ndz/dx\ncheck(z, x)\n");
        var (status, html, error) = Shell.Run("page", file, "--at", "x=3");
        Assert.Equal((0, ""), (status, error));
        XElement main = XElement.Parse(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("main").Single();
        Assert.Equal(["h1", "p", "figure", "div", "p", "figure", "div", "p"], main.Elements().Select(static e => e.Name.LocalName));
        Assert.Equal("Twice * a number, and more.", main.Elements("p").First().Value);
        Assert.Equal("z = y^2  # a square\ndz/dx\ncheck(z, x)\n", main.Elements("figure").Last().Value);
        Assert.Equal(["y", "6", "dz/dx", "24"], main.Descendants("td").Select(static c => c.Value));
        Assert.Contains("Twice \\* a number", Shell.Run("page", file, "--markdown").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a 'b c' \"d 'e\" f'g'h", "a", "b c", "d 'e", "fgh")]
    [InlineData("  x=1   '' ", "x=1", "")]
    public void Words_are_those_of_a_shell(string line, params string[] words) => Assert.Equal(words, ShellWords.Of(line));

    private Document Read(string text) => Document.Read(text, _folder);

    private string Refresh(string text) => Read(text).Refresh().Text;

    private XElement Page(string text) => XElement.Parse(Read(text).ToHtml().Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
}
