using System.Numerics;

namespace Symbolic;

/// <summary>
/// Irreducible factors over the rational numbers of a square-free polynomial in one variable (Zassenhaus 1969): modulo a prime that
/// splits it into few factors, lifted beyond the bound of Mignotte, and put together again.
/// </summary>
internal static class UnivariateFactorization
{
    private const int PrimesTried = 6;

    /// <summary>The irreducible factors, primitive; the polynomial is primitive, square-free and has a constant term.</summary>
    public static List<BigInteger[]> Factor(BigInteger[] f, AlgebraBudget budget)
    {
        if (f.Length <= 2)
        {
            return [f];
        }

        (uint prime, List<(uint[] Product, int Degree)>? best, HashSet<int> degrees) = ChoosePrime(f, budget);
        if (best is null || best.Sum(static b => (b.Product.Length - 1) / b.Degree) == 1 || degrees.Count <= 2)
        {
            return [f];
        }

        var field = new PrimeField(prime);
        var random = new Random(1);
        List<uint[]> factors = [.. best.SelectMany(b => ModularFactorization.OfDegree(b.Product, b.Degree, field, random, budget))];
        BigInteger bound = MignotteBound(f), modulus = prime;
        while (modulus <= 2 * bound)
        {
            modulus *= modulus;
            budget.Spend(1);
        }

        return Combine(f, HenselLifting.Lift(f, factors, prime, modulus, budget), modulus, degrees, budget);
    }

    private static (uint Prime, List<(uint[] Product, int Degree)>? Factors, HashSet<int> Degrees) ChoosePrime(BigInteger[] f, AlgebraBudget budget)
    {
        (uint Prime, List<(uint[], int)>? Factors) best = (0, null);
        HashSet<int> degrees = [.. Enumerable.Range(0, f.Length)];
        int fewest = int.MaxValue, tried = 0;
        foreach (uint prime in OddPrimes())
        {
            var field = new PrimeField(prime);
            uint[] image = field.Reduce(f);
            budget.Spend(f.Length);
            if (image.Length != f.Length || field.Gcd(image, field.Derivative(image)).Length > 1)
            {
                continue;
            }

            List<(uint[] Product, int Degree)> byDegree = ModularFactorization.ByDegree(field.Monic(image), field, budget);
            int count = byDegree.Sum(static b => (b.Product.Length - 1) / b.Degree);

            // The degree of every true factor is a sum of degrees modulo each prime.
            var sums = new HashSet<int> { 0 };
            foreach ((uint[] product, int degree) in byDegree)
            {
                for (int i = 0; i < (product.Length - 1) / degree; i++)
                {
                    sums.UnionWith(sums.Select(s => s + degree).ToArray());
                }
            }

            degrees.IntersectWith(sums);
            if (count < fewest)
            {
                (fewest, best) = (count, (prime, byDegree));
            }

            if (++tried == PrimesTried || fewest == 1 || degrees.Count <= 2)
            {
                break;
            }
        }

        return (best.Prime, best.Factors, degrees);
    }

    private static List<BigInteger[]> Combine(BigInteger[] f, List<BigInteger[]> lifted, BigInteger modulus, HashSet<int> degrees, AlgebraBudget budget)
    {
        var result = new List<BigInteger[]>();
        for (int size = 1; 2 * size <= lifted.Count;)
        {
            int[]? found = null;
            BigInteger[]? factor = null, quotient = null;
            foreach (int[] subset in Subsets(lifted.Count, size))
            {
                budget.Spend(size);
                if (!degrees.Contains(subset.Sum(i => lifted[i].Length - 1)))
                {
                    continue;
                }

                // The constant terms alone rule out almost every wrong choice.
                budget.Spend((size + 1) * AlgebraBudget.CostOf(modulus, modulus));
                BigInteger constant = f[^1];
                foreach (int i in subset)
                {
                    constant = constant * lifted[i][0] % modulus;
                }

                constant = DenseIntegers.Symmetric(constant, modulus);
                if (constant.IsZero || !(f[^1] * f[0] % constant).IsZero)
                {
                    continue;
                }

                BigInteger[] product = [f[^1]];
                foreach (int i in subset)
                {
                    product = DenseIntegers.MultiplyModulo(product, lifted[i], modulus, budget);
                }

                factor = DenseIntegers.PrimitivePart(product);
                quotient = DenseIntegers.TryDivide(f, factor, budget);
                if (quotient is not null)
                {
                    found = subset;
                    break;
                }
            }

            if (found is null)
            {
                size++;
                continue;
            }

            result.Add(factor!);
            f = quotient!;
            lifted = [.. lifted.Where((_, i) => !found.Contains(i))];
        }

        result.Add(DenseIntegers.PrimitivePart(f));
        return result;
    }

    // The choices of some of the first whole numbers, in order; a loop.
    private static IEnumerable<int[]> Subsets(int count, int size)
    {
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            yield return [.. chosen];
            int place = size - 1;
            while (place >= 0 && chosen[place] == count - size + place)
            {
                place--;
            }

            if (place < 0)
            {
                yield break;
            }

            chosen[place]++;
            for (int i = place + 1; i < size; i++)
            {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }

    // No factor, times the leading coefficient of the polynomial, has a coefficient above 2ⁿ·‖f‖·|lc|.
    private static BigInteger MignotteBound(BigInteger[] f)
    {
        BigInteger squares = BigInteger.Zero;
        foreach (BigInteger coefficient in f)
        {
            squares += coefficient * coefficient;
        }

        BigInteger norm = BigInteger.One << (int)((squares.GetBitLength() / 2) + 1);
        return (norm << (f.Length - 1)) * BigInteger.Abs(f[^1]);
    }

    private static IEnumerable<uint> OddPrimes()
    {
        // Primes of some size: small ones divide discriminants too often.
        for (uint candidate = 101; candidate < 1_000_000; candidate += 2)
        {
            bool prime = true;
            for (uint divisor = 3; divisor * divisor <= candidate && prime; divisor += 2)
            {
                prime = candidate % divisor != 0;
            }

            if (prime)
            {
                yield return candidate;
            }
        }
    }
}
