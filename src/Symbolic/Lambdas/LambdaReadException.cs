namespace Symbolic;

/// <summary>A part of a C# lambda expression has no counterpart in a graph.</summary>
public sealed class LambdaReadException(string message) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "request";
}
