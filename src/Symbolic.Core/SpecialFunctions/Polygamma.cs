namespace Symbolic.Numerics;

public static partial class Special
{
    /// <summary>The highest order with a polynomial for the cotangent's derivative; above it few terms of the defining sum count.</summary>
    private const int LargestCotangentOrder = 20;

    /// <summary>
    /// Entry n holds the coefficients q of |dⁿ cot(u)/duⁿ| = Σ qⱼ cʲ in c = cot(u), lowest power first.
    /// </summary>
    private static readonly double[][] CotangentDerivatives = CreateCotangentDerivatives();

    /// <summary>B₂ₖ/(2k), k = 1, 2, … (DLMF 5.11.2).</summary>
    private static readonly double[] DigammaCoefficients = CreateBernoulliQuotients(k => 2 * k);

    /// <summary>
    /// The digamma function ψ(x) = Γ′(x)/Γ(x) (DLMF 5.2.2): recurrence (5.5.2) up to 10, then the asymptotic series
    /// (5.11.2), and reflection (5.5.4) for x &lt; 0. NaN at its poles 0, −1, −2, … and at −∞.
    /// </summary>
    public static double Digamma(double x)
    {
        if (x <= 0 && x == Math.Floor(x))
        {
            return double.NaN;
        }

        if (Math.Abs(x) < Tiny)
        {
            // ψ(x) = −1/x − γ + …
            return -1 / x;
        }

        if (x < 0)
        {
            return Digamma(1 - x) - (Math.PI * CotPi(x));
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        int steps = x < StirlingStart ? (int)Math.Ceiling(StirlingStart - x) : 0;
        DoubleDouble sum = default;
        for (int k = 0; k < steps; k++)
        {
            sum += 1 / (x + k);
        }

        double shifted = x + steps;
        double reciprocal = 1 / shifted;
        double square = reciprocal * reciprocal;
        double series = 0;
        for (int i = DigammaCoefficients.Length - 1; i >= 0; i--)
        {
            series = Math.FusedMultiplyAdd(series, square, DigammaCoefficients[i]);
        }

        return Math.Log(shifted) - sum.High - ((0.5 * reciprocal) + (series * square) + sum.Low);
    }

    /// <summary>
    /// The polygamma function ψ⁽ⁿ⁾(x) with the order as a number; NaN unless it is a nonnegative integer.
    /// See <see cref="Polygamma(int, double)"/>.
    /// </summary>
    public static double Polygamma(double n, double x) =>
        n >= 0 && n <= int.MaxValue && n == Math.Floor(n) ? Polygamma((int)n, x) : double.NaN;

    /// <summary>
    /// The polygamma function ψ⁽ⁿ⁾(x), the n-th derivative of ψ (DLMF 5.15): recurrence (5.15.5), asymptotic series
    /// (A&amp;S 6.4.11), and reflection (5.15.6) for x &lt; 0. NaN for n &lt; 0 and at −∞. At its poles 0, −1, −2, … it is +∞
    /// for odd n, where both one-sided limits agree, and NaN for even n, where they do not. For n &gt; 170, where the factorial
    /// overflows, logarithms take its place and leave about 12 digits.
    /// </summary>
    public static double Polygamma(int n, double x)
    {
        if (n < 0 || double.IsNaN(x) || double.IsNegativeInfinity(x))
        {
            return double.NaN;
        }

        if (n == 0)
        {
            return Digamma(x);
        }

        bool odd = n % 2 != 0;
        if (x > 0)
        {
            return odd ? PolygammaMagnitude(n, x) : -PolygammaMagnitude(n, x);
        }

        if (x == Math.Floor(x))
        {
            return odd ? double.PositiveInfinity : double.NaN;
        }

        // (−1)ⁿψ⁽ⁿ⁾(1 − x) is −|ψ⁽ⁿ⁾(1 − x)| for every n ≥ 1.
        double derivative = n <= LargestCotangentOrder ? CotangentDerivative(n, x) : CotangentDerivativeByPoles(n, x);
        return double.IsInfinity(derivative) ? -derivative : -PolygammaMagnitude(n, 1 - x) - derivative;
    }

    /// <summary>|ψ⁽ⁿ⁾(x)| = n! ζ(n + 1, x) for n ≥ 1, x &gt; 0.</summary>
    private static double PolygammaMagnitude(int n, double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        // (n − 1)! x^(−n) times a factor that tends to 1 for large x; the power is split so that it cannot underflow before the result does.
        double factor = ScaledHurwitzZeta(n, x);
        if (n <= Factorials.Length)
        {
            double root = Math.Pow(x, -0.5 * n);
            return root * Factorials[n - 1] * factor * root;
        }

        return Math.Exp(LogGamma(n) - (n * Math.Log(x)) + Math.Log(factor));
    }

    /// <summary>
    /// n xⁿ ζ(n + 1, x): terms of the sum while x + k &lt; n + 15, then the Euler–Maclaurin formula (DLMF 25.11.5).
    /// </summary>
    private static double ScaledHurwitzZeta(int n, double x)
    {
        const double Negligible = 1e-18;
        double start = n + 15.0;
        double sum = 0;
        int k = 0;
        for (; x + k < start; k++)
        {
            // (x/(x + k))^(n+1), with the rounding of the quotient put back, since the power magnifies it n + 1 times.
            DoubleDouble shifted = DoubleDouble.Sum(x, k);
            double ratio = x / shifted.High;
            double remainder = Math.FusedMultiplyAdd(-ratio, shifted.High, x) - (ratio * shifted.Low);
            double power = Math.Pow(ratio, n + 1.0);
            double term = power + (power * ((n + 1.0) * (remainder / x)));
            sum += term;

            // The rest of the sum is below the integral term·(x + k)/n.
            if (term * (1 + (shifted.High / n)) < Negligible * sum)
            {
                return n / x * sum;
            }
        }

        DoubleDouble a = DoubleDouble.Sum(x, k);
        double quotient = x / a.High;
        double rest = Math.FusedMultiplyAdd(-quotient, a.High, x) - (quotient * a.Low);
        double scale = Math.Pow(quotient, n);
        scale += scale * (n * (rest / x));

        double square = 1 / (a.High * a.High);
        double rising = n;
        double tail = 0;
        for (int j = 1; j <= BernoulliNumbers.Length; j++)
        {
            // n(n + 1)…(n + 2j − 1)/(2j)!·a^(−2j)
            rising *= (n + (2.0 * j) - 1) / ((2.0 * j) * ((2.0 * j) - 1)) * square;
            tail += BernoulliNumbers[j - 1] * rising;
            rising *= n + (2.0 * j);
        }

        return (n / x * sum) + (scale * (1 + ((0.5 * n / a.High) + tail)));
    }

    /// <summary>dⁿ/dxⁿ of π cot(πx), 1 ≤ n ≤ 20, for x that is not an integer.</summary>
    private static double CotangentDerivative(int n, double x)
    {
        // All coefficients are positive and all powers have one parity, so nothing cancels.
        double[] coefficients = CotangentDerivatives[n];
        double cotangent = CotPi(x);
        double square = cotangent * cotangent;
        double sum = 0;
        for (int j = n + 1; j >= 0; j -= 2)
        {
            sum = (sum * square) + coefficients[j];
        }

        sum *= Math.Pow(Math.PI, n + 1);
        return n % 2 == 0 ? sum * cotangent : -sum;
    }

    /// <summary>
    /// dⁿ/dxⁿ of π cot(πx) = (−1)ⁿ n! Σ (x + k)^(−n−1) over all integers k (DLMF 4.22.3) for n &gt; 20: beyond the eight nearest
    /// poles on either side the terms are below 2⁻⁸⁰ of the largest.
    /// </summary>
    private static double CotangentDerivativeByPoles(int n, double x)
    {
        const int Neighbours = 8;
        double right = x - Math.Floor(x);
        double left = x - Math.Ceiling(x);
        double sum = 0;
        for (int i = Neighbours - 1; i >= 0; i--)
        {
            // In pairs, which cancel exactly at half-integers when n is even.
            sum += Math.Pow(right + i, -n - 1.0) + Math.Pow(left - i, -n - 1.0);
        }

        double sign = n % 2 == 0 ? 1 : -1;
        return sum == 0 ? 0 : sign * sum * (n < Factorials.Length ? Factorials[n] : double.PositiveInfinity);
    }

    private static double[][] CreateCotangentDerivatives()
    {
        var table = new double[LargestCotangentOrder + 1][];
        Int128[] current = [0, 1];
        for (int n = 0; ; n++)
        {
            table[n] = Array.ConvertAll(current, value => (double)value);
            if (n == LargestCotangentOrder)
            {
                return table;
            }

            // d/du q(c) = −(1 + c²) q′(c), with the sign left out.
            var next = new Int128[current.Length + 1];
            for (int j = 1; j < current.Length; j++)
            {
                next[j - 1] += j * current[j];
                next[j + 1] += j * current[j];
            }

            current = next;
        }
    }
}
