using System.Globalization;
using System.Numerics;

namespace Symbolic;

public readonly partial struct Rational
{
    private const long LargestExactInteger = 1L << 53;

    /// <summary>
    /// The nearest binary64 number, ties to even; ±∞ beyond the largest finite one, ±0 below half the least subnormal one.
    /// </summary>
    public double ToDouble()
    {
        if (_wide is null && _numerator is >= -LargestExactInteger and <= LargestExactInteger && SmallDenominator <= LargestExactInteger)
        {
            // Both conversions are exact, so the division rounds once.
            return (double)_numerator / SmallDenominator;
        }

        return ToDoubleWide(Numerator, Denominator);
    }

    /// <summary>The nearest binary64 number; see <see cref="ToDouble"/>.</summary>
    public static explicit operator double(Rational value) => value.ToDouble();

    private static double ToDoubleWide(BigInteger numerator, BigInteger denominator)
    {
        const int LeastExponent = -1074;
        const int QuotientBits = 66;
        double sign = numerator.Sign < 0 ? -1 : 1;
        BigInteger magnitude = BigInteger.Abs(numerator);
        long scale = (long)magnitude.GetBitLength() - (long)denominator.GetBitLength();
        if (scale > 1026)
        {
            return sign * double.PositiveInfinity;
        }

        if (scale < LeastExponent - 2)
        {
            return sign * 0.0;
        }

        // quotient·2^(−shift) ≤ value, with 66 or 67 bits: more than the 54 that rounding needs; the remainder is the sticky bit.
        int shift = QuotientBits - (int)scale;
        BigInteger dividend = shift > 0 ? magnitude << shift : magnitude;
        BigInteger divisor = shift < 0 ? denominator << -shift : denominator;
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        int length = (int)quotient.GetBitLength();

        // The weight of the last bit kept; subnormal numbers keep fewer than 53 bits.
        int exponent = Math.Max(length - 53 - shift, LeastExponent);
        int dropped = exponent + shift;
        var significand = (ulong)(quotient >> dropped);
        BigInteger rest = quotient - ((BigInteger)significand << dropped);
        int order = rest.CompareTo(BigInteger.One << (dropped - 1));
        if (order > 0 || (order == 0 && (!remainder.IsZero || (significand & 1) == 1)))
        {
            significand++;
        }

        // The leading bit of the significand adds itself to the exponent field, also when rounding carried into 2⁵³.
        ulong bits = ((ulong)(exponent - LeastExponent) << 52) + significand;
        const ulong Infinity = 0x7FF0000000000000;
        return sign * BitConverter.UInt64BitsToDouble(Math.Min(bits, Infinity));
    }

    /// <summary>
    /// The rational number that people mean by a binary64 number: the shortest decimal that rounds to it, so 0.1 becomes 1/10.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Rational FromDouble(double value)
    {
        ThrowIfNotFinite(value);
        if (Math.Abs(value) <= LargestExactInteger && value == Math.Truncate(value))
        {
            return (long)value;
        }

        // The default format is the shortest one that round-trips.
        string text = value.ToString(CultureInfo.InvariantCulture);
        return ParseDecimal(text, maxDigits: 2000, out Rational result) == DecimalParseStatus.Success
            ? result
            : throw new InvalidOperationException($"The text '{text}' of a binary64 number is not a decimal.");
    }

    /// <summary>The exact value of a binary64 number, a fraction whose denominator is a power of 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite.</exception>
    public static Rational FromDoubleExact(double value)
    {
        ThrowIfNotFinite(value);
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        var field = (int)((bits >> 52) & 0x7FF);
        var fraction = (long)(bits & ((1UL << 52) - 1));
        long significand = field == 0 ? fraction : fraction | (1L << 52);
        int exponent = Math.Max(field, 1) - 1075;
        if (value < 0)
        {
            significand = -significand;
        }

        return exponent >= 0
            ? From((BigInteger)significand << exponent, BigInteger.One)
            : From(significand, BigInteger.One << -exponent);
    }

    private static void ThrowIfNotFinite(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number is a rational number.");
        }
    }
}
