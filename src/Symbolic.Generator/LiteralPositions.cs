using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Symbolic.Generator;

/// <summary>Where in the source the characters of a string literal stand, whatever quotes and escapes it is written with.</summary>
internal static class LiteralPositions
{
    /// <summary>For each character of the value the part of the source that gives it; null for a token that is no string literal.</summary>
    public static TextSpan[]? Of(SyntaxToken token)
    {
        TextSpan[]? spans = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken => token.Text.StartsWith('@') ? Verbatim(token) : Regular(token),
            SyntaxKind.SingleLineRawStringLiteralToken => Raw(token),
            SyntaxKind.MultiLineRawStringLiteralToken => RawLines(token),
            _ => null,
        };

        // A literal that is not closed yet, or is wrong in another way, has the value that the compiler gives it.
        return spans?.Length == token.ValueText.Length ? spans : null;
    }

    private static TextSpan[] Regular(SyntaxToken token)
    {
        string text = token.Text;
        var spans = new List<TextSpan>();
        for (int i = 1; i < text.Length - 1;)
        {
            int length = text[i] == '\\' ? EscapeLength(text, i) : 1;
            var span = new TextSpan(token.SpanStart + i, length);
            spans.Add(span);

            // One escape, two units of UTF-16.
            if (length == 10 && int.TryParse(text.AsSpan(i + 2, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int rune) && rune > char.MaxValue)
            {
                spans.Add(span);
            }

            i += length;
        }

        return [.. spans];
    }

    private static int EscapeLength(string text, int at)
    {
        switch (text[at + 1])
        {
            case 'u':
                return 6;
            case 'U':
                return 10;
            case 'x':
                int end = at + 2;
                while (end < at + 6 && char.IsAsciiHexDigit(text[end]))
                {
                    end++;
                }

                return end - at;
            default:
                return 2;
        }
    }

    private static TextSpan[] Verbatim(SyntaxToken token)
    {
        string text = token.Text;
        var spans = new List<TextSpan>();
        for (int i = 2; i < text.Length - 1;)
        {
            int length = text[i] == '"' ? 2 : 1;
            spans.Add(new TextSpan(token.SpanStart + i, length));
            i += length;
        }

        return [.. spans];
    }

    private static TextSpan[] Raw(SyntaxToken token)
    {
        int quotes = Quotes(token.Text);
        return [.. Enumerable.Range(quotes, Math.Max(0, token.Text.Length - (2 * quotes))).Select(i => new TextSpan(token.SpanStart + i, 1))];
    }

    // The lines between those of the quotes, without the blanks that stand before the last quotes; the last line end is not part of the value.
    private static TextSpan[] RawLines(SyntaxToken token)
    {
        SourceText text = SourceText.From(token.Text);
        string indentation = token.Text[text.Lines[^1].Start..^Quotes(token.Text)];
        var spans = new List<TextSpan>();
        for (int n = 1; n < text.Lines.Count - 1; n++)
        {
            TextLine line = text.Lines[n];
            int start = line.Start;
            while (start < line.End && start - line.Start < indentation.Length && token.Text[start] == indentation[start - line.Start])
            {
                start++;
            }

            int end = n == text.Lines.Count - 2 ? line.End : line.EndIncludingLineBreak;
            spans.AddRange(Enumerable.Range(start, end - start).Select(i => new TextSpan(token.SpanStart + i, 1)));
        }

        return [.. spans];
    }

    private static int Quotes(string text) => text.Length - text.AsSpan().TrimStart('"').Length;
}
