using System.Text;

namespace Symbolic.Repl.Terminal;

/// <summary>The line of a text in which something is wrong, and carets under what is wrong.</summary>
/// <param name="Line">The line, cut around the place when it is long.</param>
/// <param name="Carets">Blanks and carets of the same width.</param>
internal sealed record SourceExcerpt(string Line, string Carets)
{
    private const int MaxLength = 100;
    private const string Ellipsis = "…";

    /// <summary>The excerpt of a stretch of a text; a stretch over several lines is marked to the end of its first line.</summary>
    public static SourceExcerpt Of(string text, int start, int length)
    {
        start = Math.Clamp(start, 0, text.Length);
        int lineStart = text.AsSpan(0, start).LastIndexOfAny('\n', '\r') + 1;
        int lineEnd = text.AsSpan(start).IndexOfAny('\n', '\r');
        lineEnd = lineEnd < 0 ? text.Length : start + lineEnd;
        int end = Math.Clamp(start + length, start, lineEnd);

        int from = lineStart;
        int to = lineEnd;
        if (to - from > MaxLength)
        {
            from = Boundary(text, Math.Max(lineStart, Math.Min(start - (MaxLength / 2), lineEnd - MaxLength)));
            to = Boundary(text, Math.Min(lineEnd, from + MaxLength));
        }

        string before = from > lineStart ? Ellipsis : "";
        string after = to < lineEnd ? Ellipsis : "";
        var carets = new StringBuilder(before.Length == 0 ? "" : " ");
        foreach (Rune rune in text.AsSpan(from, start - from).EnumerateRunes())
        {
            // Tabs stay tabs, so that they are as wide as those above them.
            carets.Append(rune.Value == '\t' ? "\t" : new string(' ', CellWidth.Of(rune)));
        }

        carets.Append('^', Math.Max(1, CellWidth.Of(text.AsSpan(start, Math.Min(end, to) - start))));
        return new SourceExcerpt(string.Concat(before, text.AsSpan(from, to - from), after), carets.ToString());
    }

    private static int Boundary(string text, int position) =>
        position > 0 && position < text.Length && char.IsLowSurrogate(text[position]) ? position - 1 : position;
}
