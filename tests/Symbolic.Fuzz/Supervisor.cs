using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Fuzz;

/// <summary>Runs workers as processes of their own, so that an input that ends or blocks a process is a finding like any other.</summary>
internal sealed class Supervisor(IFuzzTarget target, WorkOrder order, int jobs)
{
    // A hang takes seconds each time.
    private const int AttemptsWithProcesses = 24;
    private const int MostRestarts = 20;
    private const int Stride = 1_000_003;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Finding> _findings = [];
    private readonly List<string> _slow = [];
    private long _done;
    private long _accepted;
    private int _seen;

    /// <summary>Runs all workers to their end and writes what came of it.</summary>
    /// <returns>The number of findings.</returns>
    public int Run(TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        Thread[] threads = [.. Enumerable.Range(0, jobs).Select(job => new Thread(() => RunJob(job, clock)))];
        Array.ForEach(threads, static t => t.Start());
        Array.ForEach(threads, static t => t.Join());
        foreach (Finding finding in _findings.Values)
        {
            output.WriteLine($"{target.Name}: {finding.Key}\n  {finding.Message}\n  input: {InputBytes.ToEscaped(finding.Input)}");
        }

        foreach (string input in _slow.Distinct().Take(10))
        {
            output.WriteLine($"{target.Name}: told to stop\n  input: {input}");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {_done} inputs in {clock.Elapsed.TotalSeconds:0} s, {_accepted} accepted, {_seen} different sights, {_slow.Count} told to stop, {_findings.Count} findings"));
        return _findings.Count;
    }

    // A worker that dies is followed by another with other inputs.
    private void RunJob(int job, Stopwatch clock)
    {
        long left = order.Inputs / jobs;
        for (int start = 0; start < MostRestarts && left > 0 && clock.Elapsed < order.Time; start++)
        {
            string file = Path.GetTempFileName();
            try
            {
                int seed = order.Seed + (job * Stride) + (start * 7919);
                (int status, long done, string? hanging) = RunWorker(new WorkOrder(seed, left, order.Time - clock.Elapsed), file);
                left -= Math.Max(1, done);
                if (status == 0)
                {
                    return;
                }

                string input = hanging ?? ReadLast(file);
                string kind = status == Worker.HangStatus ? "hang" : "the process ended";
                string shortest = Minimization.Of(input, text => RunAlone(text) == status, AttemptsWithProcesses);
                Add(new Finding(kind, $"status {status}", shortest), $"{kind} {shortest}");
            }
            finally
            {
                File.Delete(file);
            }
        }
    }

    private (int Status, long Done, string? Hanging) RunWorker(WorkOrder work, string file)
    {
        long done = 0, accepted = 0;
        string? hanging = null;
        using Process process = Start(
            "work", target.Name, work.Seed.ToString(CultureInfo.InvariantCulture), work.Inputs.ToString(CultureInfo.InvariantCulture), work.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture), file);
        while (process.StandardOutput.ReadLine() is { } line)
        {
            string[] fields = line.Split('\t');
            lock (_lock)
            {
                switch (fields)
                {
                    case ["count", var all, var taken, _, var seen]:
                        (done, accepted) = (long.Parse(all, CultureInfo.InvariantCulture), long.Parse(taken, CultureInfo.InvariantCulture));
                        _seen = Math.Max(_seen, int.Parse(seen, CultureInfo.InvariantCulture));
                        break;
                    case ["slow", var input]:
                        _slow.Add(input);
                        break;
                    case ["hang", var input]:
                        hanging = InputBytes.FromEscaped(input);
                        break;
                    case ["finding", var key, var message, var input]:
                        Add(new Finding(InputBytes.FromEscaped(key), InputBytes.FromEscaped(message), InputBytes.FromEscaped(input)), key);
                        break;
                }
            }
        }

        process.WaitForExit();
        lock (_lock)
        {
            _done += done;
            _accepted += accepted;
        }

        return (process.ExitCode, done, hanging);
    }

    private void Add(Finding finding, string key)
    {
        lock (_lock)
        {
            if (!_findings.TryGetValue(key, out Finding? known) || finding.Input.Length < known.Input.Length)
            {
                _findings[key] = finding;
            }
        }
    }

    private int RunAlone(string input)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, InputBytes.ToEscaped(input));
            using Process process = Start("one", target.Name, file);
            _ = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string ReadLast(string file)
    {
        using var last = new LastInput(file);
        return last.Text;
    }

    private static Process Start(params IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? arguments.Prepend(typeof(Supervisor).Assembly.Location) : arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Process process = Process.Start(start)!;

        // What the runtime says about a stack that overflows is long, and must be read.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
