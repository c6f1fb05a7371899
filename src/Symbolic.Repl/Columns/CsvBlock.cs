using System.Globalization;
using System.Text;
using nietras.SeparatedValues;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>Some rows of a file on their way through: their text, the numbers in it, the results, and the text that is written.</summary>
internal sealed class CsvBlock
{
    private const int MostRows = 4096;
    private const int MostText = 1 << 20;

    // -2.2250738585072014E-308 and a separator.
    private const int LongestNumber = 32;

    private readonly int[] _columns;
    private readonly RowText _keeps;
    private readonly double[][] _inputs;
    private readonly double[][] _outputs;
    private readonly int[] _lines = new int[MostRows];
    private readonly int[] _rowEnds = new int[MostRows];
    private readonly (int Start, int End)[] _cells;
    private char[] _text = new char[1 << 16];
    private int _length;
    private byte[] _written = [];
    private int _writtenLength;

    /// <param name="columns">The positions of the columns that are inputs.</param>
    /// <param name="outputs">How many results there are.</param>
    /// <param name="keeps">Whether rows are written again.</param>
    public CsvBlock(IReadOnlyList<int> columns, int outputs, RowText keeps)
    {
        (_columns, _keeps) = ([.. columns], keeps);
        _inputs = [.. columns.Select(static _ => new double[MostRows])];
        _outputs = [.. Enumerable.Range(0, outputs).Select(static _ => new double[MostRows])];
        _cells = new (int, int)[MostRows * columns.Count];
    }

    public int Rows { get; private set; }

    public bool IsFull => Rows == MostRows || _length >= MostText;

    /// <summary>The text after <see cref="Compute"/>.</summary>
    public ReadOnlySpan<byte> Written => _written.AsSpan(0, _writtenLength);

    public void Clear() => (Rows, _length) = (0, 0);

    /// <summary>Takes over a row.</summary>
    public void Add(SepReader.Row row)
    {
        ReadOnlySpan<char> text = row.Span;
        if (_length + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + text.Length));
        }

        int start = _length;
        if (_keeps == RowText.Kept)
        {
            text.CopyTo(_text.AsSpan(start));
            _length += text.Length;
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            ReadOnlySpan<char> cell = row[_columns[i]].Span;
            int at;
            if (_keeps == RowText.Kept)
            {
                at = start + Offset(text, cell);
            }
            else
            {
                at = _length;
                cell.CopyTo(_text.AsSpan(at));
                _length += cell.Length;
            }

            _cells[(Rows * _columns.Length) + i] = (at, at + cell.Length);
        }

        _lines[Rows] = row.LineNumberFrom;
        _rowEnds[Rows++] = _length;
    }

    /// <summary>Reads the numbers, computes the results, and writes the text.</summary>
    /// <exception cref="RequestException">A cell is not a number.</exception>
    public void Compute(ColumnFunction function, CsvInput input, CancellationToken cancellation)
    {
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 0; i < _inputs.Length; i++)
            {
                (int start, int end) = _cells[(row * _inputs.Length) + i];
                ReadOnlySpan<char> cell = _text.AsSpan(start, end - start);
                _inputs[i][row] = TryRead(cell, out double value) ? value : throw NoNumber(input, row, i, cell);
            }
        }

        function.Run(_inputs, _outputs, Rows, cancellation);
        Write((byte)input.Format.Separator);
    }

    private static int Offset(ReadOnlySpan<char> row, ReadOnlySpan<char> cell) => row.Overlaps(cell, out int offset) ? offset : 0;

    private static bool TryRead(ReadOnlySpan<char> cell, out double value)
    {
        // The usual cell first; blanks around a number are allowed.
        if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        cell = cell.Trim();
        cell = cell is ['"', .., '"'] ? cell[1..^1].Trim() : cell;
        value = cell switch
        {
            "" => double.NaN,
            _ when cell.Equals("inf", StringComparison.OrdinalIgnoreCase) || cell.Equals("+inf", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
            _ when cell.Equals("-inf", StringComparison.OrdinalIgnoreCase) => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0 || double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private RequestException NoNumber(CsvInput input, int row, int column, ReadOnlySpan<char> cell)
    {
        string shown = cell.Length <= 40 ? cell.ToString() : $"{cell[..40]}…";
        return new RequestException(
            string.Create(CultureInfo.InvariantCulture, $"{input.Name}, line {_lines[row]}, column {input.Columns[_columns[column]]}: '{shown}' is not a number."),
            shown.Contains(',', StringComparison.Ordinal) ? "Numbers have a decimal point and no separators of thousands." : "A cell that is empty counts as NaN.");
    }

    private void Write(byte separator)
    {
        // A letter of UTF-16 takes at most three bytes.
        int most = ((_keeps == RowText.Kept ? 3 * _length : 0) + (Rows * ((_outputs.Length * LongestNumber) + 1)));
        if (_written.Length < most)
        {
            _written = new byte[most];
        }

        Span<byte> room = _written;
        int at = 0;
        for (int row = 0; row < Rows; row++)
        {
            if (_keeps == RowText.Kept)
            {
                int start = row == 0 ? 0 : _rowEnds[row - 1];
                at += Encoding.UTF8.GetBytes(_text.AsSpan(start, _rowEnds[row] - start), room[at..]);
            }

            for (int k = 0; k < _outputs.Length; k++)
            {
                if (k > 0 || _keeps == RowText.Kept)
                {
                    room[at++] = separator;
                }

                _outputs[k][row].TryFormat(room[at..], out int length, default, CultureInfo.InvariantCulture);
                at += length;
            }

            room[at++] = (byte)'\n';
        }

        _writtenLength = at;
    }
}

/// <summary>Whether the text of a row is written again before the results.</summary>
internal enum RowText
{
    Kept,
    Dropped,
}
