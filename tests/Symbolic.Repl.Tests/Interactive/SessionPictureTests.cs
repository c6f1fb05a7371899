using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Interactive;

/// <summary>Pictures and exercises within a session.</summary>
public sealed class SessionPictureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pictures").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(params string[] lines)
    {
        using var output = new StringWriter();
        new InteractiveLoop(new Host(new StringReader(string.Join('\n', lines)), output, TextWriter.Null)).Run();
        return output.ToString().ReplaceLineEndings("\n");
    }

    [Fact]
    public void A_formula_over_names_of_the_session_is_drawn_and_is_no_input_of_it()
    {
        string output = Run("a = 2", ":plot a*sin(x) x=-3..3", "_ + 1");
        Assert.Contains("f = 2 sin(x)", output);
        Assert.Contains("f′ = 2 cos(x)", output);
        Assert.Contains("─", output);
        Assert.DoesNotContain("sin", output[output.LastIndexOf("%1", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_name_is_drawn_under_its_name_over_the_usual_range() => Assert.Contains("y = x²", Run("y = x^2", ":plot y"));

    [Theory]
    [InlineData(":plot", "A formula is missing.")]
    [InlineData(":plot x y", "It must be said what the formula is drawn over.")]
    [InlineData(":plot x y x=0..1", "No value is given for y.")]
    [InlineData(":plot x x=1..1", "The range of x is a single point.")]
    [InlineData(":plot x in R^3", "Only a formula has a picture.")]
    [InlineData(":graph x y", "A graph needs a file to be drawn in.")]
    [InlineData(":graph x + ", "A graph needs a file to be drawn in.")]
    [InlineData(":quiz nonsense", "nonsense")]
    public void A_mistake_is_one_sentence(string input, string sentence) => Assert.Contains(sentence, Run(input));

    [Fact]
    public void Pictures_are_written_to_files()
    {
        string plot = Path.Combine(_folder, "p.svg"), graph = Path.Combine(_folder, "g.svg");
        string output = Run($":plot 1/x x=-1..1 {plot}", $":graph (x + y) z {graph} x=1,y=2,z=3", $":graph x {Path.Combine(_folder, "none", "g.svg")}");
        Assert.Contains("<svg", File.ReadAllText(plot));
        Assert.Contains(">9<", File.ReadAllText(graph));
        Assert.Contains($"written to {graph}\n", output);
        Assert.Contains("Could not find a part of the path", output);
    }

    [Fact]
    public void A_round_of_exercises_reads_the_lines_that_follow()
    {
        string output = Run(":quiz 1 2", "answer", "quit", "1 + 1");
        Assert.Contains("1 of 2", output);
        Assert.EndsWith("%1 = 2\n", output);
    }
}
