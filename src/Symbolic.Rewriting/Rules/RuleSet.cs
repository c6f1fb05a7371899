using System.Collections.Concurrent;
using System.Collections.Immutable;
using static Symbolic.Operators;

namespace Symbolic;

/// <summary>The rules of a simplification. Immutable; a user's own are added with <see cref="With"/>.</summary>
public sealed partial class RuleSet
{
    private readonly Lazy<ImmutableArray<Rule>> _all;

    // By the set of blocks that a graph needs, as bits.
    private readonly ConcurrentDictionary<int, RuleIndex> _indices = [];

    private RuleSet(ImmutableArray<Rule> all, bool hasForms = true)
        : this(hasForms, new RuleBlock(() => all))
    {
    }

    private RuleSet(bool hasForms, params RuleBlock[] blocks)
    {
        (HasForms, Blocks) = (hasForms, blocks);
        _all = new(() => [.. blocks.SelectMany(static b => b.Rules)]);
    }

    /// <summary>The rules that the system brings along.</summary>
    public static RuleSet Standard { get; } = new(
        hasForms: true,
        new RuleBlock(static () => [.. PowerRules, .. LogarithmRules]),
        new RuleBlock(static () => [.. PythagoreanRules, .. CircularQuotientRules], Sin, Cos, Tan, Cot, Sec, Csc),
        new RuleBlock(static () => AngleRules),
        new RuleBlock(static () => AngleSumRules, Sin, Cos, Tan, Cot, Sec, Csc),
        new RuleBlock(static () => InverseTrigonometricRules, Asin, Acos, Atan, Acot, Asec, Acsc, Atan2),
        new RuleBlock(static () => [.. HyperbolicSquareRules, .. HyperbolicQuotientRules], Sinh, Cosh, Tanh, Coth, Sech, Csch),
        new RuleBlock(static () => HyperbolicArgumentRules, Exp, Sinh, Cosh, Tanh, Coth, Sech, Csch),
        new RuleBlock(static () => InverseHyperbolicRules, Asinh, Acosh, Atanh, Acoth, Asech, Acsch),
        new RuleBlock(static () => LogisticRules, Sigmoid, Softplus),
        new RuleBlock(static () => [.. AbsAndSignRules, .. SelectRules, .. ConstantRules]));

    /// <summary>No rules: like terms, equal bases and numbers are collected, and nothing else is done.</summary>
    public static RuleSet None { get; } = new([], hasForms: false);

    /// <summary>Every rule, in the order in which they are tried.</summary>
    public ImmutableArray<Rule> All => _all.Value;

    /// <summary>A set that holds one rule more.</summary>
    /// <exception cref="ArgumentException">A rule of this name is in the set already.</exception>
    public RuleSet With(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return All.Any(r => r.Name == rule.Name)
            ? throw new ArgumentException($"There is a rule '{rule.Name}' already.", nameof(rule))
            : new RuleSet(All.Add(rule), HasForms);
    }

    /// <summary>The rules of some tiers only.</summary>
    public RuleSet Only(params ReadOnlySpan<Tier> tiers)
    {
        Tier[] kept = tiers.ToArray();
        return new RuleSet([.. All.Where(r => kept.Contains(r.Tier))], HasForms && kept.Contains(Tier.Extends));
    }

    /// <summary>May sums and products be written in other forms (multiplied out, over a common denominator, with common factors in front)?</summary>
    internal bool HasForms { get; }

    internal IReadOnlyList<RuleBlock> Blocks { get; }

    /// <summary>The rules that may apply to something in a graph; when it gets operators that it did not have, others may join them.</summary>
    internal RuleIndex Concerning(ExprGraph graph)
    {
        int needed = 0;
        for (int i = 0; i < Blocks.Count; i++)
        {
            needed |= Blocks[i].ConcernsAny(graph) ? 1 << i : 0;
        }

        return _indices.GetOrAdd(needed, static (bits, blocks) => new RuleIndex(blocks.Where((_, i) => (bits >> i & 1) != 0).SelectMany(static b => b.Rules)), Blocks);
    }
}
