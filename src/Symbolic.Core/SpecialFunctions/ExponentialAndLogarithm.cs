namespace Symbolic.Numerics;

/// <summary>
/// Real elementary and special functions of binary64 numbers with measured error bounds. Every function is NaN
/// outside its real domain and for NaN arguments; at ±∞ it takes its limit, or NaN where there is none.
/// </summary>
public static partial class Special
{
    // Below this the square of an argument is less than half an ulp of it.
    private const double Tiny = 1.0 / (1L << 54);

    private const double Ln2 = 0.69314718055994530942;

    // ln 2 to 33 bits, so that its products with small integers are exact, and the rest.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1/n! for n = 2, 3, …</summary>
    private static readonly double[] ReciprocalFactorials = CreateReciprocalFactorials(19);

    /// <summary>2/(2k + 1) for k = 1, 2, … (DLMF 4.38.5).</summary>
    private static readonly double[] ArtanhSeries =
        [2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19, 2.0 / 21];

    /// <summary>eˣ − 1 without cancellation near 0 (DLMF 4.2.19; the reduction by ln 2 is that of DLMF 4.45(i)).</summary>
    public static double Expm1(double x)
    {
        const double SeriesBound = 0.7;
        const double ReductionBound = 2.5;
        double magnitude = Math.Abs(x);
        if (magnitude < Tiny)
        {
            return x;
        }

        if (magnitude <= SeriesBound)
        {
            return Expm1Series(x);
        }

        if (!(magnitude < ReductionBound))
        {
            // At e^2.5 and beyond (or below e^−2.5) the subtraction adds no more than its own rounding.
            return Math.Exp(x) - 1;
        }

        // e^x − 1 = 2^k (e^r − 1) + (2^k − 1) with |r| ≤ ln 2 / 2.
        double k = Math.Round(x / Ln2);
        double high = x - (k * Ln2High);
        double r = high - (k * Ln2Low);
        double lost = (high - r) - (k * Ln2Low);
        double expm1 = Expm1Series(r) + lost;
        double scale = Math.ScaleB(1, (int)k);
        return Math.FusedMultiplyAdd(scale, expm1, scale - 1);
    }

    /// <summary>
    /// log(1 + x) without cancellation near 0: for small |x| from 2 artanh(x/(2 + x)) (DLMF 4.6.5, 4.37.24), else the
    /// logarithm of the rounded sum with its rounding error put back to first order. −∞ at −1.
    /// </summary>
    public static double Log1p(double x)
    {
        const double SeriesBound = 0.25;
        const double LargestWithFraction = 1L << 54;
        if (Math.Abs(x) < SeriesBound)
        {
            // With s = x/(2 + x): log(1 + x) = 2s + sR = x − x²/2 + s(x²/2 + R), R = 2s²/3 + 2s⁴/5 + …;
            // the leading x is then exact.
            double s = x / (2 + x);
            double square = s * s;
            double sum = 0;
            for (int i = ArtanhSeries.Length - 1; i >= 0; i--)
            {
                sum = Math.FusedMultiplyAdd(sum, square, ArtanhSeries[i]);
            }

            double half = 0.5 * x * x;
            return x - (half - (s * (half + (sum * square))));
        }

        if (x == -1)
        {
            return double.NegativeInfinity;
        }

        if (x > LargestWithFraction)
        {
            return Math.Log(x);
        }

        DoubleDouble shifted = DoubleDouble.Sum(1, x);
        return Math.Log(shifted.High) + (shifted.Low / shifted.High);
    }

    /// <summary>
    /// The logarithm of <paramref name="x"/> to a base: log(x)/log(base) (DLMF 4.2.10), exact at integer powers of the base.
    /// NaN unless the base is positive and not 1.
    /// </summary>
    public static double LogBase(double x, double @base)
    {
        if (!(@base > 0) || @base == 1)
        {
            return double.NaN;
        }

        if (@base == 2)
        {
            return Math.Log2(x);
        }

        if (@base == 10)
        {
            return Math.Log10(x);
        }

        double quotient = Math.Log(x) / Math.Log(@base);
        double nearest = Math.Round(quotient);

        // Where the base is far from 1, a rounded power that equals x is within an ulp of a true power.
        bool farFromOne = @base is >= 2 or <= 0.5;
        return farFromOne
            && nearest != quotient
            && Math.Abs(quotient - nearest) <= 4 * (Math.BitIncrement(Math.Abs(nearest)) - Math.Abs(nearest))
            && Math.Pow(@base, nearest) == x
            ? nearest
            : quotient;
    }

    /// <summary>
    /// x·log(y), continued by its limit 0 at x = 0 for every y ≥ 0 (so entropy terms vanish there). NaN for y &lt; 0.
    /// </summary>
    public static double XTimesLogY(double x, double y) => x == 0 && y >= 0 ? 0 : x * Math.Log(y);

    /// <summary>The Taylor series x + x²/2! + … for |x| ≤ 0.7; only its tail after x is rounded more than once.</summary>
    private static double Expm1Series(double x)
    {
        double sum = 0;
        for (int i = ReciprocalFactorials.Length - 1; i >= 1; i--)
        {
            sum = (sum + ReciprocalFactorials[i]) * x;
        }

        double half = 0.5 * x * x;
        return x + (half + (sum * x * x));
    }

    private static double[] CreateReciprocalFactorials(int last)
    {
        var values = new double[last - 1];
        double factorial = 1;
        for (int n = 2; n <= last; n++)
        {
            // Factorials up to 22! are exact in binary64.
            factorial *= n;
            values[n - 2] = 1 / factorial;
        }

        return values;
    }
}
