using System.Globalization;
using System.Text;
using Symbolic.Parsing;

namespace Symbolic;

/// <summary>Lines, columns, and the rendering of a place in a text.</summary>
internal static class LinePosition
{
    private const int WidestLine = 100;

    /// <summary>1-based line and column of a position.</summary>
    public static (int Line, int Column) Of(string text, int position)
    {
        position = Math.Clamp(position, 0, text.Length);
        var before = text.AsSpan(0, position);
        var line = before.Count('\n') + 1;
        return (line, position - (before.LastIndexOf('\n') + 1) + 1);
    }

    /// <summary>Message, source line, carets, hint.</summary>
    public static string Render(string text, TextSpan span, string message, string? hint)
    {
        var position = Math.Clamp(span.Start, 0, text.Length);
        var lineStart = text.AsSpan(0, position).LastIndexOf('\n') + 1;
        var lineEnd = text.AsSpan(position).IndexOfAny('\n', '\r');
        lineEnd = lineEnd < 0 ? text.Length : position + lineEnd;
        var from = position - lineStart > WidestLine - 20 ? position - WidestLine / 2 : lineStart;
        var to = Math.Min(lineEnd, from + WidestLine);
        if (from > 0 && from < text.Length && char.IsLowSurrogate(text[from]))
            from--;
        var output = new StringBuilder();
        output.Append(message).Append('\n').Append("  ").Append(text, from, to - from).Append('\n').Append("  ");
        AppendBlank(output, text.AsSpan(from, position - from));
        var marked = text.AsSpan(position, Math.Min(to, Math.Max(position, span.End)) - position);
        output.Append('^', Math.Max(1, TextElements(marked)));
        if (hint is not null)
            output.Append('\n').Append("  hint: ").Append(hint);
        return output.ToString();
    }

    // Tabs stay tabs so that the carets stand below what they mark; a letter with its combining marks takes one column.
    private static void AppendBlank(StringBuilder output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var length = StringInfo.GetNextTextElementLength(text);
            output.Append(text[0] == '\t' ? '\t' : ' ');
            text = text[length..];
        }
    }

    private static int TextElements(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (!text.IsEmpty)
        {
            text = text[StringInfo.GetNextTextElementLength(text)..];
            count++;
        }

        return count;
    }
}
