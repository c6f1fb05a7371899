namespace Symbolic;

/// <summary>
/// A contribution to a derivative: a value and the condition under which it counts. Where the condition does not hold the
/// contribution is zero whatever the value is, so the value is never multiplied by anything that a branch not taken computes.
/// </summary>
internal readonly struct Adjoint(Expr value, Expr? guard, Reach? reach = null, bool isArm = false)
{
    // Without a graph when there is none: a sweep copies millions of these.
    private readonly Expr _guard = guard ?? default;

    public Expr Value { get; } = value;

    /// <summary>The condition that is still to be worked in.</summary>
    public Expr? Guard => _guard.Graph is null ? null : _guard;

    /// <summary>Where the value may be other than zero: the conditions of selections that have been worked in.</summary>
    public Reach? Reach { get; } = reach;

    /// <summary>
    /// True when the guard is the condition of a selection. Then what was not chosen may be undefined where it does not hold, and that
    /// has to be remembered when the guard is worked in. A function with a kink has no value where its operand has none.
    /// </summary>
    public bool IsArm { get; } = isArm;

    /// <summary>The value where the guard holds and zero elsewhere, as one node.</summary>
    public Expr Materialize() => Guard is { } guard ? Choose(guard, Value, Value.Graph.Zero) : Value;

    /// <summary>A name in the place of the value: what is known about where it may be other than zero holds for the name, too.</summary>
    public Adjoint Named(Expr name) => new(name, null, WholeReach);

    /// <summary>
    /// The same adjoint with nothing in its guard that belongs to single entries: a condition on the whole stays, one on entries
    /// is worked in before the entries are mixed.
    /// </summary>
    public Adjoint Spread() => Guard is { } guard && !guard.Shape.IsScalar ? new Adjoint(Materialize(), null, WholeReach) : this;

    /// <summary>The adjoint under one more condition.</summary>
    public Adjoint When(Expr? condition, bool isArm) => new(Value, Both(Guard, condition), Reach, IsArm || (isArm && condition is not null));

    /// <summary>The chain rule: this adjoint times a local partial derivative.</summary>
    /// <param name="partial">The partial derivative.</param>
    /// <param name="isArm">Whether the node is a selection.</param>
    /// <param name="known">Nodes below this position are part of what is differentiated; products of two of them are reused.</param>
    public Adjoint Through(Partial partial, bool isArm, int known)
    {
        Expr value = Times(Value, partial.Value, known);
        if (Reach is null && partial.Guard is null)
        {
            return new Adjoint(value, Guard, null, IsArm);
        }

        Adjoint guarded = When(partial.Guard, isArm).Protected(partial.Value);
        return new Adjoint(value, guarded.Guard, guarded.Reach, guarded.IsArm);
    }

    /// <summary>
    /// The adjoint with a guard before it is multiplied by a factor: where the value is zero because of a condition, the product is to
    /// be zero even if the factor is undefined there.
    /// </summary>
    public Adjoint Protected(Expr factor) => Reach is { } reach && !factor.Facts.IsTotal
        ? new Adjoint(Value, Both(Guard, reach.On(factor.Graph, Value.Shape)), null, isArm: true)
        : this;

    /// <summary>The sum of two contributions.</summary>
    public Adjoint Plus(Adjoint other)
    {
        if (Guard == other.Guard)
        {
            return new Adjoint(Value + other.Value, Guard, Reach is null ? null : Reach.Or(Reach, other.Reach), IsArm || other.IsArm);
        }

        if (Guard is { } mine && other.Guard is { } theirs)
        {
            // The two arms of one selection: one choice instead of a sum of two.
            if (mine == !theirs)
            {
                Expr choice = mine.Is(Operators.Not) ? Choose(theirs, other.Value, Value) : Choose(mine, Value, other.Value);
                return new Adjoint(choice, null, Reach.Or(Reach, other.Reach));
            }

            return new Adjoint(Materialize() + other.Materialize(), mine | theirs, Reach.Or(Reach, other.Reach), IsArm || other.IsArm);
        }

        return new Adjoint(Materialize() + other.Materialize(), null, Reach.Or(WholeReach, other.WholeReach));
    }

    /// <summary>A selection whose condition speaks about the last axes of the values.</summary>
    public static Expr Choose(Expr condition, Expr whenTrue, Expr whenFalse)
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

    private Reach? WholeReach => Guard is { } guard && IsArm ? Reach.And(Reach, Reach.Where(guard)) : Reach;

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
