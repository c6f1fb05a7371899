using System.Runtime.CompilerServices;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>x³ as (xx)x.</summary>
internal readonly struct CubeOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => SmallPowers.Of(x, 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
        => TLanes.Multiply(TLanes.Multiply(x, x), x);
}

/// <summary>x⁴ as (xx)(xx).</summary>
internal readonly struct FourthOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => SmallPowers.Of(x, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector square = TLanes.Multiply(x, x);
        return TLanes.Multiply(square, square);
    }
}
