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
            Close(Numeric(value, variable, point), value.Jacobian(variable).Entries(point), 1e-7, $"{rule}: Jacobian by {variable}");
        }

        Expr weighted = Weighted(graph, value, point);
        Gradient gradient = weighted.Gradient(variables);
        foreach (Expr variable in variables)
        {
            Assert.Equal(variable.Shape, gradient[variable].Shape);
            Close(Numeric(weighted, variable, point), gradient[variable].Entries(point), 1e-7, $"{rule}: gradient by {variable}");
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
                Close(Numeric(gradient, second, point), weighted.Hessian(first, second).Entries(point), 1e-6, $"{rule}: Hessian by {first}, {second}");
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

    // Output entries first, then those of the variable.
    private static double[] Numeric(Expr value, Expr variable, Dictionary<Expr, double[]> point)
    {
        int outputs = Dense.SizeOf(value.Shape), inputs = Dense.SizeOf(variable.Shape);
        var result = new double[outputs * inputs];
        for (int j = 0; j < inputs; j++)
        {
            double[] wide = Difference(2e-3, j), narrow = Difference(1e-3, j);
            for (int i = 0; i < outputs; i++)
            {
                result[(i * inputs) + j] = narrow[i] + ((narrow[i] - wide[i]) / 3);
            }
        }

        return result;

        double[] Difference(double z, int j)
        {
            double[] up = Shifted(z, j), down = Shifted(-z, j);
            return [.. up.Zip(down).Select(p => (p.First - p.Second) / (2 * z))];
        }

        double[] Shifted(double z, int j)
        {
            double[] moved = [.. point[variable]];
            moved[j] += z;
            return value.Entries(new Dictionary<Expr, double[]>(point) { [variable] = moved });
        }
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
