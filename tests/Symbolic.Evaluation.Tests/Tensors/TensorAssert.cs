namespace Symbolic.Tests;

/// <summary>Tensor programs against plain loops over all indices.</summary>
internal static class TensorAssert
{
    private const double Strict = 1e-12;

    /// <summary>Entries between −0.8 and 1.2 for each variable.</summary>
    public static Dictionary<Expr, double[]> Point(IEnumerable<Expr> variables, int seed)
    {
        var random = new Random(seed);
        return variables.ToDictionary(static v => v, v => Enumerable.Range(0, Dense.SizeOf(v.Shape)).Select(_ => (random.NextDouble() * 2) - 0.8).ToArray());
    }

    /// <summary>The results of one run.</summary>
    public static double[][] RunOnce(this TensorProgram program, params double[][] inputs)
    {
        double[][] outputs = [.. program.OutputShapes.Select(static s => new double[Dense.SizeOf(s)])];
        program.Run(inputs, outputs);
        return outputs;
    }

    /// <summary>The results of one run with arrays of single precision.</summary>
    public static double[][] RunOnceInSingle(this TensorProgram program, params double[][] inputs)
    {
        float[][] given = [.. inputs.Select(static x => x.Select(static v => (float)v).ToArray())];
        float[][] outputs = [.. program.OutputShapes.Select(static s => new float[Dense.SizeOf(s)])];
        program.Run(given, outputs);
        return [.. outputs.Select(static x => x.Select(static v => (double)v).ToArray())];
    }

    /// <summary>
    /// All outputs in one program agree with the reference, in either precision. Inputs are rounded, so that both precisions have
    /// the same. Differences count relative to the largest entry; in single precision relative to 1 at least, the size of what is
    /// subtracted on the way to a small result. Who allows more because differences are divided by small numbers does so in both.
    /// </summary>
    public static void AgreesWithDense(IReadOnlyList<Expr> outputs, Dictionary<Expr, double[]> point, string what, double tolerance = Strict)
    {
        point = point.ToDictionary(static p => p.Key, static p => p.Value.Select(static x => (double)(float)x).ToArray());
        double[][] expected = [.. outputs.Select(o => o.Entries(point))];
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            TensorProgram program = TensorProgram.Create(outputs, [.. point.Keys], null, new TensorOptions { Precision = precision });
            double[][] actual = precision == Precision.Double ? program.RunOnce([.. point.Values]) : program.RunOnceInSingle([.. point.Values]);
            for (int i = 0; i < outputs.Count; i++)
            {
                string where = $"{what}, {precision}, output {i}: {outputs[i]}\n{program}";
                if (precision == Precision.Double)
                {
                    Close(expected[i], actual[i], tolerance, where);
                }
                else
                {
                    Close(expected[i], actual[i], tolerance <= Strict ? 5e-6 : 5e-5, where, 1);
                }
            }
        }
    }

    public static void Close(double[] expected, double[] actual, double tolerance, string what, double least = 1e-300)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Append(least).Max(static x => double.IsFinite(x) ? Math.Abs(x) : 0);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i].Equals(actual[i]) || expected[i] == actual[i] || Math.Abs(expected[i] - actual[i]) <= tolerance * scale;
            Assert.True(same, $"{what}\nentry {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
