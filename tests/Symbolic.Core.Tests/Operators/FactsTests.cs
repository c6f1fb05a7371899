namespace Symbolic.Tests.OperatorTables;

public class FactsTests
{
    private const Truth T = Truth.True;
    private const Truth F = Truth.False;
    private const Truth U = Truth.Unknown;

    public static TheoryData<string, Facts, Truth[]> Answers() => new()
    {
        // positive, negative, nonnegative, nonpositive, nonzero, integer
        { "real", Facts.Real, [U, U, U, U, U, U] },
        { "positive", Facts.Positive, [T, F, T, F, T, U] },
        { "nonnegative", Facts.Nonnegative, [U, F, T, U, U, U] },
        { "negative", Facts.Negative, [F, T, F, T, T, U] },
        { "nonpositive", Facts.Nonpositive, [F, U, U, T, U, U] },
        { "nonzero", Facts.NonZero, [U, U, U, U, T, U] },
        { "integer", Facts.Integer, [U, U, U, U, U, T] },
        { "unknown", Facts.Unknown, [U, U, U, U, U, U] },
        { "zero", Facts.Of(0), [F, F, T, T, F, T] },
        { "three", Facts.Of(3), [T, F, T, F, T, T] },
        { "minus a half", Facts.Of(Rational.From(-1, 2)), [F, T, F, T, T, U] },
        { "positive integer", Facts.Positive.And(Facts.Integer), [T, F, T, F, T, T] },
        { "positive or negative", Facts.Positive.Or(Facts.Negative), [U, U, U, U, T, U] },
        { "contradiction", Facts.Positive.And(Facts.Negative), [U, U, U, U, U, U] },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Questions_have_three_answers(string name, Facts facts, Truth[] answers)
    {
        Assert.NotEmpty(name);
        Assert.Equal(answers, [facts.IsPositive, facts.IsNegative, facts.IsNonnegative, facts.IsNonpositive, facts.IsNonZero, facts.IsInteger]);
    }

    [Fact]
    public void Only_unknown_and_infinite_values_may_be_undefined()
    {
        Assert.True(Facts.Real.IsTotal);
        Assert.True(Facts.Of(7).IsTotal);
        Assert.False(Facts.Unknown.IsTotal);
        var graph = new ExprGraph();
        Assert.False(graph.Constant(Operators.Infinity).Facts.IsTotal);
        Assert.False(graph.Constant(Operators.Undefined).Facts.IsTotal);
        Assert.True(graph.Constant(Operators.Pi).Facts.IsTotal);
    }

    [Fact]
    public void Facts_follow_through_expressions()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), p = graph.Symbol("p", Facts.Positive), n = graph.Symbol("n", Facts.Integer), q = graph.Symbol("q", Facts.Nonnegative);
        Assert.Equal(T, (x.Pow(2) + 1).Facts.IsPositive);
        Assert.True((1 / (x.Pow(2) + 1)).Facts.IsTotal);
        Assert.False((1 / x).Facts.IsTotal);
        Assert.Equal(T, Operators.Exp[1 / x].Facts.IsPositive);
        Assert.False(Operators.Exp[1 / x].Facts.IsTotal);
        Assert.True(Operators.Log[p].Facts.IsTotal);
        Assert.True(Operators.LogBase[p, graph.Number(3)].Facts.IsTotal);
        Assert.False(Operators.LogBase[p, q].Facts.IsTotal);
        Assert.False(Operators.Log[q].Facts.IsTotal);
        Assert.True(Operators.Sqrt[q].Facts.IsTotal);
        Assert.Equal(T, Operators.Cosh[x].Facts.IsPositive);
        Assert.Equal(T, Operators.Tanh[p].Facts.IsPositive);
        Assert.Equal(T, ((n * n) - (3 * n)).Facts.IsInteger);
        Assert.Equal(U, (n / 2).Facts.IsInteger);
        Assert.Equal(T, Operators.Floor[x].Facts.IsInteger);
        Assert.Equal(T, Operators.Max[x, p].Facts.IsPositive);
        Assert.Equal(T, Operators.Min[x, -p].Facts.IsNegative);
        Assert.Equal(T, Operators.Hypot[x, p].Facts.IsNonZero);
        Assert.Equal(T, Operators.Clamp[x, p, p + 1].Facts.IsPositive);
        Assert.Equal(T, Operators.Sec[x].Facts.IsNonZero);
        Assert.False(Operators.Tan[x].Facts.IsTotal);
        Assert.Equal(U, (x.Pow(2) - 1).Facts.IsNonnegative);
    }

    [Fact]
    public void A_root_that_is_larger_than_what_stands_beside_it_decides_the_sign()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), larger = Operators.Sqrt[Operators.Power[x, graph.Number(2)] + 1], smaller = Operators.Sqrt[Operators.Power[x, graph.Number(2)] - 1], u = 2 * x;
        Assert.Equal(Truth.True, (x + larger).Facts.IsPositive);
        Assert.Equal(Truth.True, (larger + x).Facts.IsPositive);
        Assert.Equal(Truth.True, (larger - x).Facts.IsPositive);
        Assert.Equal(Truth.True, (x - larger).Facts.IsNegative);
        Assert.Equal(Truth.True, (u + Operators.Sqrt[3 + (4 * Operators.Power[x, graph.Number(2)])]).Facts.IsPositive);
        Assert.Equal(Truth.True, (x + smaller).Facts.IsNonZero);
        Assert.NotEqual(Truth.True, (x + smaller).Facts.IsPositive);
        Assert.NotEqual(Truth.True, (x + Operators.Sqrt[1 - Operators.Power[x, graph.Number(2)]]).Facts.IsNonZero);
        Assert.NotEqual(Truth.True, (u + larger).Facts.IsNonZero);
        Assert.NotEqual(Truth.True, (graph.Symbol("y") + larger).Facts.IsNonZero);
    }
}
