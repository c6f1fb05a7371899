using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>arcsin x; from 1/2 on π/2 − 2 arcsin √((1 − x)/2).</summary>
internal readonly struct AsinOf : IVectorFunction
{
    public static double Of(double x) => Math.Asin(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector near = TLanes.Less(magnitude, TLanes.Constant(0.5));
        TVector half = TLanes.Multiply(TLanes.Subtract(TLanes.Constant(1), magnitude), TLanes.Constant(0.5));
        TVector z = TLanes.Choose(near, TLanes.Multiply(x, x), half);
        TVector s = TLanes.Choose(near, magnitude, TLanes.Sqrt(half));
        TVector series = Angles.ArcsineSeries<TLanes, TVector, T>(s, z);
        TVector far = TLanes.Subtract(TLanes.Constant(1.5707963267948966), TLanes.Multiply(TLanes.Add(s, TLanes.Subtract(series, TLanes.Constant(3.061616997868383e-17))), TLanes.Constant(2)));
        return TLanes.CopySign(TLanes.Choose(near, TLanes.Add(s, series), far), x);
    }
}

/// <summary>arccos x; from 1/2 on 2 arcsin √((1 − x)/2).</summary>
internal readonly struct AcosOf : IVectorFunction
{
    public static double Of(double x) => Math.Acos(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector near = TLanes.Less(magnitude, TLanes.Constant(0.5));
        TVector half = TLanes.Multiply(TLanes.Subtract(TLanes.Constant(1), magnitude), TLanes.Constant(0.5));
        TVector z = TLanes.Choose(near, TLanes.Multiply(x, x), half);
        TVector s = TLanes.Choose(near, x, TLanes.Sqrt(half));
        TVector series = Angles.ArcsineSeries<TLanes, TVector, T>(s, z);
        TVector right = TLanes.Multiply(TLanes.Add(s, series), TLanes.Constant(2));
        TVector left = TLanes.Subtract(TLanes.Constant(3.141592653589793), TLanes.Multiply(TLanes.Add(s, TLanes.Subtract(series, TLanes.Constant(6.123233995736766e-17))), TLanes.Constant(2)));
        TVector middle = TLanes.Subtract(TLanes.Constant(1.5707963267948966), TLanes.Add(s, TLanes.Subtract(series, TLanes.Constant(6.123233995736766e-17))));
        TVector value = TLanes.Choose(near, middle, TLanes.Choose(TLanes.Less(x, default), left, right));
        // A NaN keeps out of the comparisons.
        return TLanes.Choose(TLanes.NotEqual(x, x), x, value);
    }
}

/// <summary>arctan x.</summary>
internal readonly struct AtanOf : IVectorFunction
{
    public static double Of(double x) => Math.Atan(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.CopySign(Angles.OfPoint<TLanes, TVector, T>(TLanes.Abs(x), TLanes.Constant(1)), x);
    }
}

/// <summary>arctan 1/x, π/2 at 0.</summary>
internal readonly struct AcotOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Acot(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector angle = Angles.OfPoint<TLanes, TVector, T>(TLanes.Constant(1), TLanes.Abs(x));
        return TLanes.Choose(TLanes.Equal(x, default), angle, TLanes.CopySign(angle, x));
    }
}

/// <summary>arccos 1/x, the angle of the point (1, √(x² − 1)).</summary>
internal readonly struct AsecOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Asec(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // √(x² − 1); for large x that is x.
        TVector magnitude = TLanes.Abs(x);
        TVector tangent = TLanes.Sqrt(TLanes.Multiply(TLanes.Subtract(magnitude, TLanes.Constant(1)), TLanes.Add(magnitude, TLanes.Constant(1))));
        tangent = TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1e10)), tangent, magnitude);
        return Angles.OfPoint<TLanes, TVector, T>(tangent, TLanes.Constant(1), TLanes.Less(x, default));
    }
}

/// <summary>arcsin 1/x, the angle of the point (√(x² − 1), 1).</summary>
internal readonly struct AcscOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Acsc(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // √(x² − 1); for large x that is x.
        TVector magnitude = TLanes.Abs(x);
        TVector tangent = TLanes.Sqrt(TLanes.Multiply(TLanes.Subtract(magnitude, TLanes.Constant(1)), TLanes.Add(magnitude, TLanes.Constant(1))));
        tangent = TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1e10)), tangent, magnitude);
        return TLanes.CopySign(Angles.OfPoint<TLanes, TVector, T>(TLanes.Constant(1), tangent), x);
    }
}

/// <summary>The angle of the point (x, y).</summary>
internal readonly struct Atan2Of : IBinaryVectorFunction
{
    public static double Of(double y, double x) => Operators.Atan2.Evaluate(y, x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector y, TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector a = TLanes.Abs(y);
        TVector b = TLanes.Abs(x);
        // A quarter of large numbers, whose sum would overflow; a multiple of small ones, whose products would lose digits.
        TVector largest = TLanes.MaxNative(a, b);
        TVector factor = TLanes.Choose(TLanes.Less(TLanes.Constant(1e300), largest), TLanes.Constant(0.25), TLanes.Choose(TLanes.Less(largest, TLanes.Constant(1e-290)), TLanes.Constant(1267650600228229401496703205376.0), TLanes.Constant(1)));
        TVector value = TLanes.CopySign(Angles.OfPoint<TLanes, TVector, T>(TLanes.Multiply(a, factor), TLanes.Multiply(b, factor), TLanes.Less(x, default)), TLanes.Add(y, default));
        value = TLanes.Choose(TLanes.Equal(largest, default), default, value);
        TVector easy = TLanes.And(TLanes.LessOrEqual(a, TLanes.Constant(double.MaxValue)), TLanes.LessOrEqual(b, TLanes.Constant(double.MaxValue)));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<Atan2Of>(hard, y, x, value) : value;
    }
}
