namespace Symbolic.Vectors;

/// <summary>erf x.</summary>
internal readonly struct ErfOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Erf(x);

    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector tail = ErrorFunctions.Tail<TLanes, TVector, T>(TLanes.MinNative(TLanes.Constant(28), magnitude));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.85)), ErrorFunctions.NearZero<TLanes, TVector, T>(x), TLanes.CopySign(TLanes.Subtract(TLanes.Constant(1), tail), x));
    }
}

/// <summary>1 − erf x.</summary>
internal readonly struct ErfcOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Erfc(x);

    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector tail = ErrorFunctions.Tail<TLanes, TVector, T>(TLanes.MinNative(TLanes.Constant(28), magnitude));

        TVector near = TLanes.Subtract(TLanes.Constant(1), ErrorFunctions.NearZero<TLanes, TVector, T>(x));
        return TLanes.Choose(TLanes.LessOrEqual(TLanes.Constant(0.5), x), tail, TLanes.Choose(TLanes.LessOrEqual(x, TLanes.Constant(-0.85)), TLanes.Subtract(TLanes.Constant(2), tail), near));
    }
}

/// <summary>x Φ(x) = ½x erfc(−x/√2), with e^(−x²/2) from x itself.</summary>
internal readonly struct GeluOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Gelu(x);

    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector m = TLanes.MinNative(TLanes.Constant(40), TLanes.Abs(x));
        TVector scaled = TLanes.Multiply(m, TLanes.Constant(0.70710678118654752440));
        TVector tail = TLanes.Multiply(ErrorFunctions.Scaled<TLanes, TVector, T>(scaled), Exponentials.OfMinusSquare<TLanes, TVector, T>(m, TLanes.Constant(0.5)));
        TVector near = TLanes.Add(ErrorFunctions.NearZero<TLanes, TVector, T>(TLanes.Multiply(x, TLanes.Constant(0.70710678118654752440))), TLanes.Constant(1));
        TVector half = TLanes.Multiply(x, TLanes.Constant(0.5));
        TVector value = TLanes.Multiply(half, TLanes.Choose(TLanes.Less(m, TLanes.Constant(0.7)), near, TLanes.Choose(TLanes.Less(x, default), tail, TLanes.Subtract(TLanes.Constant(2), tail))));
        return TLanes.Choose(TLanes.Less(x, TLanes.Constant(-40)), TLanes.Constant(-0.0), value);
    }
}
