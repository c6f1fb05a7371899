using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

/// <summary>Values and derivatives at points where formulas divide by zero, overflow or have a kink.</summary>
public sealed class FunctionEdgeTests
{
    [Fact]
    public void Products_have_derivatives_of_every_order_at_zeros()
    {
        (ExprGraph _, Expr x) = Vector(3);
        Expr product = Product[x];
        Equal([0, 0, 0], product.Jacobian(x), x, [0, 0, 3]);
        Equal([0, 3, 0, 3, 0, 0, 0, 0, 0], product.Hessian(x, x), x, [0, 0, 3]);
        Equal([6, 0, 0], product.Jacobian(x), x, [0, 2, 3]);
        Expr third = product.Hessian(x, x).Jacobian(x);
        double[] expected = [.. Enumerable.Range(0, 27).Select(static n => new HashSet<int> { n / 9, n / 3 % 3, n % 3 }.Count == 3 ? 1.0 : 0)];
        Equal(expected, third, x, [0, 0, 0]);
    }

    [Fact]
    public void Norms_have_the_derivative_0_at_0()
    {
        (ExprGraph graph, Expr x) = Vector(2);
        foreach (Expr norm in new[] { Norm[x], Norm1[x], Norm[x, graph.Number(3)], Norm[x, graph.Number(1.5)], StandardDeviation[x] })
        {
            Equal([0, 0], norm.Jacobian(x), x, [0, 0]);
        }

        Equal([0, 1], Norm[x, graph.Number(3)].Jacobian(x), x, [0, 2]);
    }

    [Fact]
    public void Entries_that_attain_the_largest_share_its_derivative()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("a", new Shape(2, 2));
        Equal([0.25, 0.25, 0.25, 0.25], Largest[a].Jacobian(a), a, [5, 5, 5, 5]);
        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0, 0], Largest[a].Jacobian(a), a, [5, 5, 5, 4]);
        Equal([0.5, 0.5, 0, 0], TensorFunctions.MaxPool2D(a, 2).Jacobian(a), a, [5, 5, 1, 4]);
    }

    [Fact]
    public void Logarithms_of_probabilities_do_not_overflow()
    {
        (ExprGraph graph, Expr x) = Vector(2);
        Expr target = OneHot[graph.Number(2), graph.Number(2)];
        Equal([1000], CrossEntropy[Softmax[x], target], x, [1000, 0]);
        Equal([1, -1], CrossEntropy[Softmax[x], target].Jacobian(x), x, [1000, 0]);
        Equal([1000 + Math.Log(2)], BuiltFunctions.LogSumExp[x], x, [1000, 1000]);
        Equal([500], BinaryCrossEntropy[Operators.Sigmoid[x], target], x, [1000, 0 + 1000]);
        Equal([0], KullbackLeibler[Softmax[x], Softmax[x]], x, [-1000, 1000]);
    }

    [Fact]
    public void Windows_beyond_the_border_do_not_see_zeros()
    {
        (ExprGraph _, Expr x) = Vector(3);
        Equal([-1, -2], TensorFunctions.MaxPool1D(x, 2, 2, 1), x, [-1, -2, -3]);
        Equal([1, 1, 0], TensorFunctions.Sum(TensorFunctions.MaxPool1D(x, 2, 2, 1)).Jacobian(x), x, [-1, -2, -3]);
    }

    private static (ExprGraph, Expr) Vector(int n)
    {
        var graph = new ExprGraph();
        return (graph, graph.Symbol("x", new Shape(n)));
    }

    private static void Equal(double[] expected, Expr expr, Expr variable, double[] at)
    {
        double[] actual = expr.Entries(new Dictionary<Expr, double[]> { [variable] = at });
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static p => Assert.Equal(p.First, p.Second, 1e-12));
    }
}
