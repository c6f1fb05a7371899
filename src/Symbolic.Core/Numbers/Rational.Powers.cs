using System.Numerics;

namespace Symbolic;

public readonly partial struct Rational
{
    /// <summary>
    /// The exact power <c>value^exponent</c>, unless it is undefined (0 to a negative power) or its numerator or
    /// denominator would need more than <paramref name="maxBits"/> bits.
    /// </summary>
    /// <remarks>The empty product is 1, so <c>0^0 = 1</c>.</remarks>
    public static bool TryPow(Rational value, long exponent, int maxBits, out Rational result) =>
        TryPow(value, (BigInteger)exponent, maxBits, out result);

    /// <inheritdoc cref="TryPow(Rational, long, int, out Rational)"/>
    public static bool TryPow(Rational value, BigInteger exponent, int maxBits, out Rational result)
    {
        result = default;
        if (exponent.IsZero)
        {
            result = One;
            return true;
        }

        if (value.IsZero)
        {
            return exponent.Sign > 0;
        }

        BigInteger numerator = value.Numerator;
        BigInteger denominator = value.Denominator;
        BigInteger magnitude = BigInteger.Abs(numerator);
        if (magnitude.IsOne && denominator.IsOne)
        {
            result = exponent.IsEven ? One : value;
            return true;
        }

        // A number of L bits is at least 2^(L−1): this bounds the work before anything is multiplied.
        BigInteger times = BigInteger.Abs(exponent);
        long leastBits = Math.Max((long)magnitude.GetBitLength(), (long)denominator.GetBitLength()) - 1;
        if (times * leastBits >= maxBits || times > int.MaxValue)
        {
            return false;
        }

        BigInteger top = BigInteger.Pow(numerator, (int)times);
        BigInteger bottom = BigInteger.Pow(denominator, (int)times);
        if (exponent.Sign < 0)
        {
            (top, bottom) = bottom.Sign * top.Sign < 0 ? (-bottom, -top) : (bottom, top);
        }

        if (BigInteger.Abs(top).GetBitLength() > maxBits || bottom.GetBitLength() > maxBits)
        {
            return false;
        }

        // Powers of coprime numbers are coprime.
        result = FromLowestTerms(top, bottom);
        return true;
    }

    /// <summary>
    /// The exact real <paramref name="n"/>-th root, when it is rational: the nonnegative one for even
    /// <paramref name="n"/>, the real one for odd <paramref name="n"/> (so the cube root of −8 is −2).
    /// </summary>
    /// <returns>Whether the root is a real rational number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public bool TryRoot(int n, out Rational root)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        root = default;
        if (IsZero || n == 1)
        {
            root = this;
            return true;
        }

        if (Sign < 0 && n % 2 == 0)
        {
            return false;
        }

        // In lowest terms the quotient is a perfect power only if both parts are.
        if (!TryExactRoot(Denominator, n, out BigInteger denominator)
            || !TryExactRoot(BigInteger.Abs(Numerator), n, out BigInteger numerator))
        {
            return false;
        }

        root = FromLowestTerms(Sign < 0 ? -numerator : numerator, denominator);
        return true;
    }

    /// <summary>The root of a positive integer, when it is an integer.</summary>
    private static bool TryExactRoot(BigInteger value, int n, out BigInteger root)
    {
        root = BigInteger.One;
        if (value.IsOne)
        {
            return true;
        }

        long bits = (long)value.GetBitLength();
        if (n >= bits)
        {
            // 1 < value < 2^n.
            return false;
        }

        // The power of 2 in a perfect n-th power is a multiple of n: most candidates fail here at no cost.
        if ((long)BigInteger.TrailingZeroCount(value) % n != 0)
        {
            return false;
        }

        double exponent = BigInteger.Log(value) / Math.Log(2) / n;
        int whole = (int)Math.Floor(exponent);
        if (exponent < 40)
        {
            // The relative error of the estimate is below 1e-13, so the root, if there is one, is the nearest integer.
            root = new BigInteger(Math.Round(Math.Pow(2, exponent)));
            return BigInteger.Pow(root, n) == value;
        }

        var start = new BigInteger(Math.Pow(2, exponent - whole + 52));
        BigInteger estimate = whole >= 52 ? start << (whole - 52) : start >> (52 - whole);

        // Newton's iteration for x^n − value: after the first step it stays at or above the root and falls to its floor.
        BigInteger current = NewtonStep(estimate);
        while (true)
        {
            BigInteger next = NewtonStep(current);
            if (next >= current)
            {
                break;
            }

            current = next;
        }

        root = current;
        return BigInteger.Pow(root, n) == value;

        BigInteger NewtonStep(BigInteger x) => (((n - 1) * x) + (value / BigInteger.Pow(x, n - 1))) / n;
    }
}
