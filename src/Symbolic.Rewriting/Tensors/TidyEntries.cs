namespace Symbolic;

/// <summary>
/// Entries and slices of what is written out entry by entry: the second entry of [a; b] + 2v is b + 2v₂. In an Einstein sum they are
/// a delta on an index that is summed, j = 1 for an entry, i − j = 1 for a slice; the delta goes, and every factor that carries
/// the index is replaced by its part.
/// </summary>
internal static class TidyEntries
{
    // What is worked out entry by entry is not searched for written entries beyond this.
    private const int MostInside = 200;

    /// <summary>The sum without one of its deltas; null where none picks something that is written out.</summary>
    public static Expr? Of(Expr sum)
    {
        Contraction pattern = sum.Contraction;
        for (int at = 0; at < pattern.Inputs.Length; at++)
        {
            if (sum.Operands[at].Is(Operators.Delta) && PickOf(sum, at) is { } pick && Without(sum, at, pick) is { } rest)
            {
                return rest;
            }
        }

        return null;
    }

    // The index that goes, what is taken of its axis, and for a slice the index that comes for it, otherwise −1.
    private readonly record struct Pick(int Index, AxisPart Part, int Kept);

    private static Pick? PickOf(Expr sum, int at)
    {
        Contraction pattern = sum.Contraction;
        Delta delta = sum.Operands[at].Delta;
        int[] indices = [.. pattern.Inputs[at]];
        if (!delta.Constant.IsFixed || !delta.Axes.All(static a => a.IsFixed) || !delta.Factors.All(static f => f.IsFixed && Math.Abs(f.Length) == 1))
        {
            return null;
        }

        for (int i = 0; i < indices.Length && indices.Length <= 2; i++)
        {
            int first = delta.Constant.Length * delta.Factors[i].Length, length = delta.Axes[i].Length;
            if (pattern.Output.Contains(indices[i]))
            {
                continue;
            }

            if (indices.Length == 1)
            {
                return first >= 0 && first < length ? new Pick(indices[0], AxisPart.At(first + 1), -1) : null;
            }

            int other = 1 - i, taken = delta.Axes[other].Length;
            if (indices[0] != indices[1] && delta.Factors[0] + delta.Factors[1] == 0 && first >= 0 && taken > 0 && first + taken <= length)
            {
                return new Pick(indices[i], AxisPart.Range(first + 1, first + taken), indices[other]);
            }
        }

        return null;
    }

    private static Expr? Without(Expr sum, int delta, Pick pick)
    {
        Contraction pattern = sum.Contraction;
        var builder = new ContractionBuilder(sum.Graph);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            if (index != pick.Index)
            {
                builder.Size(index, pattern.Sizes[index]);
            }
        }

        bool any = false;
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            int[] indices = [.. pattern.Inputs[i]];
            if (i == delta)
            {
                continue;
            }

            if (!indices.Contains(pick.Index))
            {
                builder.Multiply(sum.Operands[i], indices);
                continue;
            }

            AxisPart[] parts = [.. indices.Select(index => index == pick.Index ? pick.Part : AxisPart.All)];
            if (PartOf(sum.Operands[i], parts) is not { } part)
            {
                return null;
            }

            any = true;
            builder.Multiply(part, [.. indices.Select(index => index == pick.Index ? pick.Kept : index).Where(static index => index >= 0)]);
        }

        return any ? builder.Build([.. pattern.Output]) : null;
    }

    // The part of a tensor that is worked out entry by entry from tensors of which one is written out at least; null for others.
    private static Expr? PartOf(Expr tensor, AxisPart[] parts)
    {
        ExprGraph graph = tensor.Graph;
        var inside = new SortedSet<int>();
        var open = new Stack<int>([tensor.Id]);
        bool isWritten = false;
        while (open.TryPop(out int id))
        {
            Expr node = graph[id];
            if (node.Shape.IsScalar || !inside.Add(id))
            {
                continue;
            }

            if (inside.Count > MostInside)
            {
                return null;
            }

            if (IsEntrywise(node))
            {
                foreach (int operand in graph.OperandsAt(id))
                {
                    open.Push(operand);
                }
            }
            else if (node.Is(Operators.Array))
            {
                isWritten = true;
            }
            else if (!node.IsSymbol && !node.Is(Operators.Einsum))
            {
                return null;
            }
        }

        if (!isWritten)
        {
            return null;
        }

        var known = new Dictionary<int, Expr>();
        foreach (int id in inside)
        {
            Expr node = graph[id];
            known[id] = IsEntrywise(node) ? graph.Rebuild(node, [.. node.Operands.Select(o => known.GetValueOrDefault(o.Id, o))])
                : node.Is(Operators.Array) ? Entries(node, parts)
                : TensorFunctions.Slice(node, parts);
        }

        return known[tensor.Id];
    }

    private static bool IsEntrywise(Expr node) =>
        node.Operator is UnaryOperator or BinaryOperator or NaryOperator && node.Operands.All(o => o.Shape.IsScalar || o.Shape == node.Shape);

    private static Expr Entries(Expr array, AxisPart[] parts)
    {
        List<int> places = [0];
        var kept = new List<Dim>();
        for (int axis = 0; axis < parts.Length; axis++)
        {
            int length = array.Shape[axis].Length;
            (int from, int to) = parts[axis].IsAll ? (1, length) : (parts[axis].From.Length, parts[axis].To.Length);
            places = [.. places.SelectMany(place => Enumerable.Range(from - 1, to - from + 1).Select(k => (place * length) + k))];
            if (!parts[axis].IsPosition)
            {
                kept.Add(to - from + 1);
            }
        }

        return kept.Count == 0 ? array.Operands[places[0]] : array.Graph.Array(new Shape([.. kept]), [.. places.Select(place => array.Operands[place])]);
    }
}
