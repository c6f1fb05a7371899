using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Exponentials, in double precision. Coefficients: coefficients.py beside the tests.</summary>
internal static class Exponentials
{
    // ln 2 to 42 bits, so that its products with the exponents are exact, and the rest.
    internal const double Ln2High = 0.6931471805598903;
    internal const double Ln2Low = 5.497923018708371e-14;

    /// <summary>e^x, in fewer operations than the sum of two numbers takes: 1 + r + r² (1/2 + r E(r)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // The bounds are far beyond the exponents of overflow and underflow; a NaN passes.
        TVector y = TLanes.MinNative(TLanes.Constant(1100), TLanes.MaxNative(TLanes.Constant(-1100), x));

        TVector n = TLanes.Round(TLanes.Multiply(y, TLanes.Constant(1.4426950408889634)));
        TVector r = TLanes.MultiplyAdd(n, TLanes.Constant(-Ln2Low), TLanes.MultiplyAdd(n, TLanes.Constant(-Ln2High), y));
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.16666666666666666), r, TLanes.Constant(0.5));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.008333333333332157), r, TLanes.Constant(0.041666666666651364));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.0001984126985433077), r, TLanes.Constant(0.0013888888905871347));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(2.7557280082684685e-06), r, TLanes.Constant(2.4801536409064087e-05));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(2.509554598170022e-08), r, TLanes.Constant(2.761379555451986e-07));
        TVector rTo2 = TLanes.Multiply(r, r);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p4, rTo2, p3), rTo2, p2);
        p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p, rTo2, p1), rTo2, p0);
        return TLanes.Scale(TLanes.Add(TLanes.MultiplyAdd(p, rTo2, r), TLanes.Constant(1)), n);
    }

    /// <summary>e^(high + low), where low is small against 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector high, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return Scaled<TLanes, TVector, T>(high, low, default);
    }

    /// <summary>e^(high + low)·2^shift, where low is small against 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scaled<TLanes, TVector, T>(TVector high, TVector low, TVector shift)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // The bounds are far beyond the exponents of overflow and underflow; a NaN passes.
        TVector y = TLanes.MinNative(TLanes.Constant(1100), TLanes.MaxNative(TLanes.Constant(-1100), high));

        TVector n = TLanes.Round(TLanes.Multiply(y, TLanes.Constant(1.4426950408889634)));
        TVector t = TLanes.MultiplyAdd(TLanes.Negate(n), TLanes.Constant(Exponentials.Ln2High), y);
        TVector c = TLanes.MultiplyAdd(n, TLanes.Constant(Exponentials.Ln2Low), TLanes.Negate(low));
        TVector r = TLanes.Subtract(t, c);
        TVector rest = TLanes.Subtract(TLanes.Subtract(t, r), c);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.008333333333330065), r, TLanes.Constant(0.041666666666666664));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.00019841269863040545), r, TLanes.Constant(0.0013888888888886554));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(2.7557268480310024e-06), r, TLanes.Constant(2.4801587317135164e-05));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(2.5100375832561234e-08), r, TLanes.Constant(2.755728298405588e-07));
        TVector rTo2 = TLanes.Multiply(r, r);
        TVector p4 = TLanes.MultiplyAdd(p1, rTo2, p0);
        TVector p5 = TLanes.MultiplyAdd(p3, rTo2, p2);
        TVector rTo4 = TLanes.Multiply(rTo2, rTo2);
        TVector p6 = TLanes.MultiplyAdd(p5, rTo4, p4);
        TVector rTo8 = TLanes.Multiply(rTo4, rTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(TLanes.Constant(2.091122972975856e-09), rTo8, p6), r, TLanes.Constant(0.16666666666666669));
        p = TLanes.MultiplyAdd(p, r, TLanes.Constant(0.5));
        p = TLanes.MultiplyAdd(TLanes.Multiply(r, r), p, rest);
        TVector one = TLanes.Constant(1);
        TVector sum = TLanes.Add(one, r);
        p = TLanes.Add(sum, TLanes.Add(TLanes.Add(TLanes.Subtract(one, sum), r), p));
        return TLanes.Scale(p, TLanes.Add(n, shift));
    }

    /// <summary>e^x − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector WithoutOne<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector y = TLanes.MinNative(TLanes.Constant(710), TLanes.MaxNative(TLanes.Constant(-45), x));

        TVector n = TLanes.Round(TLanes.Multiply(y, TLanes.Constant(1.4426950408889634)));
        TVector t = TLanes.MultiplyAdd(TLanes.Negate(n), TLanes.Constant(Exponentials.Ln2High), y);
        TVector c = TLanes.Multiply(n, TLanes.Constant(Exponentials.Ln2Low));
        TVector r = TLanes.Subtract(t, c);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.008333333333330065), r, TLanes.Constant(0.041666666666666664));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.00019841269863040545), r, TLanes.Constant(0.0013888888888886554));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(2.7557268480310024e-06), r, TLanes.Constant(2.4801587317135164e-05));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(2.5100375832561234e-08), r, TLanes.Constant(2.755728298405588e-07));
        TVector rTo2 = TLanes.Multiply(r, r);
        TVector p4 = TLanes.MultiplyAdd(p1, rTo2, p0);
        TVector p5 = TLanes.MultiplyAdd(p3, rTo2, p2);
        TVector rTo4 = TLanes.Multiply(rTo2, rTo2);
        TVector p6 = TLanes.MultiplyAdd(p5, rTo4, p4);
        TVector rTo8 = TLanes.Multiply(rTo4, rTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(TLanes.Constant(2.091122972975856e-09), rTo8, p6), r, TLanes.Constant(0.16666666666666669));
        p = TLanes.MultiplyAdd(p, r, TLanes.Constant(0.5));
        p = TLanes.MultiplyAdd(TLanes.Multiply(r, r), p, TLanes.Subtract(TLanes.Subtract(t, r), c));
        TVector s = PowersOfTwo.Of<TLanes, TVector, T>(TLanes.Subtract(n, TLanes.Constant(1)));
        // Half of the result, since 2^1024 is not a number: (e^r − 1)s + (s − 1/2), with the rounding of e^r − 1 kept apart.
        TVector sum = TLanes.Add(r, p);
        TVector u = TLanes.Multiply(TLanes.Add(TLanes.Subtract(r, sum), p), s);
        TVector h = TLanes.Subtract(s, TLanes.Constant(0.5));
        TVector v = TLanes.MultiplyAdd(sum, s, h);
        v = TLanes.Add(v, u);
        return TLanes.Choose(TLanes.Less(TLanes.Abs(x), TLanes.Constant(5.5e-17)), x, TLanes.Add(v, v));
    }

    /// <summary>e^(−factor·x²), where the factor is a power of two and x is not far beyond the underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfMinusSquare<TLanes, TVector, T>(TVector x, TVector factor)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector square = TLanes.Multiply(x, x);
        TVector low = TLanes.FusedMultiplyAdd(x, x, TLanes.Negate(square));
        return Scaled<TLanes, TVector, T>(TLanes.Negate(TLanes.Multiply(square, factor)), TLanes.Negate(TLanes.Multiply(low, factor)), default);
    }
}
