namespace Symbolic;

/// <summary>Points at which two expressions are compared: first the ones that people can check by hand, small whole numbers and halves, then random ones.</summary>
internal static class EqualityPoints
{
    private const int MaxSimple = 240;

    private static readonly double[] s_simple = [1, 2, -1, 0, 3, 0.5, -2, -0.5, 1.5, 4, -3];

    private static readonly (double Low, double High)[] s_ranges =
        [(-2, 2), (0.1, 2), (1, 5), (-0.95, 0.95), (0.05, 0.95), (-5, -1), (1.1, 3), (-1.5, -0.05), (2, 10), (-10, 10)];

    /// <summary>Points of small whole numbers and halves, the smallest first; numbers that contradict what is assumed are left out.</summary>
    public static IEnumerable<double[]> Simple(Expr[] variables)
    {
        int n = variables.Length;
        if (n == 0)
        {
            yield return [];
            yield break;
        }

        double[][] choices = [.. variables.Select(v => s_simple.Where(x => Suits(x, v)).ToArray())];
        if (Array.Exists(choices, static c => c.Length == 0))
        {
            yield break;
        }

        // Different numbers for different variables first: x = y hides differences. Then all combinations, by a counter.
        for (int shift = 0; shift < s_simple.Length; shift++)
        {
            yield return [.. choices.Select((c, i) => c[(i + shift) % c.Length])];
        }

        var counter = new int[n];
        for (int made = 0; made < MaxSimple; made++)
        {
            yield return [.. choices.Select((c, i) => c[counter[i]])];
            int place = 0;
            while (place < n && ++counter[place] == Math.Min(choices[place].Length, n > 3 ? 3 : choices[place].Length))
            {
                counter[place++] = 0;
            }

            if (place == n)
            {
                yield break;
            }
        }
    }

    /// <summary>Random points without end, in ranges that the usual domains meet.</summary>
    public static IEnumerable<double[]> Random(Expr[] variables, int seed)
    {
        var random = new Random(seed);
        for (int attempt = 0; ; attempt++)
        {
            bool mixed = attempt / s_ranges.Length % 2 == 1;
            yield return [.. variables.Select(v =>
            {
                (double low, double high) = s_ranges[mixed ? random.Next(s_ranges.Length) : attempt % s_ranges.Length];
                return SamplePoints.Fit(low + (random.NextDouble() * (high - low)), v);
            })];
        }
    }

    private static bool Suits(double x, Expr variable) => SamplePoints.Fit(x, variable) == x && !(x == 0 && variable.Facts.IsNonZero == Truth.True);
}
