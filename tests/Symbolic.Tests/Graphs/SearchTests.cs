namespace Symbolic.Tests;

public class SearchTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void PartsAreFoundByPatterns()
    {
        Expr f = _graph.Parse("sin(2x) + y sin(x + exp(sin(y)))");
        Assert.Equal(["2*x", "y", "x + exp(sin(y))"], f.Find(p => Operators.Sin[p.Any("a")]).Select(static m => m["a"].ToText()).OrderBy(static t => t.Length == 1 ? 2 : t.Length == 3 ? 1 : 3));
        Assert.Empty(f.Find(p => Operators.Cos[p.Any("a")]));
    }

    [Fact]
    public void TheOrderOfSumsAndProductsDoesNotMatter()
    {
        PatternMatch found = Assert.Single(_graph.Parse("(1 + x^2) z").Find(p => p.Any("a").Pow(2) + 1));
        Assert.Equal("1 + x^2: a = x", found.ToString());
    }

    [Fact]
    public void FactsNarrowTheSearch()
    {
        Expr r = _graph.Symbol("r", Facts.Positive);
        Expr f = Operators.Log[r] + Operators.Log[_graph.Symbol("x")];
        Assert.Equal(r, Assert.Single(f.Find(p => Operators.Log[p.With("a", Facts.Positive)]))["a"]);
    }

    [Fact]
    public void APatternOfOtherVariablesIsRefused() =>
        Assert.Throws<ArgumentException>(() => _graph.Parse("sin(x)").Find(p => Operators.Sin[_graph.Symbol("x")]));

    [Fact]
    public void ADeepExpressionIsSearchedInALoop()
    {
        Expr e = _graph.Symbol("x");
        for (int i = 0; i < 20_000; i++)
        {
            e = Operators.Sin[e];
        }

        Assert.Equal(20_000, e.Find(p => Operators.Sin[p.Any("a")]).Count);
    }
}
