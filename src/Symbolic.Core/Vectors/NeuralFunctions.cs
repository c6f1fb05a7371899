using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Tanh: below 5/8 a rational function in x², above it 1 − 2/(e^2x + 1), as in Cephes (S. Moshier, tanh.c), where the coefficients come from.</summary>
internal readonly struct TanhOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x), s = TLanes.Multiply(x, x), one = TLanes.Constant(1);
        TVector p = TLanes.MultiplyAdd(TLanes.Constant(-9.64399179425052238628E-1), s, TLanes.Constant(-9.92877231001918586564E1));
        p = TLanes.MultiplyAdd(p, s, TLanes.Constant(-1.61468768441708447952E3));
        TVector q = TLanes.Add(s, TLanes.Constant(1.12811678491632931402E2));
        q = TLanes.MultiplyAdd(q, s, TLanes.Constant(2.23548839060100448583E3));
        q = TLanes.MultiplyAdd(q, s, TLanes.Constant(4.84406305325125486048E3));
        TVector small = TLanes.MultiplyAdd(x, TLanes.Multiply(s, TLanes.Divide(p, q)), x);
        TVector large = TLanes.Subtract(one, TLanes.Divide(TLanes.Constant(2), TLanes.Add(TLanes.Exp(TLanes.Add(magnitude, magnitude)), one)));
        return TLanes.Choose(TLanes.Less(magnitude, TLanes.Constant(0.625)), small, TLanes.CopySign(large, x));
    }
}

/// <summary>1/(1 + e^−x) in two branches, of which neither overflows.</summary>
internal readonly struct SigmoidOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector one = TLanes.Constant(1), decay = TLanes.Exp(TLanes.Subtract(default, TLanes.Abs(x)));
        TVector above = TLanes.Choose(TLanes.LessOrEqual(default, x), one, decay);
        return TLanes.Divide(above, TLanes.Add(one, decay));
    }
}

/// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^−|x|), the logarithm with the rounding of 1 + y made good (W. Kahan).</summary>
internal readonly struct SoftplusOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Numerics.Special.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector one = TLanes.Constant(1), y = TLanes.Exp(TLanes.Subtract(default, TLanes.Abs(x))), u = TLanes.Add(one, y);
        TVector correction = TLanes.Divide(TLanes.Subtract(TLanes.Subtract(u, one), y), u);
        return TLanes.Add(TLanes.Max(x, default), TLanes.Subtract(TLanes.Log(u), correction));
    }
}
