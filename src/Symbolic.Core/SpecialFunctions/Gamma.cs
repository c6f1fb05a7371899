using System.Numerics;

namespace Symbolic.Numerics;

public static partial class Special
{
    private const double SqrtTwoPi = 2.5066282746310005024;

    /// <summary>The least argument of the asymptotic series; below it the recurrence leads up to it.</summary>
    private const double StirlingStart = 10;

    /// <summary>B₂, B₄, … (DLMF table 24.2.1).</summary>
    private static readonly double[] BernoulliNumbers =
    [
        1.0 / 6,
        -1.0 / 30,
        1.0 / 42,
        -1.0 / 30,
        5.0 / 66,
        -691.0 / 2730,
        7.0 / 6,
        -3617.0 / 510,
        43867.0 / 798,
        -174611.0 / 330,
        854513.0 / 138,
        -236364091.0 / 2730,
        8553103.0 / 6,
    ];

    /// <summary>B₂ₖ/(2k(2k − 1)), k = 1, 2, … (DLMF 5.11.1).</summary>
    private static readonly double[] StirlingCoefficients = CreateBernoulliQuotients(k => 2 * k * ((2 * k) - 1));

    /// <summary>0!, 1!, …, 170!, each correctly rounded.</summary>
    private static readonly double[] Factorials = CreateFactorials(170);

    /// <summary>
    /// The gamma function Γ(x) (DLMF 5.2.1): factorials at positive integers, correctly rounded; else Stirling's series
    /// (5.11.1) after the recurrence (5.5.1), and reflection (5.5.3) for x &lt; 0. +∞ where it overflows; NaN at its poles
    /// 0, −1, −2, … and at −∞.
    /// </summary>
    public static double Gamma(double x)
    {
        // Beyond, Γ overflows or is below the least subnormal number at every binary64 argument.
        const double LargestArgument = 172;
        const double LeastArgument = -200;
        if (double.IsNaN(x))
        {
            return x;
        }

        if (x == Math.Floor(x))
        {
            return x <= 0 ? double.NaN
                : x <= Factorials.Length ? Factorials[(int)x - 1]
                : double.PositiveInfinity;
        }

        if (Math.Abs(x) < Tiny)
        {
            // Γ(x) = 1/x − γ + …
            return 1 / x;
        }

        if (x > 0)
        {
            if (x > LargestArgument)
            {
                return double.PositiveInfinity;
            }

            (double first, double second) = GammaFactors(x, 0);
            return first * second;
        }

        if (x < LeastArgument)
        {
            return Math.Floor(x) % 2 == 0 ? 0.0 : -0.0;
        }

        DoubleDouble reflected = DoubleDouble.Sum(1, -x);
        (double left, double right) = GammaFactors(reflected.High, reflected.Low);
        return Math.PI / (SinPi(x) * left) / right;
    }

    /// <summary>
    /// Two finite factors of Γ(x + error) for 0 &lt; x ≤ 201, where <paramref name="error"/> is below an ulp of x.
    /// </summary>
    private static (double First, double Second) GammaFactors(double x, double error)
    {
        if (x >= StirlingStart)
        {
            // x^(x − ½) alone would overflow too early; the halved exponent is exact. To first order, Γ(x + d) = Γ(x)(1 + d ψ(x)).
            double root = Math.Pow(x, (0.5 * x) - 0.25);
            double correction = Math.Exp(StirlingSeries(x)) * (1 + (error * Math.Log(x)));
            return (root, root * Math.Exp(-x) * (SqrtTwoPi * correction));
        }

        int steps = (int)Math.Ceiling(StirlingStart - x);
        var product = new DoubleDouble(x, error);
        for (int k = 1; k < steps; k++)
        {
            product *= DoubleDouble.Sum(x, k) + error;
        }

        DoubleDouble shifted = DoubleDouble.Sum(x, steps) + error;
        (double first, double second) = GammaFactors(shifted.High, shifted.Low);
        return (1, product.DivideInto(first * second));
    }

    /// <summary>Σ B₂ₖ/(2k(2k − 1)x^(2k−1)), k = 1 … 9 (DLMF 5.11.1), for x ≥ 10.</summary>
    private static double StirlingSeries(double x)
    {
        double reciprocal = 1 / x;
        double square = reciprocal * reciprocal;
        double sum = 0;
        for (int i = StirlingCoefficients.Length - 1; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(sum, square, StirlingCoefficients[i]);
        }

        return sum * reciprocal;
    }

    /// <summary>B₂ₖ divided by a function of k, for k = 1 … 9: as many as matter from <see cref="StirlingStart"/> on.</summary>
    private static double[] CreateBernoulliQuotients(Func<int, int> divisor) =>
        [.. BernoulliNumbers.Take(9).Select((number, index) => number / divisor(index + 1))];

    private static double[] CreateFactorials(int last)
    {
        var values = new double[last + 1];
        BigInteger factorial = BigInteger.One;
        values[0] = 1;
        for (int n = 1; n <= last; n++)
        {
            factorial *= n;
            values[n] = ((Rational)factorial).ToDouble();
        }

        return values;
    }
}
