namespace Symbolic.Evaluation.Tests.Batch;

/// <summary>Batches beside delegates that are called point by point.</summary>
internal static class BatchCases
{
    /// <summary>Strict batches in every form: machine code in one loop and in small chunks, of each width, and interpreted.</summary>
    public static IEnumerable<(string Name, BatchKernel Kernel, BatchCode Code)> Kernels(Program program, BatchAccuracy accuracy)
    {
        BatchCode Code() => BatchLowering.Lower(program, accuracy);
        foreach (int lanes in (int[])[2, 4, 8])
        {
            yield return ($"{lanes} lanes", CompiledKernel.Create(program, Code(), VectorWidth.Of(lanes)), Code());
            yield return ($"{lanes} lanes in chunks", CompiledKernel.Create(program, Code(), VectorWidth.Of(lanes), 3), Code());
        }

        yield return ("interpreted", InterpretedKernel.Create(Code()), Code());
    }

    public static unsafe double[][] Run((string Name, BatchKernel Kernel, BatchCode Code) form, double[][] columns, int threads = 1)
    {
        int count = columns.Length == 0 ? 1 : columns[0].Length;
        double[][] results = [.. Enumerable.Range(0, form.Code.Outputs).Select(_ => GC.AllocateArray<double>(count, pinned: true))];
        double[][] inputs = [.. columns.Select(static c =>
        {
            double[] copy = GC.AllocateArray<double>(c.Length, pinned: true);
            c.CopyTo(copy, 0);
            return copy;
        })];
        nint[] from = [.. inputs.Select(static c => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(c)))];
        nint[] to = [.. results.Select(static c => (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(c)))];
        fixed (nint* f = from)
        fixed (nint* t = to)
        {
            new BatchRunner(form.Code, form.Kernel, threads).Run((double**)f, new bool[columns.Length], (double**)t, count, default, null);
        }

        GC.KeepAlive(inputs);
        return results;
    }

    /// <summary>The results of the delegate at every point, as columns.</summary>
    public static double[][] PointByPoint(Program program, double[][] columns)
    {
        int count = columns.Length == 0 ? 1 : columns[0].Length;
        double[][] results = [.. Enumerable.Range(0, program.OutputCount).Select(_ => new double[count])];
        double[] point = new double[columns.Length], values = new double[program.OutputCount];
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < point.Length; k++)
            {
                point[k] = columns[k][i];
            }

            program.Run(point, values);
            for (int k = 0; k < values.Length; k++)
            {
                results[k][i] = values[k];
            }
        }

        return results;
    }

    public static bool SameBits(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b));

    public static void RequireSame(string what, Program program, double[][] columns, double[][] expected, double[][] actual)
    {
        for (int k = 0; k < expected.Length; k++)
        {
            for (int i = 0; i < expected[k].Length; i++)
            {
                if (!SameBits(expected[k][i], actual[k][i]))
                {
                    string point = string.Join(", ", columns.Select(c => c[i].ToString("R")));
                    Assert.Fail($"{what}: result {k} at point {i} ({point}) is {actual[k][i]:R} instead of {expected[k][i]:R}\n{(program.InstructionCount < 200 ? program : "")}");
                }
            }
        }
    }

    public static double[][] Columns(RandomExpressions random, int count)
    {
        double[][] points = [.. Enumerable.Range(0, count).Select(_ => random.Point())];
        return [.. Enumerable.Range(0, random.Variables.Length).Select(k => points.Select(p => p[k]).ToArray())];
    }
}
