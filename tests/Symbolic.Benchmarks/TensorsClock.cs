using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic.Benchmarks;

/// <summary>Time that the calling thread has computed, where the system tells: figures then hold on a busy machine, too.</summary>
internal static partial class TensorsClock
{
    private const int ThreadTime = 3;

    // The compiler's last tier comes in the background, late on a busy machine.
    private const double WarmUp = 1.5;

    public static double Seconds()
    {
        if (OperatingSystem.IsLinux() && Time(ThreadTime, out TimeSpec now) == 0)
        {
            return now.Seconds + (now.Nanoseconds * 1e-9);
        }

        return (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
    }

    /// <summary>The median time of one call, after a warm-up.</summary>
    public static double Of(Action work, double budget = 0.5)
    {
        // The first call is compiled on the way; a few more tell how long one is.
        work();
        const int few = 20;
        double begin = Seconds();
        for (int i = 0; i < few; i++)
        {
            work();
        }

        double first = (Seconds() - begin) / few;
        int batch = (int)Math.Clamp(0.002 / Math.Max(first, 1e-7), 1, 20_000);
        var samples = new List<double>();
        double spent = 0;
        var warm = Stopwatch.StartNew();
        while (spent < budget || samples.Count < 5 || warm.Elapsed.TotalSeconds < WarmUp)
        {
            begin = Seconds();
            for (int i = 0; i < batch; i++)
            {
                work();
            }

            double seconds = Seconds() - begin;
            spent += seconds;
            samples.Add(seconds / batch);
        }

        double[] steady = [.. samples.Skip(samples.Count / 2).Order()];
        return steady[steady.Length / 2];
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int Time(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
