namespace Symbolic;

public readonly partial struct Expr
{
    /// <summary>
    /// All nodes of the expression, each once however often it is used, operands before the nodes that use them, so that the expression
    /// itself is the last. The time is proportional to the number of nodes.
    /// </summary>
    public IReadOnlyList<Expr> Descendants()
    {
        ExprGraph graph = Owner;
        Cone cone = graph.TakeCone();
        cone.Collect([Id]);
        Expr[] nodes = [.. cone.Ids.Select(id => new Expr(graph, id))];
        graph.GiveBack(cone);
        return nodes;
    }

    /// <summary>The variables of the expression, each once, in the order in which the graph got to know them.</summary>
    public IReadOnlyList<Expr> FreeVariables() => [.. Descendants().Where(static node => node.IsSymbol)];

    /// <summary>True when the expression contains a node.</summary>
    public bool Contains(Expr part)
    {
        Owner.Check(part);
        return Descendants().Contains(part);
    }

    /// <summary>
    /// Computes something from the leaves up: for each node once, from the node and from what was computed for its operands. The depth,
    /// say, is <c>f.Fold&lt;int&gt;((node, depths) => depths.IsEmpty ? 0 : 1 + depths.ToArray().Max())</c>.
    /// </summary>
    /// <typeparam name="T">What is computed.</typeparam>
    /// <param name="combine">The value of a node, from the node and the values of its operands in their order. The span is valid during the call.</param>
    public T Fold<T>(Func<Expr, ReadOnlySpan<T>, T> combine)
    {
        ArgumentNullException.ThrowIfNull(combine);
        ExprGraph graph = Owner;
        IReadOnlyList<Expr> nodes = Descendants();
        var places = new Dictionary<int, int>(nodes.Count);
        var values = new T[nodes.Count];
        T[] operands = new T[4];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<int> ids = graph.OperandsAt(nodes[i].Id);
            if (operands.Length < ids.Length)
            {
                operands = new T[Math.Max(ids.Length, operands.Length * 2)];
            }

            for (int k = 0; k < ids.Length; k++)
            {
                operands[k] = values[places[ids[k]]];
            }

            values[i] = combine(nodes[i], operands.AsSpan(0, ids.Length));
            places.Add(nodes[i].Id, i);
        }

        return values[^1];
    }
}
