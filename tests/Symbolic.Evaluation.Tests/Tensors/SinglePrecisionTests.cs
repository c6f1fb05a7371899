using MathNet.Numerics.LinearAlgebra;
using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>What single precision has of its own: careful sums, its narrow range, arrays of the other precision.</summary>
public sealed class SinglePrecisionTests
{
    private static readonly TensorOptions s_single = new() { Precision = Precision.Single };

    private readonly ExprGraph _graph = new();

    [Fact]
    public void Arrays_of_either_precision_are_taken_and_given()
    {
        Expr x = _graph.Symbol("x", new Shape(3)), y = _graph.Symbol("y", new Shape(700));
        Expr[] outputs = [x / 3, _graph.Einsum("i,i->", y, y), y + 1, y];
        double[] third = [1, 2, 4], line = [.. Enumerable.Range(0, 700).Select(static i => i / 7.0)];
        TensorProgram inSingle = TensorProgram.Create(outputs, [x, y], null, s_single), inDouble = TensorProgram.Create(outputs, [x, y]);
        Assert.Equal(Precision.Single, inSingle.Precision);
        Assert.Equal(Precision.Double, inDouble.Precision);
        double[][] exact = inDouble.RunOnce(third, line), rounded = inDouble.RunOnceInSingle(third, line);
        double[][] single = inSingle.RunOnceInSingle(third, line), widened = inSingle.RunOnce(third, line);
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.Equal(single[i], widened[i]);
            Assert.All(rounded[i], static v => Assert.Equal((float)v, v));
            TensorAssert.Close(exact[i], rounded[i], 1e-6, "double precision, single arrays");
            TensorAssert.Close(exact[i], single[i], 1e-6, "single precision");
            Assert.NotEqual(exact[i], single[i]);
        }
    }

    [Fact]
    public void Values_go_through_single_precision()
    {
        Expr a = _graph.Symbol("A", new Shape(2, 2)), x = _graph.Symbol("x", new Shape(2));
        TensorProgram program = TensorProgram.Create([_graph.Einsum("ij,j->i", a, x)], [a, x], null, s_single);
        Matrix<float> matrix = Matrix<float>.Build.DenseOfRowArrays([[1, 2], [3, 0.1f]]);
        TensorValue product = program.Evaluate(matrix, Vector<float>.Build.Dense([1, 10]))[0];
        Assert.Equal([21, (float)(3 + (0.1f * 10))], (float[])product);
        Assert.Equal([21, 4], ((Vector<float>)product).ToArray());
        Assert.Equal(matrix, (Matrix<float>)(TensorValue)matrix);
        Assert.Equal([0.1f], (float[])(TensorValue)(float[])[0.1f]);
    }

    [Fact]
    public void Long_sums_do_not_lose_what_is_small()
    {
        const int n = 3_000_000;
        Expr x = _graph.Symbol("x", new Shape(n)), columns = _graph.Symbol("X", new Shape(n, 3)), one = _graph.Symbol("c");
        Expr[] outputs = [_graph.Einsum("i->", x), _graph.Einsum("i,i->", x, x), _graph.Einsum("ij->j", columns), _graph.Einsum("i->", x + one), Norm[x], LogSumExp[x]];
        float[] entries = [.. Enumerable.Repeat(0.1f, n)], matrix = [.. Enumerable.Range(0, 3 * n).Select(static i => (i % 3) + 0.1f)];
        double[][] results = TensorProgram.Create(outputs, [x, columns, one], null, s_single).RunOnceInSingle(Widened(entries), Widened(matrix), [1]);
        double each = 0.1f;
        Near(n * each, results[0][0]);
        Near(n * each * each, results[1][0]);
        for (int j = 0; j < 3; j++)
        {
            Near((double)n * (j + 0.1f), results[2][j]);
        }

        Near(n * (double)(1 + 0.1f), results[3][0]);
        Near(Math.Sqrt(n) * each, results[4][0]);
        Near(each + Math.Log(n), results[5][0]);
    }

    [Fact]
    public void Rows_are_worked_on_without_overflow()
    {
        Expr x = _graph.Symbol("x", new Shape(3)), a = _graph.Symbol("A", new Shape(2, 2));
        Expr[] outputs = [LogSumExp[x], Softmax[x], LogSoftmax[x], Norm[x]];
        double[][] results = TensorProgram.Create(outputs, [x], null, s_single).RunOnceInSingle([1000, 1000, -1000]);
        Near(1000 + Math.Log(2), results[0][0]);
        TensorAssert.Close([0.5, 0.5, 0], results[1], 1e-7, "softmax");
        TensorAssert.Close([-Math.Log(2), -Math.Log(2), -2000 - Math.Log(2)], results[2], 1e-7, "log softmax");
        TensorProgram norm = TensorProgram.Create([Norm[x]], [x], null, s_single);
        Near(5e30, norm.RunOnceInSingle([3e30, 4e30, 0])[0][0]);
        Near(5e-30, norm.RunOnceInSingle([3e-30, 4e-30, 0])[0][0]);
        Assert.Equal(double.PositiveInfinity, norm.RunOnceInSingle([3e38, 3e38, 3e38])[0][0]);
        double[][] factored = TensorProgram.Create([LogDeterminant[a], Determinant[a]], [a], null, s_single).RunOnceInSingle([1e30, 0, 0, 1e-25]);
        Near(Math.Log(1e5), factored[0][0]);
        Near(1e5, factored[1][0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(33)]
    [InlineData(100)]
    public void Factorizations_solve_their_systems(int n)
    {
        var random = new Random(n);
        double[] entries = [.. Enumerable.Range(0, n * n).Select(k => (double)(float)(random.NextDouble() - 0.5 + (k % (n + 1) == 0 ? 3 : 0)))];
        double[] right = [.. Enumerable.Range(0, n * 3).Select(_ => (double)(float)(random.NextDouble() - 0.5))];
        Expr a = _graph.Symbol("A", new Shape(n, n)), b = _graph.Symbol("B", new Shape(n, 3));
        Expr[] outputs = [Inverse[a], Solve[a, b], LogDeterminant[a], Solve[_graph.Einsum("ij->ji", a), b]];
        double[][] exact = TensorProgram.Create(outputs, [a, b]).RunOnce(entries, right), results = TensorProgram.Create(outputs, [a, b], null, s_single).RunOnceInSingle(entries, right);
        for (int i = 0; i < outputs.Length; i++)
        {
            TensorAssert.Close(exact[i], results[i], 2e-5, outputs[i].ToString());
        }
    }

    [Fact]
    public void A_singular_matrix_has_determinant_zero_and_no_inverse()
    {
        Expr a = _graph.Symbol("A", new Shape(2, 2));
        double[][] results = TensorProgram.Create([Determinant[a], Inverse[a], LogDeterminant[a]], [a], null, s_single).RunOnceInSingle([1, 2, 2, 4]);
        Assert.Equal(0, results[0][0]);
        Assert.All(results[1], static x => Assert.True(double.IsNaN(x)));
        Assert.Equal(double.NegativeInfinity, results[2][0]);
    }

    [Fact]
    public void Only_the_chosen_side_of_a_condition_on_the_whole_is_computed()
    {
        Expr c = _graph.Symbol("c"), x = _graph.Symbol("x", new Shape(300));
        Expr f = _graph.Select(c > 0, Log[x], x * c);
        TensorProgram program = TensorProgram.Create([f], [c, x], null, s_single);
        double[] line = [.. Enumerable.Range(-100, 300).Select(static i => (double)i)];
        Assert.Equal(line.Select(static v => -2 * v), program.RunOnceInSingle([-2], line)[0]);
        TensorAssert.Close([.. line.Select(static v => Math.Log(v))], program.RunOnceInSingle([1], line)[0], 1e-6, "logarithms");
    }

    private static double[] Widened(float[] x) => [.. x.Select(static v => (double)v)];

    private static void Near(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 6e-7 * Math.Abs(expected), $"{actual:R} is not {expected:R}");
}
