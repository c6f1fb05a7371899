namespace Symbolic;

/// <summary>
/// A contribution to a derivative: a value and the condition under which it counts. Where the condition does not hold the
/// contribution is zero whatever the value is, so the value is never multiplied by anything that a branch not taken computes.
/// </summary>
internal readonly struct Adjoint(Expr value, Expr? guard)
{
    public Expr Value { get; } = value;

    public Expr? Guard { get; } = guard;

    /// <summary>The value where the guard holds and zero elsewhere, as one node.</summary>
    public Expr Materialize() => Guard is { } guard ? Choose(guard, Value, Value.Graph.Zero) : Value;

    /// <summary>
    /// The same adjoint with nothing in its guard that belongs to single entries: a condition on the whole stays, one on entries
    /// is worked in before the entries are mixed.
    /// </summary>
    public Adjoint Spread(int outer) => Guard is { } guard && !guard.Shape.IsScalar ? new Adjoint(Materialize(), null) : this;

    /// <summary>The adjoint under one more condition.</summary>
    public Adjoint And(Expr condition, int outer)
    {
        if (Guard is not { } guard)
        {
            return new Adjoint(Value, condition);
        }

        return new Adjoint(Value, guard & condition);
    }

    /// <summary>The chain rule: this adjoint times a local partial derivative.</summary>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="known">Nodes below this position are part of what is differentiated; products of two of them are reused.</param>
    public Adjoint Through(Partial partial, int known) => new(Times(Value, partial.Value, known), Both(Guard, partial.Guard));

    /// <summary>The sum of two contributions.</summary>
    public Adjoint Plus(Adjoint other)
    {
        if (Guard == other.Guard)
        {
            return new Adjoint(Value + other.Value, Guard);
        }

        if (Guard is { } mine && other.Guard is { } theirs)
        {
            // The two arms of one selection: one choice instead of a sum of two.
            if (mine == !theirs)
            {
                return new Adjoint(mine.Is(Operators.Not) ? Choose(theirs, other.Value, Value) : Choose(mine, Value, other.Value), null);
            }

            return new Adjoint(Materialize() + other.Materialize(), mine | theirs);
        }

        return new Adjoint(Materialize() + other.Materialize(), null);
    }

    // A selection whose condition speaks about the last axes of the values.
    private static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse)
    {
        ExprGraph graph = condition.Graph;
        Shape shape = whenTrue.Shape.IsScalar ? whenFalse.Shape : whenTrue.Shape;
        if (!condition.Shape.IsScalar && condition.Shape.Order < shape.Order)
        {
            int outer = shape.Order - condition.Shape.Order;
            int[] all = [.. Enumerable.Range(0, shape.Order)];
            var builder = new ContractionBuilder(graph);
            for (int axis = 0; axis < outer; axis++)
            {
                builder.Size(axis, shape[axis]);
            }

            builder.Multiply(condition, all[outer..]);
            condition = builder.Build(all);
        }

        return graph.Select(condition, whenTrue, whenFalse);
    }

    // (p·q)·w as p·(q·w) when the graph has q·w already, as it does where the partial is part of the node itself: d(s·exp u) is
    // full of such products. Only the grouping changes.
    private static Expr Times(Expr value, Expr partial, int known)
    {
        if (partial.IsOne)
        {
            return value;
        }

        if (value.IsOne)
        {
            return partial;
        }

        if (partial.Id < known && value.Is(Operators.Multiply))
        {
            ExprGraph graph = value.Graph;
            (Expr first, Expr second) = (value.Operands[0], value.Operands[1]);
            if (second.Id < known && graph.FindProduct(second, partial) is { } right)
            {
                return first * right;
            }

            if (first.Id < known && graph.FindProduct(first, partial) is { } left)
            {
                return second * left;
            }
        }

        // Either order will do when one is there already.
        return value.Graph.FindProduct(value, partial) ?? value * partial;
    }

    private static Expr? Both(Expr? first, Expr? second) => first is { } a && second is { } b ? a & b : first ?? second;
}
