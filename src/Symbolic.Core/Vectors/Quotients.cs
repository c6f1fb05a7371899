using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Quotients of sums of two numbers.</summary>
internal static class Quotients
{
    /// <summary>(above + aboveLow)/(below + belowLow), rounded little more than once; all are finite, and the reciprocal of the divisor does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector above, TVector aboveLow, TVector below, TVector belowLow)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector inverse = TLanes.Divide(TLanes.Constant(1), below);
        TVector q = TLanes.Multiply(above, inverse);
        return TLanes.MultiplyAdd(inverse, TLanes.Add(TLanes.FusedMultiplyAdd(TLanes.Negate(q), below, above), TLanes.MultiplyAdd(TLanes.Negate(q), belowLow, aboveLow)), q);
    }
}
