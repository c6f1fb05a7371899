namespace Symbolic.Repl.Terminal;

/// <summary>
/// A picture of dots, two by four to a cell, written in the Braille patterns of Unicode, whose eight dots are the eight low bits of the
/// character. A cell has the ink that was used in it last.
/// </summary>
internal sealed class BrailleCanvas
{
    /// <summary>The dots of a cell side by side.</summary>
    public const int DotsAcross = 2;

    /// <summary>The dots of a cell one above the other.</summary>
    public const int DotsDown = 4;

    private const char Empty = '\u2800';

    // The bits by column and row: dots 1 2 3 7 on the left, 4 5 6 8 on the right.
    private static readonly byte[,] s_bits = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    private readonly byte[] _dots;
    private readonly int[] _ink;

    public BrailleCanvas(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        (Columns, Rows) = (columns, rows);
        _dots = new byte[columns * rows];
        _ink = new int[columns * rows];
    }

    /// <summary>The cells in a row.</summary>
    public int Columns { get; }

    /// <summary>The rows of cells.</summary>
    public int Rows { get; }

    /// <summary>Sets a dot; outside of the picture nothing happens.</summary>
    /// <param name="x">From the left, from 0.</param>
    /// <param name="y">From the top, from 0.</param>
    /// <param name="ink">A number for the colour.</param>
    public void Set(int x, int y, int ink)
    {
        if (x < 0 || y < 0 || x >= Columns * DotsAcross || y >= Rows * DotsDown)
        {
            return;
        }

        int cell = (y / DotsDown * Columns) + (x / DotsAcross);
        _dots[cell] |= s_bits[x % DotsAcross, y % DotsDown];
        _ink[cell] = ink;
    }

    /// <summary>Sets the dots of a line from one to another, those included, without gaps.</summary>
    /// <param name="x0">Where it begins.</param>
    /// <param name="y0">Where it begins.</param>
    /// <param name="x1">Where it ends.</param>
    /// <param name="y1">Where it ends.</param>
    /// <param name="ink">A number for the colour.</param>
    /// <param name="isDrawn">Whether the dot at a position is set, so that lines can be dashed; null for all.</param>
    public void Line(int x0, int y0, int x1, int y1, int ink, Func<int, int, bool>? isDrawn = null)
    {
        // Bresenham (1965).
        int dx = Math.Abs(x1 - x0), dy = -Math.Abs(y1 - y0), stepX = x0 < x1 ? 1 : -1, stepY = y0 < y1 ? 1 : -1, error = dx + dy;
        while (true)
        {
            if (isDrawn is null || isDrawn(x0, y0))
            {
                Set(x0, y0, ink);
            }

            if (x0 == x1 && y0 == y1)
            {
                return;
            }

            int twice = 2 * error;
            if (twice >= dy)
            {
                error += dy;
                x0 += stepX;
            }

            if (twice <= dx)
            {
                error += dx;
                y0 += stepY;
            }
        }
    }

    /// <summary>The character of a cell, and its ink; null for a cell without dots.</summary>
    public (char Character, int Ink)? this[int column, int row] =>
        _dots[(row * Columns) + column] is var dots && dots == 0 ? null : ((char)(Empty + dots), _ink[(row * Columns) + column]);
}
