using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>The error function near 0 and its complement far out. Coefficients: coefficients.py beside the tests.</summary>
internal static class ErrorFunctions
{
    /// <summary>erf x − x for |x| up to 0.85.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector NearZero<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(x, x);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.11283791670955118), z, TLanes.Constant(-0.37612638903183754));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.0052239776254045765), z, TLanes.Constant(-0.02686617064512888));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.00012055332766501479), z, TLanes.Constant(-0.0008548327019900606));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(1.6461870018745888e-06), z, TLanes.Constant(-1.4925641599796734e-05));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(1.4745948090565165e-08), z, TLanes.Constant(-1.636115005978804e-07));
        TVector p5 = TLanes.MultiplyAdd(TLanes.Constant(6.759519257603756e-11), z, TLanes.Constant(-1.1769026546511048e-09));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p6 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p7 = TLanes.MultiplyAdd(p3, zTo2, p2);
        TVector p8 = TLanes.MultiplyAdd(p5, zTo2, p4);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p9 = TLanes.MultiplyAdd(p7, zTo4, p6);
        TVector zTo8 = TLanes.Multiply(zTo4, zTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p8, zTo8, p9), z, TLanes.Constant(0.1283791670955126));
        return TLanes.Multiply(x, p);
    }

    /// <summary>e^(x²) erfc x as a sum of two numbers for 0.45 ≤ x ≤ 28, by powers of (x − 3.75)/(x + 3.75) (after M. M. Shepherd and J. G. Laframboise, Mathematics of Computation 36 (1981) 249–253), with 1 + 2x as such a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector High, TVector Low) Scaled<TLanes, TVector, T>(TVector x, TVector d, TVector dLow)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector t = TLanes.Divide(TLanes.Subtract(x, TLanes.Constant(3.75)), TLanes.Add(x, TLanes.Constant(3.75)));
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.08227673849014946), t, TLanes.Constant(0.003585415485463669));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(0.09230432116026432), t, TLanes.Constant(-0.10880393014170758));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(0.028362277420221883), t, TLanes.Constant(-0.05869339859049916));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(0.001755625846511566), t, TLanes.Constant(-0.009746579548975698));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(-0.000290154073085202), t, TLanes.Constant(0.000293713612099688));
        TVector p5 = TLanes.MultiplyAdd(TLanes.Constant(2.238431355558912e-05), t, TLanes.Constant(5.1649282036390187e-05));
        TVector p6 = TLanes.MultiplyAdd(TLanes.Constant(-9.739792897906856e-07), t, TLanes.Constant(-1.1444480066298892e-05));
        TVector p7 = TLanes.MultiplyAdd(TLanes.Constant(-5.617966147190842e-08), t, TLanes.Constant(1.75177983853163e-06));
        TVector p8 = TLanes.MultiplyAdd(TLanes.Constant(2.185191254726816e-08), t, TLanes.Constant(-2.579901566216506e-07));
        TVector p9 = TLanes.MultiplyAdd(TLanes.Constant(-2.7201608085473484e-09), t, TLanes.Constant(3.7186650021918164e-08));
        TVector tTo2 = TLanes.Multiply(t, t);
        TVector p10 = TLanes.MultiplyAdd(p1, tTo2, p0);
        TVector p11 = TLanes.MultiplyAdd(p3, tTo2, p2);
        TVector p12 = TLanes.MultiplyAdd(p5, tTo2, p4);
        TVector p13 = TLanes.MultiplyAdd(p7, tTo2, p6);
        TVector p14 = TLanes.MultiplyAdd(p9, tTo2, p8);
        TVector tTo4 = TLanes.Multiply(tTo2, tTo2);
        TVector p15 = TLanes.MultiplyAdd(p11, tTo4, p10);
        TVector p16 = TLanes.MultiplyAdd(p13, tTo4, p12);
        TVector p17 = TLanes.MultiplyAdd(TLanes.Constant(-3.889290433516948e-09), tTo4, p14);
        TVector tTo8 = TLanes.Multiply(tTo4, tTo4);
        TVector p18 = TLanes.MultiplyAdd(p16, tTo8, p15);
        TVector tTo16 = TLanes.Multiply(tTo8, tTo8);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p17, tTo16, p18), t, TLanes.Constant(-0.140240598585547));
        // The sum of the polynomial and its quotient by 1 + 2x as sums of two numbers, since more roundings follow.
        p = TLanes.Multiply(p, t);
        TVector first = TLanes.Constant(1.2375126308378275);
        TVector sum = TLanes.Add(first, p);
        TVector rest = TLanes.Add(TLanes.Subtract(first, sum), p);
        TVector inverse = TLanes.Divide(TLanes.Constant(1), d);
        TVector high = TLanes.Multiply(sum, inverse);
        rest = TLanes.Add(TLanes.FusedMultiplyAdd(TLanes.Negate(high), d, sum), TLanes.Subtract(rest, TLanes.Multiply(high, dLow)));
        return (high, TLanes.Multiply(rest, inverse));
    }
}
