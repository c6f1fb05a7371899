using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The rules of a simplification. Immutable; a user's own are added with <see cref="With"/>.</summary>
public sealed partial class RuleSet
{
    private readonly Dictionary<Operator, Rule[]> _byRoot = [];
    private readonly Rule[] _anywhere;

    private RuleSet(ImmutableArray<Rule> all, bool hasForms = true)
    {
        (All, HasForms) = (all, hasForms);
        _anywhere = [.. all.Where(static r => r.Roots.Count == 0)];
        foreach (Operator root in all.SelectMany(static r => r.Roots).Distinct())
        {
            _byRoot.Add(root, [.. all.Where(r => r.Roots.Count == 0 || r.Roots.Contains(root))]);
        }
    }

    /// <summary>The rules that the system brings along.</summary>
    public static RuleSet Standard { get; } = new([.. PowerRules, .. LogarithmRules, .. TrigonometricRules, .. HyperbolicRules, .. AbsAndSignRules, .. SelectRules, .. ConstantRules]);

    /// <summary>No rules: like terms, equal bases and numbers are collected, and nothing else is done.</summary>
    public static RuleSet None { get; } = new([], hasForms: false);

    /// <summary>Every rule, in the order in which they are tried.</summary>
    public ImmutableArray<Rule> All { get; }

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

    internal ReadOnlySpan<Rule> For(Operator root) => _byRoot.TryGetValue(root, out Rule[]? rules) ? rules : _anywhere;
}
