using System.Text.Json;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>Writes the fields of an answer that follow <c>"ok": true</c>.</summary>
internal delegate void RequestHandler(Query request, Utf8JsonWriter answer, CancellationToken cancellation);

/// <summary>
/// One line of input on its way to one line of output. The answer is given once: by the worker, or by the watchdog when the
/// worker is late.
/// </summary>
internal sealed class BatchJob(byte[] line)
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64 };

    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JsonElement? _id;
    private TimeSpan _timeout = RequestReader.DefaultTimeout;
    private long _deadline = long.MaxValue;

    /// <summary>The line of output, with its end.</summary>
    public Task<ReadOnlyMemory<byte>> Answer => _answer.Task;

    /// <summary>Works and answers, whatever happens.</summary>
    public void Run(RequestHandler handler)
    {
        SetDeadline(RequestReader.DefaultTimeout);
        try
        {
            JsonElement request = ReadObject();
            _id = RequestReader.ReadId(request);
            SetDeadline(RequestReader.ReadTimeout(request));
            Query query = RequestReader.Read(request);
            _answer.TrySetResult(AnswerLine.OfSuccess(_id, json => handler(query, json, _cancellation.Token)));
        }
        catch (Exception e)
        {
            // The boundary of a request: nothing may pass it, or one bad request would take the process down.
            BatchError error = e is OperationCanceledException && _cancellation.IsCancellationRequested ? BatchError.TimeOut(_timeout) : BatchError.From(e);
            _answer.TrySetResult(AnswerLine.OfError(_id, error));
        }
    }

    /// <summary>Answers with <c>limit</c> and asks the work to stop, when the time is over.</summary>
    /// <returns>True when the time is over.</returns>
    public bool ExpireAt(long now)
    {
        if (now < Volatile.Read(ref _deadline))
        {
            return false;
        }

        if (_answer.TrySetResult(AnswerLine.OfError(_id, BatchError.TimeOut(_timeout))))
        {
            _cancellation.Cancel();
        }

        return true;
    }

    private void SetDeadline(TimeSpan timeout)
    {
        _timeout = timeout;
        Volatile.Write(ref _deadline, Environment.TickCount64 + (long)Math.Ceiling(timeout.TotalMilliseconds));
    }

    private JsonElement ReadObject()
    {
        const string meaning = "The line is not a JSON object";
        try
        {
            JsonElement root = JsonText.Read(line, Reading);
            return root.ValueKind == JsonValueKind.Object ? root : throw new RequestException($"{meaning}.");
        }
        catch (JsonException e)
        {
            throw new RequestException($"{meaning}: {FirstSentence(e.Message)}");
        }
    }

    // The rest of the message repeats line and byte in the terms of the JSON reader.
    private static string FirstSentence(string message)
    {
        int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
