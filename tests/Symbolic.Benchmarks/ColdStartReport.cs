using System.Diagnostics;

namespace Symbolic.Benchmarks;

/// <summary>From the start of the process to the printed derivative, the way a person starts it.</summary>
internal static class ColdStartReport
{
    private const int Runs = 15;

    /// <summary>Measures the command as it is built, and commands that were published, in turns.</summary>
    /// <param name="output">Where the table goes.</param>
    /// <param name="published">The paths of published commands.</param>
    public static void Run(TextWriter output, string[] published)
    {
        (string Name, string File, string[] Leading)[] commands =
        [
            ("as it is built", "dotnet", [Path.Combine(AppContext.BaseDirectory, "Symbolic.Repl.dll")]),
            .. published.Select(static path => (path, path, Array.Empty<string>())),
        ];
        double[] help = new double[commands.Length], derivative = new double[commands.Length];
        Array.Fill(help, double.PositiveInfinity);
        Array.Fill(derivative, double.PositiveInfinity);
        for (int run = 0; run < Runs; run++)
        {
            for (int i = 0; i < commands.Length; i++)
            {
                help[i] = Math.Min(help[i], Seconds(commands[i].File, [.. commands[i].Leading, "--version"]));
                derivative[i] = Math.Min(derivative[i], Seconds(commands[i].File, [.. commands[i].Leading, "diff", "x^2 sin x"]));
            }
        }

        output.WriteLine($"{"command, best of " + Runs,-48} {"--version",10} {"derivative",11} {"ratio",6}");
        for (int i = 0; i < commands.Length; i++)
        {
            output.WriteLine($"{commands[i].Name,-48} {help[i] * 1e3,7:0} ms {derivative[i] * 1e3,8:0} ms {derivative[i] / derivative[0],6:0.00}");
        }
    }

    private static double Seconds(string file, string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }
}
