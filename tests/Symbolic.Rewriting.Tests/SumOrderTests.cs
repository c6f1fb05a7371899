namespace Symbolic.Tests;

public sealed class SumOrderTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public SumOrderTests() => (_x, _y) = _graph.Symbols("x", "y");

    [Fact]
    public void Sums_stay_as_they_are_written_unless_an_order_is_asked_for()
    {
        Is("1 + x^2", SumOrder.AsWritten, 1 + _x.Pow(2));
        Is("x^2 + 1", SumOrder.AsWritten, _x.Pow(2) + 1);
        Is("x^2 + 1", SumOrder.Falling, 1 + _x.Pow(2));
        Is("1 + x^2", SumOrder.Rising, _x.Pow(2) + 1);
    }

    [Fact]
    public void Terms_run_by_degree()
    {
        Expr f = (3 * _x) + (2 * _x.Pow(3)) + 7 + (_x.Pow(2) * _y.Pow(2));
        Is("x^2*y^2 + 2*x^3 + 3*x + 7", SumOrder.Falling, f);
        Is("7 + 3*x + 2*x^3 + x^2*y^2", SumOrder.Rising, f);
        Is("x + sin(x) + 1 + 1/x", SumOrder.Falling, 1 + Operators.Sin[_x] + (1 / _x) + _x);
        Is("1/x + 1 + sin(x) + x", SumOrder.Rising, Operators.Sin[_x] + 1 + (1 / _x) + _x);
    }

    [Fact]
    public void Sums_inside_run_the_same_way()
    {
        Expr f = Operators.Sqrt[1 + _x.Pow(2)] / (1 + _y);
        Is("sqrt(x^2 + 1)/(y + 1)", SumOrder.Falling, f);
        Is("2*x/(x^2 + 1)", SumOrder.Falling, Operators.Log[1 + _x.Pow(2)].Differentiate(_x));
        Is("2*x/(1 + x^2)", SumOrder.Rising, Operators.Log[_x.Pow(2) + 1].Differentiate(_x));
        Simplified entries = _graph.Array(new Shape(2), [1 + _x, 2 + _x.Pow(2)]).Simplify(new SimplifyOptions { Order = SumOrder.Falling });
        Assert.Equal("[x + 1; x^2 + 2]", entries.Result.ToString());
    }

    [Fact]
    public void Conditions_run_the_same_way_and_are_not_repeated()
    {
        Simplified shown = Operators.Log[1 + _x + _x.Pow(2)].Differentiate(_x).Simplify(new SimplifyOptions { Order = SumOrder.Falling });
        Assert.Equal("(2*x + 1)/(x^2 + x + 1)", shown.Result.ToString());
        Assert.Empty(shown.Conditions);
        Simplified cancelled = ((1 + _x + _x.Pow(3)).Pow(2) / (1 + _x + _x.Pow(3))).Simplify(new SimplifyOptions { Order = SumOrder.Falling });
        Assert.Equal("x^3 + x + 1", cancelled.Result.ToString());
        Assert.Equal(["x^3 + x + 1 != 0"], cancelled.Conditions.Select(static c => c.ToString()));
    }

    [Fact]
    public void A_positive_term_comes_first()
    {
        Is("1 - x^2", SumOrder.Falling, 1 - _x.Pow(2));
        Is("x - 1", SumOrder.Rising, _x - 1);
        Is("-x^2 - x - 1", SumOrder.Falling, -1 - _x - _x.Pow(2));
    }

    [Fact]
    public void Long_sums_and_deep_ones_take_one_pass()
    {
        Expr sum = _graph.One, deep = _x;
        for (int i = 1; i < 100_000; i++)
        {
            sum += Operators.Sin[_graph.Symbol($"v{i}")];
            deep = Operators.Sin[1 + deep];
        }

        Expr ordered = sum.Simplify(new SimplifyOptions { Order = SumOrder.Falling, Rules = RuleSet.None }).Result;
        Assert.True(ordered.Operands[1].IsOne);
        Assert.True(deep.Simplify(new SimplifyOptions { Order = SumOrder.Falling, Rules = RuleSet.None }).Result.Operands[0].Operands[1].IsOne);
    }

    private static void Is(string expected, SumOrder order, Expr expr) =>
        Assert.Equal(expected, expr.Simplify(new SimplifyOptions { Order = order }).Result.ToString());
}
