using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>The vector form of every operator that declares one.</summary>
public sealed unsafe class VectorKernelTests(ITestOutputHelper output)
{
    public const double Bound = 2.5;

    public static TheoryData<string> Names => [.. VectorAccuracy.Operators.Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_is_within_the_bound_and_has_the_special_values_of_the_scalar_function(string name)
    {
        Operator op = VectorAccuracy.Operators.Single(o => o.Name == name);
        Func<double, double, double> scalar = VectorAccuracy.ScalarOf(op);
        double[] x = VectorAccuracy.Points(1, 7), y = VectorAccuracy.Partners(x, 8);
        double[] values = VectorAccuracy.Values(op, 512, x, y);
        double worst = 0;
        int at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double error = VectorAccuracy.Error(op, scalar, x[i], y[i], values[i]);
            if (error > worst)
            {
                (worst, at) = (error, i);
            }
        }

        output.WriteLine($"{name}: {worst:F2} ulp at {x[at]:R}, {y[at]:R}");
        Assert.True(worst <= Bound, $"{name}({x[at]:R}, {y[at]:R}) is {values[at]:R}, scalar {scalar(x[at], y[at]):R}: {worst} ulp");
        foreach (int width in (int[])[128, 256])
        {
            double[] same = VectorAccuracy.Values(op, width, x, y);
            for (int i = 0; i < x.Length; i++)
            {
                Assert.True(values[i].Equals(same[i]) && double.IsNegative(values[i]) == double.IsNegative(same[i]) || double.IsNaN(values[i]), $"{name}({x[i]:R}, {y[i]:R}) with {width} bits is {same[i]:R}, not {values[i]:R}");
            }
        }
    }
}
