using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>erf x.</summary>
internal readonly struct ErfOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Erf(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector m = TLanes.MinNative(TLanes.Constant(28), magnitude);
        TVector w = TLanes.Add(m, m);
        TVector d = TLanes.Add(w, TLanes.Constant(1));
        (TVector high, TVector low) = ErrorFunctions.Scaled<TLanes, TVector, T>(m, d, TLanes.Add(TLanes.Subtract(w, d), TLanes.Constant(1)));
        TVector decay = Exponentials.OfMinusSquare<TLanes, TVector, T>(m, TLanes.Constant(1));
        TVector tail = TLanes.MultiplyAdd(high, decay, TLanes.Multiply(low, decay));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.85)), TLanes.Add(ErrorFunctions.NearZero<TLanes, TVector, T>(x), x), TLanes.CopySign(TLanes.Subtract(TLanes.Constant(1), tail), x));
    }
}

/// <summary>1 − erf x.</summary>
internal readonly struct ErfcOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Erfc(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector m = TLanes.MinNative(TLanes.Constant(28), magnitude);
        TVector w = TLanes.Add(m, m);
        TVector d = TLanes.Add(w, TLanes.Constant(1));
        (TVector high, TVector low) = ErrorFunctions.Scaled<TLanes, TVector, T>(m, d, TLanes.Add(TLanes.Subtract(w, d), TLanes.Constant(1)));
        TVector decay = Exponentials.OfMinusSquare<TLanes, TVector, T>(m, TLanes.Constant(1));
        TVector tail = TLanes.MultiplyAdd(high, decay, TLanes.Multiply(low, decay));

        TVector near = TLanes.Subtract(TLanes.Subtract(TLanes.Constant(1), x), ErrorFunctions.NearZero<TLanes, TVector, T>(x));
        TVector value = TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.85)), near, TLanes.Choose(TLanes.Less(default, x), tail, TLanes.Subtract(TLanes.Constant(2), tail)));

        return TLanes.Choose(TLanes.NotEqual(x, x), x, value);
    }
}

/// <summary>x Φ(x) = ½x erfc(−x/√2), with e^(−x²/2) from x itself.</summary>
internal readonly struct GeluOf : IVectorFunction
{
    public static double Of(double x) => Numerics.Special.Gelu(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector m = TLanes.MinNative(TLanes.Constant(40), TLanes.Abs(x));
        // 1 + √2|x| as a sum of two numbers.
        TVector w = TLanes.Multiply(m, TLanes.Constant(1.4142135623730951));
        TVector d = TLanes.Add(w, TLanes.Constant(1));
        TVector rest = TLanes.Add(TLanes.Add(TLanes.Subtract(w, d), TLanes.Constant(1)), TLanes.MultiplyAdd(m, TLanes.Constant(-9.667293313452913e-17), TLanes.FusedMultiplyAdd(m, TLanes.Constant(1.4142135623730951), TLanes.Negate(w))));
        (TVector high, TVector low) = ErrorFunctions.Scaled<TLanes, TVector, T>(TLanes.Multiply(m, TLanes.Constant(0.70710678118654752440)), d, rest);
        TVector decay = Exponentials.OfMinusSquare<TLanes, TVector, T>(m, TLanes.Constant(0.5));
        TVector half = TLanes.Multiply(x, TLanes.Constant(0.5));
        TVector product = TLanes.Multiply(half, high);
        rest = TLanes.MultiplyAdd(half, low, TLanes.FusedMultiplyAdd(half, high, TLanes.Negate(product)));
        TVector left = TLanes.MultiplyAdd(product, decay, TLanes.Multiply(rest, decay));
        TVector right = TLanes.Multiply(half, TLanes.Subtract(TLanes.Constant(2), TLanes.MultiplyAdd(high, decay, TLanes.Multiply(low, decay))));
        TVector scaled = TLanes.Multiply(x, TLanes.Constant(0.70710678118654752440));
        TVector near = TLanes.Multiply(half, TLanes.Add(TLanes.Add(ErrorFunctions.NearZero<TLanes, TVector, T>(scaled), scaled), TLanes.Constant(1)));
        TVector value = TLanes.CopySign(TLanes.Choose(TLanes.Less(m, TLanes.Constant(0.75)), near, TLanes.Choose(TLanes.Less(x, default), left, right)), x);
        return TLanes.Choose(TLanes.Less(x, TLanes.Constant(-40)), TLanes.Constant(-0.0), value);
    }
}
