namespace Symbolic.Verification;

/// <summary>
/// The small mistakes that can be made in writing a formula: every expression that differs from a given one in a single node. A node
/// becomes one of its operands, its opposite, or a node of another operator of the same signature; operands change places; a number
/// becomes the next one; a condition is strict where it was not.
/// </summary>
internal static class NodeMutants
{
    private const int Alternatives = 4;

    /// <param name="root">The formula.</param>
    /// <param name="given">Nodes of which it is made; mistakes are not looked for inside them.</param>
    public static IEnumerable<NodeMutant> Of(Expr root, IReadOnlyCollection<Expr> given)
    {
        var seen = new HashSet<Expr>(given) { root };
        var open = new Queue<(Expr Node, int[] Path)>(given.Contains(root) ? [] : [(root, [])]);
        while (open.TryDequeue(out (Expr Node, int[] Path) next))
        {
            foreach ((string change, Expr changed) in ChangesOf(next.Node))
            {
                if (IsChange(next.Node, changed))
                {
                    yield return new NodeMutant(next.Path, next.Node.Operator, change);
                }
            }

            for (int i = 0; i < next.Node.Operands.Count; i++)
            {
                if (seen.Add(next.Node.Operands[i]))
                {
                    open.Enqueue((next.Node.Operands[i], [.. next.Path, i]));
                }
            }
        }
    }

    /// <summary>A formula with a mistake, or itself where it has no place for it.</summary>
    public static Expr With(this Expr root, NodeMutant mistake)
    {
        Expr node = root;
        foreach (int step in mistake.Path)
        {
            if (step >= node.Operands.Count)
            {
                return root;
            }

            node = node.Operands[step];
        }

        foreach ((string change, Expr changed) in node.Operator == mistake.Operator ? ChangesOf(node) : [])
        {
            if (change == mistake.Change)
            {
                return !IsChange(node, changed) ? root : mistake.Path.Count == 0 ? changed : root.Substitute(node, changed);
            }
        }

        return root;
    }

    private static bool IsChange(Expr node, Expr changed) => changed != node && changed.Type == node.Type;

    private static IEnumerable<(string Change, Expr Changed)> ChangesOf(Expr node)
    {
        ExprGraph graph = node.Graph;
        Expr[] operands = [.. node.Operands];
        bool isReal = node.Type.Element == Element.Real;
        if (node.IsNumber)
        {
            yield return ("→ next number", graph.Number(node.Number + 1));
        }

        if (!(node.IsNumber && node.Number.IsZero))
        {
            yield return ("→ opposite", isReal ? -node : !node);
        }

        foreach (Expr operand in operands)
        {
            yield return ($"→ operand {Array.IndexOf(operands, operand)}", operand);
        }

        if (operands.Length > 1 && operands[^1].Type == operands[^2].Type && node.Operator != Operators.Einsum)
        {
            yield return ("exchanged", Applied(node, [.. operands[..^2], operands[^1], operands[^2]]));
        }

        foreach (Operator other in OfSameSignature(node))
        {
            yield return ($"→ {other}", graph.Apply(other, operands));
        }

        if (node.Operator == Operators.Einsum)
        {
            for (int i = 0; i < operands.Length; i++)
            {
                yield return ($"without factor {i}", node.Substitute(operands[i], graph.Fill(graph.One, operands[i].Shape)));
                if (operands[i].Shape.Order >= 2 && operands[i].Shape[0] == operands[i].Shape[1])
                {
                    yield return ($"factor {i} transposed", node.Substitute(operands[i], Transposed(operands[i])));
                }
            }
        }

        if (node.Shape.Order >= 2 && node.Shape[0] == node.Shape[1])
        {
            yield return ("transposed", Transposed(node));
        }
    }

    // The next few in the table, from the first again after the last.
    private static IEnumerable<Operator> OfSameSignature(Expr node) => node.Operator is UnaryOperator or BinaryOperator
        ? node.Graph.Operators.All.SkipWhile(o => o != node.Operator).Skip(1).Concat(node.Graph.Operators.All.TakeWhile(o => o != node.Operator))
            .Where(o => o.GetType() == node.Operator.GetType() && o.ResultElement == node.Operator.ResultElement && o.OperandElement(0) == node.Operator.OperandElement(0))
            .Take(Alternatives)
        : [];

    private static Expr Applied(Expr like, Expr[] operands) =>
        like.Operator is LeafOperator ? like.Graph.Array(like.Shape, operands) : like.Graph.Apply(like.Operator, operands);

    private static Expr Transposed(Expr tensor)
    {
        string rest = "cdefgh"[..(tensor.Shape.Order - 2)];
        return tensor.Graph.Einsum($"ab{rest}->ba{rest}", tensor);
    }
}

/// <summary>A mistake in one node of a formula.</summary>
/// <param name="Path">The way to the node: which operand of which operand.</param>
/// <param name="Operator">The operator of the node.</param>
/// <param name="Change">What is made of it.</param>
internal sealed record NodeMutant(IReadOnlyList<int> Path, Operator Operator, string Change)
{
    public override string ToString() => $"{Operator}{string.Concat(Path.Select(static step => $".{step}"))} {Change}";
}
