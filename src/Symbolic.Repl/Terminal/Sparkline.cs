namespace Symbolic.Repl.Terminal;

/// <summary>A curve in one line of block characters.</summary>
internal static class Sparkline
{
    private const string Levels = "▁▂▃▄▅▆▇█";

    /// <summary>The curve through some numbers, by their logarithms when all are above zero; null when there is no curve to see.</summary>
    public static (string Curve, bool IsLogarithmic)? Of(IReadOnlyList<double> values)
    {
        if (values.Count < 3 || !values.All(double.IsFinite) || values.Min() == values.Max())
        {
            return null;
        }

        bool isLogarithmic = values.All(static v => v > 0);
        double[] heights = [.. values.Select(v => isLogarithmic ? Math.Log(v) : v)];
        double low = heights.Min(), range = heights.Max() - low;

        // A height between two levels goes up on every machine, also where the logarithms differ in the last digit.
        return (string.Concat(heights.Select(h => Levels[(int)(((h - low) / range * (Levels.Length - 1)) + 0.5 + 1e-9)])), isLogarithmic);
    }
}
