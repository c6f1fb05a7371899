using System.Globalization;
using System.Text.RegularExpressions;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>Printed texts that are the same but for the last digits of numbers, which may differ between processors, and with them the width of columns.</summary>
internal static partial class PrintedText
{
    private const double Tolerance = 1e-9;

    /// <summary>True when two texts are the same in this sense.</summary>
    public static bool IsSame(string expected, string actual) => FirstDifference(expected, actual) is null;

    /// <summary>Where two texts differ, with what is before; null where they do not.</summary>
    public static string? FirstDifference(string expected, string actual)
    {
        if (expected == actual)
        {
            return null;
        }

        Match[] wanted = [.. Part().Matches(expected).Cast<Match>()], got = [.. Part().Matches(actual).Cast<Match>()];
        for (int i = 0; i < Math.Min(wanted.Length, got.Length); i++)
        {
            string a = wanted[i].Value, b = got[i].Value;
            if (a != b && !AreBlanks(a, b) && !(TryNumber(a, out double x) && TryNumber(b, out double y) && Math.Abs(x - y) <= Tolerance * Math.Max(1, Math.Abs(x))))
            {
                return $"'{a}' has become '{b}' in: {expected[Math.Max(0, wanted[i].Index - 200)..Math.Min(expected.Length, wanted[i].Index + 40)]}";
            }
        }

        return wanted.Length == got.Length ? null : $"{wanted.Length} parts have become {got.Length}";
    }

    /// <summary>MathML with its numbers as plain text: a sign, digits and a power of ten are several elements there.</summary>
    public static string WithPlainNumbers(string html) =>
        MathNumber().Replace(html, static m => $"{(m.Groups["sign"].Success ? "-" : "")}{m.Groups["digits"].Value}{(m.Groups["power"].Success ? $"e{(m.Groups["less"].Success ? "-" : "")}{m.Groups["power"].Value}" : "")}");

    private static bool AreBlanks(string a, string b) => a.All(static c => c == ' ') && b.All(static c => c == ' ');

    private static bool TryNumber(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // A number, a run of letters, a run of blanks, or one other sign.
    [GeneratedRegex(@"(?<![\w.])-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?|\p{L}[\w\p{M}]*| +|\S|\n")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<sign><mo>−</mo>)?<mn>(?<digits>[0-9.]+)</mn>(<mo>⋅</mo><msup><mn>10</mn>(<mn>(?<power>[0-9]+)</mn>|<mrow>(?<less><mo>−</mo>)<mn>(?<power>[0-9]+)</mn></mrow>)</msup>)?")]
    private static partial Regex MathNumber();
}
