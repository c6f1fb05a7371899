using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>|x|.</summary>
internal readonly struct AbsOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Abs(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Abs(x);
    }
}

/// <summary>The sign; a zero or NaN as it is.</summary>
internal readonly struct SignOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Operators.Sign.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.Less(default, x), TLanes.Constant(1), TLanes.Choose(TLanes.Less(x, default), TLanes.Constant(-1), x));
    }
}

/// <summary>⌊x⌋.</summary>
internal readonly struct FloorOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Floor(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Floor(x);
    }
}

/// <summary>⌈x⌉.</summary>
internal readonly struct CeilingOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Ceiling(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Ceiling(x);
    }
}

/// <summary>The nearest whole number, the even one of two.</summary>
internal readonly struct RoundOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Round(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Round(x);
    }
}

/// <summary>x/(1 + |x|).</summary>
internal readonly struct SoftsignOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Softsign(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.Equal(TLanes.Abs(x), TLanes.Constant(double.PositiveInfinity)), TLanes.CopySign(TLanes.Constant(1), x), TLanes.Divide(x, TLanes.Add(TLanes.Abs(x), TLanes.Constant(1))));
    }
}

/// <summary>max(x, 0).</summary>
internal readonly struct ReluOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Max(x, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Max(x, default);
    }
}

/// <summary>x for x &gt; 0, otherwise slope·x.</summary>
internal readonly struct LeakyReluOf : IBinaryVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x, double slope) => Operators.LeakyRelu.Evaluate(x, slope);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x, TVector slope)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.Less(default, x), x, TLanes.Multiply(slope, x));
    }
}

/// <summary>x/6 + 1/2 between 0 and 1.</summary>
internal readonly struct HardSigmoidOf : IVectorFunction
{
    public static double Of(double x) => Operators.HardSigmoid.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Min(TLanes.Max(TLanes.Add(TLanes.Divide(x, TLanes.Constant(6)), TLanes.Constant(0.5)), default), TLanes.Constant(1));
    }
}

/// <summary>x between −1 and 1.</summary>
internal readonly struct HardTanhOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Operators.HardTanh.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Min(TLanes.Max(x, TLanes.Constant(-1)), TLanes.Constant(1));
    }
}

/// <summary>1 for x ≥ 0, otherwise −1.</summary>
internal readonly struct HardLimitOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Operators.HardLimit.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.LessOrEqual(default, x), TLanes.Constant(1), TLanes.Choose(TLanes.Less(x, default), TLanes.Constant(-1), TLanes.Constant(double.NaN)));
    }
}

/// <summary>1 for x &gt; 0, otherwise 0.</summary>
internal readonly struct HeavisideOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Operators.Heaviside.Evaluate(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Choose(TLanes.Less(default, x), TLanes.Constant(1), TLanes.Choose(TLanes.LessOrEqual(x, default), default, TLanes.Constant(double.NaN)));
    }
}

/// <summary>The larger number.</summary>
internal readonly struct MaxOf : IBinaryVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double a, double b) => Math.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Max(a, b);
    }
}

/// <summary>The smaller number.</summary>
internal readonly struct MinOf : IBinaryVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double a, double b) => Math.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Min(a, b);
    }
}
