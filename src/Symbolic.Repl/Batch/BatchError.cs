using System.Text.Json;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>The error of an answer.</summary>
/// <param name="Code">One of the codes of the machine interface.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Hint">One suggestion, or null.</param>
internal sealed record BatchError(string Code, string Message, string? Hint = null)
{
    /// <summary>The place in the source; null when none applies.</summary>
    public SourcePlace? Place { get; init; }

    public static BatchError TimeOut(TimeSpan limit) => new(
        "limit",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The request took longer than {limit.TotalMilliseconds:0.###} ms."),
        "Raise \"timeout_ms\", or ask for less.");

    public static BatchError From(Exception exception) => exception switch
    {
        RequestException e => new("request", e.Message, e.Hint),
        WrongShapeException e => new("shape", e.Message, e.Hint),
        ParseException e => new(e.Code, e.Message, e.Hint) { Place = new SourcePlace(e.Line, e.Column, e.Span.Length) },
        SymbolicException e => new(e.Code, e.Message, e.Hint),
        OperationCanceledException => new("limit", "The request was stopped."),
        OverflowException => new("limit", "Something has more entries than there can be."),
        OutOfMemoryException or InsufficientExecutionStackException => new("limit", "The request needs more memory than there is."),
        _ => new("internal", $"A defect: {exception.GetType().Name}: {exception.Message}"),
    };

    /// <summary>Writes the value of the field <c>error</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", Code);
        json.WriteString("message", Message);
        if (Place is { } place)
        {
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
            json.WriteNumber("length", place.Length);
        }

        if (Hint is not null)
        {
            json.WriteString("hint", Hint);
        }

        json.WriteEndObject();
    }
}

/// <summary>A stretch of the source, line and column counted from 1.</summary>
internal readonly record struct SourcePlace(int Line, int Column, int Length);
