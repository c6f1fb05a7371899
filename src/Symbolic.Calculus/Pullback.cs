namespace Symbolic;

/// <summary>
/// The reverse rule of one node when tensors are involved. An adjoint has the axes of its node, and in front of them those of the
/// output that is differentiated when that is a tensor itself.
/// Source: Laue, Mitterreiter and Giesen, NeurIPS 2018, section 4 (reverse mode).
/// </summary>
internal static class Pullback
{
    private const int Outer = 1 << 12;
    private const int Doubled = 1 << 14;

    /// <summary>The contribution of a node to the adjoint of its operand at a position; null when it is structurally zero.</summary>
    /// <param name="node">The node.</param>
    /// <param name="position">The operand.</param>
    /// <param name="adjoint">The adjoint of the node.</param>
    /// <param name="outer">How many axes the differentiated output has.</param>
    /// <param name="known">See <see cref="Adjoint.Through"/>.</param>
    /// <param name="notes">Receives what the reader should know.</param>
    public static Adjoint? Of(Expr node, int position, Adjoint adjoint, int outer, int known, ICollection<string>? notes)
    {
        Adjoint contribution;
        switch (node.Operator)
        {
            case TensorOperator op:
                contribution = OfTensorOperator(op, node, position, adjoint.Spread());
                break;
            case LeafOperator when node.Is(Operators.Einsum):
                contribution = OfEinsum(node, position, adjoint.Spread(), outer);
                break;
            case LeafOperator when node.Is(Operators.Array):
                contribution = OfEntry(node, position, adjoint.Spread(), outer);
                break;
            default:
                return OfPointwise(node, position, adjoint, outer, known, notes);
        }

        return contribution.Value.IsZeroEverywhere() ? null : contribution;
    }

    private static Adjoint? OfPointwise(Expr node, int position, Adjoint adjoint, int outer, int known, ICollection<string>? notes)
    {
        Partial partial = LocalPartial.Of(node, position, notes);
        Expr operand = node.Operands[position];
        return partial.Value.IsZero ? null
            : outer > 0 ? OfPointwise(node, operand, adjoint, partial, outer)
            : node.Shape.IsScalar || operand.Shape == node.Shape ? adjoint.Through(partial, IsSelection(node), known)
            : OfNumber(node, adjoint, partial);
    }

    private static bool IsSelection(Expr node) => node.Operator is NaryOperator { Conditions: > 0 };

    // An operand that is a number meets every entry, so its adjoint is the sum over all entries.
    private static Adjoint OfNumber(Expr node, Adjoint adjoint, Partial partial)
    {
        Adjoint guarded = adjoint.When(partial.Guard, IsSelection(node)).Protected(partial.Value).Spread();
        int[] axes = [.. Enumerable.Range(0, node.Shape.Order)];
        var builder = new ContractionBuilder(node.Graph);
        builder.Multiply(guarded.Value, axes);
        builder.Multiply(partial.Value, partial.Value.Shape.IsScalar ? [] : axes);
        return new Adjoint(builder.Build([]), guarded.Guard, guarded.Reach?.Anywhere(), guarded.IsArm);
    }

    // With axes in front a condition on entries is worked into the partial, which has none of them: what the adjoint has of zeros and
    // of products stays what it is. One on the whole waits, as always.
    private static Adjoint OfPointwise(Expr node, Expr operand, Adjoint adjoint, Partial partial, int outer)
    {
        ExprGraph graph = node.Graph;
        Expr factor = partial.Value;
        if (adjoint.Reach is { } reach && !factor.Facts.IsTotal)
        {
            factor = graph.Select(reach.On(graph, node.Shape), factor, graph.Zero);
        }

        Reach? reached = adjoint.Reach;
        if (partial.Guard is { } guard && guard.Shape.IsScalar)
        {
            adjoint = adjoint.When(guard, IsSelection(node));
        }
        else if (partial.Guard is { } byEntry)
        {
            factor = graph.Select(byEntry, factor, graph.Zero);
            reached = IsSelection(node) ? Reach.And(reached, Reach.Where(byEntry)) : reached;
        }

        bool sums = operand.Shape.IsScalar && !node.Shape.IsScalar;
        int[] axes = [.. Enumerable.Range(0, node.Shape.Order)];
        int[] front = [.. Enumerable.Range(Outer, outer)];
        var builder = new ContractionBuilder(graph);
        builder.Multiply(adjoint.Value, [.. front, .. axes]);
        builder.Multiply(factor, factor.Shape.IsScalar ? [] : axes);
        return new Adjoint(builder.Build(sums ? front : [.. front, .. axes]), adjoint.Guard, sums ? reached?.Anywhere() : reached, adjoint.IsArm);
    }

    private static Adjoint OfEinsum(Expr node, int position, Adjoint adjoint, int outer)
    {
        ExprGraph graph = node.Graph;
        Contraction pattern = node.Contraction;
        var builder = new ContractionBuilder(graph);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            builder.Size(index, pattern.Sizes[index]);
        }

        int[] front = [.. Enumerable.Range(Outer, outer)];
        builder.Multiply(adjoint.Value, [.. front, .. pattern.Output]);
        for (int other = 0; other < pattern.Inputs.Length; other++)
        {
            if (other != position)
            {
                Expr factor = node.Operands[other];
                if (adjoint.Reach is { } reach && !factor.Facts.IsTotal)
                {
                    factor = graph.Select(Along(reach, pattern, other).On(graph, factor.Shape), factor, graph.Zero);
                }

                builder.Multiply(factor, [.. pattern.Inputs[other]]);
            }
        }

        // An operand that carries an index twice (a diagonal) gets its adjoint on the diagonal.
        var wanted = new List<int>();
        foreach (int index in pattern.Inputs[position])
        {
            if (wanted.Contains(index))
            {
                int twin = Doubled + wanted.Count;
                builder.Multiply(graph.Identity(pattern.Sizes[index]), [index, twin]);
                wanted.Add(twin);
            }
            else
            {
                wanted.Add(index);
            }
        }

        return new Adjoint(builder.Build([.. front, .. wanted]), adjoint.Guard, adjoint.Reach is { } whole ? Along(whole, pattern, position) : null, adjoint.IsArm);
    }

    // A condition on entries of the result as one on entries of an operand.
    private static Reach Along(Reach reach, Contraction pattern, int operand) =>
        reach.Through([.. pattern.Output.Select(index => pattern.Inputs[operand].IndexOf(index) is >= 0 and var axis ? axis : Reach.Gone)]);

    private static Adjoint OfEntry(Expr node, int position, Adjoint adjoint, int outer)
    {
        ExprGraph graph = node.Graph;
        Shape shape = node.Shape;
        var builder = new ContractionBuilder(graph);
        int[] front = [.. Enumerable.Range(Outer, outer)];
        builder.Multiply(adjoint.Value, [.. front, .. Enumerable.Range(0, shape.Order)]);
        int[] places = new int[shape.Order];
        int rest = position;
        for (int axis = shape.Order - 1; axis >= 0; axis--)
        {
            // The unit vector of this entry: one where the index equals a number.
            (rest, int at) = Math.DivRem(rest, shape[axis].Length);
            builder.Multiply(graph.Delta([shape[axis]], [Dim.Of(1)], Dim.Of(at)), [axis]);
            places[axis] = Reach.At(at);
        }

        return new Adjoint(builder.Build(front), adjoint.Guard, adjoint.Reach?.Through(places), adjoint.IsArm);
    }

    private static Adjoint OfTensorOperator(TensorOperator op, Expr node, int position, Adjoint adjoint)
    {
        Expr operand = node.Operands[position];
        Expr value = op.Pullback([.. node.Operands], node, adjoint.Value, position);
        if (adjoint.Reach is not { } reach)
        {
            return new Adjoint(value, adjoint.Guard, null, adjoint.IsArm);
        }

        // Whole rows count where any of their entries does. They multiply what the operator makes of its operands.
        int rows = Math.Max(0, operand.Shape.Order - op.LastAxes);
        Reach reached = reach.Through([.. Enumerable.Range(0, node.Shape.Order).Select(axis => axis < rows ? axis : Reach.Gone)]);
        if (!node.Facts.IsTotal || node.Operands.Any(static o => !o.Facts.IsTotal))
        {
            value = Adjoint.Choose(reached.On(node.Graph, operand.Shape), value, node.Graph.Zero);
        }

        return new Adjoint(value, adjoint.Guard, reached, adjoint.IsArm);
    }
}
