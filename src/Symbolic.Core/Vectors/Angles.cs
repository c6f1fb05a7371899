using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Reduction of angles, sine and cosine near 0, and the angle of a point, in double precision. Coefficients: coefficients.py beside the tests.</summary>
internal static class Angles
{
    /// <summary>Up to here angles are reduced in vectors; the few beyond are left to the scalar functions.</summary>
    internal const double Largest = 1L << 28;

    /// <summary>x = n π/2 + high + low with n in the last bits of the first number, for |x| up to <see cref="Largest"/> (reduction after Cody and Waite).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector N, TVector High, TVector Low) Reduce<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magic = TLanes.Constant(6755399441055744);
        TVector turned = TLanes.MultiplyAdd(x, TLanes.Constant(0.6366197723675814), magic);
        TVector n = TLanes.Subtract(turned, magic);
        // x − n π/2 with π/2 as a sum of three numbers; the first difference is exact.
        TVector t = TLanes.FusedMultiplyAdd(TLanes.Negate(n), TLanes.Constant(1.5707963267948966), x);
        TVector c = TLanes.Multiply(n, TLanes.Constant(6.123233995736766e-17));
        TVector r = TLanes.Subtract(t, c);
        TVector part = TLanes.Subtract(r, t);
        TVector lost = TLanes.Subtract(TLanes.Subtract(t, TLanes.Subtract(r, part)), TLanes.Add(c, part));
        TVector low = TLanes.Subtract(lost, TLanes.MultiplyAdd(n, TLanes.Constant(-1.4973849048591698e-33), TLanes.FusedMultiplyAdd(n, TLanes.Constant(6.123233995736766e-17), TLanes.Negate(c))));
        return (turned, r, low);
    }

    /// <summary>sin(r + low) for |r| up to π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sine<TLanes, TVector, T>(TVector r, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(r, r);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(-0.0001984126983675497), z, TLanes.Constant(0.008333333333330946));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(-2.5051131455427946e-08), z, TLanes.Constant(2.755731610068303e-06));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p2 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(TLanes.Constant(1.591810123027412e-10), zTo4, p2), z, TLanes.Constant(-0.16666666666666666));
        // The large term last, so that it is rounded once.
        TVector rest = TLanes.MultiplyAdd(TLanes.Multiply(r, z), p, TLanes.Multiply(low, TLanes.Subtract(TLanes.Constant(1), TLanes.Multiply(z, TLanes.Constant(0.5)))));
        return TLanes.Add(r, rest);
    }

    /// <summary>cos(r + low) for |r| up to π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cosine<TLanes, TVector, T>(TVector r, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(r, r);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(2.4801587298763433e-05), z, TLanes.Constant(-0.0013888888888887395));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(2.0876146024689747e-09), z, TLanes.Constant(-2.7557317270560326e-07));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p2 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(TLanes.Constant(-1.1382614868556325e-11), zTo4, p2), z, TLanes.Constant(0.041666666666666664));
        TVector h = TLanes.Multiply(z, TLanes.Constant(0.5));
        TVector w = TLanes.Subtract(TLanes.Constant(1), h);
        return TLanes.Add(w, TLanes.Add(TLanes.Subtract(TLanes.Subtract(TLanes.Constant(1), w), h), TLanes.MultiplyAdd(TLanes.Multiply(z, z), p, TLanes.Negate(TLanes.Multiply(r, low)))));
    }

    /// <summary>The angle of a point with y, x ≥ 0, not both 0 or infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfPoint<TLanes, TVector, T>(TVector y, TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return OfPoint<TLanes, TVector, T>(y, x, default);
    }

    /// <summary>The angle of a point with y ≥ 0, which lies left of the y axis, at (−x, y), where the mask is set; x ≥ 0, not both 0 or infinite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OfPoint<TLanes, TVector, T>(TVector y, TVector x, TVector left)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        // With t = y/x, (y − x)/(y + x) or −x/y, |t| ≤ tan(π/8): angles from 0, π/4 or π/2 on.
        TVector steep = TLanes.Less(TLanes.Multiply(x, TLanes.Constant(2.414213562373095)), y);
        TVector middle = TLanes.Less(TLanes.Multiply(x, TLanes.Constant(0.41421356237309503)), y);
        TVector above = TLanes.Choose(steep, TLanes.Negate(x), TLanes.Choose(middle, TLanes.Subtract(y, x), y));
        TVector below = TLanes.Choose(steep, y, TLanes.Choose(middle, TLanes.Add(y, x), x));
        TVector start = TLanes.Choose(steep, TLanes.Constant(1.5707963267948966), TLanes.Choose(middle, TLanes.Constant(0.7853981633974483), default));
        TVector startLow = TLanes.Choose(steep, TLanes.Constant(6.123233995736766e-17), TLanes.Choose(middle, TLanes.Constant(3.061616997868383e-17), default));
        TVector t = TLanes.Divide(above, below);
        // Left of the y axis π less the angle.
        TVector mirrored = TLanes.Choose(steep, TLanes.Constant(1.5707963267948966), TLanes.Choose(middle, TLanes.Constant(2.356194490192345), TLanes.Constant(3.141592653589793)));
        TVector mirroredLow = TLanes.Choose(steep, TLanes.Constant(6.123233995736766e-17), TLanes.Choose(middle, TLanes.Constant(9.184850993605148e-17), TLanes.Constant(1.2246467991473532e-16)));
        start = TLanes.Choose(left, mirrored, start);
        startLow = TLanes.Choose(left, mirroredLow, startLow);
        t = TLanes.Choose(left, TLanes.Negate(t), t);
        TVector z = TLanes.Multiply(t, t);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(-0.14285714285659729), z, TLanes.Constant(0.19999999999999804));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(-0.09090908753017178), z, TLanes.Constant(0.11111111105145725));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(-0.06666424634599337), z, TLanes.Constant(0.07692296361048218));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(-0.052304330074828924), z, TLanes.Constant(0.05878926110528101));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(-0.034568068014968874), z, TLanes.Constant(0.0455149623749493));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p5 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p6 = TLanes.MultiplyAdd(p3, zTo2, p2);
        TVector p7 = TLanes.MultiplyAdd(TLanes.Constant(0.016282993238924487), zTo2, p4);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p8 = TLanes.MultiplyAdd(p6, zTo4, p5);
        TVector zTo8 = TLanes.Multiply(zTo4, zTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p7, zTo8, p8), z, TLanes.Constant(-0.3333333333333333));
        TVector rest = TLanes.MultiplyAdd(TLanes.Multiply(t, z), p, startLow);
        return TLanes.Add(start, TLanes.Add(t, rest));
    }

    /// <summary>tan(r + low) for |r| up to π/4, as a sum of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Tangent<TLanes, TVector, T>(TVector r, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(r, r);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.05396825396865669), z, TLanes.Constant(0.13333333333333));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.0088632360047476), z, TLanes.Constant(0.021869488517019683));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.001455902893419782), z, TLanes.Constant(0.0035921209631917536));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(0.00024123023201540384), z, TLanes.Constant(0.0005895746779049437));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(5.5611243893475796e-05), z, TLanes.Constant(8.99738173317227e-05));
        TVector p5 = TLanes.MultiplyAdd(TLanes.Constant(3.654645976053761e-05), z, TLanes.Constant(-1.1046558640843717e-05));
        TVector p6 = TLanes.MultiplyAdd(TLanes.Constant(8.487285594671859e-06), z, TLanes.Constant(-1.833169905712586e-05));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p7 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p8 = TLanes.MultiplyAdd(p3, zTo2, p2);
        TVector p9 = TLanes.MultiplyAdd(p5, zTo2, p4);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p10 = TLanes.MultiplyAdd(p8, zTo4, p7);
        TVector p11 = TLanes.MultiplyAdd(p6, zTo4, p9);
        TVector zTo8 = TLanes.Multiply(zTo4, zTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p11, zTo8, p10), z, TLanes.Constant(0.3333333333333333));
        TVector q = TLanes.Multiply(TLanes.Multiply(r, z), p);
        // tan(r + low) = tan r + low (1 + tan² r).
        TVector t = TLanes.Add(r, q);
        TVector rest = TLanes.MultiplyAdd(low, TLanes.Add(TLanes.Multiply(t, t), TLanes.Constant(1)), q);
        TVector value = TLanes.Add(r, rest);
        return (value, TLanes.Add(TLanes.Subtract(r, value), rest));
    }

    /// <summary>1/(high + low), rounded little more than once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Reciprocal<TLanes, TVector, T>(TVector high, TVector low)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector q = TLanes.Divide(TLanes.Constant(1), high);
        // 1 − q(high + low) is what the quotient lacks.
        TVector better = TLanes.MultiplyAdd(q, TLanes.Subtract(TLanes.FusedMultiplyAdd(TLanes.Negate(q), high, TLanes.Constant(1)), TLanes.Multiply(q, low)), q);
        return TLanes.Choose(TLanes.Less(TLanes.Abs(q), TLanes.Constant(double.PositiveInfinity)), better, q);
    }

    /// <summary>Where the whole number in the last bits is odd.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector IsOdd<TLanes, TVector, T>(TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector odd = TLanes.Or(TLanes.ShiftLeft(n, 63), TLanes.Bits(0x3FF0000000000000));
        return TLanes.Less(odd, default);
    }

    /// <summary>The negative value where the second last bit of the whole number is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector FlipSign<TLanes, TVector, T>(TVector value, TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector sign = TLanes.ShiftLeft(TLanes.ShiftRight(n, 1), 63);
        return TLanes.Xor(value, sign);
    }

    /// <summary>arcsin x − x, where z = x² ≤ 1/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ArcsineSeries<TLanes, TVector, T>(TVector x, TVector z)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.04464285714637338), z, TLanes.Constant(0.07499999999998425));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.022372173002005596), z, TLanes.Constant(0.030381944137085216));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.013971235301124539), z, TLanes.Constant(0.017352391265909227));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(0.010324318288744113), z, TLanes.Constant(0.011478952690257387));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(0.017419357964884856), z, TLanes.Constant(0.00545087818772055));
        TVector p5 = TLanes.MultiplyAdd(TLanes.Constant(0.02877844261259304), z, TLanes.Constant(-0.014881409392818066));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p6 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p7 = TLanes.MultiplyAdd(p3, zTo2, p2);
        TVector p8 = TLanes.MultiplyAdd(p5, zTo2, p4);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p9 = TLanes.MultiplyAdd(p7, zTo4, p6);
        TVector zTo8 = TLanes.Multiply(zTo4, zTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p8, zTo8, p9), z, TLanes.Constant(0.16666666666666669));
        return TLanes.Multiply(TLanes.Multiply(x, z), p);
    }
}
