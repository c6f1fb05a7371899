namespace Symbolic;

/// <summary>
/// An expression in the functions of one or two angles as a rational function of their sines and cosines, factored: with the squares of
/// the sines written by the cosines, and the other way round. cos(u)·cot(u)·csc(u) and the like meet in it. Whether that is shorter
/// the caller decides.
/// </summary>
internal static class CircularForms
{
    private const int MaxAngles = 2;
    private const int MaxFunctions = 8;

    /// <summary>The forms; none where no angle has two functions.</summary>
    public static IEnumerable<Expr> Of(Expr expr, CancellationToken cancellation)
    {
        var functions = new List<Expr>();
        var seen = new HashSet<int> { expr.Id };
        var open = new Stack<Expr>([expr]);
        while (open.TryPop(out Expr node))
        {
            if (!Atoms.IsArithmetic(node))
            {
                if (IsCircular(node))
                {
                    functions.Add(node);
                }

                continue;
            }

            foreach (Expr operand in node.Operands)
            {
                if (seen.Add(operand.Id))
                {
                    open.Push(operand);
                }
            }
        }

        int angles = functions.Select(static f => f.Operands[0]).Distinct().Count();
        if (functions.Count > MaxFunctions || angles > MaxAngles || functions.Count == angles || seen.Count < 6)
        {
            yield break;
        }

        Expr reduced = InSinesAndCosines(expr, seen);
        foreach ((UnaryOperator even, UnaryOperator other) in ((UnaryOperator, UnaryOperator)[])[(Operators.Cos, Operators.Sin), (Operators.Sin, Operators.Cos)])
        {
            if (RationalForms.TryFactorWithSquares(reduced, even, other, AlgebraBudget.Small(cancellation)) is { } form)
            {
                yield return form.Result;
            }
        }
    }

    private static bool IsCircular(Expr node) => AngleShifts.Functions.Contains(node.Operator);

    // The arithmetic on top with every other function by its definition; operands have smaller ids than what they are in.
    private static Expr InSinesAndCosines(Expr root, HashSet<int> region)
    {
        var results = new Dictionary<int, Expr>();
        foreach (int id in region.Order())
        {
            Expr node = root.Graph[id];
            results[id] = Atoms.IsArithmetic(node) ? root.Graph.Rebuild(node, [.. node.Operands.Select(o => results[o.Id])])
                : IsCircular(node) && node.Operator is UnaryOperator { Definition: { } definition } ? definition(node.Operands[0])
                : node;
        }

        return results[root.Id];
    }
}
