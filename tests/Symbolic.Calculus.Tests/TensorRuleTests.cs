namespace Symbolic.Tests;

/// <summary>
/// Each rule of tensor calculus: the gradient of a random weighting of the value and the whole Jacobian against Richardson
/// extrapolation, and the second derivatives against the first.
/// </summary>
public sealed class TensorRuleTests
{
    public static TheoryData<string> Rules => [.. TensorRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void First_derivatives(string rule)
    {
        var graph = new ExprGraph();
        (Expr value, Expr[] variables) = TensorRules.All[rule](graph);
        Dictionary<Expr, double[]> point = Point(variables, seed: 7);
        foreach (Expr variable in variables)
        {
            Close(value.Differences(variable, point), value.Jacobian(variable).Entries(point), 1e-7, $"{rule}: Jacobian by {variable}");
        }

        Expr weighted = Weighted(graph, value, point);
        Gradient gradient = weighted.Gradient(variables);
        foreach (Expr variable in variables)
        {
            Assert.Equal(variable.Shape, gradient[variable].Shape);
            Close(weighted.Differences(variable, point), gradient[variable].Entries(point), 1e-7, $"{rule}: gradient by {variable}");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Second_derivatives(string rule)
    {
        var graph = new ExprGraph();
        (Expr value, Expr[] variables) = TensorRules.All[rule](graph);
        Dictionary<Expr, double[]> point = Point(variables, seed: 11);
        Expr weighted = Weighted(graph, value, point);
        foreach (Expr first in variables)
        {
            Expr gradient = weighted.Jacobian(first);
            foreach (Expr second in variables)
            {
                Close(gradient.Differences(second, point), weighted.Hessian(first, second).Entries(point), 1e-6, $"{rule}: Hessian by {first}, {second}");
            }
        }
    }

    private static Dictionary<Expr, double[]> Point(Expr[] variables, int seed)
    {
        var random = new Random(seed);
        return variables.ToDictionary(static v => v, v => Enumerable.Range(0, Dense.SizeOf(v.Shape)).Select(_ => (random.NextDouble() * 2) - 0.8).ToArray());
    }

    private static Expr Weighted(ExprGraph graph, Expr value, Dictionary<Expr, double[]> point)
    {
        if (value.Shape.IsScalar)
        {
            return value;
        }

        Expr weights = graph.Symbol("weights", value.Shape);
        var random = new Random(3);
        point[weights] = [.. Enumerable.Range(0, Dense.SizeOf(value.Shape)).Select(_ => random.NextDouble() + 0.5)];
        string letters = "abcdef"[..value.Shape.Order];
        return graph.Einsum($"{letters},{letters}->", weights, value);
    }

    private static void Close(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what}: entry {i} is {actual[i]}, numerically {expected[i]}");
        }
    }
}
