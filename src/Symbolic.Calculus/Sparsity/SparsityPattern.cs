using System.Globalization;

namespace Symbolic;

/// <summary>
/// Where a matrix may have entries other than zero, in compressed rows (CSR): the columns of row i, ascending, are
/// <c>ColumnIndices[RowPointers[i]..RowPointers[i + 1]]</c>. Patterns are immutable.
/// </summary>
public sealed class SparsityPattern
{
    private readonly int[] _rowPointers;
    private readonly int[] _columnIndices;

    internal SparsityPattern(int columns, int[] rowPointers, int[] columnIndices) =>
        (Columns, _rowPointers, _columnIndices) = (columns, rowPointers, columnIndices);

    /// <summary>The pattern with given positions, in any order; a position may be given several times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position lies outside the matrix.</exception>
    public static SparsityPattern FromPositions(int rows, int columns, IEnumerable<(int Row, int Column)> positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentNullException.ThrowIfNull(positions);
        var packed = new List<long>();
        foreach ((int row, int column) in positions)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)rows, nameof(positions));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)columns, nameof(positions));
            packed.Add(Pack(row, column));
        }

        return FromPacked(rows, columns, packed);
    }

    /// <summary>The number of rows.</summary>
    public int Rows => _rowPointers.Length - 1;

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number of positions in the pattern.</summary>
    public int NonZeros => _columnIndices.Length;

    /// <summary>Where each row begins in <see cref="ColumnIndices"/>, and at the end the number of positions: one number more than rows.</summary>
    public ReadOnlySpan<int> RowPointers => _rowPointers;

    /// <summary>The columns of all positions, row by row, ascending in each row.</summary>
    public ReadOnlySpan<int> ColumnIndices => _columnIndices;

    /// <summary>The columns of one row, ascending.</summary>
    public ReadOnlySpan<int> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return _columnIndices.AsSpan(_rowPointers[row].._rowPointers[row + 1]);
    }

    /// <summary>Whether a position is in the pattern: whether the entry may be other than zero.</summary>
    public bool Contains(int row, int column) => IndexOf(row, column) >= 0;

    /// <summary>The place of a position in the order of rows, that is in an array of values; −1 when it is not in the pattern.</summary>
    public int IndexOf(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
        int at = Row(row).BinarySearch(column);
        return at < 0 ? -1 : _rowPointers[row] + at;
    }

    /// <summary>All positions, row by row.</summary>
    public IEnumerable<(int Row, int Column)> Positions
    {
        get
        {
            for (int row = 0; row < Rows; row++)
            {
                for (int at = _rowPointers[row]; at < _rowPointers[row + 1]; at++)
                {
                    yield return (row, _columnIndices[at]);
                }
            }
        }
    }

    /// <summary>True when position (i, j) is in the pattern exactly if (j, i) is.</summary>
    public bool IsSymmetric
    {
        get
        {
            if (Rows != Columns)
            {
                return false;
            }

            SparsityPattern turned = Transpose();
            return _rowPointers.AsSpan().SequenceEqual(turned._rowPointers) && _columnIndices.AsSpan().SequenceEqual(turned._columnIndices);
        }
    }

    /// <summary>The pattern with rows and columns exchanged.</summary>
    public SparsityPattern Transpose()
    {
        int[] pointers = new int[Columns + 1];
        foreach (int column in _columnIndices)
        {
            pointers[column + 1]++;
        }

        for (int column = 0; column < Columns; column++)
        {
            pointers[column + 1] += pointers[column];
        }

        int[] next = pointers.AsSpan(0, Columns).ToArray();
        int[] rows = new int[NonZeros];
        for (int row = 0; row < Rows; row++)
        {
            foreach (int column in Row(row))
            {
                rows[next[column]++] = row;
            }
        }

        return new SparsityPattern(Rows, pointers, rows);
    }

    /// <summary>Size and number of positions, for instance <c>3×4, 5 of 12</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Rows}×{Columns}, {NonZeros} of {(long)Rows * Columns}");

    internal static long Pack(int row, int column) => ((long)row << 32) | (uint)column;

    internal static SparsityPattern FromPacked(int rows, int columns, List<long> packed)
    {
        packed.Sort();
        int[] pointers = new int[rows + 1];
        var indices = new List<int>(packed.Count);
        long last = -1;
        foreach (long position in packed)
        {
            if (position != last)
            {
                indices.Add((int)position);
                pointers[(int)(position >> 32) + 1]++;
                last = position;
            }
        }

        for (int row = 0; row < rows; row++)
        {
            pointers[row + 1] += pointers[row];
        }

        return new SparsityPattern(columns, pointers, [.. indices]);
    }
}
