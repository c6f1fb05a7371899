using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Symbolic;

public readonly partial struct Rational
{
    /// <summary>The number of digits that a decimal literal may expand to unless stated otherwise.</summary>
    public const int DefaultMaxDigits = 4096;

    /// <summary>Plain notation is kept up to this many characters, even where an exponent would be shorter.</summary>
    private const int LongestPlainDecimal = 20;

    /// <summary>
    /// Reads a decimal literal (<c>12</c>, <c>2.5</c>, <c>.5</c>, <c>1e-3</c>, each with an optional sign) as an exact
    /// number. The decimal separator is always a point, and a digit follows it: <c>2.</c> is not a literal.
    /// </summary>
    /// <param name="text">The literal, without surrounding spaces.</param>
    /// <param name="maxDigits">The most digits that the numerator and the power of ten below it may have.</param>
    /// <param name="result">The number, or 0.</param>
    internal static DecimalParseStatus ParseDecimal(ReadOnlySpan<char> text, int maxDigits, out Rational result)
    {
        result = default;
        int position = 0;
        bool negative = false;
        if (position < text.Length && text[position] is '+' or '-')
        {
            negative = text[position] == '-';
            position++;
        }

        int wholeStart = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        ReadOnlySpan<char> whole = text[wholeStart..position];
        ReadOnlySpan<char> fraction = default;
        if (position < text.Length && text[position] == '.')
        {
            position++;
            int fractionStart = position;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                position++;
            }

            fraction = text[fractionStart..position];
            if (fraction.IsEmpty)
            {
                return DecimalParseStatus.Malformed;
            }
        }

        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return DecimalParseStatus.Malformed;
        }

        long exponent = 0;
        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            bool negativeExponent = false;
            if (position < text.Length && text[position] is '+' or '-')
            {
                negativeExponent = text[position] == '-';
                position++;
            }

            int exponentStart = position;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
            {
                // Saturates far above any allowed number of digits and far below overflow.
                exponent = Math.Min((exponent * 10) + (text[position] - '0'), 1L << 40);
                position++;
            }

            if (position == exponentStart)
            {
                return DecimalParseStatus.Malformed;
            }

            if (negativeExponent)
            {
                exponent = -exponent;
            }
        }

        if (position != text.Length)
        {
            return DecimalParseStatus.Malformed;
        }

        // Zeros at either end carry no digit of the result: 0e999999999 is 0 and 1.000 is 1.
        fraction = fraction.TrimEnd('0');
        whole = whole.TrimStart('0');
        exponent -= fraction.Length;
        if (fraction.IsEmpty)
        {
            int length = whole.Length;
            whole = whole.TrimEnd('0');
            exponent += length - whole.Length;
        }
        else if (whole.IsEmpty)
        {
            fraction = fraction.TrimStart('0');
        }

        long count = whole.Length + (long)fraction.Length;
        if (count == 0)
        {
            return DecimalParseStatus.Success;
        }

        if (count + Math.Max(exponent, 0) > maxDigits || -exponent > maxDigits)
        {
            return DecimalParseStatus.TooManyDigits;
        }

        BigInteger significand = BigInteger.Parse(string.Concat(whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative)
        {
            significand = -significand;
        }

        BigInteger power = BigInteger.Pow(10, (int)Math.Abs(exponent));
        result = exponent >= 0 ? From(significand * power, BigInteger.One) : From(significand, power);
        return DecimalParseStatus.Success;
    }

    /// <summary>
    /// Reads a decimal literal of at most <see cref="DefaultMaxDigits"/> digits; see <see cref="ParseDecimal"/>.
    /// </summary>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, out Rational result) =>
        ParseDecimal(text, DefaultMaxDigits, out result) == DecimalParseStatus.Success;

    /// <summary>
    /// Reads what <see cref="ToString()"/> writes: <c>p</c> or <c>p/q</c>, where each part may also be a decimal literal.
    /// </summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored: the notation is the same in every culture.</param>
    /// <exception cref="FormatException">The text is not a rational number.</exception>
    public static Rational Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out Rational result)
            ? result
            : throw new FormatException($"'{s}' is not a rational number; write it as 3, -3/4 or 0.75.");
    }

    /// <summary>Reads what <see cref="ToString()"/> writes; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static Rational Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString()"/> writes, if it is that; see <see cref="Parse(string, IFormatProvider?)"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result)
    {
        result = default;
        if (s is null)
        {
            return false;
        }

        ReadOnlySpan<char> text = s.AsSpan().Trim();
        int slash = text.IndexOf('/');
        if (slash < 0)
        {
            return TryParseDecimal(text, out result);
        }

        if (!TryParseDecimal(text[..slash].TrimEnd(), out Rational numerator)
            || !TryParseDecimal(text[(slash + 1)..].TrimStart(), out Rational denominator)
            || denominator.IsZero)
        {
            return false;
        }

        result = numerator / denominator;
        return true;
    }

    /// <summary>The number as <c>p</c> or <c>p/q</c> in lowest terms.</summary>
    public override string ToString() => _wide is null
        ? _denominatorLessOne == 0
            ? _numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{_numerator}/{SmallDenominator}")
        : _wide.Denominator.IsOne
            ? _wide.Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{_wide.Numerator}/{_wide.Denominator}");

    /// <summary>The number as <c>p/q</c> (format <c>G</c>) or, where that is finite, as a decimal (format <c>D</c>).</summary>
    /// <param name="format"><c>G</c> (also null or empty): <c>p/q</c>; <c>D</c>: decimal when terminating, else <c>p/q</c>.</param>
    /// <param name="formatProvider">Ignored: the notation is the same in every culture.</param>
    /// <exception cref="FormatException">The format is another one.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => Format(format);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = Format(format);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    private string Format(ReadOnlySpan<char> format) => format switch
    {
        "" or "G" or "g" => ToString(),
        "D" or "d" => IsTerminatingDecimal ? ToDecimalString() : ToString(),
        _ => throw new FormatException($"'{format}' is not a format of rational numbers; use G (p/q) or D (decimal)."),
    };

    /// <summary>
    /// The exact decimal expansion: in plain notation when that takes no more than 20 characters or no more than the
    /// notation with an exponent, else as <c>1.5e-30</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The expansion does not terminate.</exception>
    public string ToDecimalString()
    {
        if (!TryGetDecimalScale(out int scale))
        {
            throw new InvalidOperationException("The number has no finite decimal expansion; see IsTerminatingDecimal.");
        }

        if (IsZero)
        {
            return "0";
        }

        BigInteger scaled = BigInteger.Abs(Numerator) * BigInteger.Pow(10, scale) / Denominator;
        string all = scaled.ToString(CultureInfo.InvariantCulture);
        string digits = all.TrimEnd('0');

        // value = 0.digits · 10^point
        int point = all.Length - scale;
        string sign = Sign < 0 ? "-" : "";
        string exponent = (point - 1).ToString(CultureInfo.InvariantCulture);
        int plainLength = point <= 0 ? 2 - point + digits.Length
            : point >= digits.Length ? point
            : digits.Length + 1;
        int exponentLength = digits.Length + (digits.Length > 1 ? 1 : 0) + 1 + exponent.Length;
        if (plainLength > LongestPlainDecimal && plainLength > exponentLength)
        {
            return digits.Length == 1
                ? $"{sign}{digits}e{exponent}"
                : $"{sign}{digits[0]}.{digits.AsSpan(1)}e{exponent}";
        }

        return point <= 0 ? $"{sign}0.{new string('0', -point)}{digits}"
            : point >= digits.Length ? $"{sign}{digits.PadRight(point, '0')}"
            : $"{sign}{digits.AsSpan(0, point)}.{digits.AsSpan(point)}";
    }

    /// <summary>The least k for which 10^k times the number is an integer, if there is one.</summary>
    private bool TryGetDecimalScale(out int scale)
    {
        scale = 0;
        if (IsInteger)
        {
            return true;
        }

        BigInteger rest = Denominator;
        var twos = (int)BigInteger.TrailingZeroCount(rest);
        rest >>= twos;
        var fives = (int)Math.Round(BigInteger.Log(rest) / Math.Log(5));
        scale = Math.Max(twos, fives);

        // Every power of 5 ends in the bits 01; most other numbers do not, and this spares them the power.
        return rest.IsOne || ((rest & 3).IsOne && BigInteger.Pow(5, fives) == rest);
    }
}
