namespace Symbolic;

/// <summary>An Einstein sum with one factor for each set of indices, and symmetric matrices turned so that they read from the first index of the result onwards.</summary>
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
        int[] order = Distances(pattern);
        bool changed = false;
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            Expr operand = node.Operands[i];
            int[] indices = [.. pattern.Inputs[i]];
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

    // How many factors lie between each index and the first one of the result (of the first factor, when the result is a number).
    private static int[] Distances(Contraction pattern)
    {
        int[] distances = new int[pattern.Sizes.Length];
        Array.Fill(distances, int.MaxValue);
        int start = pattern.Output.Length > 0 ? pattern.Output[0] : pattern.Inputs.First(static i => i.Length > 0)[0];
        distances[start] = 0;
        var open = new Queue<int>();
        open.Enqueue(start);
        while (open.TryDequeue(out int index))
        {
            foreach (int next in pattern.Inputs.Where(i => i.Contains(index)).SelectMany(static i => i))
            {
                if (distances[next] == int.MaxValue)
                {
                    distances[next] = distances[index] + 1;
                    open.Enqueue(next);
                }
            }
        }

        return distances;
    }

    // xᵀx and the trace of AᵀA stay what they are: the product entry by entry is for indices that others carry or the result keeps.
    private static bool Meet(Contraction pattern, int[] indices) =>
        indices.Any(index => pattern.Output.Contains(index) || pattern.Inputs.Count(i => i.Contains(index)) > 2);
}
