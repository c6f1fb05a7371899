namespace Symbolic;

/// <summary>Orders in which a greedy coloring visits vertices. Which is best depends on the pattern, so several are tried.</summary>
internal static class ColoringOrders
{
    // Visiting whole color classes together can only lower the number of colors of a greedy coloring, and mostly a few rounds do.
    private const int Rounds = 12;

    /// <summary>The best greedy coloring over several orders.</summary>
    /// <param name="count">The number of vertices.</param>
    /// <param name="degrees">How many others each vertex meets.</param>
    /// <param name="least">A number of colors below which nobody can get.</param>
    /// <param name="color">Colors the vertices greedily in an order.</param>
    /// <remarks>Source of the rounds: Culberson and Luo, Exploring the k-colorable landscape with iterated greedy, DIMACS 26 (1996).</remarks>
    public static Coloring Best(int count, ReadOnlySpan<long> degrees, int least, Func<int[], int[]> color)
    {
        int[] natural = [.. Enumerable.Range(0, count)];
        long[] keys = degrees.ToArray();
        int[] largestFirst = [.. natural.OrderByDescending(v => keys[v])];
        var best = new Coloring(color(natural));
        foreach (int[] order in (int[][])[largestFirst, [.. natural.OrderBy(v => keys[v])]])
        {
            best = Better(best, order);
        }

        for (int round = 0; round < Rounds && best.Count > least; round++)
        {
            best = Better(best, ByClasses(best, round));
        }

        return best;

        Coloring Better(Coloring known, int[] order)
        {
            if (known.Count <= least)
            {
                return known;
            }

            var other = new Coloring(color(order));
            return other.Count <= known.Count ? other : known;
        }
    }

    // Largest classes first, the last class first, or the classes turned: which helps changes from round to round.
    private static int[] ByClasses(Coloring coloring, int round)
    {
        int[] sizes = new int[coloring.Count];
        foreach (int color in coloring.Colors)
        {
            sizes[color]++;
        }

        int half = coloring.Count / 2;
        int RankOf(int color) => (round % 3) switch
        {
            0 => -color,
            1 => -sizes[color],
            _ => (color + half) % coloring.Count,
        };
        return [.. Enumerable.Range(0, coloring.Colors.Length).OrderBy(v => RankOf(coloring.Colors[v])).ThenBy(v => coloring.Colors[v])];
    }
}
