using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>Texts in pictures: how wide they are about, how numbers are written, and what may stand in XML.</summary>
internal static class PictureText
{
    /// <summary>The width of a text in a usual sans-serif font, estimated from above.</summary>
    public static double WidthOf(string text, double fontSize)
    {
        double ems = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            ems += rune.Value switch
            {
                ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'i' or 'j' or 'l' or '(' or ')' or '[' or ']' or '·' => 0.38,
                'm' or 'w' or 'M' or 'W' or '…' or '→' or '⊙' or '⊗' => 0.98,
                >= 'A' and <= 'Z' => 0.74,
                < 0x300 => 0.6,
                >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x1F300 => 1.1,
                _ => Rune.GetUnicodeCategory(rune) switch
                {
                    UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
                    UnicodeCategory.OtherNumber => 0.46,
                    _ => 0.72,
                },
            };
        }

        return ems * fontSize;
    }

    /// <summary>A number with four digits: 0.3935, −12.3, 1.2e10.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "undefined" : value > 0 ? "∞" : "−∞";
        }

        double size = Math.Abs(value);
        string digits = size != 0 && (size >= 1e6 || size < 1e-4) ? size.ToString("0.###e0", CultureInfo.InvariantCulture) : size.ToString("G4", CultureInfo.InvariantCulture);

        // G4 turns to exponents from 10^4 on, where all digits still fit.
        digits = size >= 1e4 && size < 1e6 ? size.ToString("0", CultureInfo.InvariantCulture) : digits;
        return value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? "−" + digits : digits;
    }

    /// <summary>A coordinate with at most two digits after the point.</summary>
    public static string Coordinate(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    /// <summary>A text with a replacement for characters that cannot stand in XML: most control characters, halves of surrogate pairs.</summary>
    public static string ForXml(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool stands = rune.Value >= 0x20 ? rune.Value is not (0xFFFE or 0xFFFF) : rune.Value is '\t' or '\n' or '\r';
            clean.Append(stands ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>The beginning of a text, with an ellipsis where something was left out.</summary>
    public static string Shortened(string text, int most)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= most ? text : string.Concat(text.AsSpan(0, starts[most - 1]), "…");
    }
}
