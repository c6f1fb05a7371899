namespace Symbolic;

/// <summary>Numbers for symbolic lengths, so that tensors can be drawn: small, and different for each symbol, so that axes that are mixed up do not fit.</summary>
internal static class AxisLengths
{
    private const int Smallest = 2;

    // Differences such as n − 5 need longer axes.
    private const int Longest = 64;

    /// <summary>The lengths that the options or given points state, and small numbers for the rest.</summary>
    /// <exception cref="ArgumentException">No small lengths make every axis at least 1 long.</exception>
    public static Dictionary<string, int> Choose(ExprGraph graph, int[] roots, IReadOnlyList<Expr> variables, CheckOptions options)
    {
        var known = new Dictionary<string, int>(options.Dimensions ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        if (options.TensorPoints is [var point, ..])
        {
            Expr[] given = [.. variables.Where(v => point.ContainsKey(v.Name))];
            foreach ((string symbol, int length) in EvaluateTensorExtensions.InferDimensions(given, [.. given.Select(v => point[v.Name])]))
            {
                known.TryAdd(symbol, length);
            }
        }

        HashSet<Dim> axes = AxesOf(graph, roots);
        string[] open = [.. variables.SelectMany(static v => v.Shape.Axes).Concat(axes).SelectMany(static a => a.Symbols).Distinct().Where(s => !known.ContainsKey(s))];
        if (open.Length == 0)
        {
            return known;
        }

        for (int first = Smallest; first <= Longest; first++)
        {
            // Rising, or falling for what becomes shorter: m − k + 1 entries of a convolution.
            foreach (string[] symbols in (string[][])[open, [.. open.Reverse()]])
            {
                var lengths = new Dictionary<string, int>(known);
                for (int i = 0; i < symbols.Length; i++)
                {
                    lengths.Add(symbols[i], first + i);
                }

                if (axes.All(axis => IsPositive(axis, lengths)))
                {
                    return lengths;
                }
            }
        }

        throw new ArgumentException($"No lengths from {Smallest} to {Longest} for {string.Join(", ", open)} make every axis at least 1 long; state the lengths.", nameof(options));
    }

    private static bool IsPositive(Dim axis, Dictionary<string, int> lengths)
    {
        try
        {
            return axis.With(lengths).Length > 0;
        }
        catch (InvalidOperationException)
        {
            // A symbol that only points give.
            return true;
        }
    }

    private static HashSet<Dim> AxesOf(ExprGraph graph, int[] roots)
    {
        var axes = new HashSet<Dim>();
        bool[] needed = graph.Reachable(roots);
        for (int id = 0; id < needed.Length; id++)
        {
            if (needed[id])
            {
                axes.UnionWith(graph.TypeAt(id).Shape.Axes.Where(static a => !a.IsFixed));
            }
        }

        return axes;
    }
}
