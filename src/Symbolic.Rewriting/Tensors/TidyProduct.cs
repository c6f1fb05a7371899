namespace Symbolic;

/// <summary>
/// An Einstein sum with one factor for each set of indices, symmetric matrices turned so that they read from the first index of the
/// result onwards, and without what cancels: X⁻¹X, (y/p)ᵀp, vᵀv/‖v‖.
/// </summary>
internal sealed class TidyProduct(ExprGraph graph, Symmetry symmetry, Action<Expr> report)
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

            int same = operand.Is(Operators.Delta) || indices.Length == 0 ? -1
                : factors.FindIndex(f => f.Indices.AsSpan().SequenceEqual(indices) && !f.Node.Is(Operators.Delta) && (Meet(pattern, indices) || Divides(f.Node, operand) || Divides(operand, f.Node)));
            if (same >= 0)
            {
                factors[same] = (factors[same].Node * operand, indices);
                changed = true;
            }
            else if (indices is [var index] && IsBetween(pattern, index) && factors.FindIndex(f => f.Indices is [var own] && own == index && (IsUnitOf(f.Node, operand) || IsUnitOf(operand, f.Node))) is >= 0 and var unit)
            {
                // vᵀv/‖v‖ is ‖v‖.
                factors[unit] = (Operators.Norm[factors[unit].Node.Is(Operators.Unit) ? operand : factors[unit].Node], []);
                changed = true;
            }
            else if (factors.FindIndex(f => Cancel(pattern, f, (operand, indices))) is >= 0 and var inverse)
            {
                Expr matrix = operand.Is(Operators.Inverse) && operand.Operands[0] == factors[inverse].Node ? factors[inverse].Node : operand;
                int shared = indices.Intersect(factors[inverse].Indices).First(k => IsBetween(pattern, k));
                report(Operators.NotEqual[Operators.Determinant[matrix], graph.Zero]);
                factors[inverse] = (graph.Identity(matrix.Shape[0]), [factors[inverse].Indices.First(k => k != shared), indices.First(k => k != shared)]);
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
            // An index that went with what cancelled is summed no more.
            if (pattern.Output.Contains(index) || factors.Exists(f => f.Indices.Contains(index)))
            {
                builder.Size(index, pattern.Sizes[index]);
            }
        }

        foreach ((Expr factor, int[] indices) in factors)
        {
            builder.Multiply(factor, indices);
        }

        return builder.Build([.. pattern.Output]);
    }

    private static bool IsUnitOf(Expr unit, Expr vector) => unit.Is(Operators.Unit) && unit.Operands[0] == vector;

    // y/p meets what it is divided by.
    private static bool Divides(Expr quotient, Expr divisor)
    {
        Expr below = quotient.Is(Operators.Divide) ? quotient.Operands[1] : quotient;
        for (int depth = 0; depth < 16 && below != quotient; depth++)
        {
            if (below == divisor || (below.Is(Operators.Multiply) && below.Operands[1] == divisor))
            {
                return true;
            }

            below = below.Is(Operators.Multiply) ? below.Operands[0] : quotient;
        }

        return false;
    }

    // X⁻¹X or XX⁻¹: the index between them is summed and on nothing else.
    private static bool Cancel(Contraction pattern, (Expr Node, int[] Indices) a, (Expr Node, int[] Indices) b)
    {
        bool inverse = (a.Node.Is(Operators.Inverse) && a.Node.Operands[0] == b.Node) || (b.Node.Is(Operators.Inverse) && b.Node.Operands[0] == a.Node);
        if (!inverse || a.Indices.Length != 2 || b.Indices.Length != 2 || a.Indices[0] == a.Indices[1] || b.Indices[0] == b.Indices[1])
        {
            return false;
        }

        return (a.Indices[1] == b.Indices[0] && IsBetween(pattern, a.Indices[1])) || (a.Indices[0] == b.Indices[1] && IsBetween(pattern, a.Indices[0]));
    }

    private static bool IsBetween(Contraction pattern, int index) => !pattern.Output.Contains(index) && pattern.Inputs.Count(i => i.Contains(index)) == 2;

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
