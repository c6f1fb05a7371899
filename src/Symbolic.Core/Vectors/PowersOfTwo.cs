using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>Powers of two, made from bits.</summary>
internal static class PowersOfTwo
{
    // 3·2^51 + 1023: the last bits of its sum with a whole number are those of the biased exponent.
    private const double Bias = 6755399441056767;

    /// <summary>2ⁿ for whole n with −1022 ≤ n ≤ 1023.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
        => TLanes.ShiftLeft(TLanes.Add(n, TLanes.Constant(Bias)), 52);

    /// <summary>a·2ⁿ for whole n with |n| ≤ 2000, in two steps of which the first is exact where 1/2 ≤ |a| ≤ 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Scale<TLanes, TVector, T>(TVector a, TVector n)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector half = TLanes.Floor(TLanes.Multiply(n, TLanes.Constant(0.5)));
        return TLanes.Multiply(TLanes.Multiply(a, Of<TLanes, TVector, T>(half)), Of<TLanes, TVector, T>(TLanes.Subtract(n, half)));
    }
}
