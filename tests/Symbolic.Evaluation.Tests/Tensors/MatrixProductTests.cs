using System.Numerics;
using System.Runtime.Intrinsics;
using Symbolic.Tensors;
using Symbolic.Vectors;
using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>Products of matrices of many sizes and layouts against plain loops, by the kernels of the library and by the system's.</summary>
public sealed class MatrixProductTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DenseProducts.BuiltIn, Precision.Double)]
    [InlineData(DenseProducts.BuiltIn, Precision.Single)]
    [InlineData(DenseProducts.SystemBlas, Precision.Double)]
    [InlineData(DenseProducts.SystemBlas, Precision.Single)]
    public void Sizes_around_the_edges_of_blocks(DenseProducts products, Precision precision)
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

            TensorProgram program = TensorProgram.Create([graph.Einsum(pattern, a, b)], [a, b], null, new TensorOptions { DenseProducts = products, Precision = precision });
            TensorAssert.Close(expected, program.RunOnce(x, y)[0], precision == Precision.Double ? 1e-12 : 1e-5, $"{pattern} {m}×{k}×{n}");
        }
    }

    /// <summary>The blocks of every kind of machine, whatever this one is: what it has no instructions for is computed more slowly.</summary>
    [Fact]
    public void Blocks_of_every_shape()
    {
        Check<EightRows<Lanes512<double>, Vector512<double>, double>, double>(1e-13);
        Check<EightRows<Lanes256<double>, Vector256<double>, double>, double>(1e-13);
        Check<EightRows<Lanes128<double>, Vector128<double>, double>, double>(1e-13);
        Check<FourRows<Lanes256<double>, Vector256<double>, double>, double>(1e-13);
        Check<FourRows<Lanes128<double>, Vector128<double>, double>, double>(1e-13);
        Check<EightRows<Lanes512<float>, Vector512<float>, float>, float>(1e-4);
        Check<EightRows<Lanes256<float>, Vector256<float>, float>, float>(1e-4);
        Check<EightRows<Lanes128<float>, Vector128<float>, float>, float>(1e-4);
        Check<FourRows<Lanes256<float>, Vector256<float>, float>, float>(1e-4);
        Check<FourRows<Lanes128<float>, Vector128<float>, float>, float>(1e-4);
    }

    private static unsafe void Check<TShape, T>(double tolerance)
        where TShape : struct, IBlockShape<T>
        where T : unmanaged, INumber<T>
    {
        var random = new Random(9);
        (int M, int N, int K)[] sizes =
        [
            .. Enumerable.Range(1, 100).Select(n => (random.Next(1, 30), n, random.Next(1, 40))),
            (70, 700, 3), (300, 90, 20), (150, 20, 600), (9, 1100, 5), (60, 60, 300), (50, 33, 1000),
        ];
        foreach ((int m, int n, int k) in sizes)
        {
            bool left = random.Next(2) == 0, right = random.Next(2) == 0, accumulates = random.Next(2) == 0;
            T[] a = Numbers<T>(random, m * k), b = Numbers<T>(random, k * n), c = Numbers<T>(random, m * n);
            double[] expected = new double[m * n];
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double sum = accumulates ? double.CreateTruncating(c[(i * n) + j]) : 0;
                    for (int p = 0; p < k; p++)
                    {
                        sum += double.CreateTruncating(a[left ? (p * m) + i : (i * k) + p]) * double.CreateTruncating(b[right ? (j * k) + p : (p * n) + j]);
                    }

                    expected[(i * n) + j] = sum;
                }
            }

            // Behind the room that was asked for stands something that must stay.
            const int guard = 64;
            var room = new T[PackedProduct<TShape, T>.Scratch(m, n, k) + guard];
            Array.Fill(room, T.CreateTruncating(7), room.Length - guard, guard);
            fixed (T* x = a, y = b, z = c, scratch = room)
            {
                PackedProduct<TShape, T>.Multiply(m, n, k, x, left ? 1 : k, left ? m : 1, y, right ? 1 : n, right ? k : 1, z, n, accumulates, scratch);
            }

            string what = $"{typeof(TShape)} {m}×{k}×{n} {left} {right} {accumulates}";
            Assert.All(room[^guard..], x => Assert.Equal(T.CreateTruncating(7), x));
            TensorAssert.Close(expected, Array.ConvertAll(c, double.CreateTruncating), tolerance, what, 1);
        }
    }

    private static T[] Numbers<T>(Random random, int count)
        where T : INumber<T> => [.. Entries(random, count).Select(T.CreateTruncating)];

    private static double[] Entries(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
