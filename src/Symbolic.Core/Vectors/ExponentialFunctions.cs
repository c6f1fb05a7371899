using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>eˣ.</summary>
internal readonly struct ExpOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return TLanes.Exp(x);
        }

        return Exponentials.Of<TLanes, TVector, T>(x);
    }
}

/// <summary>eˣ − 1.</summary>
internal readonly struct Expm1Of : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Expm1(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return Exponentials.WithoutOne<TLanes, TVector, T>(x);
    }
}

/// <summary>log x.</summary>
internal readonly struct LogOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return TLanes.Log(x);
        }

        return Logarithms.Edges<TLanes, TVector, T>(x, default, Logarithms.OfFinite<TLanes, TVector, T>(x));
    }
}

/// <summary>log(1 + x).</summary>
internal readonly struct Log1pOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Log1p(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector value = Logarithms.Edges<TLanes, TVector, T>(x, TLanes.Constant(-1), Logarithms.OfOnePlus<TLanes, TVector, T>(x, default));
        return TLanes.Choose(TLanes.Equal(x, default), x, value);
    }
}

/// <summary>log₂ x, from a sum of two numbers.</summary>
internal readonly struct Log2Of : IVectorFunction
{
    public static double Of(double x) => Math.Log2(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector m, TVector k) = Logarithms.Split<TLanes, TVector, T>(x);
        (TVector high, TVector low) = Logarithms.Pair<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), default);
        TVector a = TLanes.Multiply(high, TLanes.Constant(1.4426950408889634));
        TVector rest = TLanes.Add(TLanes.FusedMultiplyAdd(high, TLanes.Constant(1.4426950408889634), TLanes.Negate(a)), TLanes.MultiplyAdd(high, TLanes.Constant(2.0355273740931033e-17), TLanes.Multiply(low, TLanes.Constant(1.4426950408889634))));
        TVector sum = TLanes.Add(k, a);
        return Logarithms.Edges<TLanes, TVector, T>(x, default, TLanes.Add(sum, TLanes.Add(TLanes.Add(TLanes.Subtract(k, sum), a), rest)));
    }
}

/// <summary>log₁₀ x, from a sum of two numbers.</summary>
internal readonly struct Log10Of : IVectorFunction
{
    public static double Of(double x) => Math.Log10(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector m, TVector k) = Logarithms.Split<TLanes, TVector, T>(x);
        (TVector high, TVector low) = Logarithms.Pair<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), default);
        TVector a = TLanes.Multiply(high, TLanes.Constant(0.4342944819032518));
        TVector rest = TLanes.Add(TLanes.FusedMultiplyAdd(high, TLanes.Constant(0.4342944819032518), TLanes.Negate(a)), TLanes.MultiplyAdd(high, TLanes.Constant(1.098319650216765e-17), TLanes.Multiply(low, TLanes.Constant(0.4342944819032518))));
        // log₁₀ 2 to 42 bits, and the rest.
        TVector whole = TLanes.Multiply(k, TLanes.Constant(0.30102999566395283));
        rest = TLanes.MultiplyAdd(k, TLanes.Constant(2.8363394551044964e-14), rest);
        TVector sum = TLanes.Add(whole, a);
        return Logarithms.Edges<TLanes, TVector, T>(x, default, TLanes.Add(sum, TLanes.Add(TLanes.Add(TLanes.Subtract(whole, sum), a), rest)));
    }
}

/// <summary>The logarithm to a base, the quotient of two sums of two numbers.</summary>
internal readonly struct LogBaseOf : IBinaryVectorFunction
{
    public static double Of(double a, double b) => Numerics.Special.LogBase(a, b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector m, TVector k) = Logarithms.Split<TLanes, TVector, T>(a);
        (TVector high, TVector low) = Logarithms.Pair<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), k);
        (m, k) = Logarithms.Split<TLanes, TVector, T>(b);
        (TVector below, TVector belowLow) = Logarithms.Pair<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), k);
        TVector quotient = TLanes.Divide(high, below);
        TVector rest = TLanes.Add(TLanes.FusedMultiplyAdd(TLanes.Negate(quotient), below, high), TLanes.MultiplyAdd(TLanes.Negate(quotient), belowLow, low));
        TVector value = TLanes.Add(quotient, TLanes.Divide(rest, below));
        TVector largest = TLanes.Constant(double.MaxValue);
        TVector easy = TLanes.And(TLanes.And(TLanes.And(TLanes.And(TLanes.Less(TLanes.Constant(0), a), TLanes.LessOrEqual(a, largest)), TLanes.Less(TLanes.Constant(0), b)), TLanes.LessOrEqual(b, largest)), TLanes.NotEqual(b, TLanes.Constant(1)));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<LogBaseOf>(hard, a, b, value) : value;
    }
}
