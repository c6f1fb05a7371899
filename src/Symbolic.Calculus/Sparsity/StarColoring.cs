namespace Symbolic;

/// <summary>
/// Greedy star coloring. A color is forbidden for a vertex v when a neighbor has it, or when it would close a path of four vertices
/// in two colors: with v at its end (v–w–x–y with w and y alike: the color of x), or with v inside (a–v–w–x with a and w alike: the
/// color of x). Both are kept as sets of colors, so the work grows with the edges times the colors, also around a vertex that
/// meets all others.
/// </summary>
internal sealed class StarColoring(SparsityPattern pattern, CancellationToken cancellation)
{
    public Coloring Run()
    {
        long[] degrees = new long[pattern.Columns];
        bool hasEdges = false;
        for (int row = 0; row < pattern.Rows; row++)
        {
            degrees[row] = pattern.Row(row).Length;
            hasEdges |= degrees[row] > (pattern.Contains(row, row) ? 1 : 0);
        }

        int least = pattern.Columns == 0 ? 0 : hasEdges ? 2 : 1;
        return ColoringOrders.Best(pattern.Columns, degrees, least, order => new Attempt(pattern, cancellation).Color(order));
    }

    private sealed class Attempt(SparsityPattern pattern, CancellationToken cancellation)
    {
        private const int None = -1;
        private readonly int[] _colors = [.. Enumerable.Repeat(None, pattern.Columns)];

        // For each vertex and color: how many of its neighbors have it, and the first of them.
        private readonly Dictionary<(int Vertex, int Color), (int Count, int First)> _neighbors = [];

        // For each vertex the colors of its neighbors, and those of neighbors that have a second neighbor of the vertex's color.
        private readonly List<int>?[] _around = new List<int>?[pattern.Columns];
        private readonly List<int>?[] _blocked = new List<int>?[pattern.Columns];
        private readonly HashSet<(int Vertex, int Color)> _isBlocked = [];

        public int[] Color(int[] order)
        {
            int[] forbidden = new int[pattern.Columns + 1];
            int visited = 0;
            foreach (int vertex in order)
            {
                if ((++visited & 0xFF) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                Forbid(vertex, forbidden, visited);
                int free = 0;
                while (forbidden[free] == visited)
                {
                    free++;
                }

                Assign(vertex, free);
            }

            return _colors;
        }

        private void Forbid(int vertex, int[] forbidden, int stamp)
        {
            foreach (int other in pattern.Row(vertex))
            {
                if (other == vertex || _colors[other] == None)
                {
                    continue;
                }

                int color = _colors[other];
                forbidden[color] = stamp;
                Mark(_blocked[other], forbidden, stamp);
                if (_neighbors[(vertex, color)].Count > 1)
                {
                    Mark(_around[other], forbidden, stamp);
                }
            }
        }

        private static void Mark(List<int>? colors, int[] forbidden, int stamp)
        {
            foreach (int color in colors ?? [])
            {
                forbidden[color] = stamp;
            }
        }

        private void Assign(int vertex, int color)
        {
            _colors[vertex] = color;
            foreach (int other in pattern.Row(vertex))
            {
                if (other == vertex)
                {
                    continue;
                }

                (int count, int first) = _neighbors.TryGetValue((other, color), out (int Count, int First) known) ? known : (0, vertex);
                _neighbors[(other, color)] = (count + 1, first);
                if (count == 0)
                {
                    (_around[other] ??= []).Add(color);
                }

                // The middle between two of this color.
                if (count > 0 && _colors[other] != None)
                {
                    Block(vertex, _colors[other]);
                    Block(first, _colors[other]);
                }

                // This vertex is the middle between two of another color.
                if (_colors[other] != None && _neighbors[(vertex, _colors[other])].Count > 1)
                {
                    Block(other, color);
                }
            }
        }

        private void Block(int vertex, int color)
        {
            if (_isBlocked.Add((vertex, color)))
            {
                (_blocked[vertex] ??= []).Add(color);
            }
        }
    }
}
