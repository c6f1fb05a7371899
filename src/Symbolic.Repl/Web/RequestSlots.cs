namespace Symbolic.Repl.Web;

/// <summary>What came of a computation: a value, an error, or that there was no room or time for it.</summary>
internal readonly record struct SlotResult<T>(T? Value, Exception? Error = null, bool IsBusy = false, bool IsLate = false)
    where T : class;

/// <summary>
/// Room for some computations at once. A computation that does not stop when its time is over is answered for all the same, but keeps
/// its slot until it ends, so late ones cannot pile up.
/// </summary>
internal sealed class RequestSlots(PlaygroundOptions options)
{
    private readonly SemaphoreSlim _running = new(options.Running);
    private int _inside;

    /// <summary>Runs a computation when there is room.</summary>
    /// <param name="work">The computation.</param>
    /// <param name="client">Cancelled when the client has gone.</param>
    public async Task<SlotResult<T>> Run<T>(Func<CancellationToken, T> work, CancellationToken client)
        where T : class
    {
        if (Interlocked.Increment(ref _inside) > options.Running + options.Waiting)
        {
            Interlocked.Decrement(ref _inside);
            return new SlotResult<T>(null, IsBusy: true);
        }

        try
        {
            await _running.WaitAsync(client);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _inside);
            return default;
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(client);
        stop.CancelAfter(options.MaxTime);
        Task<SlotResult<T>> task = Task.Run(() => Finish(work, stop), CancellationToken.None);
        Task late = Task.Delay(options.MaxTime + TimeSpan.FromMilliseconds(250), client);
        return await Task.WhenAny(task, late) == task ? await task : new SlotResult<T>(null, IsLate: true);
    }

    private SlotResult<T> Finish<T>(Func<CancellationToken, T> work, CancellationTokenSource stop)
        where T : class
    {
        try
        {
            return new SlotResult<T>(work(stop.Token));
        }
        catch (OperationCanceledException)
        {
            return new SlotResult<T>(null, IsLate: true);
        }
        catch (Exception e)
        {
            // The boundary of a request: nothing may pass it, or one bad request would take the process down.
            return new SlotResult<T>(null, e);
        }
        finally
        {
            stop.Dispose();
            _running.Release();
            Interlocked.Decrement(ref _inside);
        }
    }
}
