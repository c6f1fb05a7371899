using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>A whole exponent that is known beforehand.</summary>
internal interface IExponent
{
    static abstract int Value { get; }
}

/// <summary>−1.</summary>
internal readonly struct MinusOne : IExponent
{
    public static int Value => -1;
}

/// <summary>−2.</summary>
internal readonly struct MinusTwo : IExponent
{
    public static int Value => -2;
}

/// <summary>−3.</summary>
internal readonly struct MinusThree : IExponent
{
    public static int Value => -3;
}

/// <summary>−4.</summary>
internal readonly struct MinusFour : IExponent
{
    public static int Value => -4;
}

/// <summary>xⁿ by the general power: the product of rounded reciprocals would have more than three rounding errors.</summary>
internal readonly struct WholePowerOf<TExponent> : IVectorFunction
    where TExponent : struct, IExponent
{
    public static double Of(double x) => Numerics.Special.PowInteger(x, TExponent.Value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
        => TExponent.Value == -1 ? TLanes.Divide(TLanes.Constant(1), x) : PowOf.Of<TLanes, TVector, T>(x, TLanes.Constant(TExponent.Value));
}
