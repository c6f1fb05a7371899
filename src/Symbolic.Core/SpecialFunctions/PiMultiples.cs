namespace Symbolic.Numerics;

/// <content>Trigonometric functions of πx with exact argument reduction, for the reflection formulas.</content>
public static partial class Special
{
    private const double PiLow = 1.2246467991473531772e-16;

    /// <summary>sin(πx).</summary>
    private static double SinPi(double x)
    {
        // The remainder is exact; the parity of the multiple of 1 that it leaves out gives the sign.
        double remainder = Math.IEEERemainder(x, 2);
        if (Math.Abs(remainder) > 0.5)
        {
            remainder = Math.CopySign(1, remainder) - remainder;
        }

        return SinOfPiTimes(remainder);
    }

    /// <summary>cot(πx); infinite at the integers.</summary>
    private static double CotPi(double x)
    {
        double remainder = Math.IEEERemainder(x, 1);
        double complement = 0.5 - Math.Abs(remainder);
        return SinOfPiTimes(complement) / SinOfPiTimes(remainder);
    }

    /// <summary>sin(πr) for |r| ≤ ½, with πr as a sum of two numbers.</summary>
    private static double SinOfPiTimes(double r)
    {
        double high = Math.PI * r;
        double low = Math.FusedMultiplyAdd(Math.PI, r, -high) + (PiLow * r);
        return Math.FusedMultiplyAdd(Math.Cos(high), low, Math.Sin(high));
    }
}
