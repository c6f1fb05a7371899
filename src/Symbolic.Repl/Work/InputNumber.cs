using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbolic.Repl.Work;

/// <summary>A number as a request spells it: <c>1.5</c>, <c>"0.1"</c>, <c>"1/3"</c>, <c>"NaN"</c>, <c>"-Infinity"</c>.</summary>
/// <param name="Text">The spelling.</param>
/// <param name="Value">The double nearest to it.</param>
internal sealed partial record InputNumber(string Text, double Value)
{
    /// <summary>The number without any rounding; null for NaN, the infinities, and numbers with thousands of digits.</summary>
    public Rational? Exact => Rational.TryParse(Text, CultureInfo.InvariantCulture, out Rational exact) ? exact : null;

    /// <summary>True when the number was written with a point or an exponent and so prints as a decimal.</summary>
    public bool IsDecimal => Text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0;

    /// <summary>Reads a spelling; null when it is not a number.</summary>
    public static InputNumber? TryRead(string text)
    {
        string trimmed = text.Trim();
        double? special = trimmed switch
        {
            "NaN" => double.NaN,
            "Infinity" or "+Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => null,
        };
        if (special is { } named)
        {
            return new InputNumber(trimmed, named);
        }

        // Decimals go the short way; it also knows what to do with 1e-5000.
        if (DecimalLiteral().IsMatch(trimmed))
        {
            return new InputNumber(trimmed, double.Parse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return Rational.TryParse(trimmed, CultureInfo.InvariantCulture, out Rational exact) ? new InputNumber(trimmed, exact.ToDouble()) : null;
    }

    [GeneratedRegex(@"^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex DecimalLiteral();
}
