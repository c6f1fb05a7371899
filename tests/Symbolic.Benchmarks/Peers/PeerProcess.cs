using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>
/// Figures of other systems, measured by programs in their languages: lines of a name, the least time of one call and a value to
/// compare, with tabs between them. Null where a system is not installed, and without entries for what it cannot do.
/// </summary>
internal static class PeerProcess
{
    private const double Patience = 180;

    /// <summary>Figures of Python libraries. On several threads times are on the wall.</summary>
    public static Dictionary<string, (double Seconds, double Value)>? Python(int threads, params string[] workloads)
    {
        string count = threads.ToString(CultureInfo.InvariantCulture), clock = threads == 1 ? "thread" : "wall";
        return Run("/usr/bin/python3", [Script("peers.py"), count, clock, .. workloads], count) ?? Run("python3", [Script("peers.py"), count, clock, .. workloads], count);
    }

    /// <summary>Figures of a program in C++, which is compiled first.</summary>
    public static Dictionary<string, (double Seconds, double Value)>? Cpp(string source, params string[] libraries)
    {
        string folder = Directory.CreateTempSubdirectory("symbolic-peer").FullName;
        try
        {
            string program = Path.Combine(folder, "peer");
            return Finished("g++", ["-O3", "-march=native", "-std=c++17", "-w", Script(source), "-o", program, .. libraries], "1") is (0, _) ? Run(program, [], "1") : null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Figures that a command prints.</summary>
    public static Dictionary<string, (double Seconds, double Value)>? Run(string command, IReadOnlyList<string> arguments, string threads = "1")
    {
        if (Finished(command, arguments, threads) is not var (_, answer))
        {
            return null;
        }

        var figures = new Dictionary<string, (double, double)>();
        foreach (string line in answer.Split('\n'))
        {
            if (line.Trim().Split('\t') is [var name, var seconds, var value]
                && double.TryParse(seconds, CultureInfo.InvariantCulture, out double time) && double.TryParse(value, CultureInfo.InvariantCulture, out double number))
            {
                figures[name] = (time, number);
            }
        }

        return figures.Count > 0 ? figures : null;
    }

    /// <summary>A file beside the program.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Peers", name);

    // What it has printed when it takes too long counts.
    private static (int Exit, string Answer)? Finished(string command, IReadOnlyList<string> arguments, string threads)
    {
        try
        {
            var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
            start.Environment["OPENBLAS_NUM_THREADS"] = threads;
            start.Environment["OMP_NUM_THREADS"] = threads;
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            Task<string> answer = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromSeconds(Patience)))
            {
                process.Kill(entireProcessTree: true);
            }

            string text = answer.Result;
            process.WaitForExit();
            return (process.ExitCode, text);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return null;
        }
    }
}
