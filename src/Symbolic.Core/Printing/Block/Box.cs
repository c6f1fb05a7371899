using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// A rectangle of cells: a text, or boxes at places in it. The row of its baseline is the one that stands level with what is beside it.
/// </summary>
internal sealed class Box
{
    private const int GapOfColumns = 2;

    private readonly string? _text;
    private readonly List<(Box Box, int Row, int Column)> _parts = [];

    private Box(int width, int height, int baseline, string? text = null)
    {
        (Width, Height, Baseline, _text) = (width, height, baseline, text);
    }

    /// <summary>How the cells of a table stand in their columns.</summary>
    public enum Alignment : byte
    {
        Left,
        Center,
    }

    public int Width { get; }

    public int Height { get; }

    public int Baseline { get; }

    /// <summary>True for a fraction, whose bar is at its edges.</summary>
    public bool IsFraction { get; private init; }

    /// <summary>True for a text with a blank at its end.</summary>
    public bool EndsBlank => _text is [.., ' '];

    private int Below => Height - 1 - Baseline;

    public static Box Text(string text) => new(CellWidth.Of(text), 1, 0, text);

    /// <summary>Boxes side by side, level with each other.</summary>
    public static Box InRow(IReadOnlyList<Box> boxes)
    {
        if (boxes.Count == 1)
        {
            return boxes[0];
        }

        int above = 0, below = 0, width = 0;
        foreach (Box box in boxes)
        {
            above = Math.Max(above, box.Baseline);
            below = Math.Max(below, box.Below);
            width = checked(width + box.Width);
        }

        var row = new Box(width, above + 1 + below, above);
        int column = 0;
        foreach (Box box in boxes)
        {
            row.Put(box, above - box.Baseline, column);
            column += box.Width;
        }

        return row;
    }

    public static Box Fraction(Box numerator, Box denominator)
    {
        // The bar of the whole is longer than those of its parts.
        int width = Math.Max(numerator.Width, denominator.Width) + (numerator.IsFraction || denominator.IsFraction ? 2 : 0);
        var fraction = new Box(width, numerator.Height + 1 + denominator.Height, numerator.Height) { IsFraction = true };
        fraction.Put(numerator, 0, (width - numerator.Width) / 2);
        fraction.Put(Text(new string('─', width)), numerator.Height, 0);
        fraction.Put(denominator, numerator.Height + 1, (width - denominator.Width) / 2);
        return fraction;
    }

    public static Box Raised(Box under, Box exponent)
    {
        var raised = new Box(under.Width + exponent.Width, exponent.Height + under.Height, exponent.Height + under.Baseline);
        raised.Put(under, exponent.Height, 0);
        raised.Put(exponent, 0, under.Width);
        return raised;
    }

    /// <summary>A box with a small sign beside its first row.</summary>
    public static Box AtTop(Box under, Box sign)
    {
        var whole = new Box(under.Width + sign.Width, under.Height, under.Baseline);
        whole.Put(under, 0, 0);
        whole.Put(sign, 0, under.Width);
        return whole;
    }

    public static Box Root(Box sign, Box operand)
    {
        if (operand.Height == 1)
        {
            return InRow([sign, Text("("), operand, Text(")")]);
        }

        int left = sign.Width;
        var root = new Box(left + 1 + operand.Width, operand.Height + 1, operand.Baseline + 1);
        root.Put(Text("┌" + new string('─', operand.Width)), 0, left);
        for (int row = 1; row <= operand.Height; row++)
        {
            root.Put(Text("│"), row, left);
        }

        root.Put(sign, operand.Height, 0);
        root.Put(operand, 1, left + 1);
        return root;
    }

    /// <summary>A sign and something under it.</summary>
    public static Box Under(Box sign, Box below)
    {
        int width = Math.Max(sign.Width, below.Width);
        var whole = new Box(width, sign.Height + below.Height, sign.Baseline);
        whole.Put(sign, 0, (width - sign.Width) / 2);
        whole.Put(below, sign.Height, (width - below.Width) / 2);
        return whole;
    }

    /// <summary>A box in brackets of its height.</summary>
    public static Box Enclosed(Box inner, Fence left, Fence? right)
    {
        // A little air keeps a matrix or fraction from its bracket.
        int air = inner.Height > 1 ? 1 : 0;
        int gap = left == Fence.LeftBrace || inner.IsFraction || inner._parts.Count > 0 && left == Fence.LeftBracket ? air : 0;
        var whole = new Box(inner.Width + 1 + gap + (right is null ? 0 : 1 + gap), inner.Height, inner.Baseline);
        for (int row = 0; row < inner.Height; row++)
        {
            whole.Put(Text(left.At(row, inner.Height)), row, 0);
            if (right is not null)
            {
                whole.Put(Text(right.At(row, inner.Height)), row, whole.Width - 1);
            }
        }

        whole.Put(inner, 0, 1 + gap);
        return whole;
    }

    /// <summary>Rows of cells in columns.</summary>
    public static Box Table(IReadOnlyList<IReadOnlyList<Box>> rows, Alignment alignment)
    {
        int columns = rows.Max(static r => r.Count);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Max(r => c < r.Count ? r[c].Width : 0))];
        int[] above = [.. rows.Select(static r => r.Max(static b => b.Baseline))];
        int[] below = [.. rows.Select(static r => r.Max(static b => b.Below))];
        int gap = above.Zip(below).Any(static p => p.First + p.Second > 0) ? 1 : 0;
        int height = above.Sum() + below.Sum() + rows.Count + (gap * (rows.Count - 1));
        var table = new Box(widths.Sum() + (GapOfColumns * (columns - 1)), height, (height - 1) / 2);
        int top = 0;
        for (int r = 0; r < rows.Count; r++)
        {
            int left = 0;
            for (int c = 0; c < rows[r].Count; c++)
            {
                Box cell = rows[r][c];
                table.Put(cell, top + above[r] - cell.Baseline, left + (alignment == Alignment.Center ? (widths[c] - cell.Width) / 2 : 0));
                left += widths[c] + GapOfColumns;
            }

            top += above[r] + below[r] + 1 + gap;
        }

        return table;
    }

    /// <summary>The lines of the box.</summary>
    public TextBlock Paint()
    {
        // A cell holds a character with its marks; the cell behind a wide one holds the empty text.
        var cells = new string?[Height][];
        for (int row = 0; row < Height; row++)
        {
            cells[row] = new string?[Width];
        }

        var rest = new Stack<(Box Box, int Row, int Column)>([(this, 0, 0)]);
        while (rest.TryPop(out (Box Box, int Row, int Column) next))
        {
            if (next.Box._text is { } text)
            {
                Write(cells[next.Row], next.Column, text);
            }

            foreach ((Box part, int row, int column) in next.Box._parts)
            {
                rest.Push((part, next.Row + row, next.Column + column));
            }
        }

        return new TextBlock([.. cells.Select(static row => string.Concat(row.Select(static cell => cell ?? " ")).TrimEnd(' '))], Baseline, Width);
    }

    private static void Write(string?[] row, int column, string text)
    {
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext() && column < row.Length)
        {
            string grapheme = graphemes.GetTextElement();
            int wide = CellWidth.Of(grapheme);
            row[column] = grapheme;
            for (int i = 1; i < wide && column + i < row.Length; i++)
            {
                row[column + i] = "";
            }

            column += wide;
        }
    }

    private void Put(Box box, int row, int column) => _parts.Add((box, row, column));
}
