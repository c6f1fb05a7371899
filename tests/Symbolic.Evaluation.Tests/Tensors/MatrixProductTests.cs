using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>Products of matrices of many sizes and layouts against plain loops, by the kernels of the library and by the system's.</summary>
public sealed class MatrixProductTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DenseProducts.BuiltIn)]
    [InlineData(DenseProducts.SystemBlas)]
    public void Sizes_around_the_edges_of_blocks(DenseProducts products)
    {
        if (products == DenseProducts.SystemBlas && !Symbolic.Tensors.SystemBlas.IsPresent)
        {
            output.WriteLine("OpenBLAS is not installed: the kernels of the library are used.");
        }

        var random = new Random(8);
        int[] edges = [1, 2, 3, 4, 5, 7, 8, 9, 12, 16, 23, 24, 25, 31, 48, 63, 65, 72, 97];
        int[] long_ = [290, 300, 577];
        for (int round = 0; round < 250; round++)
        {
            int Size() => random.Next(12) == 0 ? long_[random.Next(long_.Length)] : edges[random.Next(edges.Length)];
            (int m, int n, int k) = (Size(), Size(), Size());
            bool left = random.Next(2) == 0, right = random.Next(2) == 0, result = random.Next(2) == 0;
            var graph = new ExprGraph();
            Expr a = graph.Symbol("A", left ? new Shape(k, m) : new Shape(m, k)), b = graph.Symbol("B", right ? new Shape(n, k) : new Shape(k, n));
            string pattern = $"{(left ? "ki" : "ik")},{(right ? "jk" : "kj")}->{(result ? "ji" : "ij")}";
            double[] x = Entries(random, m * k), y = Entries(random, k * n), expected = new double[m * n];
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = 0;
                    for (int p = 0; p < k; p++)
                    {
                        sum += x[left ? (p * m) + i : (i * k) + p] * y[right ? (j * k) + p : (p * n) + j];
                    }

                    expected[result ? (j * m) + i : (i * n) + j] = sum;
                }
            }

            TensorProgram program = TensorProgram.Create([graph.Einsum(pattern, a, b)], [a, b], null, new TensorOptions { DenseProducts = products });
            TensorAssert.Close(expected, program.RunOnce(x, y)[0], 1e-12, $"{pattern} {m}×{k}×{n}");
        }
    }

    private static double[] Entries(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
