using static Symbolic.Operators;

namespace Symbolic.Tests.Sparse;

/// <summary>Compiled sparse derivatives: entry by entry, compressed, and as the derivatives one by one.</summary>
public sealed class SparseFunctionTests
{
    private static readonly SparseOptions s_compressed = new() { Method = SparseMethod.Compressed };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public void Recovered_Hessians_are_the_direct_ones(int seed)
    {
        (Expr f, Expr[] x) = RandomSum(seed);
        SparseFunction direct = f.CompileSparseHessian(x), compressed = f.CompileSparseHessian(x, s_compressed);
        Assert.Equal(0, direct.ColorCount);
        Assert.InRange(compressed.ColorCount, 1, x.Length);
        double[] point = Point(x.Length, seed);
        double[] first = new double[direct.LeadingCount], other = new double[direct.LeadingCount];
        double[] values = new double[direct.Pattern.NonZeros], recovered = new double[compressed.Pattern.NonZeros];
        direct.Run(point, first, values);
        compressed.Run(point, other, recovered);
        Close(first, other);
        Assert.Equal(f.Compile<Func<double[], double>>(x)(point), first[0], 1e-12);
        foreach ((int row, int column) in direct.Pattern.Positions)
        {
            double expected = f.Differentiate(x[row], x[column]).Compile<Func<double[], double>>(x)(point);
            Close([expected], [values[direct.Pattern.IndexOf(row, column)]]);
            Close([expected], [recovered[compressed.Pattern.IndexOf(row, column)]]);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public void Recovered_Jacobians_are_the_direct_ones(int seed)
    {
        (Expr f, Expr[] x) = RandomSum(seed);
        Expr[] outputs = [.. f.Gradient(x), x[0] * x[^1]];
        SparseFunction direct = outputs.CompileSparseJacobian(x), compressed = outputs.CompileSparseJacobian(x, s_compressed);
        double[] point = Point(x.Length, seed);
        var a = direct.ToMatrix(point);
        var b = compressed.ToMatrix(point);
        Assert.Equal((outputs.Length, x.Length), (a.RowCount, a.ColumnCount));
        Close(a.ToRowMajorArray(), b.ToRowMajorArray());
        Assert.Equal(a[outputs.Length - 1, 0], point[^1], 1e-12);
    }

    [Fact]
    public void A_tridiagonal_system_takes_three_products()
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(1, 500).Select(i => graph.Symbol($"x_{i}"))];
        Expr[] outputs = [.. Enumerable.Range(0, 500).Select(i => (i > 0 ? x[i - 1] : graph.Zero) - (2 * Exp[x[i]]) + (i < 499 ? x[i + 1].Pow(2) : graph.Zero))];
        SparseFunction compressed = outputs.CompileSparseJacobian(x, s_compressed);
        Assert.Equal(3, compressed.ColorCount);
        double[] point = Point(500, 5);
        Close(outputs.CompileSparseJacobian(x).ToMatrix(point).ToRowMajorArray(), compressed.ToMatrix(point).ToRowMajorArray());
    }

    [Fact]
    public void A_matrix_that_is_built_is_compiled_over_inputs_of_ones_choice()
    {
        var graph = new ExprGraph();
        var (x, y, a) = graph.Symbols("x", "y", "a");
        DerivativeMatrix hessian = ((a * x * y) + Sin[x]).Hessian(DerivativeOptions.Default, x, y);
        SparseFunction compiled = hessian.CompileSparse(a, x, y);
        double[] values = new double[3];
        compiled.Run([3, 0.5, 7], values);
        Close([-Math.Sin(0.5), 3, 3], values);
        Assert.Equal([0, 2, 3], compiled.Pattern.RowPointers.ToArray());
        Assert.Throws<UnresolvedNameException>(() => hessian.CompileSparse(x, y));
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        (Expr f, Expr[] x) = RandomSum(9);
        double[] point = Point(x.Length, 9);
        foreach (SparseFunction function in (SparseFunction[])[f.CompileSparseHessian(x), f.CompileSparseHessian(x, s_compressed)])
        {
            double[] values = new double[function.Pattern.NonZeros], leading = new double[function.LeadingCount];
            for (int i = 0; i < 50; i++)
            {
                function.Run(point, leading, values);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                function.Run(point, leading, values);
            }

            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void A_linear_function_has_an_empty_Hessian_and_still_a_gradient()
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        foreach (SparseFunction function in (SparseFunction[])[((3 * x) - y).CompileSparseHessian([x, y]), ((3 * x) - y).CompileSparseHessian([x, y], s_compressed)])
        {
            double[] leading = new double[3];
            function.Run([2, 1], leading, []);
            Assert.Equal([5, 3, -1], leading);
        }
    }

    [Fact]
    public void Wrong_sizes_and_tensors_are_refused()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), v = graph.Symbol("v", new Shape(3));
        SparseFunction function = x.Pow(2).CompileSparseHessian([x]);
        Assert.Throws<ArgumentException>(() => function.Run([1, 2], new double[1]));
        Assert.Throws<ArgumentException>(() => function.Run([1], []));
        Assert.Throws<ArgumentException>(() => graph.Einsum("i,i->", v, v).CompileSparseHessian([v]));
    }

    // Terms that each use two or three neighbors or a hub, one of them piecewise.
    private static (Expr F, Expr[] X) RandomSum(int seed)
    {
        var graph = new ExprGraph();
        var random = new Random(seed);
        Expr[] x = [.. Enumerable.Range(1, 12).Select(i => graph.Symbol($"x_{i}"))];
        Expr f = graph.Zero;
        for (int i = 0; i < 20; i++)
        {
            Expr a = x[random.Next(x.Length)], b = x[random.Next(x.Length)], c = x[random.Next(3)];
            f += random.Next(5) switch
            {
                0 => Sin[a * b],
                1 => (a - b.Pow(2)).Pow(2),
                2 => Exp[c] * a,
                3 => graph.Select(a > b, a * c, b),
                _ => 3 * a,
            };
        }

        return (f, x);
    }

    private static double[] Point(int n, int seed)
    {
        var random = new Random(seed + 1000);
        return [.. Enumerable.Range(0, n).Select(_ => (random.NextDouble() * 3) - 1.5)];
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach ((double e, double a) in expected.Zip(actual))
        {
            Assert.Equal(e, a, 1e-10 * Math.Max(1, Math.Abs(e)));
        }
    }
}
