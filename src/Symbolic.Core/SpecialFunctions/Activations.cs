namespace Symbolic.Numerics;

public static partial class Special
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluScaleTimesAlpha = 1.7580993408473768599402175208123;
    private const double SqrtHalf = 0.70710678118654752440;

    /// <summary>The logistic sigmoid 1/(1 + e^(−x)), in the branch whose exponential cannot overflow.</summary>
    public static double Sigmoid(double x)
    {
        if (x >= 0)
        {
            return 1 / (1 + Math.Exp(-x));
        }

        double growth = Math.Exp(x);
        return growth / (1 + growth);
    }

    /// <summary>
    /// The inverse of the sigmoid, log(p/(1 − p)), without cancellation at ½; −∞ at 0, +∞ at 1, NaN outside [0, 1].
    /// </summary>
    public static double Logit(double p)
    {
        // 2p − 1 and 1 − 2p are exact where they are used.
        return p < 0.25 ? Math.Log(p / (1 - p))
            : p < 0.5 ? -Log1p((1 - (2 * p)) / p)
            : p <= 1 ? Log1p(((2 * p) - 1) / (1 - p))
            : double.NaN;
    }

    /// <summary>log(1 + eˣ) as max(x, 0) + log1p(e^(−|x|)), which neither overflows nor cancels.</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>x/(1 + |x|).</summary>
    public static double Softsign(double x) => double.IsInfinity(x) ? Math.Sign(x) : x / (1 + Math.Abs(x));

    /// <summary>
    /// The Gaussian error linear unit x·Φ(x) = ½x·erfc(−x/√2), where Φ is the standard normal distribution function
    /// (Hendrycks and Gimpel, arXiv:1606.08415, the exact form).
    /// </summary>
    public static double Gelu(double x)
    {
        const double TailStart = -0.7;
        const double Vanishing = -40;
        if (!(x < TailStart))
        {
            return 0.5 * x * Erfc(-x * SqrtHalf);
        }

        if (x < Vanishing)
        {
            return -0.0;
        }

        // erfc magnifies the rounding of x/√2 by x² in the tail, so the exponent −x²/2 comes from x itself.
        return 0.5 * x * ScaledErfc(-x * SqrtHalf) * ExpOfMinusSquare(x, 0.5);
    }

    /// <summary>The sigmoid-weighted linear unit x/(1 + e^(−x)), also called swish.</summary>
    public static double Silu(double x)
    {
        const double FarLeft = -40;
        if (x >= 0)
        {
            return x / (1 + Math.Exp(-x));
        }

        if (x < FarLeft)
        {
            // Here 1 + eˣ is 1, and the halved exponent keeps full precision where eˣ is subnormal but x·eˣ is not.
            double root = Math.Exp(0.5 * x);
            return root == 0 ? -0.0 : x * root * root;
        }

        double growth = Math.Exp(x);
        return x * (growth / (1 + growth));
    }

    /// <summary>
    /// The scaled exponential linear unit λx for x &gt; 0, λα(eˣ − 1) otherwise, with the constants λ = 1.0507…, α = 1.6732…
    /// of Klambauer et al., arXiv:1706.02515.
    /// </summary>
    public static double Selu(double x) => x > 0 ? SeluScale * x : SeluScaleTimesAlpha * Expm1(x);

    /// <summary>The exponential linear unit x for x &gt; 0, α(eˣ − 1) otherwise (Clevert et al., arXiv:1511.07289).</summary>
    public static double Elu(double x, double alpha) => x > 0 ? x : alpha * Expm1(x);
}
