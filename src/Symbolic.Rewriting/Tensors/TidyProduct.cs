namespace Symbolic;

/// <summary>An Einstein sum with one factor for each set of indices, and symmetric matrices turned the way in which their indices first occur.</summary>
internal sealed class TidyProduct(ExprGraph graph, Symmetry symmetry)
{
    public Expr Of(Expr node)
    {
        Contraction pattern = node.Contraction;
        if (ExprGraph.IsFill(node))
        {
            return node;
        }

        var factors = new List<(Expr Node, int[] Indices)>();
        var order = new Dictionary<int, int>();
        foreach (int index in pattern.Output)
        {
            order.Add(index, order.Count);
        }

        bool changed = false;
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            Expr operand = node.Operands[i];
            int[] indices = [.. pattern.Inputs[i]];
            foreach (int index in indices)
            {
                order.TryAdd(index, order.Count);
            }

            if (indices.Length == 2 && order[indices[0]] > order[indices[1]] && symmetry.IsSymmetric(operand))
            {
                (indices[0], indices[1]) = (indices[1], indices[0]);
                changed = true;
            }

            int same = operand.Is(Operators.Delta) || indices.Length == 0 ? -1 : factors.FindIndex(f => f.Indices.AsSpan().SequenceEqual(indices) && !f.Node.Is(Operators.Delta));
            if (same >= 0 && Meet(pattern, indices))
            {
                factors[same] = (factors[same].Node * operand, indices);
                changed = true;
            }
            else
            {
                factors.Add((operand, indices));
            }
        }

        if (!changed)
        {
            return node;
        }

        var builder = new ContractionBuilder(graph);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            builder.Size(index, pattern.Sizes[index]);
        }

        foreach ((Expr factor, int[] indices) in factors)
        {
            builder.Multiply(factor, indices);
        }

        return builder.Build([.. pattern.Output]);
    }

    // xᵀx and the trace of AᵀA stay what they are: the product entry by entry is for indices that others carry or the result keeps.
    private static bool Meet(Contraction pattern, int[] indices) =>
        indices.Any(index => pattern.Output.Contains(index) || pattern.Inputs.Count(i => i.Contains(index)) > 2);
}
