namespace Symbolic;

/// <summary>The walk over the sums, products and whole powers of one expression, down to its atoms; with a stack, each node once.</summary>
internal static class ArithmeticWalk
{
    /// <summary>Finds the variables of an expression, those below its roots too.</summary>
    public static Atoms AtomsOf(Expr root, AlgebraBudget budget) => AtomsOf([root], budget);

    /// <summary>Finds the common variables of several expressions.</summary>
    public static Atoms AtomsOf(ReadOnlySpan<Expr> roots, AlgebraBudget budget)
    {
        ExprGraph graph = roots[0].Graph;
        var atoms = new Atoms(graph);
        var seen = new HashSet<int>();
        var open = new Stack<Expr>();
        foreach (Expr root in roots)
        {
            open.Push(root);
        }

        while (open.TryPop(out Expr node))
        {
            budget.Spend(1);
            if (!seen.Add(node.Id))
            {
                continue;
            }

            if (!Atoms.IsArithmetic(node))
            {
                atoms.Add(node);
                if (RadicandOf(node) is { } radicand)
                {
                    open.Push(radicand);
                }

                continue;
            }

            int count = node.Is(Operators.Power) ? 1 : node.Operands.Count;
            for (int i = 0; i < count; i++)
            {
                open.Push(node.Operands[i]);
            }
        }

        atoms.Freeze();
        return atoms;
    }

    /// <summary>What stands below a root or between bars, when the algebra can look into it.</summary>
    public static Expr? RadicandOf(Expr atom) =>
        (atom.Is(Operators.Sqrt) || atom.Is(Operators.Abs) || (atom.Is(Operators.Power) && atom.Operands[1].IsNumber)) && !atom.Operands[0].IsNumber
            && (atom.Is(Operators.Abs) || Atoms.IsArithmetic(atom.Operands[0])) ? atom.Operands[0] : null;

    /// <summary>Calls <paramref name="visit"/> for each arithmetic node and each atom below the roots, operands first; sums are visited as one with all their terms.</summary>
    public static void Visit(Expr root, HashSet<int> done, AlgebraBudget budget, Action<Expr, List<(Expr Node, int Sign)>> visit)
    {
        var open = new Stack<(Expr Node, List<(Expr Node, int Sign)>? Parts)>();
        open.Push((root, null));
        while (open.TryPop(out var next))
        {
            budget.Spend(1);
            (Expr node, List<(Expr Node, int Sign)>? parts) = next;
            if (parts is not null)
            {
                if (done.Add(node.Id))
                {
                    visit(node, parts);
                }

                continue;
            }

            if (done.Contains(node.Id))
            {
                continue;
            }

            parts = PartsOf(node, budget);
            open.Push((node, parts));
            foreach ((Expr part, _) in parts)
            {
                open.Push((part, null));
            }
        }
    }

    /// <summary>The operands of an arithmetic node, all terms of a sum; nothing for an atom.</summary>
    public static List<(Expr Node, int Sign)> PartsOf(Expr node, AlgebraBudget budget)
    {
        if (!Atoms.IsArithmetic(node))
        {
            return [];
        }

        if (IsSum(node))
        {
            return SummandsOf(node, budget);
        }

        return node.Operands.Count == 1 || node.Is(Operators.Power) ? [(node.Operands[0], 1)] : [(node.Operands[0], 1), (node.Operands[1], 1)];
    }

    public static bool IsSum(Expr node) => node.Type.IsRealScalar && (node.Is(Operators.Add) || node.Is(Operators.Subtract));

    private static List<(Expr Node, int Sign)> SummandsOf(Expr sum, AlgebraBudget budget)
    {
        var parts = new List<(Expr, int)>();
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((sum, 1));
        while (open.TryPop(out var next))
        {
            budget.Spend(1);
            (Expr node, int sign) = next;
            if (IsSum(node))
            {
                open.Push((node.Operands[1], node.Is(Operators.Add) ? sign : -sign));
                open.Push((node.Operands[0], sign));
            }
            else if (node.Is(Operators.Negate) && node.Type.IsRealScalar)
            {
                open.Push((node.Operands[0], -sign));
            }
            else
            {
                parts.Add(next);
                budget.CheckTerms(parts.Count);
            }
        }

        return parts;
    }
}
