namespace Symbolic;

internal sealed partial class SumForms
{
    // Pairs of sums are only multiplied out where they are few and short.
    private const int MaxPaired = 6;
    private const int MaxPairedTerms = 8;

    /// <summary>A form that has a value where the expression has one, but for the domains of parts that are gone.</summary>
    public (string Name, Expr Form, IReadOnlyList<Expr> Lost)? ExactOf(Expr expr) =>
        rewriter.ViewsOf(expr).Summands is { } terms && ByCommonPower(terms) is { } powers ? ("common power", powers.Form, powers.Lost) : null;

    /// <summary>Like <see cref="ExactOf"/>; forms that hide factors which might still cancel elsewhere.</summary>
    public IEnumerable<(string Name, Expr Form, IReadOnlyList<Expr> Lost)> LateOf(Expr expr)
    {
        if (rewriter.ViewsOf(expr).Summands is not null)
        {
            yield break;
        }

        foreach ((Expr form, IReadOnlyList<Expr> lost) in ByPairs(ViewOf(expr)))
        {
            yield return ("multiply out a pair", form, lost);
        }

        foreach (Rewrite rewrite in PowerProducts.IntoPower(expr, rewriter))
        {
            yield return ("product times a power of it", rewrite.Result, rewrite.Lost);
        }
    }

    // Two sums to one power, also below the line, as one sum: (x − 1)(x² + x + 1) is x³ − 1.
    private IEnumerable<(Expr Form, IReadOnlyList<Expr> Lost)> ByPairs(Monomial product)
    {
        List<(Expr Base, Rational Exponent)> sums = [.. product.Factors.Where(static f => f.Exponent.IsInteger && Terms.Of(f.Base) is { Count: <= MaxPairedTerms })];
        if (sums.Count is < 2 or > MaxPaired)
        {
            yield break;
        }

        for (int i = 0; i < sums.Count; i++)
        {
            for (int k = i + 1; k < sums.Count; k++)
            {
                ((Expr first, Rational exponent), (Expr second, Rational other)) = (sums[i], sums[k]);
                if (exponent == other && MultipliedOut([Monomial.Of(Rational.One, [(first, Rational.One), (second, Rational.One)])]) is { Count: > 0 } sum)
                {
                    Expr form = Monomial.Of(product.Coefficient, product.Factors.Where(f => f.Base != first && f.Base != second).Append((SumOf(sum), exponent))).Build(_graph);
                    yield return (form, [.. new[] { first, second }.Where(static s => !s.Facts.IsTotal)]);
                }
            }
        }
    }

    // uⁿ·p + uⁿ⁺¹·q is uⁿ(p + u·q). The least of the powers stands there, so that nothing loses its value where u is 0.
    private (Expr Form, IReadOnlyList<Expr> Lost)? ByCommonPower(List<Monomial> terms)
    {
        int start = terms.Count < 2 ? -1 : terms[0].Factors.ToList().FindIndex(static f => f.Exponent.IsOne && IsSymbolicPower(f.Base));
        if (start < 0)
        {
            return null;
        }

        Expr first = terms[0].Factors[start].Base, u = first.Operands[0];
        (Expr Base, Rational Exponent)[] powers = new (Expr, Rational)[terms.Count];
        var shifts = new Rational[terms.Count];
        for (int i = 0; i < terms.Count; i++)
        {
            int place = terms[i].Factors.ToList().FindIndex(f => f.Exponent.IsOne && IsSymbolicPower(f.Base) && rewriter.Same(f.Base.Operands[0], u));
            if (place < 0 || ShiftOf(terms[i].Factors[place].Base.Operands[1], first.Operands[1]) is not { } shift)
            {
                return null;
            }

            (powers[i], shifts[i]) = (terms[i].Factors[place], shift);
        }

        int least = Array.IndexOf(shifts, shifts.Min());
        List<Monomial> rest = [];
        List<Expr> lost = [];
        for (int i = 0; i < terms.Count; i++)
        {
            Rational left = shifts[i] - shifts[least];
            List<(Expr Base, Rational Exponent)> others = [.. terms[i].Factors.Where(f => f.Base != powers[i].Base)];
            if (Monomial.Of(Rational.One, others).Build(_graph) is { Facts.IsTotal: false } factor)
            {
                lost.Add(factor);
            }

            int same = others.FindIndex(f => rewriter.Same(f.Base, u));
            if (same >= 0)
            {
                others[same] = (others[same].Base, others[same].Exponent + left);
            }
            else
            {
                others.Add((u, left));
            }

            rest.Add(Monomial.Of(terms[i].Coefficient, others));
        }

        return shifts.All(s => s == shifts[0]) ? null : (powers[least].Base * SumOf(MultipliedOut(rest) ?? rest), lost);
    }

    private static bool IsSymbolicPower(Expr expr) => expr.Is(Operators.Power) && !expr.Operands[1].IsNumber;

    // The whole number by which two exponents differ.
    private static Rational? ShiftOf(Expr exponent, Expr from)
    {
        if (exponent == from)
        {
            return Rational.Zero;
        }

        var left = new List<(Expr Node, int Sign)>();
        Rational number = Rational.Zero;
        foreach ((Expr node, int sign) in (Terms.Of(exponent) ?? [(exponent, 1)]).Concat((Terms.Of(from) ?? [(from, 1)]).Select(static t => (t.Node, -t.Sign))))
        {
            int same = left.FindIndex(t => t.Node == node && t.Sign == -sign);
            if (node.IsNumber)
            {
                number += sign * node.Number;
            }
            else if (same >= 0)
            {
                left.RemoveAt(same);
            }
            else
            {
                left.Add((node, sign));
            }
        }

        return left.Count == 0 && number.IsInteger && Rational.Abs(number) <= MaxExponent ? number : null;
    }
}
