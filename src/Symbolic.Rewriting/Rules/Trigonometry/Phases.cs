namespace Symbolic;

/// <summary>p sin u + q cos u = r sin(u + φ) where q/p is ±√3, ±1 or ±1/√3, so that φ is a known part of π.</summary>
internal static class Phases
{
    public static IEnumerable<Rewrite> Join(Expr expr, Rewriter rewriter)
    {
        if (rewriter.ViewsOf(expr).Terms is not { } given)
        {
            yield break;
        }

        List<Monomial> terms = [.. given.Select(static t => Monomial.Of(t.Sign < 0 ? -t.Node : t.Node))];
        for (int i = 0; i < terms.Count; i++)
        {
            for (int j = 0; j < terms.Count; j++)
            {
                if (i != j && Joined(terms[i], terms[j], rewriter) is { } joined)
                {
                    (int first, int second) = (i, j);
                    IEnumerable<Monomial> others = terms.Where((_, k) => k != first && k != second);
                    yield return new Rewrite(Terms.Build(rewriter.Graph, others.Select(t => (t.Build(rewriter.Graph), 1)).Append((joined, 1))));
                }
            }
        }
    }

    private static Expr? Joined(Monomial p, Monomial q, Rewriter rewriter)
    {
        ExprGraph graph = rewriter.Graph;
        if (FactorOf(p, Operators.Sin) is not { } sine || FactorOf(q, Operators.Cos) is not { } cosine
            || !rewriter.Same(sine.Operands[0], cosine.Operands[0])
            || !rewriter.Same(Others(p, sine).Build(graph), Others(q, cosine).Build(graph)))
        {
            return null;
        }

        if (SquareOf(p) is not { IsZero: false } whole || SquareOf(q) is not { } part)
        {
            return null;
        }

        // tan² φ is q²/p².
        Rational ratio = part / whole;
        int divisor = ratio == 3 ? 3 : ratio.IsOne ? 4 : ratio == Rational.From(1, 3) ? 6 : 0;
        if (divisor == 0)
        {
            return null;
        }

        bool same = p.Coefficient.Sign == q.Coefficient.Sign;
        Expr phase = graph.Constant(Operators.Pi) / divisor;
        Expr angle = same ? sine.Operands[0] + phase : sine.Operands[0] - phase;

        // r = p/cos φ = q/sin φ: 2p, √2 p, ±2q.
        Monomial amplitude = divisor == 6 ? Without(q, cosine, same ? 2 : -2) : Without(p, sine, divisor == 3 ? 2 : 1);
        Expr factor = amplitude.Build(graph);
        return (divisor == 4 ? Operators.Sqrt[graph.Number(2)] * factor : factor) * Operators.Sin[angle];
    }

    private static Expr? FactorOf(Monomial product, Operator function)
    {
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (@base.Is(function) && exponent.IsOne)
            {
                return @base;
            }
        }

        return null;
    }

    private static Monomial Without(Monomial product, Expr function, Rational times) =>
        Monomial.Of(product.Coefficient * times, product.Factors.Where(f => f.Base != function));

    private static Monomial Others(Monomial product, Expr function) =>
        Monomial.Of(Rational.One, product.Factors.Where(f => f.Base != function && !f.Base.IsNumber));

    // The square of the numbers in front; null where it is not rational.
    private static Rational? SquareOf(Monomial product)
    {
        Rational square = product.Coefficient * product.Coefficient;
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (!@base.IsNumber)
            {
                continue;
            }

            if (!(exponent * 2).IsInteger || @base.IsZero || !Rational.TryPow(@base.Number, (exponent * 2).Numerator, 512, out Rational power))
            {
                return null;
            }

            square *= power;
        }

        return square;
    }
}
