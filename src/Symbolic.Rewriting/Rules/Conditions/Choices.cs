namespace Symbolic;

/// <summary>Choices by a condition.</summary>
internal static class Choices
{
    // Choices inside choices are followed to this depth; deeper ones were met when they were simplified themselves.
    private const int MaxKnown = 16;

    /// <summary>Both branches are equal up to reordering.</summary>
    public static IEnumerable<Rewrite> EqualBranches(Expr expr, Rewriter rewriter) =>
        expr.Operands[1].Type.IsRealScalar && rewriter.Same(expr.Operands[1], expr.Operands[2]) ? [new Rewrite(expr.Operands[1])] : [];

    /// <summary>A choice in a branch by a condition that the branch has settled.</summary>
    public static IEnumerable<Rewrite> KnownConditions(Expr expr)
    {
        Expr condition = expr.Operands[0];
        Expr yes = Settle(expr.Operands[1], Conjuncts(condition), []);
        Expr no = Settle(expr.Operands[2], [], Disjuncts(condition));
        return yes != expr.Operands[1] || no != expr.Operands[2] ? [new Rewrite(expr.Graph.Select(condition, yes, no))] : [];
    }

    /// <summary>Two conditions lead to the same value.</summary>
    public static IEnumerable<Rewrite> JoinedConditions(Expr expr, Rewriter rewriter)
    {
        (Expr condition, Expr yes, Expr no) = (expr.Operands[0], expr.Operands[1], expr.Operands[2]);
        if (!yes.Type.IsRealScalar)
        {
            yield break;
        }

        if (no.Is(Operators.Select) && rewriter.Same(no.Operands[1], yes))
        {
            yield return new Rewrite(expr.Graph.Select(condition | no.Operands[0], yes, no.Operands[2]));
        }

        if (yes.Is(Operators.Select) && rewriter.Same(yes.Operands[2], no))
        {
            yield return new Rewrite(expr.Graph.Select(condition & yes.Operands[0], yes.Operands[1], no));
        }
    }

    /// <summary>a ∧ (a ∨ b) and a ∨ (a ∧ b) are a.</summary>
    public static IEnumerable<Rewrite> Absorb(Expr expr)
    {
        BinaryOperator other = expr.Is(Operators.And) ? Operators.Or : Operators.And;
        (Expr a, Expr b) = (expr.Operands[0], expr.Operands[1]);
        return b.Is(other) && b.Operands.Contains(a) ? [new Rewrite(a)] : a.Is(other) && a.Operands.Contains(b) ? [new Rewrite(b)] : [];
    }

    // The topmost choices of a branch, one inside the other.
    private static Expr Settle(Expr branch, List<Expr> holding, List<Expr> failing)
    {
        for (int i = 0; i < MaxKnown && branch.Is(Operators.Select); i++)
        {
            Expr condition = Known(branch.Operands[0], holding, failing);
            if (condition == branch.Operands[0])
            {
                break;
            }

            branch = branch.Graph.Select(condition, branch.Operands[1], branch.Operands[2]);
        }

        return branch;
    }

    // A condition of which parts are known to hold or to fail.
    private static Expr Known(Expr condition, List<Expr> holding, List<Expr> failing)
    {
        ExprGraph graph = condition.Graph;
        if (Part(condition) is { } whole)
        {
            return whole;
        }

        if (condition.Is(Operators.And) || condition.Is(Operators.Or))
        {
            Expr left = Part(condition.Operands[0]) ?? condition.Operands[0], right = Part(condition.Operands[1]) ?? condition.Operands[1];
            return ((BinaryOperator)condition.Operator)[left, right];
        }

        return condition;

        Expr? Part(Expr part) =>
            holding.Contains(part) || failing.Exists(f => !f == part) ? graph.True
            : failing.Contains(part) || holding.Exists(h => !h == part) ? graph.False
            : null;
    }

    private static List<Expr> Conjuncts(Expr condition) => Parts(condition, Operators.And);

    private static List<Expr> Disjuncts(Expr condition) => Parts(condition, Operators.Or);

    private static List<Expr> Parts(Expr condition, Operator joining)
    {
        List<Expr> parts = [condition];
        for (int i = 0; i < parts.Count && parts.Count < MaxKnown; i++)
        {
            if (parts[i].Is(joining))
            {
                parts.AddRange(parts[i].Operands);
            }
        }

        return parts;
    }
}
