namespace Symbolic;

/// <summary>cos a·cos 2a ⋯ cos 2ⁿ⁻¹a = sin 2ⁿa/(2ⁿ sin a) (Morrie's law), for angles of which the sine is known not to be 0.</summary>
internal static class DoubledCosines
{
    public static IEnumerable<Rewrite> Apply(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        List<Expr> cosines = [.. product.Factors.Where(static f => f.Base.Is(Operators.Cos) && f.Exponent.Sign > 0 && f.Exponent.IsInteger).Select(static f => f.Base)];
        if (cosines.Count < 2)
        {
            yield break;
        }

        foreach (Expr first in cosines)
        {
            Expr angle = first.Operands[0];
            if (!IsBetweenZeros(angle))
            {
                continue;
            }

            List<Expr> chain = [first];
            Expr doubled = Doubled(angle);
            while (cosines.Find(c => rewriter.Same(c.Operands[0], doubled)) is { Graph: not null } next && !chain.Contains(next))
            {
                chain.Add(next);
                doubled = Doubled(doubled);
            }

            if (chain.Count >= 2)
            {
                Monomial rest = Monomial.Of(product.Coefficient, product.Factors.Select(f => chain.Contains(f.Base) ? (f.Base, f.Exponent - 1) : f));
                Expr value = Operators.Sin[doubled] / (rewriter.Graph.Number(1 << Math.Min(chain.Count, 30)) * Operators.Sin[angle]);
                yield return new Rewrite(rest.Build(rewriter.Graph) * value);
            }
        }
    }

    /// <summary>sin a·cos a = sin 2a/2 for a number or a part of π; of a name, 2 sin x cos x stays as people write it.</summary>
    public static IEnumerable<Rewrite> WithSine(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        foreach ((Expr sine, Rational power) in product.Factors)
        {
            if (!sine.Is(Operators.Sin) || !power.IsOne || !IsBetweenZeros(sine.Operands[0]))
            {
                continue;
            }

            foreach ((Expr cosine, Rational exponent) in product.Factors)
            {
                if (cosine.Is(Operators.Cos) && exponent.IsInteger && exponent.Sign > 0 && rewriter.Same(cosine.Operands[0], sine.Operands[0]))
                {
                    Monomial rest = Monomial.Of(product.Coefficient / 2, product.Factors.Where(f => f.Base != sine).Select(f => f.Base == cosine ? (f.Base, f.Exponent - 1) : f));
                    yield return new Rewrite(rest.Build(rewriter.Graph) * Operators.Sin[Doubled(sine.Operands[0])]);
                }
            }
        }
    }

    private static Expr Doubled(Expr angle)
    {
        Monomial product = Monomial.Of(angle);
        return Monomial.Of(2 * product.Coefficient, product.Factors).Build(angle.Graph);
    }

    // A rational number other than 0 is no multiple of π; qπ is one for whole q only.
    private static bool IsBetweenZeros(Expr angle)
    {
        Monomial product = Monomial.Of(angle);
        return product.Factors.Count == 0
            ? !product.Coefficient.IsZero
            : product.Factors.Count == 1 && product.Factors[0].Exponent.IsOne && product.Factors[0].Base.Is(Operators.Pi) && !product.Coefficient.IsInteger;
    }
}
