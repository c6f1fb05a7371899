using System.Globalization;
using System.Text;
using Symbolic.Parsing.Source;

namespace Symbolic.Parsing;

/// <summary>The error for a character that is no part of the language, with the usual reason for typing it.</summary>
internal static class UnknownCharacter
{
    /// <summary>The error for the character at <paramref name="position"/> of the text that is read.</summary>
    public static ParseException Error(SourceText source, int position)
    {
        var text = source.Text;
        var length = char.IsHighSurrogate(text[position]) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]) ? 2 : 1;
        var shown = text.Substring(position, length);
        Rune.TryGetRuneAt(text, position, out var rune);
        var name = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            ? "U+" + rune.Value.ToString("X4", CultureInfo.InvariantCulture)
            : "'" + shown + "'";
        return new ParseException(ParseErrorCode.Syntax, "unexpected character " + name, source.Original, source.Span(position, position + length), Hint(source, position, shown));
    }

    private static string? Hint(SourceText source, int position, string shown)
    {
        switch (shown)
        {
            case "%":
                return "write 5/100 for a per cent and mod(a, b) for a remainder";
            case "&":
                return "write 'and'";
            case "~":
                return "write 'not'";
            case ".":
                return position > 0 && char.IsAsciiDigit(source.Text[position - 1])
                    ? "a number ends in a digit: write 2 or 2.0 instead of 2."
                    : "a decimal point stands between digits; write * for a product";
            case "\"":
                return "there are no texts in quotes: write the formula itself";
            case "$":
                return "write the formula without $";
            case "∫":
                return "integrals are not supported: only derivatives are";
            case "±":
                return "write the two cases separately";
        }

        if (shown.Length == 2 && shown.Normalize(NormalizationForm.FormKC) is { Length: 1 } plain && char.IsLetter(plain[0]))
            return $"write the plain letter {plain}";
        return null;
    }
}
