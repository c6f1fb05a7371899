using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>sin x.</summary>
internal readonly struct SinOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return TLanes.Sin(x);
        }

        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        TVector value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), Angles.Cosine<TLanes, TVector, T>(r, low), Angles.Sine<TLanes, TVector, T>(r, low));
        value = Angles.FlipSign<TLanes, TVector, T>(value, n);
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<SinOf>(hard, x, TLanes.Choose(TLanes.Equal(x, default), x, value)) : TLanes.Choose(TLanes.Equal(x, default), x, value);
    }
}

/// <summary>cos x.</summary>
internal readonly struct CosOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return TLanes.Cos(x);
        }

        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        TVector value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), Angles.Sine<TLanes, TVector, T>(r, low), Angles.Cosine<TLanes, TVector, T>(r, low));
        value = Angles.FlipSign<TLanes, TVector, T>(value, TLanes.Add(n, TLanes.Constant(1)));
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<CosOf>(hard, x, value) : value;
    }
}

/// <summary>1/cos x.</summary>
internal readonly struct SecOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Sec(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        TVector value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), Angles.Sine<TLanes, TVector, T>(r, low), Angles.Cosine<TLanes, TVector, T>(r, low));
        value = TLanes.Divide(TLanes.Constant(1), Angles.FlipSign<TLanes, TVector, T>(value, TLanes.Add(n, TLanes.Constant(1))));
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<SecOf>(hard, x, value) : value;
    }
}

/// <summary>1/sin x.</summary>
internal readonly struct CscOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Csc(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        TVector value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), Angles.Cosine<TLanes, TVector, T>(r, low), Angles.Sine<TLanes, TVector, T>(r, low));
        value = TLanes.Divide(TLanes.Constant(1), TLanes.Choose(TLanes.Equal(x, default), x, Angles.FlipSign<TLanes, TVector, T>(value, n)));
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<CscOf>(hard, x, value) : value;
    }
}

/// <summary>tan x.</summary>
internal readonly struct TanOf : IVectorFunction
{
    public static double Of(double x) => Math.Tan(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        (TVector value, TVector rest) = Angles.Tangent<TLanes, TVector, T>(r, low);
        value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), TLanes.Negate(Angles.Reciprocal<TLanes, TVector, T>(value, rest)), value);
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<TanOf>(hard, x, TLanes.Choose(TLanes.Equal(x, default), x, value)) : TLanes.Choose(TLanes.Equal(x, default), x, value);
    }
}

/// <summary>1/tan x.</summary>
internal readonly struct CotOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Cot(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector n, TVector r, TVector low) = Angles.Reduce<TLanes, TVector, T>(x);

        (TVector value, TVector rest) = Angles.Tangent<TLanes, TVector, T>(r, low);
        value = TLanes.Choose(Angles.IsOdd<TLanes, TVector, T>(n), TLanes.Negate(value), Angles.Reciprocal<TLanes, TVector, T>(value, rest));
        TVector easy = TLanes.LessOrEqual(TLanes.Abs(x), TLanes.Constant(Angles.Largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<CotOf>(hard, x, TLanes.Choose(TLanes.Equal(x, default), TLanes.Divide(TLanes.Constant(1), x), value)) : TLanes.Choose(TLanes.Equal(x, default), TLanes.Divide(TLanes.Constant(1), x), value);
    }
}
