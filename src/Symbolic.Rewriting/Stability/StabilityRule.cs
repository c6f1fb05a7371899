using System.Collections.Immutable;

namespace Symbolic;

/// <summary>One rewrite of the set that <see cref="Stabilization"/> uses: its name, what it does, and an expression to which it applies.</summary>
public sealed record StabilityRule
{
    internal StabilityRule()
    {
    }

    /// <summary>The name by which options and reports call the rule.</summary>
    public required string Name { get; init; }

    /// <summary>Why the result may stand for what was written.</summary>
    public required StabilityTier Tier { get; init; }

    /// <summary>The rewrite as a formula.</summary>
    public required string Latex { get; init; }

    /// <summary>An expression to which the rule applies, as it is typed.</summary>
    public required string Example { get; init; }

    /// <summary>All rules in the order in which they are tried.</summary>
    public static ImmutableArray<StabilityRule> All => StabilityRules.All;

    /// <summary>The operators of the nodes that the rule looks at; empty when it looks at sums or products.</summary>
    internal ImmutableArray<Operator> Heads { get; init; } = [];

    /// <summary>The stable form of a node, or null.</summary>
    internal Func<StabilityScope, Expr, Expr?>? OfNode { get; init; }

    /// <summary>Puts terms of a sum into stable form; false when there is nothing to do.</summary>
    internal Func<StabilitySum, bool>? OfSum { get; init; }

    /// <summary>Puts factors of a product into stable form; false when there is nothing to do.</summary>
    internal Func<StabilityProduct, bool>? OfProduct { get; init; }
}
