using Symbolic.Repl.Batch;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Web;

/// <summary>Errors as the page shows them: one sentence, the place, one hint.</summary>
internal static class PlaygroundError
{
    /// <summary>True for errors of the input.</summary>
    public static bool Knows(Exception exception) => ErrorReport.Knows(exception) && exception is not OperationCanceledException;

    /// <summary>The error of an exception.</summary>
    public static ErrorAnswer Of(Exception exception)
    {
        BatchError error = BatchError.From(exception);
        string message = error.Code == "internal" ? "A defect has stopped the computation." : Sentence(error.Message);
        return exception is ParseException parse
            ? new ErrorAnswer(error.Code, message, error.Hint, parse.Span.Start, Math.Max(1, parse.Span.Length), parse.Line, parse.Column)
            : new ErrorAnswer(error.Code, message, error.Hint);
    }

    // Messages come as clauses or as sentences; people get sentences.
    private static string Sentence(string message) => message.EndsWith('.') || message.EndsWith('?') ? message : message + ".";
}
