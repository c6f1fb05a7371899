using System.Numerics;

namespace Symbolic;

public readonly partial struct Rational
{
    /// <summary>The number itself.</summary>
    public static Rational operator +(Rational value) => value;

    /// <summary>The number with the opposite sign.</summary>
    public static Rational operator -(Rational value) => value.IsFast
        ? new Rational(-value._numerator, value.SmallDenominator)
        : FromLowestTerms(-value.Numerator, value.Denominator);

    /// <summary>The exact sum.</summary>
    public static Rational operator +(Rational left, Rational right)
    {
        if (!left.IsFast || !right.IsFast)
        {
            return AddWide(left.Numerator, left.Denominator, right.Numerator, right.Denominator);
        }

        return AddFast(left._numerator, left.SmallDenominator, right._numerator, right.SmallDenominator);
    }

    /// <summary>The exact difference.</summary>
    public static Rational operator -(Rational left, Rational right)
    {
        if (!left.IsFast || !right.IsFast)
        {
            return AddWide(left.Numerator, left.Denominator, -right.Numerator, right.Denominator);
        }

        return AddFast(left._numerator, left.SmallDenominator, -right._numerator, right.SmallDenominator);
    }

    /// <summary>The exact product.</summary>
    public static Rational operator *(Rational left, Rational right)
    {
        if (!left.IsFast || !right.IsFast)
        {
            return From(left.Numerator * right.Numerator, left.Denominator * right.Denominator);
        }

        return MultiplyFast(left._numerator, left.SmallDenominator, right._numerator, right.SmallDenominator);
    }

    /// <summary>The exact quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="right"/> is 0.</exception>
    public static Rational operator /(Rational left, Rational right)
    {
        if (right.IsZero)
        {
            throw new DivideByZeroException("A rational number cannot be divided by 0.");
        }

        if (!left.IsFast || !right.IsFast)
        {
            return From(left.Numerator * right.Denominator, left.Denominator * right.Numerator);
        }

        return right._numerator > 0
            ? MultiplyFast(left._numerator, left.SmallDenominator, right.SmallDenominator, right._numerator)
            : MultiplyFast(left._numerator, left.SmallDenominator, -right.SmallDenominator, -right._numerator);
    }

    /// <summary>One divided by <paramref name="value"/>.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="value"/> is 0.</exception>
    public static Rational Reciprocal(Rational value) => One / value;

    /// <summary>The magnitude of the number.</summary>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>The smaller of the two numbers.</summary>
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    /// <summary>The larger of the two numbers.</summary>
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    /// <summary>The greatest integer that is not above the number.</summary>
    public static Rational Floor(Rational value)
    {
        if (value.IsInteger)
        {
            return value;
        }

        if (value._wide is null)
        {
            long quotient = Math.DivRem(value._numerator, value.SmallDenominator, out long remainder);
            return new Rational(remainder < 0 ? quotient - 1 : quotient, 1);
        }

        BigInteger wideQuotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger wideRemainder);
        return FromLowestTerms(wideRemainder.Sign < 0 ? wideQuotient - 1 : wideQuotient, BigInteger.One);
    }

    /// <summary>The least integer that is not below the number.</summary>
    public static Rational Ceiling(Rational value) => value.IsInteger ? value : Floor(value) + One;

    /// <summary>The nearest integer; a tie goes to the even neighbour.</summary>
    public static Rational Round(Rational value)
    {
        if (value.IsInteger)
        {
            return value;
        }

        Rational floor = Floor(value);
        int order = (value - floor).CompareTo(new Rational(1, 2));
        return order > 0 || (order == 0 && !floor.Numerator.IsEven) ? floor + One : floor;
    }

    /// <summary>
    /// The remainder of floored division, <c>x − y⌊x/y⌋</c>; it has the sign of the divisor.
    /// </summary>
    /// <exception cref="DivideByZeroException"><paramref name="divisor"/> is 0.</exception>
    public static Rational Mod(Rational value, Rational divisor) => value - (divisor * Floor(value / divisor));

    /// <summary>
    /// The greatest rational number of which both arguments are integer multiples: gcd(a/b, c/d) = gcd(a, c)/lcm(b, d).
    /// It is never negative; Gcd(0, x) = |x|.
    /// </summary>
    public static Rational Gcd(Rational left, Rational right)
    {
        if (left.IsFast && right.IsFast && left._denominatorLessOne == 0 && right._denominatorLessOne == 0)
        {
            return new Rational((long)GreatestCommonDivisor(Magnitude(left._numerator), Magnitude(right._numerator)), 1);
        }

        BigInteger numerator = BigInteger.GreatestCommonDivisor(left.Numerator, right.Numerator);
        BigInteger common = BigInteger.GreatestCommonDivisor(left.Denominator, right.Denominator);
        return From(numerator, left.Denominator / common * right.Denominator);
    }

    /// <summary>
    /// Addition after Knuth, The Art of Computer Programming 2, 4.5.1: only the gcd of the denominators can divide
    /// the result, so both gcds are of 64-bit numbers.
    /// </summary>
    private static Rational AddFast(long a, long b, long c, long d)
    {
        if (b == 1 && d == 1)
        {
            long sum = unchecked(a + c);
            return ((a ^ sum) & (c ^ sum)) >= 0 ? new Rational(sum, 1) : FromLowestTerms((Int128)a + c, 1);
        }

        long common = (long)GreatestCommonDivisor((ulong)b, (ulong)d);
        if (common == 1)
        {
            return FromLowestTerms(((Int128)a * d) + ((Int128)c * b), (Int128)b * d);
        }

        Int128 numerator = ((Int128)a * (d / common)) + ((Int128)c * (b / common));
        long shared = (long)GreatestCommonDivisor(Magnitude((long)(numerator % common)), (ulong)common);
        return FromLowestTerms(numerator / shared, (Int128)(b / common) * (d / shared));
    }

    /// <summary>Cross-cancels before it multiplies, so that no gcd of a 128-bit number is needed.</summary>
    private static Rational MultiplyFast(long a, long b, long c, long d)
    {
        if (b == 1 && d == 1)
        {
            return FromLowestTerms((Int128)a * c, 1);
        }

        long first = (long)GreatestCommonDivisor(Magnitude(a), (ulong)d);
        long second = (long)GreatestCommonDivisor(Magnitude(c), (ulong)b);
        return FromLowestTerms((Int128)(a / first) * (c / second), (Int128)(b / second) * (d / first));
    }

    private static Rational AddWide(BigInteger a, BigInteger b, BigInteger c, BigInteger d) =>
        b == d ? From(a + c, b) : From((a * d) + (c * b), b * d);

    private static ulong Magnitude(long value) => (ulong)Math.Abs(value);

    /// <summary>Binary gcd (Knuth, The Art of Computer Programming 2, 4.5.2, algorithm B); gcd(0, v) = v.</summary>
    private static ulong GreatestCommonDivisor(ulong u, ulong v)
    {
        if (u == 0)
        {
            return v;
        }

        if (v == 0)
        {
            return u;
        }

        int shift = BitOperations.TrailingZeroCount(u | v);
        u >>= BitOperations.TrailingZeroCount(u);
        while (v != 0)
        {
            v >>= BitOperations.TrailingZeroCount(v);
            if (u > v)
            {
                (u, v) = (v, u);
            }

            v -= u;
        }

        return u << shift;
    }
}
