namespace Symbolic;

/// <summary>An expression cannot be written in a language: it lacks a function, or has no place for tensors.</summary>
public sealed class ExportException(string message) : SymbolicException(message)
{
    /// <inheritdoc/>
    public override string Code => "request";
}
