namespace Symbolic.Vectors;

/// <summary>
/// A function of two numbers, written once for vectors of every width. The value of a lane never depends on the other lanes.
/// </summary>
internal interface IBinaryVectorFunction
{
    /// <summary>
    /// True when <see cref="Of{TLanes, TVector, T}"/> serves single precision as it stands. Otherwise it is called with double
    /// precision alone, and single precision gets the double-precision values, rounded.
    /// </summary>
    static virtual bool ServesSingle => false;

    /// <summary>The scalar function, which is also called for the lanes that the vector form leaves out as rare and hard.</summary>
    static abstract double Of(double a, double b);

    static abstract TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged;
}
