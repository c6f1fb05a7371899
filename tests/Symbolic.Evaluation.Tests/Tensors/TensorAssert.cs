namespace Symbolic.Tests;

/// <summary>Tensor programs against plain loops over all indices.</summary>
internal static class TensorAssert
{
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

    /// <summary>All outputs in one program agree with the reference.</summary>
    public static void AgreesWithDense(IReadOnlyList<Expr> outputs, Dictionary<Expr, double[]> point, string what, double tolerance = 1e-12)
    {
        TensorProgram program = TensorProgram.Create(outputs, [.. point.Keys]);
        double[][] actual = program.RunOnce([.. point.Values]);
        for (int i = 0; i < outputs.Count; i++)
        {
            Close(outputs[i].Entries(point), actual[i], tolerance, $"{what}, output {i}: {outputs[i]}\n{program}");
        }
    }

    public static void Close(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Append(1e-300).Max(static x => double.IsFinite(x) ? Math.Abs(x) : 0);
        for (int i = 0; i < expected.Length; i++)
        {
            bool same = expected[i].Equals(actual[i]) || expected[i] == actual[i] || Math.Abs(expected[i] - actual[i]) <= tolerance * scale;
            Assert.True(same, $"{what}\nentry {i} is {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
