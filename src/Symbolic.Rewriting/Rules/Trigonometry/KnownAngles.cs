namespace Symbolic;

/// <summary>Inverse functions whose value follows from the place of a number on the line.</summary>
internal static class KnownAngles
{
    // Bounds on π on both sides: a rational number is compared with multiples of π through them.
    private static readonly Rational s_below = Rational.From(3141592653589793, 1000000000000000);
    private static readonly Rational s_above = Rational.From(3141592653589794, 1000000000000000);

    /// <summary>asin(sin a), acos(cos a), … for a number or a multiple of π in the range of the inverse.</summary>
    public static IEnumerable<Rewrite> Apply(Expr expr)
    {
        Expr inner = expr.Operands[0];
        bool negative = inner.Is(Operators.Negate);
        Expr function = negative ? inner.Operands[0] : inner;
        if (function.Operands.Count != 1 || !IsInverse(expr.Operator, function.Operator) || HalfTurnsOf(function.Operands[0]) is not { } halves)
        {
            yield break;
        }

        // The even functions (cos, sec) have inverses in [0, π], the others in [−π/2, π/2].
        bool even = expr.Is(Operators.Acos) || expr.Is(Operators.Asec);
        (Rational low, Rational high) = halves;
        Rational half = Rational.From(1, 2);
        bool inside = even ? low >= 0 && high <= 1 : low >= -half && high <= half;
        if (inside && !(negative && even))
        {
            yield return new Rewrite(negative ? -function.Operands[0] : function.Operands[0]);
        }
        else if (inside)
        {
            yield return new Rewrite(expr.Graph.Constant(Operators.Pi) - function.Operands[0]);
        }
    }

    /// <summary>atan2(y, x) for constants y and x of known sign.</summary>
    public static IEnumerable<Rewrite> OfPoint(Expr expr)
    {
        Expr y = expr.Operands[0], x = expr.Operands[1];
        if (!IsConstant(y) || !IsConstant(x) || !y.Facts.IsTotal || !x.Facts.IsTotal)
        {
            yield break;
        }

        Expr pi = expr.Graph.Constant(Operators.Pi);
        if (x.Facts.IsPositive == Truth.True)
        {
            yield return new Rewrite(Operators.Atan[y / x]);
        }
        else if (x.IsZero && y.Facts.IsNonZero == Truth.True)
        {
            yield return new Rewrite(Operators.Sign[y] * pi / 2);
        }
        else if (x.Facts.IsNegative == Truth.True && y.Facts.IsNonnegative == Truth.True)
        {
            yield return new Rewrite(pi + Operators.Atan[y / x]);
        }
        else if (x.Facts.IsNegative == Truth.True && y.Facts.IsNegative == Truth.True)
        {
            yield return new Rewrite(Operators.Atan[y / x] - pi);
        }
    }

    private static bool IsInverse(Operator inverse, Operator function) =>
        inverse == Operators.Asin ? function == Operators.Sin
        : inverse == Operators.Acos ? function == Operators.Cos
        : inverse == Operators.Atan ? function == Operators.Tan
        : inverse == Operators.Acot ? function == Operators.Cot
        : inverse == Operators.Asec ? function == Operators.Sec
        : inverse == Operators.Acsc && function == Operators.Csc;

    // Bounds of a/π for a number or a multiple of π. Open ends do not matter: at them the function has no value.
    private static (Rational Low, Rational High)? HalfTurnsOf(Expr angle)
    {
        Monomial product = Monomial.Of(angle);
        Rational number = product.Coefficient;
        return product.Factors.Count == 0 ? (number.Sign < 0 ? (number / s_below, number / s_above) : (number / s_above, number / s_below))
            : product.Factors.Count == 1 && product.Factors[0].Exponent.IsOne && product.Factors[0].Base.Is(Operators.Pi) ? (number, number)
            : null;
    }

    private static bool IsConstant(Expr expr)
    {
        var cone = new Cone(expr.Graph);
        cone.Collect([expr.Id]);
        foreach (int id in cone.Ids)
        {
            Expr node = expr.Graph[id];
            if (node.IsSymbol || node.Is(Operators.Call))
            {
                return false;
            }
        }

        return true;
    }
}
