using System.Numerics;

namespace Symbolic;

/// <summary>
/// Factors of a polynomial in several variables from those of its image in one variable: each variable becomes a power so high that
/// monomials stay apart (Kronecker 1882). Products of factors of the image that read back as divisors are the factors.
/// </summary>
internal static class Kronecker
{
    /// <summary>A factor and its cofactor; null for an irreducible polynomial.</summary>
    /// <exception cref="AlgebraLimitException">The image has too high a degree, or too many factors for the budget.</exception>
    public static List<Polynomial>? Split(Polynomial f, int[] degrees, int maxDegree, AlgebraBudget budget)
    {
        var ring = new PolynomialRing(1);
        int[] strides = new int[degrees.Length];
        long stride = 1;
        foreach (int v in Enumerable.Range(0, degrees.Length).OrderBy(v => degrees[v]))
        {
            strides[v] = (int)stride;
            stride *= degrees[v] + 1;
            if (stride - 1 > maxDegree)
            {
                throw new AlgebraLimitException();
            }
        }

        var terms = new Dictionary<UInt128, BigInteger>();
        for (int i = 0; i < f.Count; i++)
        {
            int exponent = 0;
            for (int v = 0; v < degrees.Length; v++)
            {
                exponent += f.Ring.ExponentOf(f.Monomials[i], v) * strides[v];
            }

            terms[ring.Power(0, exponent)] = f.Coefficients[i];
        }

        List<Polynomial> factors = [];
        foreach ((Polynomial factor, int multiplicity) in PolynomialFactorization.Factor(Polynomial.FromTerms(ring, terms), budget).Factors)
        {
            factors.AddRange(Enumerable.Repeat(factor, multiplicity));
        }

        for (int size = 1; 2 * size <= factors.Count; size++)
        {
            int[] chosen = [.. Enumerable.Range(0, size)];
            while (true)
            {
                Polynomial product = Polynomial.One(ring);
                foreach (int i in chosen)
                {
                    product = product.Multiply(factors[i], budget);
                }

                Polynomial candidate = ReadBack(product, f.Ring, degrees, strides).PrimitivePart();
                if (!candidate.IsConstant && f.TryDivide(candidate, budget) is { IsConstant: false } cofactor)
                {
                    return [candidate, cofactor];
                }

                int place = size - 1;
                while (place >= 0 && chosen[place] == factors.Count - size + place)
                {
                    place--;
                }

                if (place < 0)
                {
                    break;
                }

                chosen[place]++;
                for (int i = place + 1; i < size; i++)
                {
                    chosen[i] = chosen[i - 1] + 1;
                }
            }
        }

        return null;
    }

    private static Polynomial ReadBack(Polynomial image, PolynomialRing ring, int[] degrees, int[] strides)
    {
        var terms = new Dictionary<UInt128, BigInteger>();
        for (int i = 0; i < image.Count; i++)
        {
            int exponent = image.Ring.ExponentOf(image.Monomials[i], 0);
            var monomial = UInt128.Zero;
            for (int v = 0; v < degrees.Length; v++)
            {
                monomial += degrees[v] == 0 ? 0 : ring.Power(v, exponent / strides[v] % (degrees[v] + 1));
            }

            terms[monomial] = image.Coefficients[i];
        }

        return Polynomial.FromTerms(ring, terms);
    }
}
