using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Symbolic.Fuzz.Targets;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Web;

namespace Symbolic.Fuzz.Soak;

/// <summary>
/// A session, a batch and the playground side by side in one process for a long time: what they keep must not grow. The session takes
/// back what it was told, so that it knows as much at the end as at the beginning.
/// </summary>
internal sealed class SoakRun(TimeSpan time, long ceiling, int seed, IReadOnlyCollection<string> parts, TextWriter output)
{
    private const int Samples = 20;
    private const int MostUndone = 100;
    private const long Megabyte = 1 << 20;

    // What may come on top between the middle and the end: caches of the runtime that are still being filled.
    private const long Slack = 60 * Megabyte;

    private readonly CancellationTokenSource _stop = new();
    private readonly AnswerCounter _batchAnswers = new();
    private long _inputs;
    private long _pages;
    private volatile string? _defect;

    /// <summary>Runs to the end.</summary>
    /// <returns>True when memory stayed below the ceiling, did not grow in the second half, and nothing was a defect.</returns>
    public bool Run()
    {
        var requests = new EndlessRequests(seed);
        Thread[] threads =
        [
            .. new Thread[]
            {
                new(() => new BatchRunner(AnswerWriter.Answer, new BatchRunnerOptions { Workers = 2 }).Run(requests, _batchAnswers)) { Name = "batch" },
                new(Converse) { Name = "session" },
                new(() => AskPages().GetAwaiter().GetResult()) { Name = "pages" },
            }.Where(t => parts.Count == 0 || parts.Contains(t.Name!)),
        ];
        Array.ForEach(threads, static t => t.Start());
        var clock = Stopwatch.StartNew();
        var live = new List<long>();
        long highest = 0;
        output.WriteLine("  time  live MB  working set MB  session   batch   pages");
        for (int sample = 1; sample <= Samples && _defect is null && _batchAnswers.Defect is null; sample++)
        {
            TimeSpan until = time * sample / Samples;
            while (clock.Elapsed < until)
            {
                Thread.Sleep(100);
                highest = Math.Max(highest, Environment.WorkingSet);
            }

            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            live.Add(GC.GetTotalMemory(forceFullCollection: true));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.Elapsed.TotalSeconds,5:0}s {live[^1] / Megabyte,8} {Environment.WorkingSet / Megabyte,15} {Interlocked.Read(ref _inputs),8} {_batchAnswers.Answers,7} {Interlocked.Read(ref _pages),7}"));
            output.Flush();
        }

        _stop.Cancel();
        requests.Finish();
        Array.ForEach(threads, static t => t.Join());
        if ((_defect ?? _batchAnswers.Defect) is { } defect)
        {
            output.WriteLine($"a defect: {defect}");
            return false;
        }

        long middle = live[live.Count / 2], end = live[^1];
        bool grows = end > middle + Math.Max(Slack, middle / 4), isHigh = highest > ceiling;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"live: {live[0] / Megabyte} MB at first, {middle / Megabyte} MB in the middle, {end / Megabyte} MB at the end{(grows ? ", which grows" : "")}; highest working set {highest / Megabyte} MB{(isHigh ? $", above the ceiling of {ceiling / Megabyte} MB" : "")}"));
        return !grows && !isHigh;
    }

    private void Converse()
    {
        var random = new Random(seed);
        var target = new SessionTarget();
        var conversation = new Conversation(new Host(TextReader.Null, TextWriter.Null, TextWriter.Null), new SessionSettings());
        while (!_stop.IsCancellationRequested)
        {
            foreach (string line in target.Generate(random).Split('\n').Where(static l => !l.StartsWith(":undo", StringComparison.Ordinal)))
            {
                Say(conversation, line);
            }

            for (int i = 0; i < MostUndone && !_stop.IsCancellationRequested && conversation.Workspace.ToScript().Length > 0; i++)
            {
                Say(conversation, ":undo");
            }

            if (!_stop.IsCancellationRequested && conversation.Workspace.ToScript().Length > 0)
            {
                _defect = $"not taken back: {conversation.Workspace.ToScript()} {conversation.Captured(() => conversation.Answer(":undo"))}";
            }
        }
    }

    private void Say(Conversation conversation, string line)
    {
        using var late = new Timer(_ => conversation.Interrupt(), null, 10_000, 1000);
        try
        {
            string said = conversation.Captured(() => conversation.Answer(line));
            if (said.Contains("A defect: ", StringComparison.Ordinal))
            {
                _defect = $"{line}: {said}";
            }
        }
        catch (Exception error)
        {
            _defect = $"{line}: {error}";
        }

        Interlocked.Increment(ref _inputs);
    }

    private async Task AskPages()
    {
        await using PlaygroundServer server = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0 });
        using var client = new HttpClient { BaseAddress = server.Address };
        var random = new Random(seed + 1);
        var target = new WebTarget();
        while (!_stop.IsCancellationRequested)
        {
            string[] request = target.Generate(random).Split('\n', 2);
            using var content = new ByteArrayContent(InputBytes.Of(request[1]));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response = await client.PostAsync(new Uri($"/api/{request[0]}", UriKind.Relative), content);
            string answer = await response.Content.ReadAsStringAsync();
            if (answer.Contains("\"code\":\"internal\"", StringComparison.Ordinal) || (int)response.StatusCode >= 500 && (int)response.StatusCode != 503)
            {
                _defect = $"{request[0]} {request[1]}: {answer}";
            }

            Interlocked.Increment(ref _pages);
        }
    }
}
