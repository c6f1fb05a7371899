using System.Collections.Immutable;

namespace Symbolic;

/// <summary>Expressions in a form that rounding harms less.</summary>
public static class Stabilization
{
    /// <summary>
    /// Rewrites an expression so that its value in floating point keeps more digits: no differences of nearly equal numbers where
    /// an identity avoids them, no overflow on the way to an ordinary result. Over the real numbers value and domain stay the
    /// same; see <see cref="StabilityRule.All"/> for the rewrites. An infinite value of a variable is no real number: there a limit
    /// that what was written happens to give may be lost. The result is meant for evaluation, not for reading.
    /// </summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Expr Stabilize(this Expr expr, StabilizeOptions? options = null) => Stabilize([expr], options)[0];

    /// <summary>Rewrites several expressions, which go on sharing what they have in common.</summary>
    /// <inheritdoc cref="Stabilize(Expr, StabilizeOptions)"/>
    public static IReadOnlyList<Expr> Stabilize(this IReadOnlyList<Expr> exprs, StabilizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(exprs);
        return exprs.Count == 0 ? [] : new Stabilizer(exprs[0].Owner, options ?? StabilizeOptions.Default).Run(exprs);
    }
}

/// <summary>How expressions are put into stable form.</summary>
public sealed record StabilizeOptions
{
    /// <summary>All rules, without limits.</summary>
    public static StabilizeOptions Default { get; } = new();

    /// <summary>The rules to use.</summary>
    public ImmutableArray<StabilityRule> Rules { get; init; } = StabilityRules.All;

    /// <summary>Receives each rule that was applied, as often as it was; null when nobody wants to know.</summary>
    internal ICollection<StabilityRule>? Applied { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
