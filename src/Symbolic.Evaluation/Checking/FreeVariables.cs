namespace Symbolic;

/// <summary>The variables on which expressions depend.</summary>
internal static class FreeVariables
{
    /// <summary>The variables in the order in which the graph got them.</summary>
    public static List<Expr> Of(ExprGraph graph, ReadOnlySpan<int> roots)
    {
        var found = new List<Expr>();
        bool[] needed = graph.Reachable(roots);
        for (int id = 0; id < needed.Length; id++)
        {
            if (needed[id] && graph.IsSymbol(id))
            {
                found.Add(graph[id]);
            }
        }

        return found;
    }
}
