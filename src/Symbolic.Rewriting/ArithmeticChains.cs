namespace Symbolic;

/// <summary>What a node continues, together with nodes of the same kind around it.</summary>
internal enum Chain : byte
{
    /// <summary>Nothing: it is the topmost node of a chain, or belongs to none.</summary>
    None,

    /// <summary>A sum, with differences and negations.</summary>
    Sum,

    /// <summary>A product, with quotients and negations.</summary>
    Product,
}

/// <summary>Sums and products are stored with two operands; passes look at a whole chain of them at once, at its topmost node.</summary>
internal static class ArithmeticChains
{
    /// <summary>The kind of chain that a node continues below it; a negation belongs to the chain that it stands in.</summary>
    public static Chain Below(Expr node, Chain around) =>
        node.Is(Operators.Add) || node.Is(Operators.Subtract) ? Chain.Sum
        : node.Is(Operators.Multiply) || node.Is(Operators.Divide) ? Chain.Product
        : node.Is(Operators.Negate) ? (around == Chain.Sum ? Chain.Sum : Chain.Product)
        : Chain.None;

    /// <summary>For each node of a cone the chain inside which it stands: used once, by a node of the same kind.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cone">The nodes, operands first.</param>
    /// <param name="roots">What is asked for, which stands inside no chain.</param>
    /// <param name="joins">Whether a node with an operand of the same kind takes it into its chain.</param>
    public static Chain[] Within(ExprGraph graph, Cone cone, IReadOnlyList<Expr> roots, Func<Expr, Expr, bool> joins)
    {
        int[] uses = new int[cone.Count];
        foreach (Expr root in roots)
        {
            uses[cone.PlaceOf(root.Id)] = 2;
        }

        foreach (int id in cone.Ids)
        {
            foreach (int operand in graph.OperandsAt(id))
            {
                if (cone.PlaceOf(operand) is >= 0 and int below)
                {
                    uses[below]++;
                }
            }
        }

        var chains = new Chain[cone.Count];
        for (int place = cone.Count - 1; place >= 0; place--)
        {
            Expr node = graph[cone[place]];
            Chain below = Below(node, chains[place]);
            if (below == Chain.None)
            {
                continue;
            }

            foreach (int operand in graph.OperandsAt(node.Id))
            {
                Expr child = graph[operand];
                if (cone.PlaceOf(operand) is >= 0 and int inner && uses[inner] == 1 && Below(child, below) == below && joins(node, child))
                {
                    chains[inner] = below;
                }
            }
        }

        return chains;
    }
}
