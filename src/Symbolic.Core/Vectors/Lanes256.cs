using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Vectors;

/// <summary>Vectors of 256 bits.</summary>
internal readonly unsafe struct Lanes256<T> : ILanes<Vector256<T>, T>
    where T : unmanaged
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* from) => Vector256.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> vector, T* to) => Vector256.Store(vector, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Repeat(T number) => Vector256.Create(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Constant(double number) =>
        typeof(T) == typeof(double) ? Vector256.Create(number).As<double, T>() : Vector256.Create((float)number).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Subtract(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Multiply(Vector256<T> a, Vector256<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Divide(Vector256<T> a, Vector256<T> b) => a / b;

    // Two roundings where the machine has no such instruction: the exact one would be computed number by number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(double)
        ? Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b) => Vector256.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> a) => Vector256.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Negate(Vector256<T> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sqrt(Vector256<T> a) => Vector256.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Floor(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Floor(a.AsDouble()).As<double, T>() : Vector256.Floor(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Ceiling(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Ceiling(a.AsDouble()).As<double, T>() : Vector256.Ceiling(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Round(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Round(a.AsDouble()).As<double, T>() : Vector256.Round(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Truncate(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Truncate(a.AsDouble()).As<double, T>() : Vector256.Truncate(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> CopySign(Vector256<T> magnitude, Vector256<T> sign) => Vector256.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Exp(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Exp(a.AsDouble()).As<double, T>() : Vector256.Exp(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Log(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Log(a.AsDouble()).As<double, T>() : Vector256.Log(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Sin(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Sin(a.AsDouble()).As<double, T>() : Vector256.Sin(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Cos(Vector256<T> a) =>
        typeof(T) == typeof(double) ? Vector256.Cos(a.AsDouble()).As<double, T>() : Vector256.Cos(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Less(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LessOrEqual(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Equal(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> NotEqual(Vector256<T> a, Vector256<T> b) => ~Vector256.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Choose(Vector256<T> mask, Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> And(Vector256<T> a, Vector256<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Or(Vector256<T> a, Vector256<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Xor(Vector256<T> a, Vector256<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Not(Vector256<T> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector256<T> mask) => mask.AsUInt64() != default;

    public static Vector256<T> InDouble<TFunction>(Vector256<T> x)
        where TFunction : struct, IVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes256<double>, Vector256<double>, double>(x.AsDouble()).As<double, T>();
        }

        (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(x.AsSingle());
        return Vector256.Narrow(
            TFunction.Of<Lanes256<double>, Vector256<double>, double>(lower),
            TFunction.Of<Lanes256<double>, Vector256<double>, double>(upper)).As<float, T>();
    }

    public static Vector256<T> InDouble<TFunction>(Vector256<T> a, Vector256<T> b)
        where TFunction : struct, IBinaryVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes256<double>, Vector256<double>, double>(a.AsDouble(), b.AsDouble()).As<double, T>();
        }

        (Vector256<double> lowerA, Vector256<double> upperA) = Vector256.Widen(a.AsSingle());
        (Vector256<double> lowerB, Vector256<double> upperB) = Vector256.Widen(b.AsSingle());
        return Vector256.Narrow(
            TFunction.Of<Lanes256<double>, Vector256<double>, double>(lowerA, lowerB),
            TFunction.Of<Lanes256<double>, Vector256<double>, double>(upperA, upperB)).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MaxNative(Vector256<T> a, Vector256<T> b) => Vector256.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MinNative(Vector256<T> a, Vector256<T> b) => Vector256.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> FusedMultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c) => typeof(T) == typeof(double)
        ? Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Bits(ulong bits) => Vector256.Create(bits).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> AddBits(Vector256<T> a, Vector256<T> b) => (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftLeft(Vector256<T> a, int count) => (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> ShiftRight(Vector256<T> a, int count) => (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Scale(Vector256<T> a, Vector256<T> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(a.AsDouble(), n.AsDouble()).As<double, T>()
        : PowersOfTwo.Scale<Lanes256<T>, Vector256<T>, T>(a, n);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<T> Patch<TFunction>(Vector256<T> mask, Vector256<T> x, Vector256<T> y)
        where TFunction : struct, IVectorFunction
    {
        Vector256<double> result = y.AsDouble();
        for (int i = 0; i < Vector256<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(x.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<T> Patch<TFunction>(Vector256<T> mask, Vector256<T> a, Vector256<T> b, Vector256<T> y)
        where TFunction : struct, IBinaryVectorFunction
    {
        Vector256<double> result = y.AsDouble();
        for (int i = 0; i < Vector256<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(a.AsDouble().GetElement(i), b.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }
}
