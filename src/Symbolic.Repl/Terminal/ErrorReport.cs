using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>Errors for people: one sentence, the source line with carets below what is wrong, one hint.</summary>
internal static class ErrorReport
{
    /// <summary>True for errors of the input; everything else is a defect of the program and is not hidden.</summary>
    public static bool Knows(Exception exception) =>
        exception is ParseException or SymbolicException or RequestException or WrongShapeException or OperationCanceledException;

    /// <summary>What is said of a defect of the program.</summary>
    public static string DefectOf(Exception exception) => $"{Sentence(BatchError.From(exception).Message)} That is a mistake of the program, not of yours.";

    /// <summary>Writes an error.</summary>
    /// <param name="screen">Where to.</param>
    /// <param name="exception">What happened.</param>
    /// <param name="typedAt">The cell at which the offending line stands on the terminal directly above; null to repeat the line.</param>
    /// <param name="shown">What is done to texts before they are shown; null for nothing.</param>
    public static void Write(Screen screen, Exception exception, int? typedAt = null, Func<string, string>? shown = null)
    {
        shown ??= static text => text;
        string? hint = null;
        if (exception is ParseException error)
        {
            SourceExcerpt excerpt = SourceExcerpt.Of(error.SourceText, error.Span.Start, error.Span.Length);
            if (typedAt is { } cell)
            {
                screen.Bad(new string(' ', cell) + excerpt.Carets);
                screen.Bad(shown(Sentence(error.Message)));
            }
            else
            {
                screen.Bad(shown(Sentence(error.Message)));
                screen.Line(shown($"  {excerpt.Line}"));
                screen.Bad($"  {excerpt.Carets}");
            }

            hint = error.Hint;
        }
        else
        {
            screen.Bad(shown(Sentence(exception is OperationCanceledException ? "Stopped." : Knows(exception) ? exception.Message : DefectOf(exception))));
            hint = exception switch
            {
                SymbolicException e => e.Hint,
                RequestException e => e.Hint,
                WrongShapeException e => e.Hint,
                _ => null,
            };
        }

        if (hint is not null)
        {
            screen.Line(shown($"  hint: {hint}"));
        }
    }

    // Messages come as clauses or as sentences; people get sentences.
    private static string Sentence(string message) => message.EndsWith('.') || message.EndsWith('?') ? message : message + ".";
}
