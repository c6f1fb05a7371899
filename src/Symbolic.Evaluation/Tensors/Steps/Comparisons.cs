using System.Numerics;
using System.Runtime.CompilerServices;
using Symbolic.Vectors;

namespace Symbolic.Tensors;

/// <summary>A comparison of numbers and of vectors.</summary>
internal interface IComparison
{
    static abstract bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>All bits set in the lanes where it holds.</summary>
    static abstract TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged;
}

internal readonly struct IsLess : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a < b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Less(a, b);
}

internal readonly struct IsLessOrEqual : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a <= b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.LessOrEqual(a, b);
}

internal readonly struct IsGreater : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a > b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Less(b, a);
}

internal readonly struct IsGreaterOrEqual : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a >= b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.LessOrEqual(b, a);
}

internal readonly struct IsEqual : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a == b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Equal(a, b);
}

internal readonly struct IsNotEqual : IComparison
{
    public static bool Holds<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> => a != b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Holds<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.NotEqual(a, b);
}
