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
        switch (node.Operator)
        {
            case TensorOperator op:
                Adjoint whole = adjoint.Spread(outer);
                return Unless0(new Adjoint(op.Pullback([.. node.Operands], node, whole.Value, position), whole.Guard));
            case LeafOperator when node.Is(Operators.Einsum):
                return OfEinsum(node, position, adjoint.Spread(outer), outer);
            case LeafOperator when node.Is(Operators.Array):
                return OfEntry(node, position, adjoint.Spread(outer), outer);
        }

        Partial partial = LocalPartial.Of(node, position, notes);
        if (partial.Value.IsZero)
        {
            return null;
        }

        return outer == 0 && (node.Shape.IsScalar || node.Operands[position].Shape == node.Shape)
            ? adjoint.Through(partial, known)
            : OfPointwise(node, node.Operands[position], adjoint, partial, outer);
    }

    // An operand that is a number meets every entry, so its adjoint is the sum over all entries.
    private static Adjoint OfPointwise(Expr node, Expr operand, Adjoint adjoint, Partial partial, int outer)
    {
        Adjoint guarded = partial.Guard is { } guard ? adjoint.And(guard, outer) : adjoint;
        bool sums = operand.Shape.IsScalar && !node.Shape.IsScalar;
        if (sums)
        {
            guarded = guarded.Spread(outer);
        }

        var builder = new ContractionBuilder(node.Graph);
        int[] axes = [.. Enumerable.Range(0, node.Shape.Order)];
        int[] front = [.. Enumerable.Range(Outer, outer)];
        builder.Multiply(guarded.Value, [.. front, .. axes]);
        builder.Multiply(partial.Value, partial.Value.Shape.IsScalar ? [] : axes);
        return new Adjoint(builder.Build(sums ? front : [.. front, .. axes]), guarded.Guard);
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
                builder.Multiply(node.Operands[other], [.. pattern.Inputs[other]]);
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

        return new Adjoint(builder.Build([.. front, .. wanted]), adjoint.Guard);
    }

    private static Adjoint OfEntry(Expr node, int position, Adjoint adjoint, int outer)
    {
        ExprGraph graph = node.Graph;
        Shape shape = node.Shape;
        var builder = new ContractionBuilder(graph);
        int[] front = [.. Enumerable.Range(Outer, outer)];
        builder.Multiply(adjoint.Value, [.. front, .. Enumerable.Range(0, shape.Order)]);
        int rest = position;
        for (int axis = shape.Order - 1; axis >= 0; axis--)
        {
            // The unit vector of this entry: one where the index equals a number.
            builder.Multiply(graph.Delta([shape[axis]], [Dim.Of(1)], Dim.Of(rest % shape[axis].Length)), [axis]);
            rest /= shape[axis].Length;
        }

        return new Adjoint(builder.Build(front), adjoint.Guard);
    }

    private static Adjoint? Unless0(Adjoint adjoint) => adjoint.Value.IsZeroEverywhere() ? null : adjoint;
}
