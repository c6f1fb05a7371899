namespace Symbolic.Tensors;

/// <summary>A function of vectors of any width, and of single numbers for what is left at the end of a block.</summary>
internal interface IVectorFunction
{
    static abstract double Of(double x);

    static abstract TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged;
}
