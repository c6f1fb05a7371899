using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>
/// The objectives of ADBench, written in the language: time of value and derivatives over the time of the value alone, beside
/// the ratios that symbolic tools have published; and the value beside C written by hand.
/// </summary>
internal static class AdbenchReport
{
    /// <summary>What a pair of works takes: the value, and the value with derivatives; C where there is a compiler.</summary>
    internal readonly record struct Objective(string Name, Action Value, Action Derivatives, Action? C, double Preparation, double? AtMost);

    public static void Run(TextWriter output, IReadOnlyCollection<string> parts)
    {
        var table = new TensorsTable(output);
        output.WriteLine("least times of one thread, in turns; ratio = value and derivatives ÷ value, and value ÷ C (gcc -O3 -march=native -ffast-math)");
        table.Head();
        if (Wanted("gmm"))
        {
            foreach ((int d, int k) in (ReadOnlySpan<(int, int)>)[(2, 5), (2, 25), (2, 200), (10, 5), (10, 50), (10, 200), (20, 25), (20, 100), (32, 50), (64, 5), (64, 25), (64, 100), (64, 200)])
            {
                Show(AdbenchMixture.Prepare(d, k, 1000));
            }
        }

        if (Wanted("ba"))
        {
            Show(AdbenchReprojection.Prepare(49, 7776, 31_843));
            Show(AdbenchReprojection.Prepare(93, 61_203, 287_451));
        }

        if (Wanted("lstm"))
        {
            Show(AdbenchMemory.Prepare(2, 1024));
            Show(AdbenchMemory.Prepare(4, 1024));
            Show(AdbenchMemory.Prepare(2, 4096));
        }

        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);

        void Show(Objective objective)
        {
            Action[] works = objective.C is { } c ? [objective.Value, objective.Derivatives, c] : [objective.Value, objective.Derivatives];
            double[] times = TensorsClock.Race(0.5, works);
            table.Line(objective.Name + ": value and derivatives", times[1], "value", times[0], objective.AtMost);
            if (works.Length > 2)
            {
                table.Line(objective.Name + ": value", times[0], "C by hand", times[2]);
            }
            else
            {
                table.Missing("gcc");
            }

            table.Line(objective.Name + ": preparation", objective.Preparation, "");
        }
    }

    /// <summary>Numbers between −scale and scale that are the same in every run.</summary>
    internal static double[] Entries(int seed, int count, double scale)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => scale * ((random.NextDouble() * 2) - 1))];
    }

    internal static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
