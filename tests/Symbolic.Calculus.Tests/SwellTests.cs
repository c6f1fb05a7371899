using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Derivatives stay as small as the expression: the counts of CasADi 3.7 on the same functions are the bars.</summary>
public sealed class SwellTests
{
    private readonly ExprGraph _graph = new();

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Iterated_function_grows_linearly(int iterations)
    {
        Expr x = _graph.Symbol("x");
        Expr f = x;
        for (int k = 0; k < iterations; k++)
        {
            f = (Sin[f] * Exp[-f.Pow(2)]) + x;
        }

        Assert.InRange(Numeric.DistinctNodes(f.Differentiate(x)), 1, 14_998L * iterations / 1000);
        Assert.InRange(Numeric.DistinctNodes(f.Differentiate(x, x)), 1, 43_980L * iterations / 1000);
        Assert.InRange(Numeric.DistinctNodes(f.Differentiate(x, x, x)), 1, 133_915L * iterations / 2000);
    }

    [Fact]
    public void Gradient_of_a_product_of_a_thousand_variables()
    {
        const int n = 1000;
        Expr[] variables = [.. Enumerable.Range(1, n).Select(i => _graph.Symbol($"x_{i}"))];
        Expr product = variables.Aggregate((a, b) => a * b);
        Assert.InRange(Numeric.DistinctNodes(product.Gradient(variables)), 1, 5 * n);
    }

    [Fact]
    public void Rosenbrock_has_a_tridiagonal_Hessian()
    {
        const int n = 300;
        Expr[] x = [.. Enumerable.Range(1, n).Select(i => _graph.Symbol($"x_{i}"))];
        Expr f = _graph.Zero;
        for (int i = 0; i + 1 < n; i++)
        {
            f += (100 * (x[i + 1] - x[i].Pow(2)).Pow(2)) + (1 - x[i]).Pow(2);
        }

        DerivativeMatrix hessian = f.Hessian(x);
        Assert.Equal((3 * n) - 2, hessian.NonZeros);
        Assert.All(hessian.Entries, e => Assert.InRange(Math.Abs(e.Row - e.Column), 0, 1));
        (Expr, double)[] point = [.. x.Select((v, i) => (v, i % 2 == 0 ? -1.2 : 1.0))];
        Assert.Equal((1200 * 1.44) - 400 + 2, hessian[0, 0].At(point), 1e-9);
        Assert.Equal(-400 * -1.2, hessian[0, 1].At(point), 1e-9);
    }

    [Fact]
    public void A_hundred_thousand_levels_differentiate()
    {
        Expr x = _graph.Symbol("x");
        Expr f = x;
        for (int k = 0; k < 100_000; k++)
        {
            f = Sin[f];
        }

        double expected = 1, value = 0.5;
        for (int k = 0; k < 100_000; k++)
        {
            expected *= Math.Cos(value);
            value = Math.Sin(value);
        }

        Assert.Equal(expected, f.Differentiate(x).At((x, 0.5)), 1e-12);
    }
}
