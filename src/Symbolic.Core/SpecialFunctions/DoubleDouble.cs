namespace Symbolic.Numerics;

/// <summary>
/// An unevaluated sum of two binary64 numbers with about 106 significant bits, where one rounding too many would show.
/// </summary>
/// <remarks>
/// Error-free sum: Knuth, The Art of Computer Programming 2, 4.2.2, theorem B. Error-free product by a fused
/// multiply-add and the product of two pairs: Joldes, Muller, Popescu, "Tight and rigorous error bounds for basic
/// building blocks of double-word arithmetic", ACM TOMS 44 (2017). No operation here guards against overflow.
/// </remarks>
internal readonly struct DoubleDouble(double high, double low)
{
    public double High { get; } = high;

    public double Low { get; } = low;

    /// <summary>a + b without error.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>a·b without error.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        return new DoubleDouble(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        DoubleDouble sum = Sum(a.High, b);
        return Renormalize(sum.High, sum.Low + a.Low);
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = Product(a.High, b.High);
        return Renormalize(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    /// <summary>The power with an exponent of at least 1, by repeated squaring.</summary>
    public DoubleDouble Power(long exponent)
    {
        DoubleDouble square = this;
        DoubleDouble result = default;
        bool started = false;
        for (long rest = exponent; ; square *= square)
        {
            if ((rest & 1) != 0)
            {
                result = started ? result * square : square;
                started = true;
            }

            rest >>= 1;
            if (rest == 0)
            {
                return result;
            }
        }
    }

    /// <summary>numerator divided by the pair, rounded to one number.</summary>
    public double DivideInto(double numerator)
    {
        double quotient = numerator / High;
        double remainder = Math.FusedMultiplyAdd(-quotient, High, numerator) - (quotient * Low);
        return quotient + (remainder / High);
    }

    public double ToDouble() => High + Low;

    /// <summary>Restores |low| ≤ ulp(high)/2 when |high| ≥ |low| already holds.</summary>
    private static DoubleDouble Renormalize(double high, double low)
    {
        double sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
