using System.Numerics;

namespace Symbolic;

/// <summary>Irreducible factors over the rational numbers of polynomials in any number of variables.</summary>
internal static class PolynomialFactorization
{
    // Beyond this degree the image under Kronecker's substitution is not factored.
    private const int MaxKroneckerDegree = 400;
    private const int IrreducibilityTrials = 3;

    /// <summary>The number in front, and primitive irreducible factors with their multiplicities.</summary>
    public static (BigInteger Content, List<(Polynomial Base, int Exponent)> Factors) Factor(Polynomial polynomial, AlgebraBudget budget)
    {
        PolynomialRing ring = polynomial.Ring;
        if (polynomial.IsZero)
        {
            return (BigInteger.Zero, []);
        }

        var factors = new List<(Polynomial Base, int Exponent)>();
        UInt128 monomial = polynomial.MonomialContent();
        for (int v = 0; v < ring.Variables; v++)
        {
            if (ring.ExponentOf(monomial, v) is > 0 and int exponent)
            {
                factors.Add((Polynomial.Variable(ring, v), exponent));
            }
        }

        Polynomial rest = polynomial.Unshift(monomial);
        BigInteger content = rest.Content();
        if (IsPlainlyIrreducible(rest))
        {
            return (content, [.. factors, (rest.DivideBy(content), 1)]);
        }

        List<(Polynomial Base, int Exponent)> sums = [];
        foreach ((Polynomial squareFree, int multiplicity) in SquareFree.Decompose(rest.DivideBy(content), budget))
        {
            sums.AddRange(OfSquareFree(squareFree, budget).Select(factor => (factor, multiplicity)));
        }

        sums.Sort(static (a, b) => InReadingOrder(a.Base, b.Base));
        return (content, [.. factors, .. sums]);
    }

    // a·v + b with a or b a single term: what divides both divides a monomial, and no monomial divides the whole.
    public static bool IsPlainlyIrreducible(Polynomial polynomial)
    {
        PolynomialRing ring = polynomial.Ring;
        for (int v = 0; polynomial.Count > 1 && v < ring.Variables; v++)
        {
            int with = 0;
            bool isLinear = true;
            foreach (UInt128 monomial in polynomial.Monomials)
            {
                int exponent = ring.ExponentOf(monomial, v);
                isLinear &= exponent <= 1;
                with += exponent;
            }

            if (isLinear && (with == 1 || with == polynomial.Count - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The irreducible factors of a primitive square-free polynomial without a monomial factor.</summary>
    public static List<Polynomial> OfSquareFree(Polynomial polynomial, AlgebraBudget budget)
    {
        var result = new List<Polynomial>();
        var open = new Stack<Polynomial>();
        open.Push(polynomial);
        while (open.TryPop(out Polynomial? next))
        {
            if (next.IsConstant)
            {
                continue;
            }

            if (Split(next, budget) is { } parts)
            {
                parts.ForEach(open.Push);
            }
            else
            {
                result.Add(next.PrimitivePart());
            }
        }

        result.Sort(InReadingOrder);
        return result;
    }

    // Short ones first, (x − 1)·(x + 1)·(x² + 1): by degree, number of terms, monomials, coefficients.
    private static int InReadingOrder(Polynomial a, Polynomial b)
    {
        int order = a.TotalDegree().CompareTo(b.TotalDegree());
        order = order != 0 ? order : a.Count.CompareTo(b.Count);
        order = order != 0 ? order : b.Monomials.SequenceCompareTo(a.Monomials);
        return order != 0 ? order : a.Coefficients.SequenceCompareTo(b.Coefficients);
    }

    // Some nontrivial factorization; null for an irreducible polynomial.
    private static List<Polynomial>? Split(Polynomial f, AlgebraBudget budget)
    {
        if (f.OnlyVariable() is >= 0 and int only)
        {
            List<BigInteger[]> factors = UnivariateFactorization.Factor(f.ToDense(only), budget);
            return factors.Count == 1 ? null : [.. factors.Select(g => Polynomial.FromDense(f.Ring, only, g))];
        }

        int[] degrees = f.Degrees();
        for (int v = 0; v < degrees.Length; v++)
        {
            if (degrees[v] > 0 && PolynomialGcd.ContentIn(f, v, budget) is { IsConstant: false } content)
            {
                return [content, f.TryDivide(content, budget)!];
            }
        }

        // Primitive and of degree 1 in some variable: irreducible. Of degree 2: the discriminant decides.
        if (degrees.Contains(1))
        {
            return null;
        }

        if (Array.IndexOf(degrees, 2) is >= 0 and int quadratic)
        {
            return OfQuadratic(f, quadratic, budget);
        }

        if (IsHomogeneous(f))
        {
            return OfHomogeneous(f, Array.FindLastIndex(degrees, static d => d > 0), budget);
        }

        return IsIrreducibleAtPoints(f, degrees, budget) ? null : Kronecker.Split(f, degrees, MaxKroneckerDegree, budget);
    }

    private static bool IsHomogeneous(Polynomial f)
    {
        int total = f.TotalDegree();
        foreach (UInt128 monomial in f.Monomials)
        {
            if (TotalOf(f.Ring, monomial) != total)
            {
                return false;
            }
        }

        return true;
    }

    private static int TotalOf(PolynomialRing ring, UInt128 monomial)
    {
        int total = 0;
        for (int v = 0; v < ring.Variables; v++)
        {
            total += ring.ExponentOf(monomial, v);
        }

        return total;
    }

    // With all terms of one degree one variable can be 1 meanwhile: the factors have terms of one degree, too.
    private static List<Polynomial>? OfHomogeneous(Polynomial f, int variable, AlgebraBudget budget)
    {
        List<Polynomial> parts = OfSquareFree(f.Evaluate(variable, BigInteger.One, budget), budget);
        return parts.Count == 1 ? null : [.. parts.Select(Homogeneous)];

        Polynomial Homogeneous(Polynomial part)
        {
            int total = part.TotalDegree();
            var terms = new Dictionary<UInt128, BigInteger>(part.Count);
            for (int i = 0; i < part.Count; i++)
            {
                terms[part.Monomials[i] + part.Ring.Power(variable, total - TotalOf(part.Ring, part.Monomials[i]))] = part.Coefficients[i];
            }

            return Polynomial.FromTerms(part.Ring, terms);
        }
    }

    private static List<Polynomial>? OfQuadratic(Polynomial f, int variable, AlgebraBudget budget)
    {
        Polynomial zero = Polynomial.Zero(f.Ring);
        Polynomial[] c = [zero, zero, zero];
        foreach ((int degree, Polynomial coefficient) in f.CoefficientsIn(variable))
        {
            c[degree] = coefficient;
        }

        Polynomial discriminant = c[1].Multiply(c[1], budget).Subtract(c[0].Multiply(c[2], budget).Scale(4), budget);
        if (SquareRoot(discriminant, budget) is not { } root)
        {
            return null;
        }

        Polynomial linear = c[2].Multiply(Polynomial.Variable(f.Ring, variable), budget).Scale(2).Add(c[1], budget);
        Polynomial first = linear.Add(root, budget).PrimitivePart();
        first = first.TryDivide(PolynomialGcd.ContentIn(first, variable, budget), budget)!.PrimitivePart();
        return [first, f.TryDivide(first, budget)!];
    }

    /// <summary>The square root when there is one.</summary>
    private static Polynomial? SquareRoot(Polynomial polynomial, AlgebraBudget budget)
    {
        if (polynomial.LeadingCoefficient.Sign <= 0)
        {
            return polynomial.IsZero ? polynomial : null;
        }

        if (!((Rational)polynomial.Content()).TryRoot(2, out Rational content))
        {
            return null;
        }

        Polynomial root = Polynomial.Constant(polynomial.Ring, content.Numerator);
        foreach ((Polynomial @base, int exponent) in SquareFree.Decompose(polynomial, budget))
        {
            if (exponent % 2 != 0)
            {
                return null;
            }

            root = root.Multiply(@base.Pow(exponent / 2, budget), budget);
        }

        return root;
    }

    // A factorization stays one when all variables but one become numbers; where the degree stays too, an irreducible image proves.
    private static bool IsIrreducibleAtPoints(Polynomial f, int[] degrees, AlgebraBudget budget)
    {
        var random = new Random(7);
        for (int trial = 0; trial < IrreducibilityTrials; trial++)
        {
            for (int main = 0; main < degrees.Length; main++)
            {
                if (degrees[main] == 0)
                {
                    continue;
                }

                Polynomial image = f;
                for (int v = 0; v < degrees.Length; v++)
                {
                    image = v == main || degrees[v] == 0 ? image : image.Evaluate(v, random.Next(-20, 21), budget);
                }

                if (image.DegreeIn(main) != degrees[main])
                {
                    continue;
                }

                image = image.PrimitivePart();
                if (image.MonomialContent() == 0 && SquareFree.Decompose(image, budget) is [(_, 1)] && UnivariateFactorization.Factor(image.ToDense(main), budget).Count == 1)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
