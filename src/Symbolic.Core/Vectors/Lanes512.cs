using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Symbolic.Vectors;

/// <summary>Vectors of 512 bits.</summary>
internal readonly unsafe struct Lanes512<T> : ILanes<Vector512<T>, T>
    where T : unmanaged
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* from) => Vector512.Load(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> vector, T* to) => Vector512.Store(vector, to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Repeat(T number) => Vector512.Create(number);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Constant(double number) =>
        typeof(T) == typeof(double) ? Vector512.Create(number).As<double, T>() : Vector512.Create((float)number).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> a, Vector512<T> b) => a / b;

    // The instruction itself where there is one: on machines that would rather not use 512 bits, the general form may be two halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (typeof(T) == typeof(double))
        {
            return Avx512F.IsSupported
                ? Avx512F.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
                : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        }

        return Avx512F.IsSupported
            ? Avx512F.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> a) => Vector512.Abs(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Negate(Vector512<T> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sqrt(Vector512<T> a) => Vector512.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Floor(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Floor(a.AsDouble()).As<double, T>() : Vector512.Floor(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Ceiling(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Ceiling(a.AsDouble()).As<double, T>() : Vector512.Ceiling(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Round(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Round(a.AsDouble()).As<double, T>() : Vector512.Round(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Truncate(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Truncate(a.AsDouble()).As<double, T>() : Vector512.Truncate(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> CopySign(Vector512<T> magnitude, Vector512<T> sign) => Vector512.CopySign(magnitude, sign);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Exp(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Exp(a.AsDouble()).As<double, T>() : Vector512.Exp(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Log(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Log(a.AsDouble()).As<double, T>() : Vector512.Log(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sin(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Sin(a.AsDouble()).As<double, T>() : Vector512.Sin(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Cos(Vector512<T> a) =>
        typeof(T) == typeof(double) ? Vector512.Cos(a.AsDouble()).As<double, T>() : Vector512.Cos(a.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Less(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LessOrEqual(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> NotEqual(Vector512<T> a, Vector512<T> b) => ~Vector512.Equals(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Choose(Vector512<T> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And(Vector512<T> a, Vector512<T> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Or(Vector512<T> a, Vector512<T> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Xor(Vector512<T> a, Vector512<T> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Not(Vector512<T> a) => ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<T> mask) => mask.AsUInt64() != default;

    public static Vector512<T> InDouble<TFunction>(Vector512<T> x)
        where TFunction : struct, IVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes512<double>, Vector512<double>, double>(x.AsDouble()).As<double, T>();
        }

        (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(x.AsSingle());
        return Vector512.Narrow(
            TFunction.Of<Lanes512<double>, Vector512<double>, double>(lower),
            TFunction.Of<Lanes512<double>, Vector512<double>, double>(upper)).As<float, T>();
    }

    public static Vector512<T> InDouble<TFunction>(Vector512<T> a, Vector512<T> b)
        where TFunction : struct, IBinaryVectorFunction
    {
        if (typeof(T) == typeof(double))
        {
            return TFunction.Of<Lanes512<double>, Vector512<double>, double>(a.AsDouble(), b.AsDouble()).As<double, T>();
        }

        (Vector512<double> lowerA, Vector512<double> upperA) = Vector512.Widen(a.AsSingle());
        (Vector512<double> lowerB, Vector512<double> upperB) = Vector512.Widen(b.AsSingle());
        return Vector512.Narrow(
            TFunction.Of<Lanes512<double>, Vector512<double>, double>(lowerA, lowerB),
            TFunction.Of<Lanes512<double>, Vector512<double>, double>(upperA, upperB)).As<float, T>();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MaxNative(Vector512<T> a, Vector512<T> b) => Vector512.MaxNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MinNative(Vector512<T> a, Vector512<T> b) => Vector512.MinNative(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FusedMultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(double)
        ? Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Bits(ulong bits) => Vector512.Create(bits).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> AddBits(Vector512<T> a, Vector512<T> b) => (a.AsUInt64() + b.AsUInt64()).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftLeft(Vector512<T> a, int count) => (a.AsUInt64() << count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftRight(Vector512<T> a, int count) => (a.AsUInt64() >>> count).As<ulong, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> a, Vector512<T> n) => Avx512F.IsSupported ? Avx512F.Scale(a.AsDouble(), n.AsDouble()).As<double, T>()
        : PowersOfTwo.Scale<Lanes512<T>, Vector512<T>, T>(a, n);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> Patch<TFunction>(Vector512<T> mask, Vector512<T> x, Vector512<T> y)
        where TFunction : struct, IVectorFunction
    {
        Vector512<double> result = y.AsDouble();
        for (int i = 0; i < Vector512<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(x.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<T> Patch<TFunction>(Vector512<T> mask, Vector512<T> a, Vector512<T> b, Vector512<T> y)
        where TFunction : struct, IBinaryVectorFunction
    {
        Vector512<double> result = y.AsDouble();
        for (int i = 0; i < Vector512<double>.Count; i++)
        {
            if (mask.AsUInt64().GetElement(i) != 0)
            {
                result = result.WithElement(i, TFunction.Of(a.AsDouble().GetElement(i), b.AsDouble().GetElement(i)));
            }
        }

        return result.As<double, T>();
    }
}
