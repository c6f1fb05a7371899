using System.Numerics;

namespace Symbolic;

/// <summary>Prime factors by trial division, with a bound.</summary>
internal static class PrimeFactors
{
    // Trial division up to this divisor settles every number below its square.
    private const int MaxDivisor = 1 << 16;

    /// <summary>The factorisation of a positive whole number; null where a factor is too large to be settled.</summary>
    public static List<(BigInteger Prime, int Exponent)>? Of(BigInteger number)
    {
        var factors = new List<(BigInteger, int)>();
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

        if (number > (BigInteger)MaxDivisor * MaxDivisor)
        {
            return null;
        }

        factors.Add((number, 1));
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
}
