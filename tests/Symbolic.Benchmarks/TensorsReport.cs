using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>Dense products and a network's gradients beside the libraries that people compare them with, where those are installed.</summary>
internal static class TensorsReport
{
    private static readonly (int M, int K, int N)[] s_sizes = [(8, 8, 8), (16, 16, 16), (64, 64, 10), (64, 64, 64), (64, 784, 64), (784, 64, 64), (256, 256, 256), (512, 512, 512), (1024, 1024, 1024)];

    public static void Run(TextWriter output)
    {
        Products(output);
        TensorsNetwork.Run(output);
        TensorsHessians.Run(output);
    }

    private static void Products(TextWriter output)
    {
        Dictionary<string, double>? numpy = TensorsPeers.NumpyProducts(s_sizes);
        if (!Symbolic.Tensors.SystemBlas.IsPresent)
        {
            output.WriteLine("OpenBLAS is not installed: no comparison with it.");
        }

        if (numpy is null)
        {
            output.WriteLine("NumPy is not installed: no comparison with it.");
        }

        output.WriteLine($"{"product",-24} {"GFLOP/s",9} {"OpenBLAS",9} {"ratio",7} {"NumPy",9}");
        foreach ((int m, int k, int n) in s_sizes)
        {
            foreach (string pattern in (string[])["ik,kj->ij", "ik,jk->ij", "ki,kj->ij"])
            {
                double work = 2.0 * m * n * k;
                double own = Seconds(pattern, m, k, n, DenseProducts.BuiltIn), other = double.NaN;
                if (Symbolic.Tensors.SystemBlas.IsPresent)
                {
                    other = Seconds(pattern, m, k, n, DenseProducts.SystemBlas);
                }

                string name = string.Create(CultureInfo.InvariantCulture, $"{pattern} {m}x{k}x{n}");
                double peer = numpy is not null && pattern == "ik,kj->ij" ? numpy[Key(m, k, n)] : double.NaN;
                output.WriteLine($"{name,-24} {work / own / 1e9,9:0.0} {work / other / 1e9,9:0.0} {other / own,7:0.00} {work / peer / 1e9,9:0.0}");
            }
        }
    }

    internal static string Key(int m, int k, int n) => string.Create(CultureInfo.InvariantCulture, $"{m} {k} {n}");

    private static double Seconds(string pattern, int m, int k, int n, DenseProducts products)
    {
        var graph = new ExprGraph();
        bool leftTransposed = pattern[0] == 'k', rightTransposed = pattern[3] == 'j';
        Expr a = graph.Symbol("A", leftTransposed ? new Shape(k, m) : new Shape(m, k)), b = graph.Symbol("B", rightTransposed ? new Shape(n, k) : new Shape(k, n));
        TensorProgram program = TensorProgram.Create([graph.Einsum(pattern, a, b)], [a, b], null, new TensorOptions { DenseProducts = products });
        double[][] inputs = [Random(m * k), Random(k * n)], outputs = [new double[m * n]];
        return TensorsClock.Of(() => program.Run(inputs, outputs), 0.6);
    }

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
