namespace Symbolic.Numerics;

public static partial class Special
{
    /// <summary>The real cube root, also of negative numbers; exact at perfect cubes.</summary>
    public static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return x;
        }

        return Math.CopySign(RootPower(Math.Abs(x), 1, 3), x);
    }

    /// <summary>√(x² + y²) without overflow or underflow of the squares; +∞ when either argument is infinite.</summary>
    public static double Hypot(double x, double y) => double.Hypot(x, y);

    /// <summary>
    /// The real power x^(p/q) with an exact rational exponent: for odd q (in lowest terms) a negative base gives
    /// (−1)ᵖ|x|^(p/q), for even q it gives NaN. Perfect powers have exact roots. x⁰ = 1.
    /// </summary>
    /// <param name="x">The base.</param>
    /// <param name="p">The numerator of the exponent.</param>
    /// <param name="q">The denominator of the exponent; it need not be in lowest terms, and 0 gives NaN.</param>
    public static double RealPow(double x, long p, long q)
    {
        if (q == 0)
        {
            return double.NaN;
        }

        Rational exponent = Rational.From(p, q);
        if (exponent.Numerator > long.MaxValue || exponent.Denominator > long.MaxValue)
        {
            // Only 2⁶³ does not fit: an even numerator, or an even denominator.
            return x < 0 && exponent.Denominator.IsEven ? double.NaN : Math.Pow(Math.Abs(x), exponent.ToDouble());
        }

        var numerator = (long)exponent.Numerator;
        var denominator = (long)exponent.Denominator;
        if (denominator == 1)
        {
            return PowInteger(x, numerator);
        }

        bool evenRoot = denominator % 2 == 0;
        if (double.IsNaN(x) || (x < 0 && evenRoot))
        {
            return double.NaN;
        }

        double magnitude = RealPowOfMagnitude(Math.Abs(x), numerator, denominator);
        return double.IsNegative(x) && !evenRoot && numerator % 2 != 0 ? -magnitude : magnitude;
    }

    /// <summary>
    /// The power with an integer exponent: products for |n| ≤ 4, so that x² is x·x, and the general power beyond. x⁰ = 1.
    /// </summary>
    public static double PowInteger(double x, long n)
    {
        const double LeastNormal = 2.2250738585072014e-308;
        const long LargestExactInteger = 1L << 53;
        switch (n)
        {
            case 0:
                return 1;
            case 1:
                return x;
            case 2:
                return x * x;
            case 3:
                return x * x * x;
            case 4:
                double square = x * x;
                return square * square;
            case -1:
                return 1 / x;
            case -2 or -3 or -4:
                double power = PowInteger(x, -n);

                // Where the product has left the normal range its reciprocal has lost digits.
                return Math.Abs(power) is >= LeastNormal and <= double.MaxValue ? 1 / power : Math.Pow(x, n);
            default:
                // The conversion to double loses the parity of a larger exponent.
                return n is >= -LargestExactInteger and <= LargestExactInteger ? Math.Pow(x, n)
                    : n % 2 != 0 ? Math.CopySign(Math.Pow(Math.Abs(x), n), x)
                    : Math.Pow(Math.Abs(x), n);
        }
    }

    /// <summary>x^(p/q) for x ≥ 0, q ≥ 2 and p ≠ 0, in lowest terms.</summary>
    private static double RealPowOfMagnitude(double x, long p, long q)
    {
        const int LargestExactTerm = 64;
        if (x == 0 || double.IsPositiveInfinity(x))
        {
            return (x == 0) == (p > 0) ? 0 : double.PositiveInfinity;
        }

        if (p == 1 && q == 2)
        {
            return Math.Sqrt(x);
        }

        double exponent = (double)p / q;
        double remainder = Math.FusedMultiplyAdd(-exponent, q, p);
        if (remainder == 0)
        {
            return Math.Pow(x, exponent);
        }

        if (q <= LargestExactTerm && Math.Abs(p) <= LargestExactTerm)
        {
            return RootPower(x, (int)p, (int)q);
        }

        // x^(y + d) = x^y (1 + d log x) to first order: the logarithm magnifies the rounding of the exponent up to 700 times.
        double power = Math.Pow(x, exponent);
        return power == 0 || double.IsPositiveInfinity(power)
            ? power
            : power + (power * (remainder / q * Math.Log(x)));
    }

    /// <summary>
    /// x^(p/q) for positive finite x, 2 ≤ q ≤ 64, 1 ≤ |p| ≤ 64: one Newton step refines the q-th root to twice the
    /// precision, so the result is rounded once and exact where it can be.
    /// </summary>
    private static double RootPower(double x, int p, int q)
    {
        // x = 2^(kq)·m with 1 ≤ m < 2^q, so that no intermediate result overflows.
        int exponent = Math.ILogB(x);
        int k = (int)Math.Floor((double)exponent / q);
        double m = Math.ScaleB(x, -k * q);
        double root = q == 3 ? Math.Cbrt(m) : Math.Pow(m, 1.0 / q);
        DoubleDouble power = new DoubleDouble(root, 0).Power(q);
        double step = (m - power.High - power.Low) * root / (q * m);
        DoubleDouble result = DoubleDouble.Sum(root, step).Power(Math.Abs(p));
        return Math.ScaleB(p > 0 ? result.ToDouble() : result.DivideInto(1), k * p);
    }
}
