using Symbolic.Tensors;

namespace Symbolic.Tests;

/// <summary>The vector forms of functions against the scalar ones.</summary>
public sealed unsafe class VectorFunctionTests
{
    public static TheoryData<string> Names => [.. OperatorTable.Standard.All.OfType<UnaryOperator>().Where(static op => op.Vector is not null).Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_forms_agree_within_a_few_units_in_the_last_place(string name)
    {
        UnaryOperator op = OperatorTable.Standard.All.OfType<UnaryOperator>().Single(o => o.Name == name);
        var random = new Random(1);
        var points = new List<double> { 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1, 0.625, -0.625, 709.7, -709.7, 711, -711, -740, 1e300, -1e300, double.Epsilon, -double.Epsilon, double.MaxValue };
        for (int i = 0; i < 100_000; i++)
        {
            double sign = random.Next(2) == 0 ? 1 : -1;
            points.Add(sign * random.NextDouble() * 5);
            points.Add(sign * Math.Exp((random.NextDouble() * 60) - 55));
        }

        double[] x = [.. points], y = new double[x.Length];
        Apply(op, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = op.Evaluate(x[i]);
            double unit = Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
            Assert.True(expected.Equals(y[i]) || Math.Abs(expected - y[i]) <= 6 * unit, $"{name}({x[i]:R}) is {y[i]:R}, expected {expected:R}: {Math.Abs(expected - y[i]) / unit} units");
        }

        float[] x32 = [.. points.Select(static p => (float)p), 88.7f, -88.7f, 89, -103, -104], y32 = new float[x32.Length];
        Apply(op, x32, y32);
        for (int i = 0; i < x32.Length; i++)
        {
            float expected = (float)op.Evaluate(x32[i]);
            double unit = Math.Max(MathF.BitIncrement(MathF.Abs(expected)) - MathF.Abs(expected), float.Epsilon);
            Assert.True(expected.Equals(y32[i]) || Math.Abs(expected - y32[i]) <= 6 * unit, $"{name}({x32[i]:R}) in single precision is {y32[i]:R}, expected {expected:R}: {Math.Abs(expected - y32[i]) / unit} units");
        }
    }

    private static void Apply<T>(UnaryOperator op, T[] x, T[] y)
        where T : unmanaged
    {
        fixed (T* from = x, to = y)
        {
            T** operands = stackalloc T*[1];
            operands[0] = from;
            VectorFunctions.For(op)!.Apply(operands, to, x.Length);
        }
    }
}
