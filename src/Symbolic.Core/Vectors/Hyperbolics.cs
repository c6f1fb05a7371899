using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Series of hyperbolic functions. Coefficients: coefficients.py beside the tests.</summary>
internal static class Hyperbolics
{
    /// <summary>sinh x for |x| up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector SineSeries<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(x, x);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(0.00019841269841269773), z, TLanes.Constant(0.008333333333333333));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(2.505210836405804e-08), z, TLanes.Constant(2.755731922404034e-06));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(7.646625361656657e-13), z, TLanes.Constant(1.6059048396350562e-10));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p3 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(2.8445264169895285e-15), zTo2, p2);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p4, zTo4, p3), z, TLanes.Constant(0.16666666666666666));
        return TLanes.MultiplyAdd(TLanes.Multiply(x, z), p, x);
    }

    /// <summary>tanh x for |x| up to 5/8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector TangentSeries<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector z = TLanes.Multiply(x, x);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(-0.05396825396789699), z, TLanes.Constant(0.13333333333333042));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(-0.008863235103240878), z, TLanes.Constant(0.021869488519008305));
        TVector p2 = TLanes.MultiplyAdd(TLanes.Constant(-0.0014557754120478055), z, TLanes.Constant(0.0035921217511549622));
        TVector p3 = TLanes.MultiplyAdd(TLanes.Constant(-0.0002375906496055562), z, TLanes.Constant(0.0005896606577757043));
        TVector p4 = TLanes.MultiplyAdd(TLanes.Constant(-3.12011014257974e-05), z, TLanes.Constant(9.257116129556769e-05));
        TVector zTo2 = TLanes.Multiply(z, z);
        TVector p5 = TLanes.MultiplyAdd(p1, zTo2, p0);
        TVector p6 = TLanes.MultiplyAdd(p3, zTo2, p2);
        TVector p7 = TLanes.MultiplyAdd(TLanes.Constant(6.485163482793113e-06), zTo2, p4);
        TVector zTo4 = TLanes.Multiply(zTo2, zTo2);
        TVector p8 = TLanes.MultiplyAdd(p6, zTo4, p5);
        TVector zTo8 = TLanes.Multiply(zTo4, zTo4);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p7, zTo8, p8), z, TLanes.Constant(-0.3333333333333333));
        return TLanes.CopySign(TLanes.MultiplyAdd(TLanes.Multiply(x, z), p, x), x);
    }
}
