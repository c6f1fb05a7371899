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
        TVector p = TLanes.MultiplyAdd(TLanes.Constant(2.8445264169895285e-15), z, TLanes.Constant(7.646625361656657e-13));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(1.6059048396350562e-10));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(2.505210836405804e-08));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(2.755731922404034e-06));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.00019841269841269773));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.008333333333333333));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.16666666666666666));
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
        TVector p = TLanes.MultiplyAdd(TLanes.Constant(6.485163482793113e-06), z, TLanes.Constant(-3.12011014257974e-05));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(9.257116129556769e-05));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(-0.0002375906496055562));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.0005896606577757043));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(-0.0014557754120478055));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.0035921217511549622));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(-0.008863235103240878));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.021869488519008305));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(-0.05396825396789699));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(0.13333333333333042));
        p = TLanes.MultiplyAdd(p, z, TLanes.Constant(-0.3333333333333333));
        return TLanes.CopySign(TLanes.MultiplyAdd(TLanes.Multiply(x, z), p, x), x);
    }
}
