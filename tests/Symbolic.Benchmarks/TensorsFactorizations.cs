using System.Globalization;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Providers.LinearAlgebra;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>Determinants and inverses beside a library for dense linear algebra, on plain arrays and without its objects.</summary>
internal static class TensorsFactorizations
{
    public static void Run(TensorsTable table)
    {
        ILinearAlgebraProvider library = ManagedLinearAlgebraProvider.Instance;
        foreach (int n in (int[])[4, 32, 128, 512])
        {
            var graph = new ExprGraph();
            Expr a = graph.Symbol("A", new Shape(n, n));
            double[] entries = TensorsReport.Random(n * n);
            Compare("determinant", Determinant[a], () =>
            {
                entries.CopyTo(s_factors, 0);
                library.LUFactor(s_factors, n, s_pivots);
            });
            Compare("inverse", Inverse[a], () =>
            {
                entries.CopyTo(s_factors, 0);
                library.LUFactor(s_factors, n, s_pivots);
                library.LUInverseFactored(s_factors, n, s_pivots);
            });

            void Compare(string what, Expr result, Action other)
            {
                s_factors = new double[n * n];
                s_pivots = new int[n];
                Action own = TensorsReport.Work(TensorProgram.Create(result, a), entries);
                double[] times = TensorsClock.Race(0.4, own, other);
                table.Line(string.Create(CultureInfo.InvariantCulture, $"{what}, {n} by {n}"), times[0], "MathNet.Numerics, managed", times[1]);
                table.Remark(string.Create(CultureInfo.InvariantCulture, $"bytes of a warm call: {Bytes(own)} and {Bytes(other)}"));
            }
        }
    }

    private static double[] s_factors = [];

    private static int[] s_pivots = [];

    private static long Bytes(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
