using static Symbolic.Operators;

namespace Symbolic.Conformance;

/// <summary>The derivatives at kinks are those that the declarations state, and nothing undefined gets through a branch not taken.</summary>
public class KinkTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr s_x = s_graph.Symbol("x");
    private static readonly Expr s_y = s_graph.Symbol("y");
    private static readonly Expr s_a = s_graph.Symbol("a");

    public static TheoryData<string, Expr, Expr, double, double, double, double> Slopes() => new()
    {
        // name, function, variable, x, y, a, derivative
        { "abs", Abs[s_x], s_x, 0, 0, 0, 0 },
        { "sign", Sign[s_x], s_x, 0, 0, 0, 0 },
        { "relu", Relu[s_x], s_x, 0, 0, 0, 0 },
        { "heaviside", Heaviside[s_x], s_x, 0, 0, 0, 0 },
        { "hardlim", HardLimit[s_x], s_x, 0, 0, 0, 0 },
        { "floor", Floor[s_x], s_x, 2, 0, 0, 0 },
        { "leakyrelu", LeakyRelu[s_x, s_a], s_x, 0, 0, 0.1, 0.1 },
        { "leakyrelu by its slope", LeakyRelu[s_x, s_a], s_a, 0, 0, 0.1, 0 },
        { "elu", Elu[s_x, s_a], s_x, 0, 0, 1.5, 1.5 },
        { "elu far out", Elu[s_x, s_a], s_x, 1000, 0, 1.5, 1 },
        { "selu", Selu[s_x], s_x, 0, 0, 0, 1.7580993408473768 },
        { "hardtanh", HardTanh[s_x], s_x, 1, 0, 0, 0 },
        { "hardsigmoid", HardSigmoid[s_x], s_x, -3, 0, 0, 0 },
        { "mod", Mod[s_x, s_graph.One], s_x, 0.5, 0, 0, 1 },
        { "hypot at the origin", Hypot[s_x, s_y], s_x, 0, 0, 0, 0 },
        { "hypot beside it", Hypot[s_x, s_y], s_y, 0, -2, 0, -1 },
        { "max, a tie of two", Max[s_x, s_y], s_x, 1, 1, 0, 0.5 },
        { "max, one of two", Max[s_x, s_y], s_x, 2, 1, 0, 1 },
        { "max, the other", Max[s_x, s_y], s_x, 0, 1, 0, 0 },
        { "max, a tie of three", Max[s_x, s_y, s_a], s_y, 1, 1, 1, 1.0 / 3 },
        { "max, a tie of two of three", Max[s_x, s_y, s_a], s_y, 1, 1, 0, 0.5 },
        { "max, a tie apart", Max[s_x, s_y, s_a], s_a, 1, 1, 0, 0 },
        { "min, a tie of two", Min[s_x, s_y], s_y, 1, 1, 0, 0.5 },
        { "max of the same slopes", Max[s_x, Expm1[s_x], ((s_x + 1).Pow(2) / 2) - 0.5], s_x, 0, 0, 0, 1 },
        { "clamp inside", Clamp[s_x, s_y, s_a], s_x, 1, 0, 2, 1 },
        { "clamp on a bound", Clamp[s_x, s_y, s_a], s_x, 0, 0, 2, 0 },
        { "clamp on a bound, by the bound", Clamp[s_x, s_y, s_a], s_y, 0, 0, 2, 1 },
        { "clamp between crossed bounds", Clamp[s_x, s_y, s_a], s_a, 1, 3, 2, 1 },
        { "power of zero by the exponent", s_x.Pow(s_y), s_y, 0, 2, 0, 0 },

        // Branches that are not taken.
        { "max beside an infinite slope", Max[s_x, Sqrt[s_y]], s_y, 5, 0, 0, 0 },
        { "min beside an infinite slope", Min[s_x, Sqrt[s_y]], s_y, -5, 0, 0, 0 },
        { "relu of an infinite slope", Relu[Sqrt[s_y] - 1], s_y, 0, 0, 0, 0 },
        { "clamp of an infinite slope", Clamp[Sqrt[s_y], s_x, s_a], s_y, 1, 0, 2, 0 },
        { "hypot of an infinite slope", Hypot[Sqrt[s_y], s_x], s_x, 3, 0, 0, 1 },
        { "a root where it is not asked for", s_graph.Select(s_x > 0, Sqrt[s_x], s_graph.Zero), s_x, -1, 0, 0, 0 },
        { "a quotient where it is not asked for", s_graph.Select(s_y > 1, s_x / s_y, s_graph.Zero), s_y, 1, 0, 0, 0 },
        { "an overflow where it is not asked for", Elu[s_x, s_graph.One], s_x, 1e4, 0, 0, 1 },
    };

    [Theory]
    [MemberData(nameof(Slopes))]
    public void The_derivative_is_as_stated(string name, Expr function, Expr variable, double x, double y, double a, double expected)
    {
        var point = new Dictionary<string, double> { ["x"] = x, ["y"] = y, ["a"] = a };
        double forward = function.Differentiate(variable).At(point);
        double reverse = function.Gradient(variable)[variable].At(point);
        Assert.True(Math.Abs(forward - expected) < 1e-15, $"{name}: {forward} instead of {expected}");
        Assert.True(Math.Abs(reverse - expected) < 1e-15, $"{name}: {reverse} instead of {expected}");
    }

    [Fact]
    public void Ties_share_the_derivative_without_loss()
    {
        foreach (NaryOperator op in OperatorCases.Computing.OfType<NaryOperator>().Where(static o => o.Fold is not null))
        {
            for (int count = 2; count <= 5; count++)
            {
                Expr[] variables = [.. Enumerable.Range(0, count).Select(i => s_graph.Symbol($"t{i}"))];
                Expr node = op[variables];
                Dictionary<string, double> point = variables.ToDictionary(static v => v.Name, static v => 2.5);
                Assert.Equal(1, variables.Sum(v => node.Differentiate(v).At(point)), 1e-15);
            }
        }
    }
}
