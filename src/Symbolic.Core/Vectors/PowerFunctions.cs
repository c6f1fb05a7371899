using System.Runtime.CompilerServices;

namespace Symbolic.Vectors;

/// <summary>√x.</summary>
internal readonly struct SqrtOf : IVectorFunction
{
    public static bool ServesSingle => true;

    public static double Of(double x) => Math.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        return TLanes.Sqrt(x);
    }
}

/// <summary>∛x: a polynomial, a step of Halley’s, and a step of Newton’s with the exact residue, so that cubes have exact roots.</summary>
internal readonly struct CbrtOf : IVectorFunction
{
    public static double Of(double x) => Math.Cbrt(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        TVector small = TLanes.Less(magnitude, TLanes.Constant(2.2250738585072014e-308));
        TVector y = TLanes.Choose(small, TLanes.Multiply(magnitude, TLanes.Constant(18014398509481984.0)), magnitude);
        TVector exponent = TLanes.Subtract(TLanes.Or(TLanes.ShiftRight(y, 52), TLanes.Bits(0x4330000000000000)), TLanes.Constant(4503599627371519.0));
        TVector m = TLanes.Or(TLanes.And(y, TLanes.Bits(0x000FFFFFFFFFFFFF)), TLanes.Bits(0x3FF0000000000000));
        TVector third = TLanes.Floor(TLanes.Multiply(TLanes.Add(exponent, TLanes.Constant(0.5)), TLanes.Constant(0.3333333333333333)));
        TVector rest = TLanes.MultiplyAdd(TLanes.Negate(third), TLanes.Constant(3), exponent);
        TVector p0 = TLanes.MultiplyAdd(TLanes.Constant(-0.2939541180848237), m, TLanes.Constant(0.7117423866025924));
        TVector p1 = TLanes.MultiplyAdd(TLanes.Constant(-0.010102212336338642), m, TLanes.Constant(0.08307903547963541));
        TVector mTo2 = TLanes.Multiply(m, m);
        TVector p = TLanes.MultiplyAdd(TLanes.MultiplyAdd(p1, mTo2, p0), m, TLanes.Constant(0.5092481335492415));
        p = TLanes.Choose(TLanes.Equal(rest, default), p, TLanes.Multiply(p, TLanes.Choose(TLanes.Equal(rest, TLanes.Constant(1)), TLanes.Constant(1.2599210498948732), TLanes.Constant(1.5874010519681996))));
        m = TLanes.Choose(TLanes.Equal(rest, default), m, TLanes.Multiply(m, TLanes.Choose(TLanes.Equal(rest, TLanes.Constant(1)), TLanes.Constant(2), TLanes.Constant(4))));
        TVector cube = TLanes.Multiply(TLanes.Multiply(p, p), p);
        p = TLanes.Multiply(p, TLanes.Divide(TLanes.Add(TLanes.Add(m, m), cube), TLanes.Add(TLanes.Add(cube, cube), m)));
        TVector square = TLanes.Multiply(p, p);
        TVector residue = TLanes.Add(TLanes.FusedMultiplyAdd(square, p, TLanes.Negate(m)), TLanes.Multiply(TLanes.FusedMultiplyAdd(p, p, TLanes.Negate(square)), p));
        p = TLanes.Subtract(p, TLanes.Divide(residue, TLanes.Multiply(square, TLanes.Constant(3))));
        p = TLanes.Scale(p, TLanes.Choose(small, TLanes.Subtract(third, TLanes.Constant(18)), third));
        return TLanes.Choose(TLanes.And(TLanes.Less(TLanes.Constant(0), magnitude), TLanes.Less(magnitude, TLanes.Constant(double.PositiveInfinity))), TLanes.CopySign(p, x), x);
    }
}

/// <summary>x^y by e^(y log x), where log x is a sum of two numbers.</summary>
internal readonly struct PowOf : IBinaryVectorFunction
{
    public static double Of(double x, double y) => Operators.Power.Evaluate(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector magnitude = TLanes.Abs(x);
        (TVector m, TVector k) = Logarithms.Split<TLanes, TVector, T>(magnitude);
        (TVector high, TVector low) = Logarithms.Pair<TLanes, TVector, T>(TLanes.Subtract(m, TLanes.Constant(1)), k);
        // Beyond these bounds the power is 0, 1 or ∞ already.
        TVector exponent = TLanes.MinNative(TLanes.Constant(1e20), TLanes.MaxNative(TLanes.Constant(-1e20), y));
        TVector product = TLanes.Multiply(exponent, high);
        TVector rest = TLanes.Add(TLanes.FusedMultiplyAdd(exponent, high, TLanes.Negate(product)), TLanes.Multiply(exponent, low));
        TVector power = Exponentials.Scaled<TLanes, TVector, T>(product, TLanes.Choose(TLanes.Less(TLanes.Abs(product), TLanes.Constant(1100)), rest, default), default);
        // A negative base: the sign of an odd exponent, no value for one that is not whole.
        TVector half = TLanes.Multiply(y, TLanes.Constant(0.5));
        TVector signed = TLanes.Choose(TLanes.Equal(TLanes.Floor(y), y), TLanes.Choose(TLanes.Equal(TLanes.Floor(half), half), power, TLanes.Negate(power)), TLanes.Constant(double.NaN));
        power = TLanes.Choose(TLanes.Less(x, default), signed, power);
        TVector largest = TLanes.Constant(double.MaxValue);
        TVector easy = TLanes.And(TLanes.And(TLanes.Less(TLanes.Constant(0), magnitude), TLanes.LessOrEqual(magnitude, largest)), TLanes.LessOrEqual(TLanes.Abs(y), largest));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<PowOf>(hard, x, y, power) : power;
    }
}

/// <summary>√(x² + y²).</summary>
internal readonly struct HypotOf : IBinaryVectorFunction
{
    public static double Of(double x, double y) => Numerics.Special.Hypot(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector a = TLanes.Abs(x);
        TVector b = TLanes.Abs(y);
        TVector large = TLanes.MaxNative(a, b);
        TVector little = TLanes.MinNative(a, b);
        // Powers of two keep the squares away from overflow and underflow.
        TVector factor = TLanes.Choose(TLanes.Less(TLanes.Constant(1e150), large), TLanes.Constant(2.4099198651028841e-181), TLanes.Choose(TLanes.Less(large, TLanes.Constant(1e-140)), TLanes.Constant(4.149515568880993e180), TLanes.Constant(1)));
        large = TLanes.Multiply(large, factor);
        little = TLanes.Multiply(little, factor);
        TVector root = TLanes.Divide(TLanes.Sqrt(TLanes.MultiplyAdd(large, large, TLanes.Multiply(little, little))), factor);
        TVector value = TLanes.Choose(TLanes.Or(TLanes.NotEqual(a, a), TLanes.NotEqual(b, b)), TLanes.Constant(double.NaN), TLanes.Choose(TLanes.Equal(large, default), default, root));
        return TLanes.Choose(TLanes.Or(TLanes.Equal(a, TLanes.Constant(double.PositiveInfinity)), TLanes.Equal(b, TLanes.Constant(double.PositiveInfinity))), TLanes.Constant(double.PositiveInfinity), value);
    }
}

/// <summary>x − y⌊x/y⌋: the product is subtracted without rounding; a quotient rounded up to a whole number is put right.</summary>
internal readonly struct ModOf : IBinaryVectorFunction
{
    public static double Of(double x, double y) => Numerics.Special.Mod(x, y);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TVector Of<TLanes, TVector, T>(TVector x, TVector y)
        where TLanes : struct, ILanes<TVector, T>
        where TVector : struct
        where T : unmanaged
    {
        TVector quotient = TLanes.Floor(TLanes.Divide(x, y));
        TVector r = TLanes.FusedMultiplyAdd(TLanes.Negate(quotient), y, x);
        TVector wrong = TLanes.Choose(TLanes.Less(y, default), TLanes.Less(TLanes.Constant(0), r), TLanes.Less(r, default));
        r = TLanes.Choose(wrong, TLanes.FusedMultiplyAdd(TLanes.Negate(TLanes.Subtract(quotient, TLanes.Constant(1))), y, x), r);
        r = TLanes.Choose(TLanes.Equal(r, default), TLanes.CopySign(default, y), r);
        TVector easy = TLanes.And(TLanes.And(TLanes.Less(TLanes.Abs(quotient), TLanes.Constant(4503599627370496.0)), TLanes.NotEqual(y, default)), TLanes.LessOrEqual(TLanes.Abs(y), TLanes.Constant(double.MaxValue)));
        TVector hard = TLanes.Not(easy);
        return TLanes.Any(hard) ? TLanes.Patch<ModOf>(hard, x, y, r) : r;
    }
}
