using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>max(x, 0).</summary>
internal readonly struct ReluOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Max(x, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Max(x, default);
}

/// <summary>The larger number.</summary>
internal readonly struct MaxOf : IBinaryVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double a, double b) => Math.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Max(a, b);
}

/// <summary>The smaller number.</summary>
internal readonly struct MinOf : IBinaryVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double a, double b) => Math.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector a, TVector b)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Min(a, b);
}
