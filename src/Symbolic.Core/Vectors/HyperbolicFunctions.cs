using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>sinh x: a series below 1, (e^x − e^−x)/2 above.</summary>
internal readonly struct SinhOf : IVectorFunction
{
    public static double Of(double x) => Math.Sinh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector half = Exponentials.Scaled<TLanes, TVector, T>(magnitude, default, TLanes.Constant(-1));
        TVector far = TLanes.Subtract(half, TLanes.Divide(TLanes.Constant(0.25), half));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1)), Hyperbolics.SineSeries<TLanes, TVector, T>(x), TLanes.CopySign(far, x));
    }
}

/// <summary>cosh x.</summary>
internal readonly struct CoshOf : IVectorFunction
{
    public static double Of(double x) => Math.Cosh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector half = Exponentials.Scaled<TLanes, TVector, T>(TLanes.Abs(x), default, TLanes.Constant(-1));
        return TLanes.Add(half, TLanes.Divide(TLanes.Constant(0.25), half));
    }
}

/// <summary>tanh x: a series below 5/8, 1 − 2/(e^2x + 1) above.</summary>
internal readonly struct TanhOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return InSingle<TLanes, TVector, T>(x);
        }

        TVector magnitude = TLanes.Abs(x);
        TVector growth = Exponentials.Of<TLanes, TVector, T>(TLanes.Add(magnitude, magnitude), default);
        TVector far = TLanes.Subtract(TLanes.Constant(1), TLanes.Divide(TLanes.Constant(2), TLanes.Add(growth, TLanes.Constant(1))));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.625)), Hyperbolics.TangentSeries<TLanes, TVector, T>(x), TLanes.CopySign(far, x));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TVector InSingle<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector growth = TLanes.Exp(TLanes.Add(magnitude, magnitude));
        TVector far = TLanes.Subtract(TLanes.Constant(1), TLanes.Divide(TLanes.Constant(2), TLanes.Add(growth, TLanes.Constant(1))));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.625)), Hyperbolics.TangentSeries<TLanes, TVector, T>(x), TLanes.CopySign(far, x));
    }
}

/// <summary>1/tanh x: the reciprocal of a series below 5/8, 1 + 2/(e^2x − 1) above.</summary>
internal readonly struct CothOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Coth(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector far = TLanes.Add(TLanes.Constant(1), TLanes.Divide(TLanes.Constant(2), Exponentials.WithoutOne<TLanes, TVector, T>(TLanes.Add(magnitude, magnitude))));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.625)), TLanes.Divide(TLanes.Constant(1), Hyperbolics.TangentSeries<TLanes, TVector, T>(x)), TLanes.CopySign(far, x));
    }
}

/// <summary>1/cosh x = d/(1 + d²/4) with d = 2e^−|x|.</summary>
internal readonly struct SechOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Sech(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector d = Exponentials.Scaled<TLanes, TVector, T>(TLanes.Negate(TLanes.Abs(x)), default, TLanes.Constant(1));
        return TLanes.Divide(d, TLanes.MultiplyAdd(TLanes.Multiply(d, d), TLanes.Constant(0.25), TLanes.Constant(1)));
    }
}

/// <summary>1/sinh x: the reciprocal of a series below 1, d/(1 − d²/4) with d = 2e^−|x| above.</summary>
internal readonly struct CschOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Csch(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector d = Exponentials.Scaled<TLanes, TVector, T>(TLanes.Negate(magnitude), default, TLanes.Constant(1));
        TVector far = TLanes.Divide(d, TLanes.MultiplyAdd(TLanes.Negate(TLanes.Multiply(d, d)), TLanes.Constant(0.25), TLanes.Constant(1)));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1)), TLanes.Divide(TLanes.Constant(1), Hyperbolics.SineSeries<TLanes, TVector, T>(x)), TLanes.CopySign(far, x));
    }
}

/// <summary>arsinh x = log(1 + x + x²/(1 + √(1 + x²))) for x ≥ 0; log 2x where that is the same.</summary>
internal readonly struct AsinhOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Asinh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector large = TLanes.Less(TLanes.Constant(3e16), magnitude);
        TVector square = TLanes.Multiply(magnitude, magnitude);
        TVector rest = TLanes.Choose(large, magnitude, TLanes.Add(TLanes.Divide(square, TLanes.Add(TLanes.Sqrt(TLanes.Add(square, TLanes.Constant(1))), TLanes.Constant(1))), magnitude));
        TVector value = Logarithms.OfOnePlus<TLanes, TVector, T>(rest, TLanes.Choose(large, TLanes.Constant(1), default));
        value = TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(double.PositiveInfinity)), value, magnitude);
        return TLanes.Choose(TLanes.Equal(x, default), x, TLanes.CopySign(value, x));
    }
}

/// <summary>arcosh x = log(1 + t + √(t² + 2t)) with t = x − 1; log 2x where that is the same.</summary>
internal readonly struct AcoshOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Acosh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector t = TLanes.Subtract(x, TLanes.Constant(1));
        TVector large = TLanes.Less(TLanes.Constant(3e16), x);
        TVector rest = TLanes.Choose(large, x, TLanes.Add(t, TLanes.Sqrt(TLanes.MultiplyAdd(t, t, TLanes.Add(t, t)))));
        TVector value = Logarithms.OfOnePlus<TLanes, TVector, T>(rest, TLanes.Choose(large, TLanes.Constant(1), default));
        return TLanes.Choose(TLanes.Less(x, TLanes.Constant(1)), TLanes.Constant(double.NaN), TLanes.Choose(TLanes.Less(x, TLanes.Constant(double.PositiveInfinity)), value, x));
    }
}

/// <summary>artanh x = ½ log(1 + 2x/(1 − x)) for x ≥ 0.</summary>
internal readonly struct AtanhOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Atanh(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector rest = TLanes.Divide(TLanes.Add(magnitude, magnitude), TLanes.Subtract(TLanes.Constant(1), magnitude));
        TVector value = TLanes.Multiply(Logarithms.Edges<TLanes, TVector, T>(rest, TLanes.Constant(-1), Logarithms.OfOnePlus<TLanes, TVector, T>(rest, default)), TLanes.Constant(0.5));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1e-9)), x, TLanes.CopySign(value, x));
    }
}

/// <summary>arcoth x = ½ log(1 + 2/(x − 1)) for x &gt; 0.</summary>
internal readonly struct AcothOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Acoth(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector rest = TLanes.Divide(TLanes.Constant(2), TLanes.Subtract(magnitude, TLanes.Constant(1)));
        TVector value = TLanes.Multiply(Logarithms.Edges<TLanes, TVector, T>(rest, TLanes.Constant(-1), Logarithms.OfOnePlus<TLanes, TVector, T>(rest, default)), TLanes.Constant(0.5));
        value = TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(1)), TLanes.Constant(double.NaN), value);
        return TLanes.CopySign(TLanes.Choose(TLanes.Equal(rest, default), default, value), x);
    }
}

/// <summary>arsech x = arcosh 1/x, from t = (1 − x)/x.</summary>
internal readonly struct AsechOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Asech(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector t = TLanes.Divide(TLanes.Subtract(TLanes.Constant(1), x), x);
        TVector rest = TLanes.Add(t, TLanes.Sqrt(TLanes.MultiplyAdd(t, t, TLanes.Add(t, t))));
        TVector value = Logarithms.OfOnePlus<TLanes, TVector, T>(rest, default);
        TVector hard = TLanes.Or(TLanes.Less(x, TLanes.Constant(1e-15)), TLanes.LessOrEqual(TLanes.Constant(1), x));
        return TLanes.Any(hard) ? TLanes.Patch<AsechOf>(hard, x, value) : value;
    }
}

/// <summary>arcsch x = arsinh 1/x.</summary>
internal readonly struct AcschOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Acsch(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector y = TLanes.Divide(TLanes.Constant(1), magnitude);
        TVector square = TLanes.Multiply(y, y);
        TVector rest = TLanes.Add(TLanes.Divide(square, TLanes.Add(TLanes.Sqrt(TLanes.Add(square, TLanes.Constant(1))), TLanes.Constant(1))), y);
        TVector value = Logarithms.OfOnePlus<TLanes, TVector, T>(rest, default);
        TVector hard = TLanes.Less(magnitude, TLanes.Constant(1e-15));
        return TLanes.Any(hard) ? TLanes.Patch<AcschOf>(hard, x, TLanes.CopySign(TLanes.Choose(TLanes.Equal(y, default), y, value), x)) : TLanes.CopySign(TLanes.Choose(TLanes.Equal(y, default), y, value), x);
    }
}
