namespace Symbolic.Repl.Work;

/// <summary>A request that is not one: a field is missing, of the wrong type, or asks for what does not exist.</summary>
internal sealed class RequestException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What to write instead, in one sentence.</summary>
    public string? Hint { get; } = hint;
}
