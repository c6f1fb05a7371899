using System.Numerics;

namespace Symbolic;

/// <summary>Factors of numbers as far as trial division by small primes finds them.</summary>
internal static class SmallPrimes
{
    // What is left after these primes is one factor; no identity is lost except those that need its parts.
    private const int Limit = 1000;

    private static readonly int[] s_primes = [.. Enumerable.Range(2, Limit - 2).Where(static n => Enumerable.Range(2, Math.Max(0, (int)Math.Sqrt(n) - 1)).All(d => n % d != 0))];

    /// <summary>The primes with their exponents (negative below the fraction line), the sign left out; a last factor may be composite.</summary>
    public static IReadOnlyList<(BigInteger Prime, int Exponent)> Factor(Rational number)
    {
        var factors = new List<(BigInteger, int)>();
        Add(BigInteger.Abs(number.Numerator), 1, factors);
        Add(number.Denominator, -1, factors);
        return factors;
    }

    private static void Add(BigInteger number, int sign, List<(BigInteger, int)> factors)
    {
        if (number.IsOne || number.IsZero)
        {
            return;
        }

        foreach (int prime in s_primes)
        {
            int times = 0;
            while ((number % prime).IsZero)
            {
                number /= prime;
                times++;
            }

            if (times > 0)
            {
                factors.Add((prime, sign * times));
            }

            if (number.IsOne)
            {
                return;
            }
        }

        factors.Add((number, sign));
    }
}
