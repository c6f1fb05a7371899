using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic.Benchmarks;

/// <summary>Least times among many samples: by the time that the thread has computed, where the system tells, or by the clock on the wall for work on several threads.</summary>
internal static partial class TensorsClock
{
    private const int ThreadTime = 3;

    // The compiler's last tier comes in the background, late on a busy machine.
    private const double WarmUp = 1.5;

    /// <summary>The least time of one call.</summary>
    public static double Of(Action work, double budget = 0.5) => Race(budget, ThreadSeconds, work)[0];

    /// <summary>The least time of one call of each, sample by sample in turns, so that a busy machine is busy for all of them.</summary>
    public static double[] Race(double budget, params Action[] works) => Race(budget, ThreadSeconds, works);

    /// <summary>The least time on the wall of one call of each.</summary>
    public static double[] RaceOnTheWall(double budget, params Action[] works) => Race(budget, WallSeconds, works);

    private static double[] Race(double budget, Func<double> now, params Action[] works)
    {
        int[] batches = [.. works.Select(WarmedUp)];
        double[] least = [.. works.Select(static _ => double.PositiveInfinity)];
        var watch = Stopwatch.StartNew();
        for (int sample = 0; sample < 5 || watch.Elapsed.TotalSeconds < budget * works.Length; sample++)
        {
            for (int i = 0; i < works.Length; i++)
            {
                double begin = now();
                for (int k = 0; k < batches[i]; k++)
                {
                    works[i]();
                }

                least[i] = Math.Min(least[i], (now() - begin) / batches[i]);
            }
        }

        return least;
    }

    private static int WarmedUp(Action work)
    {
        var warm = Stopwatch.StartNew();
        int calls = 0;
        while (calls < 3 || (warm.Elapsed.TotalSeconds < WarmUp && calls < 20_000))
        {
            work();
            calls++;
        }

        return (int)Math.Clamp(0.002 * calls / warm.Elapsed.TotalSeconds, 1, 20_000);
    }

    /// <summary>How long the thread has computed, where the system tells; otherwise the time on the wall.</summary>
    internal static double ThreadSeconds() =>
        OperatingSystem.IsLinux() && Time(ThreadTime, out TimeSpec now) == 0 ? now.Seconds + (now.Nanoseconds * 1e-9) : WallSeconds();

    private static double WallSeconds() => (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Time(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
