namespace Symbolic.Repl.Work;

/// <summary>A value or a result does not have the shape that is needed.</summary>
internal sealed class WrongShapeException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What to do about it, in one sentence.</summary>
    public string? Hint { get; } = hint;
}
