namespace Symbolic;

/// <summary>What the passes of one simplification share.</summary>
internal sealed class SimplifyContext(ExprGraph graph, SimplifyOptions options, bool ascending)
{
    // Tries of rules and forms for the whole simplification; beyond them only the views work on.
    private int _budget = options.Budget;
    private RuleIndex? _rules;
    private int _operators;

    public ExprGraph Graph => graph;

    public SimplifyOptions Options => options;

    public RuleSet Rules => options.Rules;

    /// <summary>The rules for expressions with an operator at the root.</summary>
    public ReadOnlySpan<Rule> RulesFor(Operator root)
    {
        if (_rules is null || _operators != graph.OperatorsThatOccur)
        {
            (_rules, _operators) = (options.Rules.Concerning(graph), graph.OperatorsThatOccur);
        }

        return _rules.For(root);
    }

    /// <summary>Are the exponents of a power of a power multiplied? That takes one more product where others use the power inside too.</summary>
    public bool JoinsExponents { get; init; } = true;

    public Rewriter Rewriter { get; } = new(graph, options.Cancellation);

    /// <summary>Nodes for which nothing better was found.</summary>
    public HashSet<int> Settled { get; } = [];

    /// <summary>Nodes that have forms which only the last passes try: an early one may hide what else would cancel.</summary>
    public HashSet<int> Deferred { get; } = [];

    /// <summary>Has everything else been done?</summary>
    public bool IsLast { get; private set; }

    /// <summary>From now on the late forms are tried too; false when no node has any.</summary>
    public bool StartLast()
    {
        if (IsLast || Deferred.Count == 0)
        {
            return false;
        }

        IsLast = true;
        Settled.ExceptWith(Deferred);
        return true;
    }

    /// <summary>Results of passes, which are in order.</summary>
    public HashSet<int> Done { get; } = [];

    /// <summary>Do sums run by rising degree, as in 1 + x², because the user wants it or writes them so?</summary>
    public bool Ascending { get; } = options.Order == SumOrder.Rising || (options.Order == SumOrder.AsWritten && ascending);

    /// <summary>Conditions under which a dropped part had a value.</summary>
    public List<Expr> Conditions { get; } = [];

    /// <summary>What was done, in order; null when nobody asks.</summary>
    public StepTrail? Trail { get; private set; }

    /// <summary>Keeps the steps from here on where they are wanted.</summary>
    public void StartFrom(Expr expr) => Trail = options.Steps == StepDetail.Every ? new StepTrail(expr, Rewriter) : null;

    public bool Spend(int tries)
    {
        _budget -= tries;
        return _budget > 0;
    }

    public void Record(string rule, Tier tier, Expr before, Expr after) => Trail?.Rewrite(rule, tier, before, after);

    public void Vanished(Expr term)
    {
        if (!term.Facts.IsTotal)
        {
            foreach (Expr condition in Definedness.ConditionsOf(term))
            {
                Report(condition);
            }
        }
    }

    public void Report(Expr condition)
    {
        if (!condition.Is(Operators.True) && !Conditions.Contains(condition))
        {
            Conditions.Add(condition);
        }
    }
}
