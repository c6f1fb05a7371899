using Symbolic.Tensors;

namespace Symbolic.Tests;

/// <summary>The vector forms of functions against the scalar ones.</summary>
public sealed unsafe class VectorFunctionTests
{
    public static TheoryData<string> Names => [.. VectorFunctions.Functions.Keys.OfType<UnaryOperator>().Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Vector_forms_agree_within_a_few_units_in_the_last_place(string name)
    {
        UnaryOperator op = VectorFunctions.Functions.Keys.OfType<UnaryOperator>().Single(o => o.Name == name);
        var random = new Random(1);
        var points = new List<double> { 0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1, 0.625, -0.625, 709.7, -709.7, 711, -711, -740, 1e300, -1e300, double.Epsilon, -double.Epsilon, double.MaxValue };
        for (int i = 0; i < 100_000; i++)
        {
            double sign = random.Next(2) == 0 ? 1 : -1;
            points.Add(sign * random.NextDouble() * 5);
            points.Add(sign * Math.Exp((random.NextDouble() * 60) - 55));
        }

        double[] x = [.. points], y = new double[x.Length];
        fixed (double* from = x, to = y)
        {
            double** operands = stackalloc double*[1];
            operands[0] = from;
            VectorFunctions.For(op)!.Apply(operands, to, x.Length);
        }

        for (int i = 0; i < x.Length; i++)
        {
            double expected = op.Evaluate(x[i]);
            double unit = Math.Max(Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected), double.Epsilon);
            Assert.True(expected.Equals(y[i]) || Math.Abs(expected - y[i]) <= 6 * unit, $"{name}({x[i]:R}) is {y[i]:R}, expected {expected:R}: {Math.Abs(expected - y[i]) / unit} units");
        }
    }
}
