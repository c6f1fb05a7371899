namespace Symbolic;

/// <summary>How much of a derivation is shown.</summary>
public enum ExplainLevel : byte
{
    /// <summary>One line for each rule of calculus that was applied, and the simplified result.</summary>
    Rules = 1,

    /// <summary>Also how the derivatives of parts are put together and simplified.</summary>
    Simplification = 2,

    /// <summary>Also every rewrite of the simplifications.</summary>
    Rewrites = 3,
}

/// <summary>How a derivative is explained.</summary>
public sealed record ExplainOptions
{
    /// <summary>One line for each rule of calculus.</summary>
    public static ExplainOptions Default { get; } = new();

    /// <summary>How much is shown.</summary>
    public ExplainLevel Level { get; init; } = ExplainLevel.Rules;

    /// <summary>The most steps; how many applications of rules come after them is counted.</summary>
    public int MaxSteps { get; init; } = 200;

    /// <summary>In which order the terms of sums stand where something was simplified.</summary>
    public SumOrder Order { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
