namespace Symbolic;

/// <summary>The outcome of a simplification: the new expression and what was assumed to get there.</summary>
/// <param name="Result">An expression that equals the original wherever the original has a value.</param>
/// <param name="Conditions">Where the result has a value but the original may have none: conditions of type truth value, each once.</param>
public sealed record Simplified(Expr Result, IReadOnlyList<Expr> Conditions)
{
    /// <summary>The rewrites in the order in which they were made, when <see cref="SimplifyOptions.Steps"/> asked for them.</summary>
    public IReadOnlyList<SimplifyStep> Steps { get; init; } = [];

    /// <summary>The result, and the conditions after "provided".</summary>
    public override string ToString() => Conditions.Count == 0 ? Result.ToString() : $"{Result}, provided {string.Join(" and ", Conditions)}";
}

/// <summary>One rewrite of a simplification.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Tier">What the rule may change about the value.</param>
/// <param name="Before">The part that was rewritten.</param>
/// <param name="After">What took its place.</param>
public sealed record SimplifyStep(string Rule, Tier Tier, Expr Before, Expr After);

/// <summary>Which steps of a simplification are kept.</summary>
public enum StepDetail : byte
{
    /// <summary>None.</summary>
    None,

    /// <summary>Every rewrite.</summary>
    Every,
}

/// <summary>In which order the terms of sums stand in a simplified expression.</summary>
public enum SumOrder : byte
{
    /// <summary>As they were written; what is collected anew goes the way in which the expression is written, 1 + x² or x² + 1.</summary>
    AsWritten,

    /// <summary>By falling degree, numbers last: x² + x + 1. A positive term comes first where there is one: 1 − x².</summary>
    Falling,

    /// <summary>By rising degree, numbers first: 1 + x + x². A positive term comes first where there is one: x − 1.</summary>
    Rising,
}

/// <summary>How simplification works.</summary>
public sealed record SimplifyOptions
{
    /// <summary>All standard rules, and a budget that suffices for expressions of some thousand nodes.</summary>
    public static SimplifyOptions Default { get; } = new();

    /// <summary>The rules that may be used.</summary>
    public RuleSet Rules { get; init; } = RuleSet.Standard;

    /// <summary>
    /// How many tries of rules are made at most. Beyond it like terms, equal bases and numbers are still collected, in linear
    /// time, and everything else is left as it is.
    /// </summary>
    public int Budget { get; init; } = 100_000;

    /// <summary>Which steps are kept.</summary>
    public StepDetail Steps { get; init; }

    /// <summary>In which order the terms of sums of numbers stand.</summary>
    public SumOrder Order { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
