using static Symbolic.Benchmarks.SimplifyCorpus;

namespace Symbolic.Benchmarks;

/// <summary>Derivatives of antiderivatives from a suite for integration, simplified: sizes and times.</summary>
internal static class SimplifyDerivatives
{
    // Shown at most, of each kind of row.
    private const int Shown = 20;

    // So many cases, run before the clock counts, warm the code up.
    private const int WarmUp = 200;

    public static void Run(TextWriter output, int every)
    {
        if (Read("rubi.jsonl", output) is not { } rows)
        {
            return;
        }

        DerivativeCase[] cases = [.. rows.Where((_, i) => i % every == 0).Select(Case)];
        foreach (DerivativeCase test in cases.Take(WarmUp))
        {
            test.Run();
        }

        var times = new List<(double Seconds, string Name)>();
        var ratios = new List<double>();
        var longer = new List<string>();
        var late = new List<string>();
        double differentiation = 0;
        long before = 0, after = 0;
        foreach (DerivativeCase test in cases)
        {
            (string derivative, string? simple, double first, double second) = test.Run();
            differentiation += first;
            times.Add((first + second, test.Name));
            if (simple is null || derivative.Length == 0)
            {
                late.Add(test.Name);
                continue;
            }

            int sizeBefore = PrintedSize.Of(derivative), sizeAfter = PrintedSize.Of(simple);
            before += sizeBefore;
            after += sizeAfter;
            ratios.Add((double)sizeAfter / sizeBefore);
            if (sizeAfter > sizeBefore)
            {
                longer.Add($"    longer, {sizeBefore} -> {sizeAfter}: {test.Name}  {test.Formula}: {derivative} -> {simple}");
            }
        }

        (double worst, string name) = times.MaxBy(static t => t.Seconds);
        output.WriteLine($"{cases.Length} of {rows.Count} derivatives, each differentiated and simplified in a new graph");
        output.WriteLine($"total time {Time(times.Sum(static t => t.Seconds))} (of it differentiation {Time(differentiation)}), median {Time(Median(times.Select(static t => t.Seconds)))}, worst {Time(worst)} ({name})");
        output.WriteLine($"size after / before: median {Ratio(Median(ratios))}, of all together {Ratio((double)after / before)}, worst {Ratio(ratios.Max())}");
        output.WriteLine($"longer than before: {longer.Count} (must be 0); given up for time or length: {late.Count}");
        foreach (string line in longer.Take(Shown).Concat(late.Take(Shown).Select(static n => $"    no time for {n}, or its text is too long")))
        {
            output.WriteLine(line);
        }

        foreach ((double seconds, string slow) in times.OrderByDescending(static t => t.Seconds).Take(5))
        {
            output.WriteLine($"    {Time(seconds)}  {slow}");
        }
    }

    public static DerivativeCase Case(System.Text.Json.JsonElement row) => new(Text(row, "id"), Text(row, "f"), Text(row, "dvar"), Names(row));
}
