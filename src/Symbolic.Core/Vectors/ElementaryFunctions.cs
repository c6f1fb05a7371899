using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>eˣ.</summary>
internal readonly struct ExpOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Exp(x);
}

/// <summary>log x.</summary>
internal readonly struct LogOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Log(x);
}

/// <summary>sin x.</summary>
internal readonly struct SinOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Sin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Sin(x);
}

/// <summary>cos x.</summary>
internal readonly struct CosOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Cos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged => TLanes.Cos(x);
}
