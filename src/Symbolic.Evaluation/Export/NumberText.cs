using System.Globalization;

namespace Symbolic;

/// <summary>Constants as programming languages read them: what is read is the nearest double.</summary>
internal static class NumberText
{
    private const double LargestExactInteger = 1L << 53;

    /// <summary>The shortest decimal that reads as the number, always with a point or an exponent. The number is finite.</summary>
    public static string Decimal(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
    }

    /// <summary>
    /// An exact fraction as a quotient of two whole numbers, which every processor rounds to the nearest double, where that is
    /// shorter than the decimal; otherwise null.
    /// </summary>
    public static string? Fraction(LineConstant constant)
    {
        if (constant.Exact is not { IsInteger: false } exact || !double.IsFinite(constant.Value))
        {
            return null;
        }

        double numerator = Math.Abs((double)exact.Numerator), denominator = (double)exact.Denominator;
        if (numerator > LargestExactInteger || denominator > LargestExactInteger)
        {
            return null;
        }

        string fraction = $"{(exact.Sign < 0 ? "-" : "")}{Decimal(numerator)} / {Decimal(denominator)}";
        return fraction.Length < Decimal(constant.Value).Length ? fraction : null;
    }
}
