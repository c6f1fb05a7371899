namespace Symbolic.Benchmarks;

/// <summary>
/// The chemistry of polluted air as mass action: twenty species, twenty-five reactions, each with the species that it uses up and
/// makes. Source: Verwer, Gauss–Seidel iteration for stiff ODEs from chemical kinetics, SIAM J. Sci. Comput. 15 (1994), 1243–1250 (problem POLLU).
/// </summary>
internal static class Pollution
{
    private const int Species = 20;

    // Rate constant, what goes in, what comes out.
    private static readonly (double Rate, int[] In, int[] Out)[] s_reactions =
    [
        (0.35, [1], [2, 3]),
        (26.6, [2, 4], [1]),
        (1.23e4, [5, 2], [6, 1]),
        (8.6e-4, [7], [5, 5, 8]),
        (8.2e-4, [7], [8]),
        (1.5e4, [7, 6], [5, 8]),
        (1.3e-4, [9], [5, 8, 10]),
        (2.4e4, [9, 6], [11]),
        (1.65e4, [11, 2], [1, 10, 12]),
        (9e3, [11, 1], [13]),
        (0.022, [13], [11, 1]),
        (1.2e4, [10, 2], [14, 1]),
        (1.88, [14], [7, 5]),
        (1.63e4, [1, 6], [15]),
        (4.8e6, [3], [4]),
        (3.5e-4, [4], [16]),
        (0.0175, [4], [3]),
        (1e8, [16], [6, 6]),
        (4.44e11, [16], [3]),
        (1240, [17, 6], [18, 5]),
        (2.1, [19], [2]),
        (5.78, [19], [1, 3]),
        (0.0474, [1, 4], [19]),
        (1780, [19, 1], [20]),
        (3.12, [20], [19, 1]),
    ];

    public static (Expr[], Expr[]) Build()
    {
        var graph = new ExprGraph();
        Expr[] y = [.. Enumerable.Range(1, Species).Select(i => graph.Symbol($"y_{i}"))];
        Expr?[] change = new Expr?[Species];
        foreach ((double rate, int[] used, int[] made) in s_reactions)
        {
            Expr speed = used.Aggregate(graph.Number(rate), (k, i) => k * y[i - 1]);
            foreach (int i in used)
            {
                change[i - 1] = change[i - 1] is { } earlier ? earlier - speed : -speed;
            }

            foreach (IGrouping<int, int> i in made.GroupBy(static i => i))
            {
                Expr term = i.Count() == 1 ? speed : i.Count() * speed;
                change[i.Key - 1] = change[i.Key - 1] is { } earlier ? earlier + term : term;
            }
        }

        return ([.. change.Select(c => c ?? graph.Zero)], y);
    }
}
