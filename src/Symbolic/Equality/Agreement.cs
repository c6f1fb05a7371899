namespace Symbolic;

/// <summary>Signs of the variables for which two different expressions agree: √(x²) is x for x ≥ 0.</summary>
internal static class Agreement
{
    // Of more variables the patterns of signs are too many to try.
    private const int MaxVariables = 3;
    private const int Enough = 12;
    private const int Attempts = 400;

    /// <summary>Conditions on signs, as few as suffice at the points tried; none when no signs do.</summary>
    public static IReadOnlyList<Expr> Find(PairAtPoints pair, ExprGraph graph, EqualityOptions options)
    {
        Expr[] variables = pair.Variables;
        if (variables.Length is 0 or > MaxVariables || Array.Exists(variables, static v => !v.Shape.IsScalar))
        {
            return [];
        }

        // Patterns with fewer conditions first: 0 leaves a variable free.
        IEnumerable<int[]> patterns = Patterns(variables.Length).Where(static p => Array.Exists(p, static s => s != 0)).OrderBy(static p => p.Count(static s => s != 0)).ThenByDescending(static p => p.Sum());
        foreach (int[] signs in patterns)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (Holds(pair, signs, options))
            {
                return [.. signs.Select((s, i) => (s, variables[i])).Where(static c => c.s != 0).Select(c => Condition(pair, signs, c.s, c.Item2, graph))];
            }
        }

        return [];
    }

    private static IEnumerable<int[]> Patterns(int count)
    {
        int all = (int)Math.Pow(3, count);
        for (int code = 0; code < all; code++)
        {
            var signs = new int[count];
            for (int i = 0, rest = code; i < count; i++, rest /= 3)
            {
                signs[i] = (rest % 3) - 1;
            }

            yield return signs;
        }
    }

    private static bool Holds(PairAtPoints pair, int[] signs, EqualityOptions options)
    {
        int same = 0;
        foreach (double[] point in EqualityPoints.Simple(pair.Entries).Concat(EqualityPoints.Random(pair.Entries, options.Seed)).Take(Attempts))
        {
            double[] turned = [.. point.Select((x, i) => signs[i] == 0 ? x : signs[i] * Math.Abs(x))];
            if (turned.Where((x, i) => signs[i] != 0 && x == 0).Any())
            {
                continue;
            }

            switch (pair.Compare(turned).Outcome)
            {
                case PairAtPoints.Outcome.Same:
                    same++;
                    break;
                case PairAtPoints.Outcome.Different:
                    return false;
            }
        }

        return same >= Enough;
    }

    // With the boundary when the expressions agree there too, the other variables as the pattern says.
    private static Expr Condition(PairAtPoints pair, int[] signs, int sign, Expr variable, ExprGraph graph)
    {
        int place = Array.IndexOf(pair.Variables, variable);
        double[] numbers = [1, 2, 0.5];
        bool closed = numbers.All(size =>
        {
            double[] point = [.. signs.Select((s, i) => i == place ? 0 : (s == 0 ? 1 : s) * (size + i))];
            return pair.Compare(point).Outcome == PairAtPoints.Outcome.Same;
        });
        Expr zero = graph.Zero;
        return sign > 0 ? (closed ? variable >= zero : variable > zero) : closed ? variable <= zero : variable < zero;
    }
}
