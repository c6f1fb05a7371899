using Symbolic.Repl.Columns;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Runs a command that may take long: it can be stopped, and says so.</summary>
internal static class StreamingCommand
{
    /// <returns>The exit status: 0, or 1 after an error, when it was stopped, or when nobody reads the output any more.</returns>
    public static int Run(Host host, Action<RowProgress, CancellationToken> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var progress = new RowProgress(host);

        // The second time the process ends at once.
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            work(progress, stop.Token);
            progress.Clear();
            return 0;
        }
        catch (Exception e) when (StandardOutput.HasLostItsReader(e))
        {
            // Whoever has read enough, as head does, needs no message.
            progress.Clear();
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || ErrorReport.Knows(e))
        {
            progress.Clear();
            ErrorReport.Write(new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width), e is IOException or UnauthorizedAccessException ? new RequestException($"The output cannot be written: {e.Message}") : e);
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    /// <summary>What the reader should know goes beside the output, which is data.</summary>
    public static void WriteNotes(Host host, Outcome outcome)
    {
        var screen = new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width);
        foreach (Expr condition in outcome.Conditions)
        {
            screen.Warning($"note: derivatives hold provided {condition.Print(ResultFormat.Text)}");
        }

        foreach (string note in outcome.Problem.Notes)
        {
            screen.Warning($"note: {note}");
        }
    }
}
