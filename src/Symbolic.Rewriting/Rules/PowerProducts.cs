namespace Symbolic;

/// <summary>Products in which powers meet that have no base in common to the eye.</summary>
internal static class PowerProducts
{
    private const int MaxFactors = 12;

    /// <summary>m·m^p where m is a product itself and p a fraction: whole powers of m are taken into the power.</summary>
    public static IEnumerable<Rewrite> IntoPower(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        if (product.Factors.Count is < 2 or > MaxFactors)
        {
            yield break;
        }

        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (exponent.IsInteger || (!@base.Is(Operators.Multiply) && !@base.Is(Operators.Divide)) || Monomial.Of(@base) is not { Coefficient.IsOne: true } inner)
            {
                continue;
            }

            List<(Expr Base, Rational Exponent)> others = [.. product.Factors.Where(f => f.Base != @base)];
            foreach (Rational times in inner.Factors.Select(f => Rational.Floor(others.Find(o => o.Base == f.Base).Exponent / f.Exponent)).Where(static k => !k.IsZero).Distinct())
            {
                List<(Expr Base, Rational Exponent)> rest = [.. others];
                bool isWhole = true;
                foreach ((Expr part, Rational power) in inner.Factors)
                {
                    int place = rest.FindIndex(f => f.Base == part);
                    Rational old = place < 0 ? Rational.Zero : rest[place].Exponent, left = old - (power * times);

                    // What is taken must stand there: nothing may be divided by that was not before.
                    isWhole &= old.Sign * left.Sign >= 0 && Rational.Abs(left) < Rational.Abs(old);
                    rest.Add((part, left));
                    if (place >= 0)
                    {
                        rest.RemoveAt(place);
                    }
                }

                if (isWhole)
                {
                    yield return new Rewrite(Monomial.Of(product.Coefficient, rest.Append((@base, exponent + times))).Build(rewriter.Graph), expr.Facts.IsTotal ? [] : [expr]);
                }
            }
        }
    }

    /// <summary>Powers of positive values whose exponents are multiples of one: xⁿ·y³ⁿ is (x·y³)ⁿ.</summary>
    public static IEnumerable<Rewrite> OneExponent(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        if (product.Factors.Count is < 2 or > MaxFactors)
        {
            yield break;
        }

        var powers = new List<(Expr Power, Expr Base, Rational Times, Expr Exponent)>();
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (@base.Is(Operators.Power) && !@base.Operands[1].IsNumber && @base.Operands[0].Facts.IsPositive == Truth.True && Terms.Of(@base.Operands[1]) is null)
            {
                Monomial multiple = Monomial.Of(@base.Operands[1]);
                powers.Add((@base, @base.Operands[0], multiple.Coefficient * exponent, Monomial.Of(Rational.One, multiple.Factors).Build(rewriter.Graph)));
            }
        }

        foreach (var group in powers.GroupBy(static p => p.Exponent).Where(static g => g.Count() > 1))
        {
            foreach (Rational times in group.Select(static p => p.Times).Distinct())
            {
                Expr inner = Monomial.Of(Rational.One, group.Select(p => (p.Base, p.Times / times))).Build(rewriter.Graph);
                Expr joined = inner.Pow(times.IsOne ? group.Key : rewriter.Graph.Number(times) * group.Key);
                yield return new Rewrite(Monomial.Of(product.Coefficient, product.Factors.Where(f => !group.Any(p => p.Power == f.Base)).Append((joined, Rational.One))).Build(rewriter.Graph));
            }
        }
    }
}
