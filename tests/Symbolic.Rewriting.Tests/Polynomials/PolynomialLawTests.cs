using System.Numerics;
using FsCheck.Fluent;
using static Symbolic.Tests.RandomPolynomials;

namespace Symbolic.Tests;

public sealed class PolynomialLawTests
{
    [Fact]
    public void Polynomials_are_a_ring() => ForAll(2000, static random =>
    {
        (Polynomial a, Polynomial b, Polynomial c) = (Next(random), Next(random), Next(random));
        bool distributes = a.Multiply(b.Add(c, Budget), Budget).Equals(a.Multiply(b, Budget).Add(a.Multiply(c, Budget), Budget));
        bool associates = a.Multiply(b, Budget).Multiply(c, Budget).Equals(a.Multiply(b.Multiply(c, Budget), Budget));
        bool commutes = a.Multiply(b, Budget).Equals(b.Multiply(a, Budget)) && a.Add(b, Budget).Equals(b.Add(a, Budget));
        return (distributes && associates && commutes && a.Subtract(a, Budget).IsZero).Label($"{a} ; {b} ; {c}");
    });

    [Fact]
    public void A_product_divided_by_a_factor_is_the_other() => ForAll(2000, static random =>
    {
        (Polynomial a, Polynomial b) = (Next(random), NonZero(random));
        Polynomial? quotient = a.Multiply(b, Budget).TryDivide(b, Budget);
        Polynomial? wrong = a.Multiply(b, Budget).Add(Polynomial.One(Ring), Budget).TryDivide(b, Budget);
        bool refused = wrong is null || wrong.Multiply(b, Budget).Equals(a.Multiply(b, Budget).Add(Polynomial.One(Ring), Budget));
        return (a.Equals(quotient) && refused).Label($"{a} ; {b} ; {quotient}");
    });

    [Fact]
    public void The_pseudo_remainder_is_a_remainder() => ForAll(500, static random =>
    {
        (Polynomial a, Polynomial b) = (NonZero(random), NonZero(random));
        int n = b.DegreeIn(0), m = a.DegreeIn(0);
        if (n == 0 || m < n)
        {
            return true.ToProperty();
        }

        Polynomial rest = a.PseudoRemainder(b, 0, Budget);
        Polynomial scaled = a.Multiply(b.LeadingCoefficientIn(0).Pow(m - n + 1, Budget), Budget);
        return ((rest.IsZero || rest.DegreeIn(0) < n) && scaled.Subtract(rest, Budget).TryDivide(b, Budget) is not null).Label($"{a} ; {b} ; {rest}");
    });

    [Fact]
    public void The_gcd_divides_both_and_holds_every_common_factor() => ForAll(1000, static random =>
    {
        (Polynomial a, Polynomial b, Polynomial common) = (NonZero(random), NonZero(random), NonZero(random));
        Polynomial left = a.Multiply(common, Budget), right = b.Multiply(common, Budget);
        Polynomial gcd = PolynomialGcd.Gcd(left, right, Budget);
        bool divides = left.TryDivide(gcd, Budget) is not null && right.TryDivide(gcd, Budget) is not null;
        bool holds = gcd.TryDivide(common, Budget) is not null;
        Polynomial restLeft = left.TryDivide(gcd, Budget)!, restRight = right.TryDivide(gcd, Budget)!;
        return (divides && holds && PolynomialGcd.Gcd(restLeft, restRight, Budget).IsOne).Label($"{left} ; {right} ; {gcd}");
    });

    [Fact]
    public void The_gcd_of_large_coefficients_is_exact()
    {
        BigInteger large = BigInteger.Pow(10, 40) + 7;
        Polynomial x = Polynomial.Variable(Ring, 0), y = Polynomial.Variable(Ring, 1);
        Polynomial common = x.Scale(large).Add(y.Scale(large + 2), Budget);
        Polynomial a = common.Multiply(x.Add(y.Scale(3), Budget), Budget), b = common.Multiply(x.Subtract(y, Budget), Budget);
        Assert.Equal(common, PolynomialGcd.Gcd(a, b, Budget));
    }

    [Fact]
    public void Square_free_factors_multiply_back() => ForAll(500, static random =>
    {
        Polynomial f = NonZero(random, terms: 3, degree: 2), g = NonZero(random, terms: 2, degree: 1);
        Polynomial product = f.Multiply(g.Pow(3, Budget), Budget).PrimitivePart();
        Polynomial back = Polynomial.One(Ring);
        foreach ((Polynomial @base, int exponent) in SquareFree.Decompose(product, Budget))
        {
            back = back.Multiply(@base.Pow(exponent, Budget), Budget);
        }

        return IsSame(back, product).Label($"{product} ; {back}");
    });

    [Fact]
    public void Factors_multiply_back_and_are_at_least_those_that_were_put_in() => ForAll(300, static random =>
    {
        Polynomial[] parts = [NonZero(random, 3, 2, 2, 5), NonZero(random, 3, 2, 2, 5)];
        Polynomial product = parts[0].Multiply(parts[1], Budget);
        (BigInteger content, List<(Polynomial Base, int Exponent)> factors) = PolynomialFactorization.Factor(product, Budget);
        Polynomial back = Polynomial.Constant(Ring, content);
        foreach ((Polynomial @base, int exponent) in factors)
        {
            back = back.Multiply(@base.Pow(exponent, Budget), Budget);
        }

        int wanted = parts.Count(static p => !p.IsConstant);
        return (back.Equals(product) && factors.Sum(static f => f.Exponent) >= wanted).Label($"{product} ; {content} {string.Join(" | ", factors)}");
    });

    [Fact]
    public void Factors_in_one_variable_multiply_back() => ForAll(300, static random =>
    {
        Polynomial product = Polynomial.One(Ring);
        int wanted = 0;
        for (int i = 0; i < 3; i++)
        {
            Polynomial part = NonZero(random, 4, 6, 1, 30);
            wanted += part.IsConstant ? 0 : 1;
            product = product.Multiply(part, Budget);
        }

        (BigInteger content, List<(Polynomial Base, int Exponent)> factors) = PolynomialFactorization.Factor(product, Budget);
        Polynomial back = factors.Aggregate(Polynomial.Constant(Ring, content), static (soFar, f) => soFar.Multiply(f.Base.Pow(f.Exponent, Budget), Budget));
        return (back.Equals(product) && factors.Sum(static f => f.Exponent) >= wanted).Label($"{product} ; {string.Join(" | ", factors)}");
    });
}
