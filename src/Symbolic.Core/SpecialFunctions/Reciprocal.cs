namespace Symbolic.Numerics;

/// <content>
/// Reciprocal trigonometric and hyperbolic functions and their inverses. The inverses are those of the reciprocal:
/// asec(x) = acos(1/x), acsc(x) = asin(1/x), acot(x) = atan(1/x), asech(x) = acosh(1/x), acsch(x) = asinh(1/x),
/// acoth(x) = atanh(1/x) (DLMF 4.23.7–9, 4.37.7–9). At a pole at zero the result is the infinity of the zero's sign, as it is for 1/x.
/// </content>
public static partial class Special
{
    /// <summary>The secant, 1/cos(x) (DLMF 4.14.6).</summary>
    public static double Sec(double x) => 1 / Math.Cos(x);

    /// <summary>The cosecant, 1/sin(x) (DLMF 4.14.5); ±∞ at ±0.</summary>
    public static double Csc(double x) => 1 / Math.Sin(x);

    /// <summary>The cotangent, 1/tan(x) (DLMF 4.14.7); ±∞ at ±0.</summary>
    public static double Cot(double x) => 1 / Math.Tan(x);

    /// <summary>The inverse secant acos(1/x), in [0, π]; NaN for |x| &lt; 1.</summary>
    public static double Asec(double x)
    {
        if (Math.Abs(x) >= 2 || double.IsNaN(x))
        {
            return Math.Acos(1 / x);
        }

        // Near ±1 the rounding of 1/x would be magnified without bound; tan(asec x) = ±√(x² − 1).
        double angle = Math.Atan(TangentOfArcsecant(x));
        return x < 0 ? Math.PI - angle : angle;
    }

    /// <summary>The inverse cosecant asin(1/x), in [−π/2, π/2]; NaN for |x| &lt; 1.</summary>
    public static double Acsc(double x)
    {
        if (Math.Abs(x) >= 2 || double.IsNaN(x))
        {
            return Math.Asin(1 / x);
        }

        return Math.CopySign(Math.Atan(1 / TangentOfArcsecant(x)), x);
    }

    /// <summary>The inverse cotangent atan(1/x), in (−π/2, π/2], with acot(0) = π/2.</summary>
    public static double Acot(double x) => x == 0 ? Math.PI / 2 : Math.Atan(1 / x);

    /// <summary>The hyperbolic secant, 1/cosh(x) (DLMF 4.28.6), also where cosh overflows.</summary>
    public static double Sech(double x)
    {
        double magnitude = Math.Abs(x);
        return magnitude > LargeHyperbolic ? 2 * Math.Exp(-magnitude) : 1 / Math.Cosh(x);
    }

    /// <summary>The hyperbolic cosecant, 1/sinh(x) (DLMF 4.28.5), also where sinh overflows; ±∞ at ±0.</summary>
    public static double Csch(double x)
    {
        double magnitude = Math.Abs(x);
        return magnitude > LargeHyperbolic ? Math.CopySign(2 * Math.Exp(-magnitude), x) : 1 / Math.Sinh(x);
    }

    /// <summary>The hyperbolic cotangent, 1/tanh(x) (DLMF 4.28.7); ±∞ at ±0.</summary>
    public static double Coth(double x) => 1 / Math.Tanh(x);

    /// <summary>The inverse hyperbolic secant acosh(1/x) for 0 ≤ x ≤ 1, +∞ at 0; NaN elsewhere.</summary>
    public static double Asech(double x)
    {
        if (x < 0 || x > 1)
        {
            return double.NaN;
        }

        if (x < 0.5)
        {
            // log((1 + √(1 − x²))/x), split so that 1/x cannot overflow.
            return Math.Log(1 + Math.Sqrt((1 - x) * (1 + x))) - Math.Log(Math.Abs(x));
        }

        return AcoshOfOnePlus((1 - x) / x);
    }

    /// <summary>The inverse hyperbolic cosecant asinh(1/x); ±∞ at ±0.</summary>
    public static double Acsch(double x)
    {
        // Below, asinh(1/x) = log(2/|x|) to within half an ulp, and 1/x might overflow.
        const double Small = 1e-9;
        double magnitude = Math.Abs(x);
        return magnitude < Small ? Math.CopySign(Ln2 - Math.Log(magnitude), x) : Asinh(1 / x);
    }

    /// <summary>
    /// The inverse hyperbolic cotangent atanh(1/x) = ½ log1p(2/(|x| − 1)) with the sign of x; ±∞ at ±1, NaN for |x| &lt; 1.
    /// </summary>
    public static double Acoth(double x)
    {
        double magnitude = Math.Abs(x);
        return magnitude < 1 ? double.NaN : Math.CopySign(0.5 * Log1p(2 / (magnitude - 1)), x);
    }

    private static double TangentOfArcsecant(double x) => Math.Sqrt((Math.Abs(x) - 1) * (Math.Abs(x) + 1));
}
