namespace Symbolic;

/// <summary>Factors of which the sign is known, in absolute values and signs.</summary>
internal static class KnownSigns
{
    /// <summary>|c·a| = |c|·|a|: numbers, factors of one sign and even powers are taken out.</summary>
    public static IEnumerable<Rewrite> OutOfAbs(Expr expr)
    {
        ExprGraph graph = expr.Graph;
        (Monomial outside, Monomial inside, bool negative) = Split(Monomial.Of(expr.Operands[0]));
        if (outside.Factors.Count == 0 && outside.Coefficient.IsOne)
        {
            yield break;
        }

        // The sign of what is outside: the factors of negative sign are counted by Split.
        Expr factor = outside.Build(graph);
        Expr positive = negative ? -factor : factor;
        yield return new Rewrite(inside.Factors.Count == 0 ? positive : positive * Operators.Abs[inside.Build(graph)]);
    }

    /// <summary>sign(c·a) = ± sign a for c of known sign, as long as c always has a value.</summary>
    public static IEnumerable<Rewrite> OutOfSign(Expr expr)
    {
        ExprGraph graph = expr.Graph;
        Monomial product = Monomial.Of(expr.Operands[0]);
        bool negative = product.Coefficient.Sign < 0;
        List<(Expr Base, Rational Exponent)> kept = [], gone = [];
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (SignOf(@base, exponent) is not { } sign || @base.Facts.IsNonZero != Truth.True)
            {
                kept.Add((@base, exponent));
                continue;
            }

            gone.Add((@base, exponent));
            negative ^= sign < 0;
        }

        if (product.Factors.Count == 0 || (gone.Count == 0 && Rational.Abs(product.Coefficient).IsOne && !negative))
        {
            yield break;
        }

        Expr value = kept.Count == 0 ? graph.One : Operators.Sign[Monomial.Of(Rational.One, kept).Build(graph)];
        yield return new Rewrite(negative ? -value : value, [.. gone.Select(static g => g.Base).Where(static b => !b.Facts.IsTotal)]);
    }

    /// <summary>A factor of known sign that all terms of a sum have in common.</summary>
    public static IEnumerable<Rewrite> CommonFactor(Expr expr)
    {
        if (Terms.Of(expr.Operands[0]) is not { } terms)
        {
            yield break;
        }

        ExprGraph graph = expr.Graph;
        List<Monomial> products = [.. terms.Select(static t => Monomial.Of(t.Sign < 0 ? -t.Node : t.Node))];
        Rational content = products.Aggregate(Rational.Zero, static (gcd, p) => Rational.Gcd(gcd, p.Coefficient));
        List<(Expr Base, Rational Exponent)> common =
        [
            .. products[0].Factors.Where(f => f.Exponent.IsInteger && f.Base.Facts.IsTotal && f.Base.Facts.IsNonZero == Truth.True && SignOf(f.Base, f.Exponent) is not null
                && products.TrueForAll(p => p.Factors.Contains(f))),
        ];
        if ((content.IsOne || content.IsZero) && common.Count == 0)
        {
            yield break;
        }

        Expr sum = Terms.Build(graph, products.Select(p => (Monomial.Of(p.Coefficient / content, p.Factors.Where(f => !common.Contains(f))).Build(graph), 1)));
        bool negative = common.Aggregate(false, static (sign, f) => sign ^ SignOf(f.Base, f.Exponent) < 0);
        Expr value = ((UnaryOperator)expr.Operator)[sum];
        Expr factor = Monomial.Of(content, common).Build(graph);
        yield return new Rewrite(expr.Is(Operators.Abs) ? (negative ? -factor : factor) * value : negative ? -value : value);
    }

    private static (Monomial Outside, Monomial Inside, bool IsNegative) Split(Monomial product)
    {
        List<(Expr, Rational)> outside = [], inside = [];
        bool negative = false;
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (SignOf(@base, exponent) is { } sign)
            {
                outside.Add((@base, exponent));
                negative ^= sign < 0;
            }
            else
            {
                inside.Add((@base, exponent));
            }
        }

        return (Monomial.Of(Rational.Abs(product.Coefficient), outside), Monomial.Of(Rational.One, inside), negative);
    }

    // 1 for a power that is never negative, −1 for one that is never positive.
    private static int? SignOf(Expr @base, Rational exponent) =>
        @base.Facts.IsNonnegative == Truth.True || (exponent.IsInteger && exponent.Numerator.IsEven) ? 1
        : @base.Facts.IsNonpositive == Truth.True && exponent.IsInteger ? -1
        : exponent.IsInteger || !exponent.Denominator.IsEven ? null
        : 1;
}
