using System.Numerics;

namespace Symbolic;

/// <summary>Writes exact algebraic numbers as expressions, in the shortest of the usual forms.</summary>
internal sealed class ConstantWriter(Rewriter rewriter)
{
    private ExprGraph Graph => rewriter.Graph;

    /// <summary>The expression.</summary>
    public Expr Write(NestedSurd value) => Terms.Build(Graph, value.Terms.Select(t => (Write(t.Factor, t.Radicand), 1)));

    /// <summary>The expression of a surd.</summary>
    public Expr Write(Surd value)
    {
        Expr sum = Sum(value, Rational.One);
        if (value.Terms.Count < 2)
        {
            return sum;
        }

        // The numbers in front have a common divisor, and a common root: 2(1 + √3)/3, √2·(1 + √3).
        Rational content = value.Terms.Values.Aggregate(Rational.Zero, Rational.Gcd);
        Expr best = Shorter(sum, Scale(Sum(value, content), content));
        foreach (Radical common in value.Terms.Keys.Where(static r => !r.IsOne).Take(8))
        {
            if (Inverse(common) is { } inverse && Surd.Multiply(value, inverse) is { } rest)
            {
                Rational divisor = rest.Terms.Values.Aggregate(Rational.Zero, Rational.Gcd);
                Expr root = Term(Rational.From(divisor.Numerator, divisor.Denominator), common);
                best = Shorter(best, root * Sum(rest, divisor));
            }
        }

        return best;
    }

    private Expr Write(Surd factor, Surd radicand)
    {
        Expr plain = radicand.AsRational is { IsOne: true } ? Write(factor) : Join(factor, radicand);
        return plain;
    }

    private Expr Join(Surd factor, Surd radicand)
    {
        Expr root = Operators.Sqrt[Write(radicand)];
        Expr product = factor.AsRational is { } number ? Scale(root, number) : Write(factor) * root;

        // 2√(1 + √3/4) is √(4 + √3): the factor may go under the root.
        return factor.Sign() is { } sign and not 0 && Surd.Multiply(factor, factor) is { } square && Surd.Multiply(square, radicand) is { } whole
            ? Shorter(product, sign < 0 ? -Operators.Sqrt[Write(whole)] : Operators.Sqrt[Write(whole)])
            : product;
    }

    private Expr Sum(Surd value, Rational divisor) =>
        Terms.Build(Graph, value.Terms.OrderBy(static t => t.Key.ToDouble()).Select(t => (Term(t.Value / divisor, t.Key), 1)));

    private Expr Scale(Expr expr, Rational number)
    {
        Expr above = BigInteger.Abs(number.Numerator).IsOne ? expr
            : expr.IsOne ? Graph.Number(Rational.Abs(number.Numerator))
            : Graph.Number(Rational.Abs(number.Numerator)) * expr;
        Expr whole = number.IsInteger ? above : above / Graph.Number(number.Denominator);
        return number.Sign < 0 ? -whole : whole;
    }

    // A number times a radical: each root may stand above or below the fraction line, or take a whole power of its prime in.
    private Expr Term(Rational number, Radical radical)
    {
        if (radical.IsOne)
        {
            return Graph.Number(number);
        }

        Expr? best = null;
        int count = Math.Min(radical.Factors.Count, 4);
        int ways = 1;
        for (int i = 0; i < count; i++)
        {
            ways *= 3;
        }

        for (int way = 0; way < ways; way++)
        {
            Rational rest = number;
            var powers = new List<(BigInteger Prime, Rational Exponent)>();
            int digits = way;
            bool possible = true;
            for (int i = 0; i < radical.Factors.Count; i++)
            {
                (BigInteger prime, Rational exponent) = radical.Factors[i];
                int shift = i < count ? digits % 3 : 0;
                digits /= 3;
                if (shift == 1)
                {
                    (rest, exponent) = (rest * prime, exponent - 1);
                }
                else if (shift == 2)
                {
                    possible &= (rest.Numerator % prime).IsZero && exponent.Denominator != 2;
                    (rest, exponent) = (rest / prime, exponent + 1);
                }

                powers.Add((prime, exponent));
            }

            if (possible)
            {
                Expr form = Product(rest, powers);
                best = best is { } soFar ? Shorter(soFar, form) : form;
            }
        }

        return best!.Value;
    }

    private Expr Product(Rational number, List<(BigInteger Prime, Rational Exponent)> powers)
    {
        Rational size = Rational.Abs(number);
        Expr above = Graph.Number(size.Numerator), below = Graph.Number(size.Denominator);
        foreach (IGrouping<Rational, (BigInteger Prime, Rational Exponent)> group in powers.GroupBy(static p => Rational.Abs(p.Exponent)))
        {
            BigInteger up = group.Where(static p => p.Exponent.Sign > 0).Aggregate(BigInteger.One, static (m, p) => m * p.Prime);
            BigInteger down = group.Where(static p => p.Exponent.Sign < 0).Aggregate(BigInteger.One, static (m, p) => m * p.Prime);
            if (up.IsOne)
            {
                below = Times(below, Power(down, group.Key));
            }
            else
            {
                above = Times(above, Power(Rational.From(up, down), group.Key));
            }
        }

        Expr quotient = below.IsOne ? above : above / below;
        return number.Sign < 0 ? -quotient : quotient;
    }

    private static Expr Times(Expr left, Expr right) => left.IsOne ? right : left * right;

    private Expr Power(Rational @base, Rational exponent) =>
        exponent == Rational.From(1, 2) ? Operators.Sqrt[Graph.Number(@base)] : Graph.Number(@base).Pow(Graph.Number(exponent));

    private Expr Shorter(Expr one, Expr other) => rewriter.WeightOf(other) < rewriter.WeightOf(one) ? other : one;

    // Null where a root is beyond the bounds of surds.
    private static Surd? Inverse(Radical radical) =>
        radical.Factors.Aggregate((Surd?)Surd.One, static (product, f) =>
            product is not null && Surd.Power(f.Prime, -f.Exponent) is { } power ? Surd.Multiply(product, power) : null);
}
