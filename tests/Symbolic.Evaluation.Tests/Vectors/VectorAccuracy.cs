using System.Reflection;
using System.Runtime.Intrinsics;
using Symbolic.Vectors;

namespace Symbolic.Tests;

/// <summary>The errors of vector forms at points of every size, against 200 bits.</summary>
internal static unsafe class VectorAccuracy
{
    /// <summary>All operators of the table that have a vector form.</summary>
    public static IEnumerable<Operator> Operators => OperatorTable.Standard.All.Where(static op => KernelOf(op) is not null);

    public static VectorKernel? KernelOf(Operator op) => op switch
    {
        UnaryOperator unary => unary.Vector,
        BinaryOperator binary => binary.Vector,
        NaryOperator nary => nary.Vector,
        _ => null,
    };

    public static Func<double, double, double> ScalarOf(Operator op) => op switch
    {
        UnaryOperator unary => (x, _) => unary.Evaluate(x),
        BinaryOperator binary => (x, y) => binary.Evaluate(x, y),
        NaryOperator nary => nary.Fold!,
        _ => throw new ArgumentException("Not an operator of numbers.", nameof(op)),
    };

    /// <summary>The reference at a point; null where the scalar function is exact.</summary>
    public static BigReal? Reference(Operator op, double x, double y) =>
        op is UnaryOperator && VectorReferences.Unary.TryGetValue(op, out var unary) ? unary(BigReal.From(x))
        : op is BinaryOperator && VectorReferences.Binary.TryGetValue(op, out var binary) ? binary(BigReal.From(x), BigReal.From(y))
        : null;

    /// <summary>Values by the method for one width, 128, 256 or 512.</summary>
    public static double[] Values(Operator op, int width, double[] x, double[] y)
    {
        VectorKernel kernel = KernelOf(op)!;
        var result = new double[x.Length];
        switch (width)
        {
            case 128:
                Run<Vector128<double>>(2, static p => Vector128.Load(p), static (v, p) => v.Store(p));
                break;
            case 256:
                Run<Vector256<double>>(4, static p => Vector256.Load(p), static (v, p) => v.Store(p));
                break;
            default:
                Run<Vector512<double>>(8, static p => Vector512.Load(p), static (v, p) => v.Store(p));
                break;
        }

        return result;

        void Run<TVector>(int count, LoadVector<TVector> load, StoreVector<TVector> store)
            where TVector : struct
        {
            MethodInfo method = kernel.MethodFor(count);
            var unary = kernel.Operands == 1 ? method.CreateDelegate<Func<TVector, TVector>>() : null;
            var binary = kernel.Operands == 2 ? method.CreateDelegate<Func<TVector, TVector, TVector>>() : null;
            fixed (double* a = x, b = y, d = result)
            {
                for (int i = 0; i < x.Length; i += count)
                {
                    int from = Math.Min(i, x.Length - count);
                    store(unary is null ? binary!(load(a + from), load(b + from)) : unary(load(a + from)), d + from);
                }
            }
        }
    }

    /// <summary>
    /// The error of a value in units of the last place; +∞ where a special value (NaN, an infinity, a zero and its sign) is not
    /// that of the scalar function.
    /// </summary>
    public static double Error(Operator op, Func<double, double, double> scalar, double x, double y, double value)
    {
        double expected = scalar(x, y);
        if (BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value) && !double.IsFinite(expected))
        {
            return 0;
        }

        if (double.IsNaN(expected) || double.IsNaN(value))
        {
            return double.IsNaN(expected) && double.IsNaN(value) ? 0 : double.PositiveInfinity;
        }

        if (!double.IsFinite(expected) || !double.IsFinite(value) || (expected == 0 && value == 0))
        {
            // A value that is rounded to an infinity by one and to the largest number by the other.
            return expected == value && double.IsNegative(expected) == double.IsNegative(value) ? 0
                : Math.Max(Math.Abs(expected), Math.Abs(value)) == double.PositiveInfinity && Math.Min(Math.Abs(expected), Math.Abs(value)) > 1.7976931348623150e308 ? 2
                : double.PositiveInfinity;
        }

        if (!double.IsFinite(x) || (KernelOf(op)!.Operands == 2 && !double.IsFinite(y)))
        {
            return value == expected ? 0 : double.PositiveInfinity;
        }

        // The reference has no negative zero and no point where a limit stands in.
        if (expected == 0 && Math.Abs(value) > 0 && (x == 0 || y == 0))
        {
            return double.PositiveInfinity;
        }

        if (expected == value && (expected == 0 || expected == x))
        {
            return 0;
        }

        return Reference(op, x, y) is { } reference ? reference.Ulps(value)
            : value == expected ? 0
            : double.PositiveInfinity;
    }

    /// <summary>Points of every size and sign, near 0, near ±1, near multiples of π/2, and special values.</summary>
    public static double[] Points(int perBinade, int seed)
    {
        var random = new Random(seed);
        var points = new List<double>();
        foreach (double x in (double[])[0, double.NaN, double.PositiveInfinity, 1, 2, 0.5, double.Epsilon, 3 * double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, double.MaxValue, 709.78, 709.79, 710.4, 710.5, 745.1, 745.2, 746, 26.5, 26.6, 27.2, 27.3, 0.625, 0.85, 0.7, 37.5, 38.4, 38.5, 700, 708.3, 1e300, 36.7, 8, 27, 1000, 1e22, 1L << 28, (1L << 28) + 2, 1e9, 4503599627370496, 9007199254740993])
        {
            Both(x);
            Both(Math.BitIncrement(x));
            Both(Math.BitDecrement(x));
        }

        for (int e = -1074; e < 1024; e++)
        {
            for (int i = 0; i < (e is > -30 and < 12 ? 8 : 1) * perBinade; i++)
            {
                Both(Math.ScaleB(1 + random.NextDouble(), e));
            }
        }

        for (int i = 0; i < 1500 * perBinade; i++)
        {
            points.Add((random.NextDouble() - 0.5) * 8);
            points.Add((random.NextDouble() - 0.5) * 60);
            points.Add((random.NextDouble() - 0.5) * 1500);
        }

        for (int i = 1; i < 54; i++)
        {
            Both(1 + (Math.ScaleB(1 + random.NextDouble(), -i)));
            Both(1 - (Math.ScaleB(1 + random.NextDouble(), -i)));
            Both(0.5 + (Math.ScaleB(1 + random.NextDouble(), -i)));
            Both(0.5 - (Math.ScaleB(1 + random.NextDouble(), -i)));
        }

        for (int i = 0; i < 200 * perBinade; i++)
        {
            Both(random.Next(i < 100 ? 20 : 1 << 27) * (Math.PI / 2));
            Both(random.Next(i < 100 ? 20 : 1 << 27) * (Math.PI / 4));
        }

        return [.. points];

        void Both(double x)
        {
            points.Add(x);
            points.Add(-x);
        }
    }

    /// <summary>Second operands for the points: of every size, of like size, and small whole numbers.</summary>
    public static double[] Partners(double[] points, int seed)
    {
        var random = new Random(seed);
        double[] partners = new double[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            double x = Math.Abs(points[i]);
            partners[i] = random.Next(6) switch
            {
                0 => points[random.Next(points.Length)],
                1 => points[i] * (random.NextDouble() * 4),
                2 => random.Next(-12, 13),
                3 => (random.NextDouble() - 0.5) * 20,
                // Powers close to overflow and underflow.
                4 => (random.NextDouble() - 0.5) * 1500 / Math.Max(1e-300, Math.Abs(Math.Log(x))),
                _ => points[random.Next(80)],
            };
        }

        return partners;
    }

    private delegate TVector LoadVector<TVector>(double* from);

    private delegate void StoreVector<TVector>(TVector vector, double* to);
}
