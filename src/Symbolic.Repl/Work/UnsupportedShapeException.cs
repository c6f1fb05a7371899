namespace Symbolic.Repl.Work;

/// <summary>A vector, matrix or list stands where the operation, or this version, needs a scalar.</summary>
internal sealed class UnsupportedShapeException(string message, string? hint = null) : Exception(message)
{
    /// <summary>What to do about it, in one sentence.</summary>
    public string? Hint { get; } = hint;

    /// <summary>A variable that is no scalar.</summary>
    public static UnsupportedShapeException OfVariable(string name) => new($"'{name}' is not a scalar, and vectors and matrices are not available in this version.");
}
