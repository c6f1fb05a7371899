using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Logarithms, in double precision. Coefficients: coefficients.py beside the tests.</summary>
internal static class Logarithms
{
    /// <summary>x = m·2^k with √½ ≤ m &lt; √2, for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector M, TVector K) Split<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector small = TLanes.Less(x, TLanes.Constant(2.2250738585072014e-308));
        TVector y = TLanes.Choose(small, TLanes.Multiply(x, TLanes.Constant(18014398509481984.0)), x);
        // Adding the distance from √½ to 1 to the bits makes √½ the least mantissa.
        TVector shifted = TLanes.AddBits(y, TLanes.Bits(0x00095F619980C433));
        TVector k = TLanes.Subtract(TLanes.Or(TLanes.ShiftRight(shifted, 52), TLanes.Bits(0x4330000000000000)), TLanes.Constant(4503599627371519.0));
        TVector m = TLanes.AddBits(TLanes.And(shifted, TLanes.Bits(0x000FFFFFFFFFFFFF)), TLanes.Bits(0x3FE6A09E667F3BCD));
        return (m, TLanes.Choose(small, TLanes.Subtract(k, TLanes.Constant(54)), k));
    }

    /// <summary>log(1 + f) + k log 2 + rest, where √½ ≤ 1 + f &lt; √2 and the rest is small: f less f²/2 and what remains of the series, as in fdlibm (Sun Microsystems 1993).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sum<TLanes, TVector, T>(TVector f, TVector k, TVector rest)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector s = TLanes.Divide(f, TLanes.Add(f, TLanes.Constant(2)));
        TVector z = TLanes.Multiply(s, s);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.28571428625975487), z, TLanes.Constant(0.39999999999899505));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.18182889125261723), z, TLanes.Constant(0.2222221113479508));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.14616449685043406), z, TLanes.Constant(0.15331721600556042));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p3 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p2, zTo4, p3), z, TLanes.Constant(0.666666666666667));
        TVector h = TLanes.Multiply(TLanes.Multiply(f, TLanes.Constant(0.5)), f);
        TVector q = TLanes.Subtract(h, TLanes.MultiplyAdd(s, TLanes.MultiplyAdd(p, z, h), TLanes.MultiplyAdd(k, TLanes.Constant(Exponentials.Ln2Low), rest)));
        return TLanes.MultiplyAdd(k, TLanes.Constant(Exponentials.Ln2High), TLanes.Negate(TLanes.Subtract(q, f)));
    }

    /// <summary>log(1 + f) + k log 2 as a sum of two numbers, where √½ ≤ 1 + f &lt; √2: about 66 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Pair<TLanes, TVector, T>(TVector f, TVector k)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // s = f/(2 + f) as a sum of two numbers; 1 + m may round, the rest of the sum does not.
        TVector m = TLanes.Add(f, TLanes.Constant(1));
        TVector d = TLanes.Add(m, TLanes.Constant(1));
        TVector inverse = TLanes.Divide(TLanes.Constant(1), d);
        TVector s = TLanes.Multiply(f, inverse);
        TVector sLow = TLanes.Multiply(TLanes.Subtract(TLanes.FusedMultiplyAdd(TLanes.Negate(s), d, f), TLanes.Multiply(s, TLanes.Subtract(m, TLanes.Subtract(d, TLanes.Constant(1))))), inverse);
        TVector z = TLanes.Multiply(s, s);
        TVector zLow = TLanes.Add(TLanes.Multiply(TLanes.Add(s, s), sLow), TLanes.FusedMultiplyAdd(s, s, TLanes.Negate(z)));
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.11111111110828116), z, TLanes.Constant(0.14285714285714682));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.07692297485447729), z, TLanes.Constant(0.09090909167657202));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.05853124270461193), z, TLanes.Constant(0.06667402119112673));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p3 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(0.058615255140488765), zTo2, p2);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p4, zTo4, p3), z, TLanes.Constant(0.2));
        // z/3 + z² P(z)
        TVector q = TLanes.Multiply(p, z);
        TVector third = TLanes.Constant(0.3333333333333333);
        TVector a = TLanes.Add(third, q);
        TVector aLow = TLanes.Add(TLanes.Add(TLanes.Subtract(third, a), q), TLanes.Constant(1.850371707708594e-17));
        TVector b = TLanes.Multiply(z, a);
        TVector bLow = TLanes.Add(TLanes.FusedMultiplyAdd(z, a, TLanes.Negate(b)), TLanes.MultiplyAdd(z, aLow, TLanes.Multiply(zLow, a)));
        s = TLanes.Add(s, s);
        sLow = TLanes.Add(sLow, sLow);
        TVector c = TLanes.Multiply(s, b);
        TVector cLow = TLanes.Add(TLanes.FusedMultiplyAdd(s, b, TLanes.Negate(c)), TLanes.MultiplyAdd(s, bLow, TLanes.Multiply(sLow, b)));
        TVector sum = TLanes.Add(s, c);
        TVector low = TLanes.Add(TLanes.Add(TLanes.Subtract(s, sum), c), TLanes.Add(sLow, cLow));
        TVector whole = TLanes.Multiply(k, TLanes.Constant(Exponentials.Ln2High));
        TVector high = TLanes.Add(whole, sum);
        return (high, TLanes.Add(TLanes.Add(TLanes.Subtract(whole, high), sum), TLanes.MultiplyAdd(k, TLanes.Constant(Exponentials.Ln2Low), low)));
    }

    /// <summary>log x for positive finite x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfFinite<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        (TVector m, TVector k) = Split<TLanes, TVector, T>(x);
        return Sum<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), k, default);
    }

    /// <summary>log(1 + x) + shift·log 2 for finite x &gt; −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfOnePlus<TLanes, TVector, T>(TVector x, TVector shift)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // What the rounding of 1 + x takes away goes into f; for x near 0 that gives back x itself.
        TVector u = TLanes.Add(x, TLanes.Constant(1));
        TVector v = TLanes.Subtract(u, TLanes.Constant(1));
        TVector lost = TLanes.Add(TLanes.Subtract(x, v), TLanes.Subtract(TLanes.Constant(1), TLanes.Subtract(u, v)));
        (TVector m, TVector k) = Split<TLanes, TVector, T>(u);
        TVector f = TLanes.MultiplyAdd(lost, PowersOfTwo.Of<TLanes, TVector, T>(TLanes.Negate(TLanes.MinNative(k, TLanes.Constant(1000)))), TLanes.Subtract(m, TLanes.Constant(1)));
        return Sum<TLanes, TVector, T>(f, TLanes.Add(k, shift), default);
    }

    /// <summary>A logarithm with its values beyond the finite numbers above a zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Edges<TLanes, TVector, T>(TVector x, TVector zero, TVector value)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // At the zero −∞, below it NaN; +∞ and NaN as they are.
        TVector outside = TLanes.Choose(TLanes.Equal(x, zero), TLanes.Constant(double.NegativeInfinity), TLanes.Choose(TLanes.Less(x, zero), TLanes.Constant(double.NaN), x));
        return TLanes.Choose(TLanes.And(TLanes.Less(zero, x), TLanes.Less(x, TLanes.Constant(double.PositiveInfinity))), value, outside);
    }
}
