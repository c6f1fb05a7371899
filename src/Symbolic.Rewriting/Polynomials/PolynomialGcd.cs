using System.Numerics;

namespace Symbolic;

/// <summary>
/// Greatest common divisors of polynomials with whole coefficients. Modular images settle the ordinary case, that there is none;
/// then the heuristic method (Char, Geddes, Gonnet 1989) evaluates at large whole numbers and reads the divisor off the digits;
/// where that fails, the subresultant chain (Brown, Traub 1971) decides.
/// </summary>
internal static class PolynomialGcd
{
    // Primes below 2³¹ for the modular images.
    private static readonly uint[] s_primes = [2147483647, 2147483629, 2147483587];

    // Digits of the heuristic evaluation beyond this size cost more than the subresultant chain.
    private const long MaxHeuristicBits = 60_000;
    private const int HeuristicAttempts = 4;

    /// <summary>The greatest common divisor, its leading coefficient positive; zero only when both are.</summary>
    public static Polynomial Gcd(Polynomial a, Polynomial b, AlgebraBudget budget)
    {
        if (a.IsZero || b.IsZero)
        {
            Polynomial other = a.IsZero ? b : a;
            return other.LeadingCoefficient.Sign < 0 ? -other : other;
        }

        BigInteger content = BigInteger.GreatestCommonDivisor(a.Content(), b.Content());
        UInt128 ma = a.MonomialContent(), mb = b.MonomialContent();
        UInt128 monomial = CommonMonomial(a.Ring, ma, mb);
        Polynomial common = Primitive(a.Unshift(ma).PrimitivePart(), b.Unshift(mb).PrimitivePart(), budget);
        return common.Multiply(Polynomial.Term(a.Ring, monomial, content), budget);
    }

    /// <summary>The greatest common divisor of several.</summary>
    public static Polynomial Gcd(IEnumerable<Polynomial> polynomials, AlgebraBudget budget)
    {
        Polynomial? common = null;
        foreach (Polynomial polynomial in polynomials.OrderBy(static p => p.Count))
        {
            common = common is null ? Gcd(polynomial, Polynomial.Zero(polynomial.Ring), budget) : Gcd(common, polynomial, budget);
            if (common.IsOne)
            {
                break;
            }
        }

        return common!;
    }

    /// <summary>The greatest common divisor of the coefficients by powers of a variable.</summary>
    public static Polynomial ContentIn(Polynomial polynomial, int variable, AlgebraBudget budget) =>
        Gcd(polynomial.CoefficientsIn(variable).Select(static c => c.Coefficient), budget);

    // Both primitive and without a monomial factor.
    private static Polynomial Primitive(Polynomial a, Polynomial b, AlgebraBudget budget)
    {
        if (a.IsConstant || b.IsConstant)
        {
            return Polynomial.One(a.Ring);
        }

        if (a.Equals(b))
        {
            return a;
        }

        // An irreducible one divides the other, or they have nothing in common.
        if (PolynomialFactorization.IsPlainlyIrreducible(a))
        {
            return b.TryDivide(a, budget) is null ? Polynomial.One(a.Ring) : a;
        }

        if (PolynomialFactorization.IsPlainlyIrreducible(b))
        {
            return a.TryDivide(b, budget) is null ? Polynomial.One(a.Ring) : b;
        }

        // A variable of only one of them is in no common divisor: all its coefficients must have the divisor.
        int[] da = a.Degrees(), db = b.Degrees();
        int lone = -1;
        for (int v = 0; v < da.Length && lone < 0; v++)
        {
            lone = (da[v] == 0) != (db[v] == 0) ? v : -1;
        }

        if (lone < 0)
        {
            return SameVariables(a, b, da, db, budget);
        }

        (Polynomial with, Polynomial without) = da[lone] > 0 ? (a, b) : (b, a);
        Polynomial common = without;
        foreach ((_, Polynomial coefficient) in with.CoefficientsIn(lone).OrderBy(static c => c.Coefficient.Count))
        {
            common = Gcd(common, coefficient, budget).PrimitivePart();
            if (common.IsConstant)
            {
                break;
            }
        }

        return common;
    }

    private static Polynomial SameVariables(Polynomial a, Polynomial b, int[] da, int[] db, AlgebraBudget budget)
    {
        // A variable in which the image of the divisor has degree 0 is in no common divisor either.
        for (int v = 0; v < da.Length; v++)
        {
            if (da[v] == 0)
            {
                continue;
            }

            if (DegreeBound(a, b, v, budget) == 0)
            {
                Polynomial contentA = ContentIn(a, v, budget), contentB = ContentIn(b, v, budget);
                return Gcd(contentA, contentB, budget).PrimitivePart();
            }
        }

        if (a.Count <= b.Count ? b.TryDivide(a, budget) is not null : a.TryDivide(b, budget) is not null)
        {
            return a.Count <= b.Count ? a : b;
        }

        return Heuristic(a, b, budget) is { } found ? found.PrimitivePart() : Subresultant(a, b, da, db, budget);
    }

    // A bound for the degree of the divisor in one variable: that of the images modulo a prime with the other variables at random points.
    private static int DegreeBound(Polynomial a, Polynomial b, int variable, AlgebraBudget budget)
    {
        int bound = Math.Min(a.DegreeIn(variable), b.DegreeIn(variable));
        var random = new Random(variable + 1);
        foreach (uint prime in s_primes)
        {
            var field = new PrimeField(prime);
            var point = new uint[a.Ring.Variables];
            for (int v = 0; v < point.Length; v++)
            {
                point[v] = (uint)random.Next(1, 1 << 30);
            }

            uint[] imageA = Image(a, variable, point, field, budget), imageB = Image(b, variable, point, field, budget);
            if (imageA.Length == a.DegreeIn(variable) + 1 && imageB.Length == b.DegreeIn(variable) + 1)
            {
                budget.Spend((long)imageA.Length * imageB.Length);
                return Math.Min(bound, field.Gcd(imageA, imageB).Length - 1);
            }
        }

        return bound;
    }

    /// <summary>The polynomial modulo a prime with all variables but one at a point.</summary>
    public static uint[] Image(Polynomial polynomial, int variable, uint[] point, PrimeField field, AlgebraBudget budget)
    {
        PolynomialRing ring = polynomial.Ring;
        budget.Spend((long)polynomial.Count * ring.Variables);
        var image = new uint[polynomial.DegreeIn(variable) + 1];
        for (int i = 0; i < polynomial.Count; i++)
        {
            UInt128 monomial = polynomial.Monomials[i];
            uint value = field.Reduce(polynomial.Coefficients[i]);
            for (int v = 0; v < ring.Variables; v++)
            {
                int exponent = v == variable ? 0 : ring.ExponentOf(monomial, v);
                value = exponent == 0 ? value : field.Multiply(value, field.Power(point[v], (ulong)exponent));
            }

            ref uint place = ref image[ring.ExponentOf(monomial, variable)];
            place = field.Add(place, value);
        }

        return PrimeField.Trim(image);
    }

    // Evaluates the last variable at a whole number, takes the gcd there, and reads the coefficients off its digits.
    private static Polynomial? Heuristic(Polynomial a, Polynomial b, AlgebraBudget budget)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(a.Content(), b.Content());
        (a, b) = (a.DivideBy(common), b.DivideBy(common));
        if (a.IsConstant || b.IsConstant)
        {
            return Polynomial.Constant(a.Ring, common * BigInteger.GreatestCommonDivisor(a.Content(), b.Content()));
        }

        int[] da = a.Degrees(), db = b.Degrees();
        int variable = Enumerable.Range(0, da.Length).Where(v => da[v] > 0 || db[v] > 0).MinBy(v => Math.Max(da[v], db[v]));
        BigInteger point = (2 * BigInteger.Min(Height(a), Height(b))) + 29;
        for (int attempt = 0; attempt < HeuristicAttempts; attempt++)
        {
            if (point.GetBitLength() * Math.Max(da[variable], db[variable]) > MaxHeuristicBits)
            {
                return null;
            }

            Polynomial imageA = a.Evaluate(variable, point, budget), imageB = b.Evaluate(variable, point, budget);
            if (!imageA.IsZero && !imageB.IsZero && (imageA.IsConstant || imageB.IsConstant ? Numbers(imageA, imageB) : Heuristic(imageA, imageB, budget)) is { } image)
            {
                Polynomial candidate = Interpolate(image, variable, point, budget).PrimitivePart();
                if (a.TryDivide(candidate, budget) is not null && b.TryDivide(candidate, budget) is not null)
                {
                    return candidate.Scale(common);
                }
            }

            // Another point that has few factors in common with the first (the ratio is about 2.7, as its authors advise).
            point = (point * 73794 / 27011) + 1;
        }

        return null;

        static Polynomial Numbers(Polynomial a, Polynomial b) => Polynomial.Constant(a.Ring, BigInteger.GreatestCommonDivisor(a.Content(), b.Content()));
    }

    private static Polynomial Interpolate(Polynomial image, int variable, BigInteger point, AlgebraBudget budget)
    {
        Polynomial result = Polynomial.Zero(image.Ring);
        BigInteger half = point / 2;
        for (int degree = 0; !image.IsZero; degree++)
        {
            var digits = new Dictionary<UInt128, BigInteger>();
            var rest = new Dictionary<UInt128, BigInteger>();
            for (int i = 0; i < image.Count; i++)
            {
                BigInteger digit = image.Coefficients[i] % point;
                digit = digit > half ? digit - point : digit < -half ? digit + point : digit;
                budget.Spend(AlgebraBudget.CostOf(image.Coefficients[i], point));
                digits[image.Monomials[i]] = digit;
                rest[image.Monomials[i]] = (image.Coefficients[i] - digit) / point;
            }

            Polynomial part = Polynomial.FromTerms(image.Ring, digits);
            result = result.Add(degree == 0 ? part : part.Multiply(Polynomial.Variable(image.Ring, variable, degree), budget), budget);
            image = Polynomial.FromTerms(image.Ring, rest);
        }

        return result;
    }

    private static BigInteger Height(Polynomial polynomial)
    {
        BigInteger height = BigInteger.Zero;
        foreach (BigInteger coefficient in polynomial.Coefficients)
        {
            height = BigInteger.Max(height, BigInteger.Abs(coefficient));
        }

        return height;
    }

    private static Polynomial Subresultant(Polynomial a, Polynomial b, int[] da, int[] db, AlgebraBudget budget)
    {
        int main = Enumerable.Range(0, da.Length).Where(v => da[v] > 0).MinBy(v => Math.Min(da[v], db[v]));
        Polynomial contentA = ContentIn(a, main, budget), contentB = ContentIn(b, main, budget);
        Polynomial content = Gcd(contentA, contentB, budget);
        (Polynomial f, Polynomial g) = (a.TryDivide(contentA, budget)!, b.TryDivide(contentB, budget)!);
        if (f.DegreeIn(main) < g.DegreeIn(main))
        {
            (f, g) = (g, f);
        }

        Polynomial scale = Polynomial.One(a.Ring), height = scale;
        while (true)
        {
            int difference = f.DegreeIn(main) - g.DegreeIn(main);
            Polynomial rest = f.PseudoRemainder(g, main, budget);
            if (rest.IsZero)
            {
                Polynomial part = g.TryDivide(ContentIn(g, main, budget), budget)!.PrimitivePart();
                return part.Multiply(content, budget).PrimitivePart();
            }

            if (rest.DegreeIn(main) == 0)
            {
                return content.PrimitivePart();
            }

            f = g;
            g = rest.TryDivide(scale.Multiply(height.Pow(difference, budget), budget), budget)!;
            scale = f.LeadingCoefficientIn(main);
            height = difference switch
            {
                0 => height,
                1 => scale,
                _ => scale.Pow(difference, budget).TryDivide(height.Pow(difference - 1, budget), budget)!,
            };
        }
    }

    private static UInt128 CommonMonomial(PolynomialRing ring, UInt128 a, UInt128 b)
    {
        var common = UInt128.Zero;
        for (int v = 0; v < ring.Variables; v++)
        {
            common += ring.Power(v, Math.Min(ring.ExponentOf(a, v), ring.ExponentOf(b, v)));
        }

        return common;
    }
}
