using System.Globalization;
using System.Text;

namespace Symbolic.Repl.Columns;

/// <summary>Rows of numbers on their way through.</summary>
internal sealed class NumberBlock(int inputs, int outputs)
{
    public const int MostRows = 16384;
    private const int LongestNumber = 32;

    private byte[] _written = [];
    private int _writtenLength;

    public double[][] Inputs { get; } = [.. Enumerable.Range(0, inputs).Select(static _ => new double[MostRows])];

    public double[][] Outputs { get; } = [.. Enumerable.Range(0, outputs).Select(static _ => new double[MostRows])];

    /// <summary>The position of the first row among all.</summary>
    public long Start { get; set; }

    public int Rows { get; set; }

    /// <summary>The text after <see cref="Format"/>.</summary>
    public ReadOnlySpan<byte> Written => _written.AsSpan(0, _writtenLength);

    /// <summary>Writes all columns as text.</summary>
    public void Format(char separator)
    {
        double[][] columns = [.. Inputs, .. Outputs];
        if (_written.Length == 0)
        {
            _written = new byte[MostRows * ((columns.Length * LongestNumber) + 1)];
        }

        Span<byte> room = _written;
        int at = 0;
        for (int row = 0; row < Rows; row++)
        {
            for (int k = 0; k < columns.Length; k++)
            {
                columns[k][row].TryFormat(room[at..], out int length, default, CultureInfo.InvariantCulture);
                at += length;
                room[at++] = (byte)(k + 1 < columns.Length ? separator : '\n');
            }
        }

        _writtenLength = at;
    }
}
