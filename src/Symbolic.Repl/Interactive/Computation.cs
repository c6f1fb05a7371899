using System.Runtime.ExceptionServices;

namespace Symbolic.Repl.Interactive;

/// <summary>Runs one piece of work at a time on a thread of its own, so that another thread can ask it to stop.</summary>
internal sealed class Computation
{
    private const int StackSize = 64 << 20;

    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;

    /// <summary>Asks the work to stop.</summary>
    /// <returns>False when nothing runs.</returns>
    public bool Interrupt()
    {
        lock (_lock)
        {
            _running?.Cancel();
            return _running is not null;
        }
    }

    /// <summary>Runs a piece of work to its end. Its exceptions come out here.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public T Run<T>(Func<CancellationToken, T> work)
    {
        using var cancellation = new CancellationTokenSource();
        lock (_lock)
        {
            _running = cancellation;
        }

        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work(cancellation.Token);
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
            },
            StackSize)
        {
            IsBackground = true,
        };
        thread.Start();

        // The work is waited for even when it is slow to stop: it writes to the graph of the session.
        thread.Join();
        lock (_lock)
        {
            _running = null;
        }

        failure?.Throw();
        return result!;
    }
}
