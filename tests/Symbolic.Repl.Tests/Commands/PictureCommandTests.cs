using System.Xml.Linq;

namespace Symbolic.Repl.Tests.Commands;

public sealed class PictureCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("symbolic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Graph_writes_a_picture_with_values()
    {
        string file = Path.Combine(_folder, "graph.svg");
        var run = Shell.Run("graph", "(xy+z)²+exp(x−yz)", "--at", "x=1,y=2,z=0", "--out", file);
        Assert.Equal((0, "", ""), run);
        XElement svg = XElement.Load(file);
        Assert.Contains(svg.Descendants(), static e => e.Attribute("class")?.Value == "gradient" && e.Value == "10.72");
        Assert.Equal("Computational graph of (((x * y) + z) ^ 2) + exp(x - (y * z))", svg.Elements().First().Value);
    }

    [Fact]
    public void Graph_of_derivatives_has_two_kinds_of_nodes()
    {
        XElement svg = XElement.Parse(Shell.Run("graph", "x^2 sin(y)", "x", "y").Output);
        Assert.Contains(svg.Descendants(), static e => e.Attribute("class")?.Value == "forward");
        Assert.Contains(svg.Descendants(), static e => e.Attribute("class")?.Value == "backward");
        Assert.Contains(svg.Descendants(), static e => e.Value == "∂f/∂y");
        Assert.Contains("#fdebe3", Shell.Run("graph", "x^2 sin(y)", "--backward", "--format", "dot").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No value is given for z.", "graph", "x z", "--at", "x=1")]
    [InlineData("A picture is not written as 'bmp'.", "graph", "x", "--out", "a.bmp")]
    [InlineData("A PNG is written to a file.", "graph", "x", "--format", "png")]
    [InlineData("A picture shows the values at one point, and 2 are given.", "graph", "x", "--at", "x=1", "--at", "x=2")]
    [InlineData("The formula has no variables, so there is nothing to differentiate by.", "graph", "3", "--backward")]
    [InlineData("'x=1' is not the range of a variable.", "plot", "x", "x=1")]
    [InlineData("'x=1..' is not the range of a variable.", "plot", "x", "x=1..")]
    [InlineData("The range of x needs two finite ends.", "plot", "x", "x=0..Infinity")]
    [InlineData("The range of x needs two finite ends.", "plot", "x", "x=0..inf")]
    [InlineData("The range of x runs from the larger end to the smaller.", "plot", "x", "x=2..1")]
    [InlineData("No value is given for a.", "plot", "a x", "x=0..1")]
    [InlineData("A plot is written as SVG.", "plot", "x", "x=0..1", "--out", "a.png")]
    [InlineData("A Hessian is that of one formula.", "pattern", "x", "y", "--hessian")]
    [InlineData("No value is given for y.", "pattern", "x y", "--at", "x=1")]
    public void What_cannot_be_drawn_is_said_in_one_sentence(string message, params string[] arguments)
    {
        var (status, output, error) = Shell.Run(arguments);
        Assert.Equal((1, ""), (status, output));
        Assert.Equal(message, error.Split('\n')[0]);
    }

    [Fact]
    public void Plot_draws_in_dots_with_numbers_at_the_axes()
    {
        var (status, output, _) = Shell.Run("plot", "sin(x)", "x=-3..3");
        Assert.Equal(0, status);
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal(["⠒⠒⠒ f = sin(x)", "⠂⠐⠂ f′ = cos(x)"], lines[..2]);
        Assert.Equal(2 + 20 + 2, lines.Length);
        Assert.StartsWith(" 1.0 ┤", lines[2], StringComparison.Ordinal);
        Assert.Equal(["−3", "−2", "−1", "0", "1", "2", "3", "x"], lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(lines, static l => Assert.True(l.Length <= 82));
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public void Curves_have_two_colours_on_a_terminal_that_has_them()
    {
        string output = Shell.Run(Somewhere.ColorTerminal, "plot", "x", "x=-1:1").Output;
        Assert.Contains("\u001b[34m⠒⠒⠒", output.Replace("\u001b[94m", "\u001b[34m", StringComparison.Ordinal).Replace("\u001b[38;5;12m", "\u001b[34m", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Shell.Run(Somewhere.Terminal, "plot", "x", "x=-1:1").Output);
    }

    [Fact]
    public void Several_formulas_are_plotted_with_or_without_derivatives()
    {
        Assert.Equal(4, Shell.Run("plot", "x", "a x^2", "x=0..1", "--at", "a=2").Output.Split('\n').Count(static l => l.Contains(" = ", StringComparison.Ordinal)));
        Assert.Equal(2, Shell.Run("plot", "x", "x^2", "x=-pi/2..pi/2", "--only").Output.Split('\n').Count(static l => l.Contains(" = ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Plot_writes_svg()
    {
        string file = Path.Combine(_folder, "plot.svg");
        Assert.Equal(0, Shell.Run("plot", "1/x", "x=-3..3", "--out", file).Status);
        Assert.Equal(2, XElement.Load(file).Descendants().Single(static e => e.Attribute("class")?.Value == "curve curve0" && e.Elements().Any()).Attribute("d")!.Value.Count(static c => c == 'M'));
    }

    [Fact]
    public void Pattern_shows_what_is_zero_by_structure()
    {
        Assert.Equal("    x y z\nf1  ████·\nf2  · ████\nf3  · · ██\n3×3, 5 of 9 entries may be other than zero\n", Shell.Run("pattern", "x y", "y + z^2", "z").Output);
        string file = Path.Combine(_folder, "pattern.svg");
        Assert.Equal(0, Shell.Run("pattern", "x^2 y + x z", "--hessian", "--at", "x=1,y=0,z=2", "--out", file).Status);
        XElement svg = XElement.Load(file);
        Assert.Equal(4, svg.Descendants().Count(static e => e.Attribute("class")?.Value == "cell" && e.Elements().Any()));
        Assert.Single(svg.Descendants(), static e => e.Attribute("class")?.Value == "zero");
    }

    [Fact]
    public void Formulas_are_written_as_MathML() =>
        Assert.Equal("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow><mn>2</mn><mo>\u2062</mo><mi>x</mi></mrow></math>\n", Shell.Run("diff", "x^2", "x", "--format", "mathml").Output);
}
