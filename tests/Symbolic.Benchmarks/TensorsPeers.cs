using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>Figures of Python libraries, measured by them; null where there is no Python, and without entries for what is not installed.</summary>
internal static class TensorsPeers
{
    /// <summary>By name: the least time of one call, and a value to compare. On several threads times are on the wall.</summary>
    public static Dictionary<string, (double Seconds, double Value)>? Run(int threads, params string[] workloads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "peers.py"), count = threads.ToString(CultureInfo.InvariantCulture);
        foreach (string name in (string[])["/usr/bin/python3", "python3"])
        {
            try
            {
                var start = new ProcessStartInfo(name, [script, count, threads == 1 ? "thread" : "wall", .. workloads]) { RedirectStandardOutput = true, RedirectStandardError = true };
                start.Environment["OPENBLAS_NUM_THREADS"] = count;
                start.Environment["OMP_NUM_THREADS"] = count;
                using Process process = Process.Start(start)!;
                process.ErrorDataReceived += static (_, _) => { };
                process.BeginErrorReadLine();
                string answer = process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                Dictionary<string, (double, double)> figures = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('\t')).ToDictionary(
                    static p => p[0], static p => (double.Parse(p[1], CultureInfo.InvariantCulture), double.Parse(p[2], CultureInfo.InvariantCulture)));
                if (process.ExitCode == 0 && figures.Count > 0)
                {
                    return figures;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // No such program: the next name.
            }
        }

        return null;
    }
}
