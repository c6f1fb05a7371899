namespace Symbolic;

/// <summary>Comparisons of two numbers, false where a side has no value (a ≠ b is true there).</summary>
internal static class Comparisons
{
    /// <summary>The six comparisons.</summary>
    public static Operator[] Operators { get; } =
        [Symbolic.Operators.Less, Symbolic.Operators.LessOrEqual, Symbolic.Operators.Greater, Symbolic.Operators.GreaterOrEqual, Symbolic.Operators.Equal, Symbolic.Operators.NotEqual];

    /// <summary>The signs of both sides are known, apart from each other.</summary>
    public static IEnumerable<Rewrite> Decide(Expr expr, Rewriter rewriter)
    {
        Expr a = expr.Operands[0], b = expr.Operands[1];
        if (!IsTotal(a) || !IsTotal(b) || a.Facts.Signs == Possible.None || b.Facts.Signs == Possible.None)
        {
            yield break;
        }

        // The possible outcomes of a − b: two numbers of the same sign may stand in any order, except two zeros.
        bool less = Can(a, Possible.Negative) || Can(b, Possible.Positive);
        bool greater = Can(a, Possible.Positive) || Can(b, Possible.Negative);
        bool equal = (a.Facts.Signs & b.Facts.Signs) != Possible.None;
        less &= !((a.Facts.IsNonnegative == Truth.True && b.Facts.IsNonpositive == Truth.True));
        greater &= !((a.Facts.IsNonpositive == Truth.True && b.Facts.IsNonnegative == Truth.True));
        if (Outcome(expr.Operator, less, equal, greater) is { } truth)
        {
            yield return new Rewrite(truth ? rewriter.Graph.True : rewriter.Graph.False);
        }
    }

    /// <summary>Both sides are the same number.</summary>
    public static IEnumerable<Rewrite> OfEqualSides(Expr expr, Rewriter rewriter) =>
        IsTotal(expr.Operands[0]) && IsTotal(expr.Operands[1]) && rewriter.Same(expr.Operands[0], expr.Operands[1])
            ? [new Rewrite(Outcome(expr.Operator, false, true, false) == true ? rewriter.Graph.True : rewriter.Graph.False)]
            : [];

    /// <summary>−a &lt; −b is b &lt; a, also against a number.</summary>
    public static IEnumerable<Rewrite> Mirrored(Expr expr)
    {
        Expr a = expr.Operands[0], b = expr.Operands[1];
        bool negative = (a.Is(Symbolic.Operators.Negate) && (b.Is(Symbolic.Operators.Negate) || b.IsNumber)) || (b.Is(Symbolic.Operators.Negate) && a.IsNumber);
        return negative ? [new Rewrite(((BinaryOperator)expr.Operator)[-b, -a])] : [];
    }

    /// <summary>The opposite comparison, where both sides always have a value.</summary>
    public static IEnumerable<Rewrite> Negated(Expr expr)
    {
        Expr inner = expr.Operands[0];
        if (inner.Operands.Count != 2 || OppositeOf(inner.Operator) is not { } opposite)
        {
            return [];
        }

        // Equality and inequality are each other's opposite even where a side has no value.
        bool safe = inner.Is(Symbolic.Operators.Equal) || inner.Is(Symbolic.Operators.NotEqual);
        return safe || (IsTotal(inner.Operands[0]) && IsTotal(inner.Operands[1])) ? [new Rewrite(opposite[inner.Operands[0], inner.Operands[1]])] : [];
    }

    private static BinaryOperator? OppositeOf(Operator comparison) =>
        comparison == Symbolic.Operators.Less ? Symbolic.Operators.GreaterOrEqual
        : comparison == Symbolic.Operators.LessOrEqual ? Symbolic.Operators.Greater
        : comparison == Symbolic.Operators.Greater ? Symbolic.Operators.LessOrEqual
        : comparison == Symbolic.Operators.GreaterOrEqual ? Symbolic.Operators.Less
        : comparison == Symbolic.Operators.Equal ? Symbolic.Operators.NotEqual
        : comparison == Symbolic.Operators.NotEqual ? Symbolic.Operators.Equal
        : null;

    // The truth of a comparison when only some of <, =, > can hold; null when both truths can come out.
    private static bool? Outcome(Operator comparison, bool less, bool equal, bool greater)
    {
        var op = (BinaryOperator)comparison;
        bool some = (less && op.Evaluate(0, 1) != 0) || (equal && op.Evaluate(0, 0) != 0) || (greater && op.Evaluate(1, 0) != 0);
        bool all = (!less || op.Evaluate(0, 1) != 0) && (!equal || op.Evaluate(0, 0) != 0) && (!greater || op.Evaluate(1, 0) != 0);
        return all ? true : some ? null : false;
    }

    private static bool IsTotal(Expr side) => side.Type.IsRealScalar && side.Facts.IsTotal;

    private static bool Can(Expr side, Possible sign) => (side.Facts.Signs & sign) != Possible.None;
}
