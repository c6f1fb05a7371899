namespace Symbolic;

/// <summary>
/// The way from an expression to its simplified form: every step is a part of the expression as it stands at that moment, and what
/// takes the place of all its occurrences. Carried out in order, the steps lead from the beginning to the end without a gap.
/// </summary>
internal sealed class StepTrail
{
    // Each step is carried out on the whole expression; what comes after so many visits of nodes is one step.
    private const long MostWork = 20_000_000;
    private const int MostParts = 64;

    private readonly Rewriter _rewriter;
    private readonly Substitution _substitution;
    private readonly Dictionary<int, Expr> _replacement = [];
    private readonly List<SimplifyStep> _steps = [];
    private long _work;
    private int _size;

    public StepTrail(Expr start, Rewriter rewriter)
    {
        (Current, _rewriter, _substitution) = (start, rewriter, new Substitution(start.Graph));
        _size = start.Graph.NodesOf(start).Length;
    }

    /// <summary>Where the steps have led so far.</summary>
    public Expr Current { get; private set; }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<SimplifyStep> Steps => _steps;

    /// <summary>A part took another form. A part that no longer occurs, because what stood around it is gone, makes no step.</summary>
    public void Rewrite(string rule, Tier tier, Expr before, Expr after)
    {
        if (before == after || _work > MostWork)
        {
            return;
        }

        _rewriter.Cancellation.ThrowIfCancellationRequested();
        _replacement.Clear();
        _replacement.Add(before.Id, after);
        _work += _size;
        Take(new SimplifyStep(rule, tier, before, after), _substitution.Run(Current, _replacement));
    }

    /// <summary>A sum, product or power was written in the order of the views.</summary>
    public void View(Expr before, Expr after)
    {
        if (before != after && _work <= MostWork)
        {
            Rewrite(ViewSteps.NameOf(before, after), TierOf(before, after), before, after);
        }
    }

    /// <summary>A pass is over: where its steps have not led to its result, the parts that differ follow.</summary>
    /// <param name="result">The result.</param>
    /// <param name="rule">What the pass does; null where that is seen from each part.</param>
    /// <param name="tier">What the pass may change about the value; null where that is seen from each part.</param>
    public void Arrive(Expr result, string? rule = null, Tier? tier = null)
    {
        if (Current == result)
        {
            return;
        }

        foreach ((Expr before, Expr after) in DifferencesFrom(result))
        {
            Rewrite(rule ?? ViewSteps.NameOf(before, after), tier ?? TierOf(before, after), before, after);
        }

        if (Current != result)
        {
            Take(new SimplifyStep(rule ?? ViewSteps.NameOf(Current, result), tier ?? TierOf(Current, result), Current, result), result);
        }

        _size = result.Graph.NodesOf(result).Length;
    }

    private void Take(SimplifyStep step, Expr next)
    {
        if (next != Current)
        {
            _steps.Add(step);
            Current = next;
        }
    }

    // The smallest parts that differ and are equal, each with what stands in its place.
    private List<(Expr Before, Expr After)> DifferencesFrom(Expr result)
    {
        var differences = new List<(Expr Before, Expr After)>();
        var known = new HashSet<(int, int)>();
        var open = new Stack<(Expr Before, Expr After)>();
        open.Push((Current, result));
        while (open.TryPop(out (Expr Before, Expr After) pair))
        {
            if (pair.Before == pair.After || !known.Add((pair.Before.Id, pair.After.Id)))
            {
                continue;
            }

            if (known.Count > 16 * MostParts || differences.Count > MostParts)
            {
                return [];
            }

            if (IsSameAround(pair.Before, pair.After))
            {
                for (int i = pair.Before.Operands.Count - 1; i >= 0; i--)
                {
                    open.Push((pair.Before.Operands[i], pair.After.Operands[i]));
                }
            }
            else
            {
                differences.Add(pair);
            }
        }

        return differences;
    }

    private bool IsSameAround(Expr before, Expr after)
    {
        if (before.Operator != after.Operator || before.Operands.Count != after.Operands.Count || before.Operands.Count == 0 || !before.Type.IsRealScalar)
        {
            return false;
        }

        for (int i = 0; i < before.Operands.Count; i++)
        {
            if (before.Operands[i].Type != after.Operands[i].Type || !_rewriter.Same(before.Operands[i], after.Operands[i]))
            {
                return false;
            }
        }

        return before.Graph.Rebuild(before, [.. after.Operands]) == after;
    }

    // Exact where nothing is lost that may have had no value.
    private static Tier TierOf(Expr before, Expr after)
    {
        if (before.Facts.IsTotal)
        {
            return Tier.Exact;
        }

        List<Expr> known = [.. Definedness.ConditionsOf(after)];
        return Definedness.ConditionsOf(before).All(c => known.Exists(k => Definedness.Implies(k, c))) ? Tier.Exact : Tier.Extends;
    }
}
