namespace Symbolic;

/// <summary>The outcome of a simplification: the new expression and what was assumed to get there.</summary>
/// <param name="Result">An expression that equals the original wherever the original has a value.</param>
/// <param name="Conditions">Where the result has a value but the original may have none: conditions of type truth value, each once.</param>
public sealed record Simplified(Expr Result, IReadOnlyList<Expr> Conditions);

/// <summary>How simplification works.</summary>
public sealed record SimplifyOptions
{
    /// <summary>Without limits of its own.</summary>
    public static SimplifyOptions Default { get; } = new();

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
