using Symbolic.Vectors;

namespace Symbolic.Tests;

/// <summary>The loops of vector forms over blocks of entries.</summary>
public sealed unsafe class VectorFunctionTests
{
    public static TheoryData<string> Names => [.. VectorAccuracy.Operators.Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Single_precision_is_within_a_few_units_in_the_last_place(string name)
    {
        Operator op = VectorAccuracy.Operators.Single(o => o.Name == name);
        Func<double, double, double> scalar = VectorAccuracy.ScalarOf(op);
        double[] points = VectorAccuracy.Points(1, 5);
        float[] x = [.. points.Select(static p => (float)p), 88.7f, -88.7f, 89, -103, -104], y = [.. VectorAccuracy.Partners(points, 6).Select(static p => (float)p), 2, 3, 4, 5, 6];
        float[] values = new float[x.Length];
        Apply(op, x, y, values);
        for (int i = 0; i < x.Length; i++)
        {
            float expected = (float)scalar(x[i], y[i]);
            double unit = Math.Max(MathF.BitIncrement(MathF.Abs(expected)) - MathF.Abs(expected), float.Epsilon);
            Assert.True(expected.Equals(values[i]) || Math.Abs(expected - values[i]) <= 6 * unit, $"{name}({x[i]:R}, {y[i]:R}) in single precision is {values[i]:R}, expected {expected:R}: {Math.Abs(expected - values[i]) / unit} units");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_depends_neither_on_its_place_nor_on_the_length_of_the_block(string name)
    {
        Operator op = VectorAccuracy.Operators.Single(o => o.Name == name);
        double[] x = [.. VectorAccuracy.Points(1, 9)[..300]], y = VectorAccuracy.Partners(x, 10);
        double[] all = new double[x.Length];
        Apply(op, x, y, all);
        for (int length = 1; length < 20; length++)
        {
            // In place, too.
            double[] part = x[length..(2 * length)];
            Apply(op, part, y[length..(2 * length)], part);
            Assert.Equal(all[length..(2 * length)], part);
        }
    }

    private static void Apply<T>(Operator op, T[] x, T[] y, T[] result)
        where T : unmanaged
    {
        VectorKernel kernel = VectorAccuracy.KernelOf(op)!;
        fixed (T* a = x, b = y, to = result)
        {
            T** operands = stackalloc T*[2];
            operands[0] = a;
            operands[1] = b;
            if (typeof(T) == typeof(double))
            {
                kernel.Apply((double**)operands, (double*)to, x.Length);
            }
            else
            {
                kernel.Apply((float**)operands, (float*)to, x.Length);
            }
        }
    }
}
