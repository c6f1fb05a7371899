namespace Symbolic;

/// <summary>Greedy distance-2 coloring of columns: a color is free for a column when no row of it has a column of that color.</summary>
internal sealed class ColumnColoring(SparsityPattern pattern, CancellationToken cancellation)
{
    private readonly SparsityPattern _byColumns = pattern.Transpose();

    public Coloring Run()
    {
        long[] degrees = new long[pattern.Columns];
        int longest = Math.Min(1, pattern.Columns);
        for (int row = 0; row < pattern.Rows; row++)
        {
            ReadOnlySpan<int> columns = pattern.Row(row);
            longest = Math.Max(longest, columns.Length);
            foreach (int column in columns)
            {
                degrees[column] += columns.Length - 1;
            }
        }

        return ColoringOrders.Best(pattern.Columns, degrees, longest, Color);
    }

    private int[] Color(int[] order)
    {
        // The colors in each row so far, where its columns stand.
        int[] used = new int[pattern.NonZeros];
        int[] counts = new int[pattern.Rows];
        int[] colors = new int[pattern.Columns];
        int[] forbidden = new int[pattern.Columns + 1];
        int visited = 0;
        foreach (int column in order)
        {
            if ((++visited & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            foreach (int row in _byColumns.Row(column))
            {
                foreach (int color in used.AsSpan(pattern.RowPointers[row], counts[row]))
                {
                    forbidden[color] = visited;
                }
            }

            int free = 0;
            while (forbidden[free] == visited)
            {
                free++;
            }

            colors[column] = free;
            foreach (int row in _byColumns.Row(column))
            {
                used[pattern.RowPointers[row] + counts[row]++] = free;
            }
        }

        return colors;
    }
}
