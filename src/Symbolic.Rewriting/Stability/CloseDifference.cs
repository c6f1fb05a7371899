namespace Symbolic;

/// <summary>The difference of two expressions without what they have in common: (x + 1) − x is 1.</summary>
/// <param name="Value">The difference.</param>
/// <param name="IsRaw">True when both are variables or numbers, so that nothing was left out and the difference is rounded once.</param>
internal readonly record struct CloseDifference(Expr Value, bool IsRaw)
{
    /// <summary>The difference; null when nothing cancels, or everything.</summary>
    public static CloseDifference? Of(StabilityScope scope, Expr a, Expr b)
    {
        if (a == b || (!a.Shape.IsScalar && !b.Shape.IsScalar && a.Shape != b.Shape))
        {
            return null;
        }

        if ((a.IsSymbol || a.IsNumber) && (b.IsSymbol || b.IsNumber))
        {
            return new CloseDifference(a - b, true);
        }

        return SmallPolynomial.Of(scope, a) is { } p && SmallPolynomial.Of(scope, b) is { } q && p.Minus(q, out bool cancels) is { IsZero: false } difference && cancels
            ? new CloseDifference(difference.ToExpr(scope.Graph), false)
            : null;
    }
}
