namespace Symbolic;

/// <summary>Draws points where a function has a value: the same for the same seed, in ranges that the usual domains meet.</summary>
internal sealed class SamplePoints(CheckedFunction function, CheckOptions options)
{
    private const int AttemptsPerPoint = 100;

    // Beyond this size a value is taken only when nothing better turns up: rounding would hide small errors.
    private const double ModestSize = 1e5;

    // Logarithms, roots, inverse functions and their compositions each have a value in some of these.
    private static readonly (double Low, double High)[] s_ranges =
        [(-2, 2), (0.1, 2), (1, 5), (-0.95, 0.95), (0.05, 0.95), (-5, -1), (1.1, 3), (-1.5, -0.05)];

    // Only when the usual ones do not give enough: there powers and exponentials leave the range of ordinary numbers.
    private static readonly (double Low, double High)[] s_moreRanges = [.. s_ranges, (2, 10), (-10, 10), (10, 100), (-100, -10), (1e-3, 0.1)];

    private readonly Random _random = new(options.Seed);

    /// <summary>Points at which the function has a value all around.</summary>
    public IEnumerable<double[]> Draw()
    {
        int found = 0;
        int attempts = AttemptsPerPoint * options.PointCount;
        for (int attempt = 0; attempt < attempts && found < options.PointCount; attempt++)
        {
            double[] point = Draw(attempt, attempt < attempts / 3 ? s_ranges : s_moreRanges);
            double limit = attempt < attempts * 2 / 3 ? ModestSize : double.MaxValue;
            if (Math.Abs(function.Value(point)) <= limit && HasValuesAround(point))
            {
                found++;
                yield return point;
            }
        }
    }

    private double[] Draw(int attempt, (double Low, double High)[] ranges)
    {
        bool mixed = (attempt / ranges.Length) % 2 == 1;
        return function.Draw(_random, () => ranges[mixed ? _random.Next(ranges.Length) : attempt % ranges.Length]);
    }

    /// <summary>The nearest value that is as the variable is assumed to be: what is assumed holds at every point.</summary>
    public static double Fit(double x, Expr variable)
    {
        Facts facts = variable.Facts;
        x = facts.IsInteger == Truth.True ? Math.Round(x) : x;
        x = facts.IsNonnegative == Truth.True ? Math.Abs(x) : facts.IsNonpositive == Truth.True ? -Math.Abs(x) : x;
        return variable.PowerFact?.Nearest(x) ?? x;
    }

    private bool HasValuesAround(double[] point)
    {
        foreach (Lane lane in function.Probes)
        {
            double x = function.Place(point, lane);
            double z = options.Step ?? function.DefaultStep(point, lane);
            Func<double, double> along = function.Along(point, lane);
            foreach (int k in (ReadOnlySpan<int>)[-2, -1, 1, 2])
            {
                if (!double.IsFinite(along(x + (k * z / 2))))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
