using System.Collections.Concurrent;

namespace Symbolic.Repl.Batch;

/// <summary>How a batch is run.</summary>
internal sealed record BatchRunnerOptions
{
    /// <summary>How many requests are worked on at the same time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>How long work that was told to stop may go on before its thread is given up and replaced.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(250);
}

/// <summary>
/// Requests in, answers out, in the order of the requests. Several workers share the requests; a request is alone on its thread,
/// so that one which does not react to its time limit costs a thread and not the run.
/// </summary>
internal sealed class BatchRunner(RequestHandler handler, BatchRunnerOptions options)
{
    // Enough to keep the workers busy behind one slow request, small enough that large lines do not pile up.
    private const int MaxWaiting = 1024;

    // Depth in the input never becomes depth of the stack; the room is for what lies outside this program.
    private const int StackSize = 64 << 20;

    private const int WatchInterval = 5;

    private readonly BlockingCollection<BatchJob> _waiting = new(MaxWaiting);
    private readonly BlockingCollection<BatchJob> _ordered = new(MaxWaiting);
    private readonly Worker[] _workers = new Worker[options.Workers];
    private volatile bool _outputClosed;

    /// <summary>Runs until the input ends.</summary>
    /// <returns>True when every request was answered; false when nobody reads the answers any more.</returns>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public bool Run(Stream input, Stream output)
    {
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Worker(this);
        }

        using var watchdog = new Timer(_ => Watch(), null, WatchInterval, WatchInterval);
        var emitter = new Thread(() => Emit(output)) { IsBackground = true, Name = "answers" };
        emitter.Start();
        try
        {
            var lines = new LineReader(input);
            while (!_outputClosed && lines.Read() is { } line)
            {
                var job = new BatchJob(line);
                _ordered.Add(job);
                _waiting.Add(job);
            }
        }
        finally
        {
            // Also when the input breaks off: what was asked is answered.
            _ordered.CompleteAdding();
            _waiting.CompleteAdding();
            emitter.Join();
        }

        return !_outputClosed;
    }

    private void Emit(Stream output)
    {
        try
        {
            var buffered = new BufferedStream(output, 1 << 16);
            while (true)
            {
                if (!_ordered.TryTake(out BatchJob? job))
                {
                    buffered.Flush();
                    if (!_ordered.TryTake(out job, Timeout.Infinite))
                    {
                        return;
                    }
                }

                // Whoever waits for an answer before asking again must get it: nothing stays in the buffer while we wait.
                if (!job.Answer.IsCompleted)
                {
                    buffered.Flush();
                }

                buffered.Write(job.Answer.GetAwaiter().GetResult().Span);
            }
        }
        catch (IOException)
        {
            _outputClosed = true;

            // The reader may wait for room.
            while (_ordered.TryTake(out _, Timeout.Infinite))
            {
            }
        }
    }

    private int _watching;

    private void Watch()
    {
        if (Interlocked.Exchange(ref _watching, 1) == 1)
        {
            return;
        }

        long now = Environment.TickCount64;
        for (int i = 0; i < _workers.Length; i++)
        {
            if (_workers[i].IsLost(now))
            {
                _workers[i] = new Worker(this);
            }
        }

        Volatile.Write(ref _watching, 0);
    }

    private sealed class Worker
    {
        private readonly BatchRunner _runner;
        private readonly Lock _lock = new();
        private BatchJob? _current;
        private long _expired;
        private bool _givenUp;

        public Worker(BatchRunner runner)
        {
            _runner = runner;
            new Thread(Work, StackSize) { IsBackground = true, Name = "request" }.Start();
        }

        /// <summary>Ends what takes too long. True when the worker does not come back and another one is needed.</summary>
        public bool IsLost(long now)
        {
            lock (_lock)
            {
                if (_current is not { } job || !job.ExpireAt(now))
                {
                    return false;
                }

                if (_expired == 0)
                {
                    _expired = now;
                }

                return _givenUp = now - _expired >= _runner.Grace;
            }
        }

        private void Work()
        {
            foreach (BatchJob job in _runner._waiting.GetConsumingEnumerable())
            {
                lock (_lock)
                {
                    (_current, _expired) = (job, 0);
                }

                job.Run(_runner.Handler);
                lock (_lock)
                {
                    _current = null;
                    if (_givenUp)
                    {
                        return;
                    }
                }
            }
        }
    }

    private RequestHandler Handler => handler;

    private long Grace => (long)options.Grace.TotalMilliseconds;
}
