using System.Globalization;
using Symbolic.Tensors;

namespace Symbolic.Benchmarks;

/// <summary>Dense products, a network's gradients and Hessians beside the libraries that people compare them with, where those are installed.</summary>
internal static class TensorsReport
{
    // 0.85 of the speed of OpenBLAS.
    private const double ProductBar = 1 / 0.85;

    private static readonly (int M, int K, int N)[] s_sizes = [(8, 8, 8), (64, 64, 10), (64, 10, 64), (64, 64, 64), (64, 784, 64), (784, 64, 64), (256, 256, 256), (1024, 1024, 1024)];

    private static readonly (int M, int K, int N)[] s_measured = [(64, 64, 10), (64, 784, 64), (256, 256, 256), (1024, 1024, 1024)];

    public static void Run(TextWriter output, IReadOnlyCollection<string> parts)
    {
        var table = new TensorsTable(output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, vectors of {(System.Runtime.Intrinsics.X86.Avx512F.IsSupported ? 512 : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256 : 128)} bits; least times of many samples in turns, on one thread unless stated; ratio = this library ÷ the other side"));
        table.Head();
        if (Wanted("products"))
        {
            Products(table);
        }

        if (Wanted("network"))
        {
            TensorsNetwork.Run(table);
        }

        if (Wanted("hessians"))
        {
            TensorsHessians.Run(table);
        }

        if (Wanted("factorizations"))
        {
            TensorsFactorizations.Run(table);
        }

        if (Wanted("columns"))
        {
            TensorsColumns.Run(table);
        }

        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
    }

    private static void Products(TensorsTable table)
    {
        SystemBlas.TrySetThreads(1);
        Dictionary<string, (double Seconds, double Value)>? peers = PeerProcess.Python(1, "products");
        if (peers is null)
        {
            table.Missing("NumPy");
        }

        foreach ((int m, int k, int n) in s_sizes)
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                foreach (string pattern in (string[])["ik,kj->ij", "ik,jk->ij", "ki,kj->ij"])
                {
                    string size = string.Create(CultureInfo.InvariantCulture, $"{m}x{k}x{n}"), type = precision == Precision.Double ? "float64" : "float32";
                    double budget = (double)m * n * k > 1e8 ? 2 : 0.4;
                    double[] times = TensorsClock.Race(budget, [.. Sides().Select(p => Product(pattern, m, k, n, p, precision))]);
                    string what = string.Create(CultureInfo.InvariantCulture, $"{pattern} {size} {type}, {2.0 * m * n * k / times[0] / 1e9:0.0} GFLOP/s");
                    if (times.Length > 1)
                    {
                        table.Line(what, times[0], "OpenBLAS", times[1], s_measured.Contains((m, k, n)) ? ProductBar : null);
                    }
                    else
                    {
                        table.Missing("OpenBLAS");
                    }

                    if (pattern == "ik,kj->ij" && peers?.TryGetValue($"numpy {type} {size}", out (double Seconds, double) numpy) == true)
                    {
                        table.Line(what, times[0], "NumPy", numpy.Seconds);
                    }
                }
            }
        }
    }

    private static IEnumerable<DenseProducts> Sides() => SystemBlas.IsPresent ? [DenseProducts.BuiltIn, DenseProducts.SystemBlas] : [DenseProducts.BuiltIn];

    private static Action Product(string pattern, int m, int k, int n, DenseProducts products, Precision precision)
    {
        var graph = new ExprGraph();
        bool leftTransposed = pattern[0] == 'k', rightTransposed = pattern[3] == 'j';
        Expr a = graph.Symbol("A", leftTransposed ? new Shape(k, m) : new Shape(m, k)), b = graph.Symbol("B", rightTransposed ? new Shape(n, k) : new Shape(k, n));
        TensorProgram program = TensorProgram.Create([graph.Einsum(pattern, a, b)], [a, b], null, new TensorOptions { DenseProducts = products, Precision = precision });
        return Work(program, Random(m * k), Random(k * n));
    }

    /// <summary>A run of a program on arrays of its precision.</summary>
    internal static Action Work(TensorProgram program, params double[][] inputs)
    {
        if (program.Precision == Precision.Double)
        {
            double[][] results = [.. program.OutputShapes.Select(static s => new double[Count(s)])];
            return () => program.Run(inputs, results);
        }

        float[][] given = [.. inputs.Select(static x => System.Array.ConvertAll(x, static v => (float)v))], outputs = [.. program.OutputShapes.Select(static s => new float[Count(s)])];
        return () => program.Run(given, outputs);
    }

    internal static int Count(Shape shape) => shape.Axes.Aggregate(1, static (n, a) => n * a.Length);

    internal static double[] Random(int count, double scale = 1)
    {
        var random = new Random(count);
        double[] entries = new double[count];
        for (int i = 0; i < count; i++)
        {
            entries[i] = scale * ((random.NextDouble() * 2) - 1);
        }

        return entries;
    }
}
