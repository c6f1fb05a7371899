using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Symbolic.Repl.Columns;

/// <summary>
/// Fills blocks on one thread, works on them on several, and writes them on one in the order in which they were filled. There are
/// only as many blocks as are given, so the memory does not grow with the input.
/// </summary>
internal static class OrderedPipeline
{
    // A read that does not come back, from a pipe that is silent, is not waited for when the work is stopped.
    private const int MillisecondsToStop = 1000;

    /// <param name="blocks">The blocks that go round.</param>
    /// <param name="fill">Fills a block; false when there is no more input.</param>
    /// <param name="work">Works on a block; several run at a time.</param>
    /// <param name="write">Writes a block.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <remarks>An exception of a block comes out when all blocks before it have been written, so the first error of the input is the one that is told.</remarks>
    public static void Run<T>(IReadOnlyList<T> blocks, Func<T, bool> fill, Action<T, CancellationToken> work, Action<T> write, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken stopped = stop.Token;
        var free = new BlockingCollection<T>();
        var filled = new BlockingCollection<(T Block, Task Work)>();
        foreach (T block in blocks)
        {
            free.Add(block, CancellationToken.None);
        }

        ExceptionDispatchInfo? failure = null;
        var reader = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    while (true)
                    {
                        T block = free.Take(stopped);
                        if (!fill(block))
                        {
                            return;
                        }

                        filled.Add((block, Task.Run(() => work(block, stopped), CancellationToken.None)), CancellationToken.None);
                    }
                }
                catch (Exception e)
                {
                    failure = ExceptionDispatchInfo.Capture(e);
                }
                finally
                {
                    filled.CompleteAdding();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            foreach ((T block, Task task) in filled.GetConsumingEnumerable(stopped))
            {
                task.GetAwaiter().GetResult();
                write(block);
                free.Add(block, CancellationToken.None);
            }
        }
        catch
        {
            stop.Cancel();
            if (reader.Wait(MillisecondsToStop, CancellationToken.None))
            {
                Task.WaitAll(filled.Select(static f => f.Work.ContinueWith(static _ => { }, TaskScheduler.Default)), CancellationToken.None);
            }

            throw;
        }

        failure?.Throw();
    }
}
