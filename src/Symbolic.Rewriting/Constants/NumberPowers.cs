using System.Numerics;

namespace Symbolic;

/// <summary>Powers of positive numbers with exponents that are not numbers: one base for all powers of it, the number in front joined.</summary>
internal static class NumberPowers
{
    private const int MaxFactors = 24;
    private const int MaxShift = 64;

    /// <summary>Applies to a product.</summary>
    public static IEnumerable<Rewrite> InProduct(Expr expr, Rewriter rewriter)
    {
        ExprGraph graph = rewriter.Graph;
        Monomial product = rewriter.ViewsOf(expr).Product;
        if (product.Factors.Count > MaxFactors)
        {
            yield break;
        }

        var exponents = new List<(Rational Base, Expr Exponent)>();
        var others = new List<(Expr Base, Rational Exponent)>();
        int found = 0;
        bool changed = false;
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            if (!@base.Is(Operators.Power) || !@base.Operands[0].IsNumber || @base.Operands[0].IsDecimal || @base.Operands[0].Number.Sign <= 0
                || @base.Operands[0].IsOne || @base.Operands[1].IsNumber || Primitive(@base.Operands[0].Number) is not { } primitive)
            {
                others.Add((@base, exponent));
                continue;
            }

            found++;
            Expr power = Scale(@base.Operands[1], exponent * primitive.Exponent, graph);
            changed |= primitive.Exponent != 1;
            int place = exponents.FindIndex(e => e.Base == primitive.Base);
            if (place < 0)
            {
                exponents.Add((primitive.Base, power));
            }
            else
            {
                changed = true;
                exponents[place] = (primitive.Base, rewriter.Same(exponents[place].Exponent, -power) ? graph.Zero : exponents[place].Exponent + power);
            }
        }

        if (found == 0)
        {
            yield break;
        }

        Rational coefficient = product.Coefficient;
        for (int i = 0; i < exponents.Count; i++)
        {
            Rational shifted = Rational.Zero;
            (Rational @base, Expr exponent) = exponents[i];
            foreach (Rational step in (Rational[])[@base, 1 / @base])
            {
                // Take whole powers into the exponent as long as the number in front becomes simpler.
                for (int k = 0; k < MaxShift && SizeOf(coefficient / step) < SizeOf(coefficient); k++)
                {
                    coefficient /= step;
                    shifted += step == @base ? 1 : -1;
                }
            }

            if (!shifted.IsZero)
            {
                changed = true;
                exponents[i] = (@base, Shift(exponent, shifted, graph));
            }
        }

        if (!changed)
        {
            yield break;
        }

        Expr result = Monomial.Of(coefficient, others).Build(graph);
        foreach ((Rational @base, Expr exponent) in exponents)
        {
            Expr power = graph.Number(@base).Pow(exponent);
            result = result.IsOne ? power : result.IsNumber && result.Number == Rational.MinusOne ? -power : result * power;
        }

        yield return new Rewrite(result);
    }

    // 4^(1 + p) is 2^(2 + 2p): a number in front goes into a sum.
    private static Expr Scale(Expr exponent, Rational number, ExprGraph graph) =>
        number.IsOne ? exponent
        : number == Rational.MinusOne ? -exponent
        : Terms.Of(exponent) is { } terms ? Terms.Build(graph, terms.Select(t => (graph.Number(number) * t.Node, t.Sign)))
        : graph.Number(number) * exponent;

    // 2·2^(1 + x) is 2^(2 + x): the number in a sum of the exponent takes the shift.
    private static Expr Shift(Expr exponent, Rational shift, ExprGraph graph)
    {
        if (Terms.Of(exponent) is not { } terms)
        {
            return Terms.Build(graph, [(exponent, 1), (graph.Number(shift), 1)]);
        }

        Rational number = shift;
        foreach ((Expr node, int sign) in terms.Where(static t => t.Node.IsNumber))
        {
            number += sign * node.Number;
        }

        IEnumerable<(Expr, int)> rest = terms.Where(static t => !t.Node.IsNumber);
        return Terms.Build(graph, number.IsZero ? rest : rest.Append((graph.Number(number), 1)));
    }

    // 4 is 2², 1/8 is 2⁻³, 9/4 is (3/2)²: bases above 1 that are no powers.
    private static (Rational Base, Rational Exponent)? Primitive(Rational number)
    {
        if (PrimeFactors.Of(number) is not { } factors)
        {
            return null;
        }

        int power = factors.Aggregate(0, static (gcd, f) => (int)BigInteger.GreatestCommonDivisor(gcd, f.Exponent));
        return number.TryRoot(power, out Rational root) ? (root > Rational.One ? (root, power) : (1 / root, -power)) : null;
    }

    private static BigInteger SizeOf(Rational number) => BigInteger.Abs(number.Numerator) + number.Denominator;
}
