namespace Symbolic;

/// <summary>
/// A sum as a polynomial in f(u) and g(u) whose squares are related, as sin² = 1 − cos²: even powers of one are replaced by the other,
/// in either direction, and like terms collected. Whether that is shorter the caller decides.
/// </summary>
internal static class SquarePairs
{
    private const int MaxDegree = 16;

    /// <summary>f² = constant + factor·g², for each ordered pair.</summary>
    public static (Operator F, Operator G, int Constant, int Factor)[] Circular { get; } =
    [
        (Operators.Cos, Operators.Sin, 1, -1), (Operators.Sin, Operators.Cos, 1, -1),
        (Operators.Sec, Operators.Tan, 1, 1), (Operators.Tan, Operators.Sec, -1, 1),
        (Operators.Csc, Operators.Cot, 1, 1), (Operators.Cot, Operators.Csc, -1, 1),
    ];

    /// <summary>The pairs of hyperbolic functions.</summary>
    public static (Operator F, Operator G, int Constant, int Factor)[] Hyperbolic { get; } =
    [
        (Operators.Cosh, Operators.Sinh, 1, 1), (Operators.Sinh, Operators.Cosh, -1, 1),
        (Operators.Sech, Operators.Tanh, 1, -1), (Operators.Tanh, Operators.Sech, 1, -1),
        (Operators.Coth, Operators.Csch, 1, 1), (Operators.Csch, Operators.Coth, -1, 1),
    ];

    /// <summary>The sum with each replacement that applies.</summary>
    public static IEnumerable<Rewrite> Reduce(Expr expr, Rewriter rewriter, (Operator F, Operator G, int Constant, int Factor)[] pairs)
    {
        if (rewriter.ViewsOf(expr).Terms is not { } given)
        {
            yield break;
        }

        List<Monomial> terms = [.. given.Select(static t => Monomial.Of(t.Sign < 0 ? -t.Node : t.Node))];
        List<Expr> bases = [.. terms.SelectMany(static t => t.Factors).Where(static f => IsReducible(f.Exponent)).Select(static f => f.Base).Distinct()];
        foreach (Expr f in bases)
        {
            foreach ((Operator _, Operator g, int constant, int factor) in pairs.Where(p => p.F == f.Operator))
            {
                // Without the other function, or a number to meet, a replacement only moves the square.
                if (terms.Exists(t => t.Factors.Any(x => x.Base.Operator == g && rewriter.Same(x.Base.Operands[0], f.Operands[0])))
                    || terms.Count(t => t.Factors.Any(x => x.Base == f)) > 1)
                {
                    (Expr sum, bool cancels) = Replace(terms, f, ((UnaryOperator)g)[f.Operands[0]], constant, factor, rewriter);
                    yield return new Rewrite(sum, cancels && !expr.Facts.IsTotal ? [expr] : []);
                }
            }
        }
    }

    private static bool IsReducible(Rational exponent) => exponent.IsInteger && exponent >= 2 && exponent <= MaxDegree;

    // Terms are collected by the fingerprint of all but the number in front; some may cancel.
    private static (Expr Sum, bool Cancels) Replace(List<Monomial> terms, Expr f, Expr g, int constant, int factor, Rewriter rewriter)
    {
        // g may come with a sign outside, as an odd function of a negative operand does; its square does not.
        Expr other = g.Is(Operators.Negate) ? g.Operands[0] : g;
        var collected = new List<(Expr Term, Rational Coefficient)>();
        foreach (Monomial term in terms)
        {
            Rational exponent = term.Factors.FirstOrDefault(x => x.Base == f).Exponent;
            if (!IsReducible(exponent))
            {
                Collect(term);
                continue;
            }

            int half = (int)(exponent.Numerator / 2);
            Rational left = exponent - (2 * half);
            List<(Expr, Rational)> rest = [.. term.Factors.Where(x => x.Base != f && x.Base != other)];
            Rational given = term.Factors.FirstOrDefault(x => x.Base == other).Exponent;
            Rational binomial = Rational.One;
            for (int k = 0; k <= half; k++)
            {
                // (constant + factor·g²)^half, term by term.
                Rational coefficient = term.Coefficient * binomial * (factor < 0 && k % 2 != 0 ? -1 : 1) * (constant < 0 && (half - k) % 2 != 0 ? -1 : 1);
                Collect(Monomial.Of(coefficient, rest.Append((f, left)).Append((other, given + (2 * k)))));
                binomial = binomial * (half - k) / (k + 1);
            }
        }

        Expr sum = Terms.Build(rewriter.Graph, collected.Where(static t => !t.Coefficient.IsZero)
            .Select(t => (Monomial.Of(Rational.Abs(t.Coefficient), Monomial.Of(t.Term).Factors).Build(rewriter.Graph), t.Coefficient.Sign)));
        return (sum, collected.Exists(static t => t.Coefficient.IsZero));

        void Collect(Monomial monomial)
        {
            Expr term = Monomial.Of(Rational.One, monomial.Factors).Build(rewriter.Graph);
            int place = collected.FindIndex(t => rewriter.Same(t.Term, term));
            if (place >= 0)
            {
                collected[place] = (collected[place].Term, collected[place].Coefficient + monomial.Coefficient);
            }
            else
            {
                collected.Add((term, monomial.Coefficient));
            }
        }
    }
}
