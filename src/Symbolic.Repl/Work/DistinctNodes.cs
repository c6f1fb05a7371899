namespace Symbolic.Repl.Work;

/// <summary>The size of expressions when what they share is counted once.</summary>
internal static class DistinctNodes
{
    public static int Count(IEnumerable<Expr> roots)
    {
        var seen = new HashSet<int>();
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

        return seen.Count;

        void Visit(Expr node)
        {
            if (seen.Add(node.Id))
            {
                open.Push(node);
            }
        }
    }
}
