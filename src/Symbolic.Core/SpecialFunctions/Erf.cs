namespace Symbolic.Numerics;

public static partial class Special
{
    /// <summary>2/√π·(−1)ⁿ/(n!(2n + 1)), n = 0, 1, …, the first one less 1 (DLMF 7.6.1).</summary>
    internal static readonly double[] ErfSeries =
    [
        1.2837916709551257390e-1,
        -3.7612638903183752463e-1,
        1.1283791670955125739e-1,
        -2.6866170645131251759e-2,
        5.2239776254421878421e-3,
        -8.5483270234508528325e-4,
        1.2055332981789664251e-4,
        -1.4925650358406250977e-5,
        1.6462114365889247402e-6,
        -1.6365844691234924317e-7,
        1.4807192815879217240e-8,
        -1.2290555301717927353e-9,
        9.4227590646504109706e-11,
        -6.7113668551641103779e-12,
        4.4632242632864773449e-13,
        -2.7835162072109213549e-14,
        1.6342614095367151894e-15,
        -9.0639708428086724792e-17,
    ];

    /// <summary>
    /// (1 + 2x)e^(x²)erfc(x) by powers of t = (x − 3.75)/(x + 3.75): the Chebyshev expansion of M. M. Shepherd and
    /// J. G. Laframboise, Mathematics of Computation 36 (1981) 249–253, computed anew with 60 digits and written by powers,
    /// where no cancellation arises because the coefficients fall so fast.
    /// </summary>
    internal static readonly double[] ScaledErfcCoefficients =
    [
        1.2375126308378275796,
        -1.4024059858554701837e-1,
        3.5854154854644293690e-3,
        8.2276738490151024030e-2,
        -1.0880393014174885723e-1,
        9.2304321160198334263e-2,
        -5.8693398589636774061e-2,
        2.8362277421515597104e-2,
        -9.7465795580292755337e-3,
        1.7556258324217528098e-3,
        2.9371366559134481992e-4,
        -2.9015397928986765965e-4,
        5.1649098892682403449e-5,
        2.2383912036550679140e-5,
        -1.1444146237700523373e-5,
        -9.7284958221112202936e-7,
        1.7516376488490621431e-6,
        -5.8262810788007770897e-8,
        -2.5866850716155885443e-7,
        2.4289762925488707419e-8,
        3.8675334242222356816e-8,
        -4.3892841599863283907e-9,
        -5.1739902140113096269e-9,
        5.4571573047046879131e-10,
        4.2514714447963897761e-10,
        -3.7531582779596203421e-11,
    ];

    /// <summary>
    /// The error function 2/√π ∫₀ˣ e^(−t²) dt (DLMF 7.2.1): its Maclaurin series (7.6.1) near 0, 1 − erfc(x) beyond.
    /// </summary>
    public static double Erf(double x)
    {
        const double SeriesBound = 0.85;
        double magnitude = Math.Abs(x);
        return magnitude < SeriesBound ? ErfNearZero(x)
            : double.IsNaN(x) ? x
            : Math.CopySign(1 - ErfcTail(magnitude), x);
    }

    /// <summary>
    /// The complementary error function 1 − erf(x) (DLMF 7.2.2), with full relative accuracy for large x, where it is
    /// e^(−x²) times a slowly varying factor.
    /// </summary>
    public static double Erfc(double x)
    {
        const double TailStart = 0.5;
        return x < TailStart ? 1 - Erf(x) : ErfcTail(x);
    }

    private static double ErfNearZero(double x)
    {
        double square = x * x;
        double sum = 0;
        for (int i = ErfSeries.Length - 1; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(sum, square, ErfSeries[i]);
        }

        // The integer part 1 of the leading coefficient is kept apart, so x itself is added exactly.
        return x + (x * sum);
    }

    /// <summary>erfc(x) for x ≥ 0.</summary>
    private static double ErfcTail(double x)
    {
        const double Vanishing = 28;
        return x > Vanishing ? 0 : ExpOfMinusSquare(x, 1) * ScaledErfc(x);
    }

    /// <summary>e^(x²)·erfc(x) for x ≥ 0.</summary>
    private static double ScaledErfc(double x)
    {
        double t = (x - 3.75) / (x + 3.75);
        double square = t * t;

        // Even and odd powers apart: two short chains of dependent operations instead of a long one.
        double even = 0;
        double odd = 0;
        for (int i = ScaledErfcCoefficients.Length - 2; i >= 0; i -= 2)
        {
            even = Math.FusedMultiplyAdd(even, square, ScaledErfcCoefficients[i]);
            odd = Math.FusedMultiplyAdd(odd, square, ScaledErfcCoefficients[i + 1]);
        }

        double sum = Math.FusedMultiplyAdd(odd, t, even);
        return sum / (1 + (2 * x));
    }

    /// <summary>
    /// e^(−scale·x²) for a scale that is a power of 2; the rounding error of x², which the exponential magnifies, is put back.
    /// </summary>
    private static double ExpOfMinusSquare(double x, double scale)
    {
        DoubleDouble square = DoubleDouble.Product(x, x);
        double exp = Math.Exp(-scale * square.High);
        return exp - (exp * (scale * square.Low));
    }
}
