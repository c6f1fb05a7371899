using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>The marks of an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
/// <param name="Positions">Where they stand, ascending.</param>
/// <param name="Labels">What is written at each, with as many digits as all of them need.</param>
public sealed record AxisTicks(ImmutableArray<double> Positions, ImmutableArray<string> Labels)
{
    /// <summary>Marks for an interval.</summary>
    /// <param name="from">The lower end.</param>
    /// <param name="to">The upper end.</param>
    /// <param name="about">About how many; at least two.</param>
    public static AxisTicks Of(double from, double to, int about)
    {
        double step = Step((to - from) / Math.Max(2, about));
        long first = (long)Math.Ceiling((from / step) - 1e-9), last = (long)Math.Floor((to / step) + 1e-9);
        ImmutableArray<double> positions = [.. Enumerable.Range(0, (int)Math.Clamp(last - first + 1, 0, 1000)).Select(i => (first + i) * step)];
        int decimals = Math.Clamp((int)-Math.Floor(Math.Log10(step) + 1e-9), 0, 15);
        bool isPlain = Math.Max(Math.Abs(from), Math.Abs(to)) is < 1e6 and > 1e-5;
        string format = isPlain ? $"F{decimals}" : "0.######e0";
        return new AxisTicks(positions, [.. positions.Select(p => Minus((p == 0 ? 0 : p).ToString(format, CultureInfo.InvariantCulture)))]);
    }

    private static string Minus(string text) => text.StartsWith('-') ? "−" + text[1..] : text;

    // The least of 1, 2, 5, 10 times a power of ten that is no smaller.
    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double digit = least / power;
        return power * (digit <= 1.0000001 ? 1 : digit <= 2.0000001 ? 2 : digit <= 5.0000001 ? 5 : 10);
    }
}
