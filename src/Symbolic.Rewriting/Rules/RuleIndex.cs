using System.Collections.Concurrent;

namespace Symbolic;

/// <summary>Rules by the operators at the roots of the expressions to which they apply.</summary>
internal sealed class RuleIndex(IEnumerable<Rule> rules)
{
    private readonly Rule[] _rules = [.. rules];
    private readonly ConcurrentDictionary<Operator, Rule[]> _byRoot = [];

    /// <summary>The rules for expressions with an operator at the root, in their order.</summary>
    public ReadOnlySpan<Rule> For(Operator root) =>
        _byRoot.GetOrAdd(root, static (op, all) => [.. all.Where(r => r.Roots.Count == 0 || r.Roots.Contains(op))], _rules);
}
