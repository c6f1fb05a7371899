namespace Symbolic;

/// <summary>
/// Rules that are made together, when they are first needed: a formula without sines has no use for a hundred rules about them, and
/// making these takes a good part of the time in which a process simplifies its first formula.
/// </summary>
/// <param name="make">Makes the rules.</param>
/// <param name="needed">Operators of which every expression to which a rule applies has at least one; none where there are no such operators.</param>
internal sealed class RuleBlock(Func<IReadOnlyList<Rule>> make, params Operator[] needed)
{
    private readonly Lazy<IReadOnlyList<Rule>> _rules = new(make);

    public IReadOnlyList<Operator> Needed => needed;

    public IReadOnlyList<Rule> Rules => _rules.Value;

    /// <summary>May the graph have expressions to which the rules apply?</summary>
    public bool ConcernsAny(ExprGraph graph)
    {
        foreach (Operator op in needed)
        {
            if (graph.Has(op))
            {
                return true;
            }
        }

        return needed.Length == 0;
    }
}
