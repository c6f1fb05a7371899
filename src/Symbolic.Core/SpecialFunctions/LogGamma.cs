namespace Symbolic.Numerics;

public static partial class Special
{
    private const double OneMinusEulerGamma = 4.2278433509846713939e-1;
    private const double HalfLogTwoPiLessHalf = 4.1893853320467274178e-1;

    /// <summary>(−1)ᵏ(ζ(k) − 1)/k for k = 2, 3, … (DLMF 5.7.3 with 25.2.1).</summary>
    private static readonly double[] ZetaSeries =
    [
        3.2246703342411321824e-1,
        -6.7352301053198095133e-2,
        2.0580808427784547879e-2,
        -7.3855510286739852663e-3,
        2.8905103307415232858e-3,
        -1.1927539117032609771e-3,
        5.0966952474304242234e-4,
        -2.2315475845357937976e-4,
        9.9457512781808533715e-5,
        -4.4926236738133141700e-5,
        2.0507212775670691553e-5,
        -9.4394882752683959040e-6,
        4.3748667899074878042e-6,
        -2.0392157538013662368e-6,
        9.5514121304074198329e-7,
        -4.4924691987645660433e-7,
        2.1207184805554665869e-7,
        -1.0043224823968099609e-7,
        4.7698101693639805658e-8,
        -2.2711094608943164910e-8,
        1.0838659214896954091e-8,
        -5.1834750419700466551e-9,
        2.4836745438024783172e-9,
        -1.1921401405860912074e-9,
        5.7313672416788620133e-10,
        -2.7595228851242331452e-10,
    ];

    /// <summary>
    /// log|Γ(x)| for all real x: the series of A&amp;S 6.1.33 around its zeros 1 and 2, the recurrence up to 10, Stirling's
    /// series (DLMF 5.11.1) beyond, reflection (5.5.3) for x &lt; 0. +∞ at the poles 0, −1, −2, … and NaN at −∞.
    /// </summary>
    public static double LogGamma(double x)
    {
        // Down to here Γ(x) is a normal number at every argument that is not a pole.
        const double GammaIsNormal = -160;
        if (x <= 0 && x == Math.Floor(x))
        {
            return double.IsInfinity(x) ? double.NaN : double.PositiveInfinity;
        }

        if (Math.Abs(x) < Tiny)
        {
            return -Math.Log(Math.Abs(x));
        }

        if (x < GammaIsNormal)
        {
            return Math.Log(Math.PI / Math.Abs(SinPi(x))) - LogGamma(1 - x);
        }

        if (x < 0)
        {
            // Near the zeros of log|Γ| this error is as small as that of Γ near ±1.
            return Math.Log(Math.Abs(Gamma(x)));
        }

        if (x < 0.5)
        {
            return LogGammaAroundTwo(x) - Log1p(x) - Math.Log(x);
        }

        if (x < 1.5)
        {
            return LogGammaAroundTwo(x - 1) - Log1p(x - 1);
        }

        if (x <= 2.5)
        {
            return LogGammaAroundTwo(x - 2);
        }

        if (x < StirlingStart)
        {
            double product = 1;
            while (x > 2.5)
            {
                // Exact: the difference has no bit below those of x.
                x -= 1;
                product *= x;
            }

            return Math.Log(product) + LogGammaAroundTwo(x - 2);
        }

        return !double.IsFinite(x)
            ? x
            : ((x - 0.5) * (Math.Log(x) - 1)) + (HalfLogTwoPiLessHalf + StirlingSeries(x));
    }

    /// <summary>log Γ(2 + z) for |z| ≤ ½: (1 − γ)z + Σ (−1)ᵏ(ζ(k) − 1)zᵏ/k.</summary>
    private static double LogGammaAroundTwo(double z)
    {
        double sum = 0;
        for (int i = ZetaSeries.Length - 1; i >= 0; i--)
        {
            sum = (sum * z) + ZetaSeries[i];
        }

        return z * (OneMinusEulerGamma + (z * sum));
    }
}
