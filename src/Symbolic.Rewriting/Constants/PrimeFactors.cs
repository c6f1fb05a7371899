using System.Globalization;
using System.Numerics;

namespace Symbolic;

/// <summary>Prime factors by trial division, and Pollard's method for what is left, with bounds.</summary>
internal static class PrimeFactors
{
    // Trial division up to this divisor settles every number below its square.
    private const int MaxDivisor = 1 << 16;
    private const int MaxRounds = 1 << 13;

    // Below this number the witnesses decide (Sorenson and Webster, Strong pseudoprimes to twelve prime bases, 2015).
    private static readonly BigInteger s_decided = BigInteger.Parse("318665857834031151167461", CultureInfo.InvariantCulture);
    private static readonly int[] s_witnesses = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

    /// <summary>The factorisation of a positive whole number; null where a factor is too large to be settled.</summary>
    public static List<(BigInteger Prime, int Exponent)>? Of(BigInteger number)
    {
        var factors = new List<(BigInteger Prime, int Exponent)>();
        if (number.GetBitLength() > 256)
        {
            return null;
        }

        for (int divisor = 2; divisor < MaxDivisor && (BigInteger)divisor * divisor <= number; divisor += divisor == 2 ? 1 : 2)
        {
            int exponent = 0;
            while ((number % divisor).IsZero)
            {
                number /= divisor;
                exponent++;
            }

            if (exponent > 0)
            {
                factors.Add((divisor, exponent));
            }
        }

        if (number.IsOne)
        {
            return factors;
        }

        var open = new Stack<BigInteger>([number]);
        while (open.TryPop(out BigInteger part))
        {
            if (part <= (BigInteger)MaxDivisor * MaxDivisor || IsPrime(part))
            {
                int known = factors.FindIndex(f => f.Prime == part);
                if (known >= 0)
                {
                    factors[known] = (part, factors[known].Exponent + 1);
                }
                else
                {
                    factors.Add((part, 1));
                }
            }
            else if (DivisorOf(part) is { } divisor)
            {
                open.Push(divisor);
                open.Push(part / divisor);
            }
            else
            {
                return null;
            }
        }

        return factors;
    }

    /// <summary>The factorisation of a positive rational number, with negative exponents for the denominator.</summary>
    public static List<(BigInteger Prime, int Exponent)>? Of(Rational number)
    {
        if (Of(number.Numerator) is not { } above || Of(number.Denominator) is not { } below)
        {
            return null;
        }

        above.AddRange(below.Select(static f => (f.Prime, -f.Exponent)));
        return above;
    }

    // A divisor by Pollard's method (A Monte Carlo method for factorization, 1975); null where none is found within the bound.
    private static BigInteger? DivisorOf(BigInteger number)
    {
        BigInteger slow = 2, fast = 2;
        for (int round = 0; round < MaxRounds; round++)
        {
            slow = ((slow * slow) + 1) % number;
            fast = ((fast * fast) + 1) % number;
            fast = ((fast * fast) + 1) % number;
            var divisor = BigInteger.GreatestCommonDivisor(slow - fast, number);
            if (!divisor.IsOne)
            {
                return divisor == number ? null : divisor;
            }
        }

        return null;
    }

    // Miller's test (1976): a^d = 1, or a^(d·2ⁱ) = −1 for some i, where n − 1 = d·2ˢ, for every witness a. False also for what is not decided.
    private static bool IsPrime(BigInteger number)
    {
        if (number.IsEven || number >= s_decided)
        {
            return false;
        }

        BigInteger odd = number - 1;
        int twos = 0;
        while (odd.IsEven)
        {
            odd >>= 1;
            twos++;
        }

        foreach (int witness in s_witnesses)
        {
            var power = BigInteger.ModPow(witness, odd, number);
            bool passes = power.IsOne;
            for (int i = 0; i < twos && !passes; i++)
            {
                passes = power == number - 1;
                power = power * power % number;
            }

            if (!passes)
            {
                return false;
            }
        }

        return true;
    }
}
