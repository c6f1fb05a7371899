namespace Symbolic.Repl.Work;

/// <summary>The nodes of expressions, what they share once.</summary>
internal static class DistinctNodes
{
    public static int Count(IEnumerable<Expr> roots) => Seen(roots).Count;

    /// <summary>The nodes of an expression, operands before what is made of them.</summary>
    public static IReadOnlyList<Expr> Of(Expr root) => [.. Seen([root]).Values.OrderBy(static n => n.Id)];

    private static Dictionary<int, Expr> Seen(IEnumerable<Expr> roots)
    {
        var seen = new Dictionary<int, Expr>();
        var open = new Stack<Expr>();
        foreach (Expr root in roots)
        {
            Visit(root);
            while (open.TryPop(out Expr node))
            {
                Expr.OperandList operands = node.Operands;
                for (int i = 0; i < operands.Count; i++)
                {
                    Visit(operands[i]);
                }
            }
        }

        return seen;

        void Visit(Expr node)
        {
            if (seen.TryAdd(node.Id, node))
            {
                open.Push(node);
            }
        }
    }
}
