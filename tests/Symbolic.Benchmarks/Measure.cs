using System.Diagnostics;

namespace Symbolic.Benchmarks;

/// <summary>Medians of repeated runs, after a warm-up long enough for the compiler's last tier.</summary>
internal static class Measure
{
    /// <summary>The median time of one call in seconds. Work that takes long is repeated less often.</summary>
    public static double Seconds(Action work, double budget = 1.5)
    {
        // The first call compiles the work, which says nothing about how long it takes.
        work();
        var watch = Stopwatch.StartNew();
        work();
        double first = watch.Elapsed.TotalSeconds;
        int batch = (int)Math.Clamp(0.002 / Math.Max(first, 1e-7), 1, 20_000);
        var samples = new List<double>();
        var total = Stopwatch.StartNew();
        do
        {
            watch.Restart();
            for (int i = 0; i < batch; i++)
            {
                work();
            }

            samples.Add(watch.Elapsed.TotalSeconds / batch);
        }
        while (total.Elapsed.TotalSeconds < budget || samples.Count < 3);

        // The first half warmed the code up.
        double[] steady = [.. samples.Skip(samples.Count / 2).Order()];
        return steady[steady.Length / 2];
    }
}
