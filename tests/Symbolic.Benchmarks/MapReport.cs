using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>A file of rows through the command beside loops written by hand, each in a process of its own: rows per second, and processor time and peak memory as far as they are seen from outside every 20 ms.</summary>
internal static class MapReport
{
    private const string Formula = "(xy+z)²+exp(x−yz)";
    private const int Repeats = 3;

    /// <param name="output">Where the table goes.</param>
    /// <param name="arguments">The number of rows; a million when left out.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> arguments)
    {
        int rows = arguments is [var number, ..] ? int.Parse(number, NumberStyles.Integer | NumberStyles.AllowExponent | NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 1_000_000;
        string folder = Directory.CreateTempSubdirectory("symbolic-map").FullName, input = Path.Combine(folder, "in.csv"), result = Path.Combine(folder, "out.csv");
        try
        {
            WriteRows(input, rows);
            output.WriteLine($"{Formula} and three partials, {rows:N0} rows of 3 columns, {new FileInfo(input).Length / 1e6:N0} MB, {Environment.ProcessorCount} processors; best of {Repeats} runs with the start of the process");
            output.WriteLine();
            output.WriteLine($"{"",-42}{"seconds",9}{"rows/s",13}{"× lines",9}{"CPU s",9}{"peak MB",9}");
            string command = Path.Combine(AppContext.BaseDirectory, "Symbolic.Repl.dll"), self = typeof(MapReport).Assembly.Location;
            (string Name, string[] Arguments)[] ways =
            [
                ("ReadLines, Split, Parse, StreamWriter", [self, "map-loop", "lines", input, result]),
                ("Utf8Parser, Utf8Formatter over bytes", [self, "map-loop", "spans", input, result]),
                ("symbolic map --grad", [command, "map", Formula, input, "--grad", "--out", result]),
                ("symbolic map --grad --only", [command, "map", Formula, input, "--grad", "--only", "--out", result]),
                ("symbolic map --grad --fast", [command, "map", Formula, input, "--grad", "--fast", "--out", result]),
                ("symbolic map --grad, one processor", [command, "map", Formula, input, "--grad", "--out", result]),
            ];
            double lines = 0;
            foreach ((string name, string[] way) in ways)
            {
                double best = double.PositiveInfinity, processor = double.PositiveInfinity;
                long peak = 0;
                for (int i = 0; i < Repeats; i++)
                {
                    (double seconds, double busy, long bytes) = Time(way, name.EndsWith("one processor", StringComparison.Ordinal));
                    (best, processor, peak) = (Math.Min(best, seconds), Math.Min(processor, busy), Math.Max(peak, bytes));
                }

                lines = lines == 0 ? best : lines;
                output.WriteLine($"{name,-42}{best,9:F2}{rows / best,13:N0}{lines / best,9:F2}{processor,9:F2}{peak / 1e6,9:N0}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteRows(string file, int rows)
    {
        var random = new Random(1);
        using var writer = new StreamWriter(file);
        writer.Write("x,y,z\n");
        for (int i = 0; i < rows; i++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{random.NextDouble()},{random.NextDouble()},{random.NextDouble()}\n"));
        }
    }

    private static (double Seconds, double Processor, long Peak) Time(string[] arguments, bool oneProcessor)
    {
        var start = new ProcessStartInfo("dotnet", arguments);
        if (oneProcessor)
        {
            start.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        }

        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        long peak = 0;
        double busy = 0;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.WorkingSet64);
                busy = process.TotalProcessorTime.TotalSeconds;
            }
            catch (InvalidOperationException)
            {
                // It has ended in between.
            }
        }

        return process.ExitCode == 0 ? (watch.Elapsed.TotalSeconds, busy, peak) : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
