using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Fuzz;

/// <summary>What one process is to do.</summary>
/// <param name="Seed">The start of the sequence of inputs: the same start gives the same ones.</param>
/// <param name="Inputs">How many inputs at most.</param>
/// <param name="Time">How long at most.</param>
internal sealed record WorkOrder(int Seed, long Inputs, TimeSpan Time);

/// <summary>Gives inputs to a target, one after the other, and reports on lines of tab-separated fields.</summary>
internal sealed class Worker(IFuzzTarget target, WorkOrder order, LastInput last, TextWriter report)
{
    /// <summary>The exit status of a process that an input keeps from going on.</summary>
    public const int HangStatus = 3;

    private const int MostAttempts = 400;
    private const int MostFindings = 40;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _findings = [];
    private readonly Sightings _seen = new();
    private long _done;
    private long _accepted;
    private long _slow;

    /// <summary>Works to the end of the order.</summary>
    public void Run()
    {
        var random = new Random(order.Seed);
        Corpus corpus = Corpus.Of(target);
        using var watchdog = new Watchdog(input =>
        {
            Report("hang", InputBytes.ToEscaped(input));
            Environment.Exit(HangStatus);
        });
        var clock = Stopwatch.StartNew();
        TimeSpan reported = default;
        while (_done < order.Inputs && clock.Elapsed < order.Time && _findings.Count < MostFindings)
        {
            string input = _done < corpus.Seeds.Count ? corpus.Seeds[(int)_done]
                : random.Next(3) == 0 ? target.Generate(random)
                : Mutation.Next(random, corpus, target.Pieces);
            _seen.New = false;
            if (Try(input, _seen, watchdog) is { } finding && _findings.Add(finding.Key))
            {
                ReportFinding(finding, watchdog);
            }

            if (_seen.New)
            {
                corpus.Keep(input, random);
            }

            _done++;
            if (clock.Elapsed - reported > s_interval)
            {
                reported = clock.Elapsed;
                ReportCounts();
            }
        }

        ReportCounts();
    }

    /// <summary>Gives one input to a target; a hang ends the process.</summary>
    public static Finding? RunOne(IFuzzTarget target, string input)
    {
        using var watchdog = new Watchdog(static _ => Environment.Exit(HangStatus));
        return RunGuarded(target, input, new Sightings(), watchdog.Begin(input));
    }

    private Finding? Try(string input, Sightings seen, Watchdog watchdog)
    {
        last.Text = input;
        Finding? finding = RunGuarded(target, input, seen, watchdog.Begin(input), () => _accepted++);
        watchdog.End();
        if (watchdog.WasSlow)
        {
            _slow++;
            Report("slow", InputBytes.ToEscaped(input));
        }

        return finding;
    }

    private static Finding? RunGuarded(IFuzzTarget target, string input, Sightings seen, CancellationToken cancellation, Action? accepted = null)
    {
        try
        {
            if (target.Run(input, seen, cancellation))
            {
                accepted?.Invoke();
            }

            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception error)
        {
            return Finding.Of(error, input);
        }
    }

    private void ReportFinding(Finding finding, Watchdog watchdog)
    {
        var ignored = new Sightings();
        string shortest = Minimization.Of(finding.Input, text => Try(text, ignored, watchdog)?.Key == finding.Key, MostAttempts);
        Finding shown = Try(shortest, ignored, watchdog) ?? finding;
        Report("finding", InputBytes.ToEscaped(finding.Key), InputBytes.ToEscaped(shown.Message), InputBytes.ToEscaped(shortest));
    }

    private void ReportCounts() => Report("count", Number(_done), Number(_accepted), Number(_slow), Number(_seen.Count));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Report(params ReadOnlySpan<string> fields)
    {
        lock (report)
        {
            report.WriteLine(string.Join('\t', fields));
            report.Flush();
        }
    }
}
