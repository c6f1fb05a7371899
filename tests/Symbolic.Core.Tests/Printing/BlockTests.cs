namespace Symbolic.Tests.Printing;

public class BlockTests
{
    private static string Print(string text)
    {
        var graph = new ExprGraph();
        foreach (char name in "abcxy")
        {
            graph.Symbol(name.ToString());
        }

        return TextReader.Read(graph, text).ToBlock().ToString().Replace("\r", "");
    }

    [Theory]
    [InlineData("x^2*y", "x²y")]
    [InlineData("1/x", "1\n─\nx")]
    [InlineData("(x + 1)/(2*y)", "x + 1\n─────\n 2y")]
    [InlineData("a/(b/c)", " a\n───\n b\n ─\n c")]
    [InlineData("exp(x/y)", " x\n ─\n y\ne")]
    [InlineData("x^(a + 1)", " a + 1\nx")]
    [InlineData("(x/y)^2", "⎛ x ⎞²\n⎜ ─ ⎟\n⎝ y ⎠")]
    [InlineData("sqrt(x/2)", " ┌─\n │x\n │─\n√│2")]
    [InlineData("sqrt(x + 1)", "√(x + 1)")]
    [InlineData("a - x/y", "    x\na − ─\n    y")]
    [InlineData("abs(x/y)", "│ x │\n│ ─ │\n│ y │")]
    public void Parts_stand_where_they_stand_on_paper(string text, string expected) => Assert.Equal(expected, Print(text));

    [Fact]
    public void The_baseline_is_level_with_what_stands_beside_it()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        TextBlock block = (1 / (x + 1)).ToBlock();
        Assert.Equal((1, 5), (block.Baseline, block.Width));
        Assert.Equal("─────", block.Lines[block.Baseline]);
    }

    [Fact]
    public void Matrices_and_cases_are_in_tall_brackets()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Equal("⎡ 1  x  ⎤\n⎣ x  x² ⎦", graph.Array(new Shape(2, 2), [graph.Number(1), x, x, x * x]).ToBlock().ToString());
        Expr choice = graph.Select(x > 0, 1 / x, graph.Select(x < -1, x, graph.Zero));
        Assert.Equal("⎧ 1\n⎪ ─  if x > 0\n⎪ x\n⎨\n⎪ x  if x < −1\n⎪\n⎩ 0  otherwise", choice.ToBlock().ToString());
        Assert.Equal("║ v ║   1\n║ ─ ║ − ─\n║ x ║   2", (Operators.Norm[graph.Symbol("v", new Shape(2)) / x] - graph.Number(Rational.From(1, 2))).ToBlock().ToString());
    }

    [Fact]
    public void Depth_is_no_difficulty_and_size_is_limited()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr e = x;
        for (int i = 0; i < 100_000; i++)
        {
            e = 1 / (1 + e);
        }

        Assert.Throws<LimitException>(() => e.ToBlock());
        Expr sum = x;
        for (int i = 0; i < 10_000; i++)
        {
            sum = (sum + x) * graph.Symbol("y");
        }

        Assert.Single(sum.ToBlock().Lines);
    }
}
