using System.Globalization;

namespace Symbolic.Repl.Editing;

/// <summary>What a reader takes for one character: a letter with its marks, an emoji with its modifiers. The caret never stands inside one.</summary>
internal static class Graphemes
{
    /// <summary>The end of the character that begins at a place.</summary>
    public static int Next(string text, int at) => at >= text.Length ? text.Length : at + StringInfo.GetNextTextElementLength(text.AsSpan(at));

    /// <summary>The start of the character that ends at a place.</summary>
    public static int Previous(string text, int at)
    {
        if (at <= 1 || text[at - 1] == '\n')
        {
            return Math.Max(0, at - 1);
        }

        // No character reaches over a line end, so the line is where counting may begin.
        int start = text.LastIndexOf('\n', at - 1) + 1;
        for (int next = Next(text, start); next < at; next = Next(text, next))
        {
            start = next;
        }

        return start;
    }

    /// <summary>The place itself where a character begins there, otherwise the end of the character around it.</summary>
    public static int Boundary(string text, int at) => at <= 0 ? 0 : at >= text.Length ? text.Length : Next(text, Previous(text, at)) is var end && end >= at ? end : at;

    /// <summary>The cells that one character takes.</summary>
    public static int Cells(ReadOnlySpan<char> grapheme) => Math.Min(2, CellWidth.Of(grapheme));

    /// <summary>The cells that a text without line ends takes.</summary>
    public static int CellsOf(string text, int from, int to)
    {
        int cells = 0;
        for (int at = from; at < to; at = Next(text, at))
        {
            cells += Cells(text.AsSpan(at, Next(text, at) - at));
        }

        return cells;
    }

    /// <summary>The beginning of a text that fits, with an ellipsis where something is left out.</summary>
    public static string Fitting(string text, int cells)
    {
        if (CellsOf(text, 0, text.Length) <= cells)
        {
            return text;
        }

        int end = 0, taken = 0;
        while (end < text.Length && Next(text, end) is var next && taken + Cells(text.AsSpan(end, next - end)) is var wider && wider < cells)
        {
            (end, taken) = (next, wider);
        }

        return cells < 1 ? "" : text[..end] + "…";
    }
}
