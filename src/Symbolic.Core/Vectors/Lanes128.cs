using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Vectors;

/// <summary>Vectors of 128 bits.</summary>
internal readonly unsafe struct Lanes128<T> : ILanes<Vector128<T>, T>
    where T : unmanaged
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* from) => Vector128.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> vector, T* to) => Vector128.Store(vector, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Repeat(T number) => Vector128.Create(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Constant(double number) =>
        typeof(T) == typeof(double) ? Vector128.Create(number).As<double, T>() : Vector128.Create((float)number).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Subtract(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Multiply(Vector128<T> a, Vector128<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Divide(Vector128<T> a, Vector128<T> b) => a / b;

    // Two roundings where the machine has no such instruction: the exact one would be computed number by number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(double)
        ? Vector128.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector128.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b) => Vector128.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> a) => Vector128.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Negate(Vector128<T> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sqrt(Vector128<T> a) => Vector128.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Floor(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Floor(a.AsDouble()).As<double, T>() : Vector128.Floor(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Ceiling(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Ceiling(a.AsDouble()).As<double, T>() : Vector128.Ceiling(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Round(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Round(a.AsDouble()).As<double, T>() : Vector128.Round(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Truncate(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Truncate(a.AsDouble()).As<double, T>() : Vector128.Truncate(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> CopySign(Vector128<T> magnitude, Vector128<T> sign) => Vector128.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Exp(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Exp(a.AsDouble()).As<double, T>() : Vector128.Exp(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Log(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Log(a.AsDouble()).As<double, T>() : Vector128.Log(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Sin(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Sin(a.AsDouble()).As<double, T>() : Vector128.Sin(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Cos(Vector128<T> a) =>
        typeof(T) == typeof(double) ? Vector128.Cos(a.AsDouble()).As<double, T>() : Vector128.Cos(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Less(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> LessOrEqual(Vector128<T> a, Vector128<T> b) => Vector128.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Equal(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> NotEqual(Vector128<T> a, Vector128<T> b) => ~Vector128.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Choose(Vector128<T> mask, Vector128<T> a, Vector128<T> b) => Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> And(Vector128<T> a, Vector128<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Or(Vector128<T> a, Vector128<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Xor(Vector128<T> a, Vector128<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Not(Vector128<T> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector128<T> mask) => mask.AsUInt64() != default;

    public static Vector128<T> InDouble<TFunction>(Vector128<T> x)
        where TFunction : struct, IVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes128<double>, Vector128<double>, double>(x.AsDouble()).As<double, T>();
        }

        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(x.AsSingle());
        return Vector128.Narrow(
            TFunction.Of<Lanes128<double>, Vector128<double>, double>(lower),
            TFunction.Of<Lanes128<double>, Vector128<double>, double>(upper)).As<float, T>();
    }

    public static Vector128<T> InDouble<TFunction>(Vector128<T> a, Vector128<T> b)
        where TFunction : struct, IBinaryVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes128<double>, Vector128<double>, double>(a.AsDouble(), b.AsDouble()).As<double, T>();
        }

        (Vector128<double> lowerA, Vector128<double> upperA) = Vector128.Widen(a.AsSingle());
        (Vector128<double> lowerB, Vector128<double> upperB) = Vector128.Widen(b.AsSingle());
        return Vector128.Narrow(
            TFunction.Of<Lanes128<double>, Vector128<double>, double>(lowerA, lowerB),
            TFunction.Of<Lanes128<double>, Vector128<double>, double>(upperA, upperB)).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MaxNative(Vector128<T> a, Vector128<T> b) => Vector128.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MinNative(Vector128<T> a, Vector128<T> b) => Vector128.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> FusedMultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c) => typeof(T) == typeof(double)
        ? Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Bits(ulong bits) => Vector128.Create(bits).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> AddBits(Vector128<T> a, Vector128<T> b) => (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftLeft(Vector128<T> a, int count) => (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> ShiftRight(Vector128<T> a, int count) => (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Scale(Vector128<T> a, Vector128<T> n) => Avx512F.VL.IsSupported ? Avx512F.VL.Scale(a.AsDouble(), n.AsDouble()).As<double, T>()
        : PowersOfTwo.Scale<Lanes128<T>, Vector128<T>, T>(a, n);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<T> Patch<TFunction>(Vector128<T> mask, Vector128<T> x, Vector128<T> y)
        where TFunction : struct, IVectorFunction
    {
        Vector128<double> result = y.AsDouble();
        for (int i = 0; i < Vector128<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(x.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector128<T> Patch<TFunction>(Vector128<T> mask, Vector128<T> a, Vector128<T> b, Vector128<T> y)
        where TFunction : struct, IBinaryVectorFunction
    {
        Vector128<double> result = y.AsDouble();
        for (int i = 0; i < Vector128<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(a.AsDouble().GetElement(i), b.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }
}
