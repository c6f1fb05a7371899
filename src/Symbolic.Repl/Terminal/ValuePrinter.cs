using System.Globalization;

namespace Symbolic.Repl.Terminal;

/// <summary>
/// Writes values below their labels: numbers and vectors on one line, matrices in columns, tensors as one matrix for each position
/// of the axes before the last two.
/// </summary>
/// <param name="screen">Where to.</param>
/// <param name="width">The cells that a line may take, beyond which values are abbreviated; null for values that are written in full.</param>
internal sealed class ValuePrinter(Screen screen, int? width)
{
    private const string Gap = "…";

    // Of what does not fit, so much is shown at the beginning and at the end.
    private const int Head = 4;
    private const int Tail = 2;
    private const int MostRows = 12;
    private const int MostSlices = 8;

    // Enough to recognise a number by where all digits would not fit.
    private const string ShortFormat = "G6";

    /// <summary>The printer for a reader: a person gets what fits, a file everything.</summary>
    public static ValuePrinter For(Host host, Screen screen, Folding folding) =>
        new(screen, host.OutputIsTerminal && folding == Folding.WhenLong ? host.Width : null);

    /// <summary>Writes a value.</summary>
    /// <param name="label">The label of the part at a position of the leading axes, counted from 1; the label of the whole for none. Null for no labels.</param>
    /// <param name="value">The value.</param>
    /// <param name="element">What the entries are; a truth value is 1 or 0.</param>
    public void Write(Func<IReadOnlyList<int>, string>? label, TensorValue value, Element element)
    {
        int order = value.Shape.Order;
        if (order < 2)
        {
            string prefix = label is null ? "" : $"{label([])} = ";
            screen.Line(prefix + (order == 0 ? Entry(value.Entries[0], element, "R") : Vector(value, element, CellWidth.Of(prefix), label is null)));
            return;
        }

        int[] lengths = [.. value.Shape.Axes.Select(static a => a.Length)];
        int rows = lengths[^2], columns = lengths[^1];
        int slices = value.Entries.Length / Math.Max(1, rows * columns);
        foreach (int? shown in Shown(slices, MostSlices))
        {
            if (shown is not { } slice)
            {
                screen.Line($"{Gap} ({value.Shape})");
                continue;
            }

            int[] position = Position(slice, lengths.AsSpan(0, order - 2));
            double[] entries = value.Entries.Slice(slice * rows * columns, rows * columns).ToArray();
            WriteMatrix(label is null && order == 2 ? null : label?.Invoke(position) ?? $"[{string.Join(",", position)}]", entries, rows, columns, element, value.Shape);
        }
    }

    private string Vector(TensorValue value, Element element, int indent, bool bare)
    {
        string[] entries = [.. value.Entries.ToArray().Select(e => Entry(e, element, "R"))];
        string separator = bare ? " " : ", ";
        string Line(IEnumerable<string> parts) => bare ? string.Join(separator, parts) : $"[{string.Join(separator, parts)}]";
        if (width is not { } cells || indent + Line(entries).Length <= cells || entries.Length <= Head + Tail + 1)
        {
            return Line(entries);
        }

        return $"{Line(Shown(entries.Length, 0).Select(i => i is { } at ? entries[at] : Gap))} ({value.Shape})";
    }

    private void WriteMatrix(string? label, double[] entries, int rows, int columns, Element element, Shape shape)
    {
        const int indent = 2;
        int?[] shownRows = [.. Shown(rows, MostRows)];
        int?[] shownColumns = [.. Enumerable.Range(0, columns).Select(static i => (int?)i)];
        string[][] cells = Cells("R");
        if (width is { } most && Width(cells) > most)
        {
            cells = Cells(ShortFormat);
            if (Width(cells) > most && columns > Head + Tail + 1)
            {
                shownColumns = [.. Shown(columns, 0)];
                cells = Cells(ShortFormat);
            }
        }

        bool isWhole = shownRows.Length == rows && shownColumns.Length == columns;
        string left = label is null ? "" : new string(' ', indent);
        if (label is not null)
        {
            screen.Line($"{label} ={(isWhole ? "" : $" ({shape})")}");
        }

        int[] widths = [.. Enumerable.Range(0, cells.Length == 0 ? 0 : cells[0].Length).Select(c => cells.Max(row => CellWidth.Of(row[c])))];
        foreach (string[] row in cells)
        {
            string line = string.Join("  ", row.Select((cell, c) => new string(' ', widths[c] - CellWidth.Of(cell)) + cell));
            screen.Line(label is null ? line : $"{left}[ {line} ]");
        }

        string[][] Cells(string format) =>
            [.. shownRows.Select(r => shownColumns.Select(c => r is { } i && c is { } j ? Entry(entries[(i * columns) + j], element, format) : Gap).ToArray())];

        int Width(string[][] table) => indent + 4 + table[0].Select((_, c) => table.Max(row => CellWidth.Of(row[c])) + 2).Sum();
    }

    // The positions that are written, null where some are left out.
    private IEnumerable<int?> Shown(int count, int most)
    {
        if (width is null || count <= Math.Max(most, Head + Tail + 1))
        {
            return Enumerable.Range(0, count).Select(static i => (int?)i);
        }

        return [.. Enumerable.Range(0, Head).Select(static i => (int?)i), null, .. Enumerable.Range(count - Tail, Tail).Select(static i => (int?)i)];
    }

    /// <summary>From a number to a position of several axes, the last running fastest, counted from 1.</summary>
    public static int[] Position(int number, ReadOnlySpan<int> lengths)
    {
        int[] position = new int[lengths.Length];
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            position[axis] = (number % lengths[axis]) + 1;
            number /= lengths[axis];
        }

        return position;
    }

    private static string Entry(double value, Element element, string format) =>
        element == Element.Boolean ? (value != 0 ? "true" : "false") : value.ToString(format, CultureInfo.InvariantCulture);
}
