using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Symbolic.Benchmarks;

/// <summary>
/// The title example and its three partials: one point beside hand-written C#, many points beside hand-written C of the best
/// compiler options, and very many beside code that only reads and writes the columns. Medians of samples taken in turns.
/// </summary>
internal static unsafe class BatchReport
{
    private const string CSource = """
        #include <math.h>
        void f(const double *restrict x, const double *restrict y, const double *restrict z, double *restrict v, double *restrict dx, double *restrict dy, double *restrict dz, long n)
        {
            for (long i = 0; i < n; i++) {
                double s = x[i] * y[i] + z[i], e = exp(x[i] - y[i] * z[i]), t = 2 * s;
                v[i] = s * s + e;
                dx[i] = t * y[i] + e;
                dy[i] = t * x[i] - z[i] * e;
                dz[i] = t - y[i] * e;
            }
        }
        void columns(const double *restrict x, const double *restrict y, const double *restrict z, double *restrict v, double *restrict dx, double *restrict dy, double *restrict dz, long n)
        {
            for (long i = 0; i < n; i++) {
                double s = x[i] + y[i] + z[i];
                v[i] = s;
                dx[i] = s;
                dy[i] = s;
                dz[i] = s;
            }
        }
        """;

    private delegate void Point(ReadOnlySpan<double> inputs, Span<double> outputs);

    public static void Run(TextWriter output)
    {
        var g = new ExprGraph();
        Expr f = g.Parse(Workloads.Title);
        Expr[] variables = [g.Symbol("x"), g.Symbol("y"), g.Symbol("z")];
        Expr[] outputs = [f, .. f.Gradient(variables)];
        output.WriteLine($"{"what",-52} {"time",12} {"ratio",8} {"at most",8}");
        OnePoint(output, outputs, variables);
        var native = Native(output);
        foreach (int count in (int[])[64, 4096, 1_000_000])
        {
            Columns(output, outputs, variables, count, native);
        }

        Preparation(output, outputs, variables);
    }

    internal static void OnePoint(TextWriter output, Expr[] outputs, Expr[] variables)
    {
        Point compiled = outputs.Compile<Point>(variables), hand = ByHand;
        double[] point = [0.3, 0.7, -0.2], results = new double[4];
        double[] times = TensorsClock.Race(0.5, () => Loop(hand), () => Loop(compiled));
        Line(output, "one point: C# by hand", times[0] / 1000, null, null);
        Line(output, "one point: compiled delegate", times[1] / 1000, times[1] / times[0], 1.05);

        void Loop(Point f)
        {
            for (int i = 0; i < 1000; i++)
            {
                f(point, results);
            }
        }
    }

    private static void ByHand(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        double x = inputs[0], y = inputs[1], z = inputs[2];
        double s = (x * y) + z, e = Math.Exp(x - (y * z)), t = 2 * s;
        outputs[0] = (s * s) + e;
        outputs[1] = (t * y) + e;
        outputs[2] = (t * x) - (z * e);
        outputs[3] = t - (y * e);
    }

    private static void Columns(TextWriter output, Expr[] outputs, Expr[] variables, int count, (nint Fast, nint Exact, nint Memory)? native)
    {
        var random = new Random(1);
        double[][] arrays = [.. Enumerable.Range(0, 7).Select(k =>
        {
            double[] column = GC.AllocateArray<double>(count + 8, pinned: true);
            for (int i = 0; i < count; i++)
            {
                column[i] = (random.NextDouble() * 4) - 2;
            }

            return column;
        })];
        nint[] places = [.. arrays.Select(static a => (Marshal.UnsafeAddrOfPinnedArrayElement(a, 0) + 63) & ~63)];
        nint* columns = (nint*)NativeMemory.Alloc(7 * (nuint)sizeof(nint));
        for (int i = 0; i < 7; i++)
        {
            columns[i] = places[i];
        }

        BatchFunction one = outputs.CompileBatch(new BatchOptions { Threads = 1 }, variables), two = outputs.CompileBatch(new BatchOptions { Threads = 2 }, variables);
        BatchFunction strict = outputs.CompileBatch(new BatchOptions { Threads = 1, Accuracy = BatchAccuracy.Strict }, variables);
        BatchFunction interpreted = outputs.CompileBatch(new BatchOptions { Threads = 1, BackEnd = BackEnd.Interpreter }, variables);
        Point compiled = outputs.Compile<Point>(variables);
        var works = new List<(string Name, Action Work)>();
        int repeat = Math.Max(1, 4096 / count);
        if (native is var (fast, exact, memory))
        {
            works.Add(("C -O3 -march=native -ffast-math", () => Call(fast)));
            works.Add(("C -O3 -march=native", () => Call(exact)));
            works.Add(("memory: C that sums 3 columns and writes 4", () => Call(memory)));
        }

        works.Add(("copy of the same bytes (3 in, 4 out)", Copy));
        works.Add(("batch, one thread", () => Batch(one)));
        works.Add(("batch, two threads", () => Batch(two)));
        works.Add(("batch, strict", () => Batch(strict)));
        works.Add(("batch, interpreted", () => Batch(interpreted)));
        works.Add(("delegate in a loop", Delegate));
        double[] times = Medians([.. works.Select(static w => w.Work)]);
        bool large = count >= 1_000_000;
        int limit = large ? works.FindIndex(w => w.Name.StartsWith(native is null ? "copy" : "memory", StringComparison.Ordinal)) : 0;
        double beside = times[limit];
        output.WriteLine($"{count.ToString("N0", CultureInfo.InvariantCulture)} points, per point; ratios to {works[limit].Name}");
        for (int i = 0; i < works.Count; i++)
        {
            double? most = works[i].Name == "batch, one thread" && !large && count > 1000 && native is not null ? 1.0 : null;
            Line(output, "  " + works[i].Name, times[i] / count / repeat, times[i] / beside, most);
        }

        NativeMemory.Free(columns);
        GC.KeepAlive(arrays);

        void Call(nint function)
        {
            for (int r = 0; r < repeat; r++)
            {
                ((delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, long, void>)function)(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], count);
            }
        }

        void Batch(BatchFunction batch)
        {
            for (int r = 0; r < repeat; r++)
            {
                batch.Run((double**)columns, (double**)(columns + 3), count);
            }
        }

        void Copy()
        {
            for (int r = 0; r < repeat; r++)
            {
                for (int k = 0; k < 4; k++)
                {
                    Buffer.MemoryCopy((void*)columns[k % 3], (void*)columns[3 + k], (long)count * sizeof(double), (long)count * sizeof(double));
                }
            }
        }

        void Delegate()
        {
            Span<double> point = stackalloc double[3], values = stackalloc double[4];
            for (int r = 0; r < repeat; r++)
            {
                for (int i = 0; i < count; i++)
                {
                    for (int k = 0; k < 3; k++)
                    {
                        point[k] = ((double*)columns[k])[i];
                    }

                    compiled(point, values);
                    for (int k = 0; k < 4; k++)
                    {
                        ((double*)columns[3 + k])[i] = values[k];
                    }
                }
            }
        }
    }

    private static void Preparation(TextWriter output, Expr[] outputs, Expr[] variables)
    {
        double[] point = [1];
        double seconds = Medians(() => outputs.CompileBatch(BatchOptions.Default, variables).Run(point, point, point))[0];
        Line(output, "preparation and first run of the title example", seconds, null, null);
        foreach (int nodes in (int[])[1000, 10_000, 100_000])
        {
            (Expr[] dag, Expr[] x) = Workloads.Dag(nodes, functions: false);
            var random = new Random(5);
            Program program = Program.Create(dag, x);
            var watch = Stopwatch.StartNew();
            BatchFunction batch = program.CompileBatch(new BatchOptions { Threads = 1 });
            double[][] columns = [.. x.Select(_ => Enumerable.Range(0, 512).Select(_ => random.NextDouble() - 0.5).ToArray())];
            batch.Run(columns);
            double prepared = watch.Elapsed.TotalSeconds;
            double run = Medians(() => batch.Run(columns))[0];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{program.InstructionCount,9} steps (+ - x): {prepared / program.InstructionCount * 1e6,7:0.0} us a step to prepare, {run / 512 / program.InstructionCount * 1e9,7:0.000} ns a step and point"));
        }
    }

    private static (nint Fast, nint Exact, nint Memory)? Native(TextWriter output)
    {
        if (HandWrittenC.Build(CSource, "f", "-march=native", HandWrittenC.Fast) is { } fast && HandWrittenC.Build(CSource, "f", "-march=native", HandWrittenC.Exact) is { } exact
            && HandWrittenC.Build(CSource, "columns", "-march=native", HandWrittenC.Fast) is { } memory)
        {
            return (fast, exact, memory);
        }

        output.WriteLine("(gcc is not installed: no comparison with C)");
        return null;
    }

    private static double[] Medians(params Action[] works)
    {
        foreach (Action work in works)
        {
            // Long enough for the compiler's last tier.
            var warm = Stopwatch.StartNew();
            while (warm.Elapsed.TotalSeconds < 0.4)
            {
                work();
            }
        }

        var samples = works.Select(static _ => new List<double>()).ToArray();
        var watch = new Stopwatch();
        var total = Stopwatch.StartNew();
        while (samples[0].Count < 5 || (total.Elapsed.TotalSeconds < 0.4 * works.Length && samples[0].Count < 2000))
        {
            for (int i = 0; i < works.Length; i++)
            {
                watch.Restart();
                works[i]();
                samples[i].Add(watch.Elapsed.TotalSeconds);
            }
        }

        return [.. samples.Select(static s => s.Order().ElementAt(s.Count / 2))];
    }

    private static void Line(TextWriter output, string what, double seconds, double? ratio, double? most)
    {
        string time = seconds < 1e-6 ? $"{seconds * 1e9:0.000} ns" : $"{seconds * 1e6:0.0} us";
        output.WriteLine($"{what,-52} {time,12} {(ratio is { } r ? $"{r:0.000}" : ""),8} {(most is { } m ? $"{m:0.00}{(ratio > m ? " !" : "")}" : ""),8}");
    }
}
