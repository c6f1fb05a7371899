using System.Globalization;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Pages;

/// <summary>Results with their labels, typeset, in a table that grows.</summary>
/// <param name="labels">The heading above the labels.</param>
/// <param name="results">The heading above the results.</param>
internal sealed class ResultTable(string labels, string results)
{
    // All digits of a number by itself; of matrices what people compare, and all digits are in the text of the same command.
    private const string NumberFormat = "R";
    private const string EntryFormat = "G6";

    private readonly List<IReadOnlyList<PageCell>> _rows = [];
    private bool _isRounded;

    /// <summary>Adds a formula.</summary>
    public void Add(string label, Expr formula) => _rows.Add([PageCell.Code(label), PageCell.Math(formula.ToLatex())]);

    /// <summary>Adds a value, of more than two axes one matrix for each position of the axes before the last two.</summary>
    /// <param name="label">The label at a position of the leading axes, counted from 1; of the whole for none.</param>
    /// <param name="value">The value.</param>
    /// <param name="element">What the entries are.</param>
    public void Add(Func<IReadOnlyList<int>, string> label, TensorValue value, Element element)
    {
        int[] lengths = [.. value.Shape.Axes.Select(static a => a.Length)];
        if (lengths.Length < 2)
        {
            string typeset = lengths.Length == 0 ? Number(value.Entries[0], element, NumberFormat) : Matrix(value.Entries, 1, element);
            _rows.Add([PageCell.Code(label([])), PageCell.Math(typeset)]);
            return;
        }

        int size = lengths[^2] * lengths[^1];
        for (int slice = 0; slice * size < value.Entries.Length; slice++)
        {
            int[] position = ValuePrinter.Position(slice, lengths.AsSpan(..^2));
            _rows.Add([PageCell.Code(label(position)), PageCell.Math(Matrix(value.Entries.Slice(slice * size, size), lengths[^1], element))]);
        }
    }

    /// <summary>The table, which begins anew; null when nothing was added.</summary>
    /// <param name="caption">What stands above it.</param>
    public PageBlock? Take(string? caption = null)
    {
        if (_rows.Count == 0)
        {
            return null;
        }

        string? rounding = _isRounded ? "vectors and matrices to six digits" : null;
        var table = new PageBlock.Table(caption is null ? rounding : rounding is null ? caption : $"{caption}; {rounding}", [labels, results], [.. _rows]);
        _rows.Clear();
        _isRounded = false;
        return table;
    }

    private string Matrix(ReadOnlySpan<double> entries, int columns, Element element)
    {
        string[] texts = new string[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            texts[i] = Number(entries[i], element, EntryFormat);
        }

        return $@"\begin{{bmatrix}}{string.Join(@" \\ ", texts.Chunk(Math.Max(1, columns)).Select(static row => string.Join(" & ", row)))}\end{{bmatrix}}";
    }

    private string Number(double value, Element element, string format)
    {
        if (element == Element.Boolean)
        {
            return value != 0 ? @"\text{true}" : @"\text{false}";
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? @"\text{NaN}" : value > 0 ? @"\infty" : @"-\infty";
        }

        string text = value == 0 ? "0" : value.ToString(format, CultureInfo.InvariantCulture);
        _isRounded |= value != 0 && text != value.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : $@"{text[..exponent]} \cdot 10^{{{int.Parse(text[(exponent + 1)..], CultureInfo.InvariantCulture)}}}";
    }
}
