using static Symbolic.Operators;

namespace Symbolic.Tests.Sparsity;

/// <summary>All orders of accumulation give the same Jacobian, and cross-country is kept only where it wins.</summary>
public sealed class AccumulationTests
{
    [Fact]
    public void All_orders_agree() => RandomFunctions.ForAll((x, outputs) =>
    {
        DerivativeMatrix[] all = [.. Enum.GetValues<Accumulation>().Select(a => outputs.Jacobian(new DerivativeOptions { Accumulation = a }, x))];
        for (int row = 0; row < outputs.Length; row++)
        {
            for (int column = 0; column < x.Length; column++)
            {
                double expected = all[(int)Accumulation.Reverse][row, column].At(x);
                foreach (DerivativeMatrix other in all)
                {
                    double actual = other[row, column].At(x);
                    Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{expected} {actual}");
                }
            }
        }
    });

    [Fact]
    public void Cross_country_never_has_more_operations() => RandomFunctions.ForAll((x, outputs) =>
    {
        int usual = Operations(outputs.Jacobian(x));
        Assert.True(Operations(outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.CrossCountry }, x)) <= usual);
    });

    // Two inputs, one waist, two outputs, again and again: neither end is the right place to begin.
    [Fact]
    public void Cross_country_wins_where_neither_direction_does()
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(1, 6).Select(i => graph.Symbol($"x_{i}"))];
        Expr waist = x.Aggregate(static (a, b) => Sin[a] * b);
        Expr deep = Sin[Exp[Cos[Tanh[waist]]]];
        Expr[] outputs = [.. Enumerable.Range(1, 6).Select(i => Exp[i * deep] * deep)];
        int reverse = Operations(outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.Reverse }, x));
        int forward = Operations(outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.Forward }, x));
        int crossed = Operations(outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.CrossCountry }, x));
        Assert.True(crossed < Math.Min(reverse, forward), $"{crossed}, {reverse}, {forward}");
    }

    [Fact]
    public void Few_variables_and_many_outputs_that_share_go_forward()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        var outputs = new List<Expr> { Sin[x] };
        for (int i = 1; i < 200; i++)
        {
            outputs.Add(Sin[outputs[^1]] * x);
        }

        int function = Numeric.DistinctNodes(outputs);
        Assert.InRange(Operations(outputs.Jacobian(x)), 0, 4 * function);
        Assert.True(Operations(outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.Reverse }, x)) > 40 * function);
    }

    [Fact]
    public void Inner_variables_are_held_in_every_order()
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        Expr s = x * y;
        Expr[] outputs = [s.Pow(2) + x, Sin[s] * y, s - x];
        foreach (Accumulation order in Enum.GetValues<Accumulation>())
        {
            DerivativeMatrix jacobian = outputs.Jacobian(new DerivativeOptions { Accumulation = order }, s, x);
            Assert.Equal("1", jacobian[0, 1].ToString());
            Assert.Equal("0", jacobian[1, 1].ToString());
            Assert.Equal("-1", jacobian[2, 1].ToString());
            Assert.Equal("1", jacobian[2, 0].ToString());
        }
    }

    [Fact]
    public void An_output_may_be_a_variable_or_part_of_another()
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        Expr inner = Exp[x * y];
        DerivativeMatrix jacobian = ((Expr[])[x, inner, Sin[inner]]).Jacobian(new DerivativeOptions { Accumulation = Accumulation.CrossCountry }, x, y);
        Assert.Equal(graph.One, jacobian[0, 0]);
        Assert.Equal(graph.Zero, jacobian[0, 1]);
        Assert.Equal(Math.Exp(6) * 3, jacobian[1, 0].At((x, 2), (y, 3)), 1e-9);
        Assert.Equal(Math.Cos(Math.Exp(6)) * Math.Exp(6) * 2, jacobian[2, 1].At((x, 2), (y, 3)), 1e-9);
    }

    private static int Operations(DerivativeMatrix matrix) =>
        matrix.NonZeros == 0 ? 0 : OperationCount.Of(matrix.Variables[0].Graph, matrix.Entries.Select(static e => e.Value));
}
