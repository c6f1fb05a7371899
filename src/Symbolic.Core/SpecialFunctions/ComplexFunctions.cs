using System.Numerics;

namespace Symbolic.Numerics;

/// <summary>
/// Analytic functions of complex numbers that <see cref="Complex"/> lacks, on their principal branches: the logarithm has its cut
/// along the negative real axis and an imaginary part in (−π, π], and the others follow from their definitions by it (DLMF 4.2, 4.23, 4.37).
/// </summary>
internal static class ComplexFunctions
{
    private const long LargestExactInteger = 1L << 53;

    /// <summary>log(1 + z), accurate near 0.</summary>
    public static Complex Log1p(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        if (!(Math.Abs(x) < 0.5 && Math.Abs(y) < 0.5))
        {
            return Complex.Log(1 + z);
        }

        // |1 + z|² − 1 without cancellation.
        return new Complex(0.5 * Special.Log1p((x * (2 + x)) + (y * y)), Math.Atan2(y, 1 + x));
    }

    /// <summary>exp(z) − 1, accurate near 0.</summary>
    public static Complex Expm1(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        if (y == 0)
        {
            return new Complex(Special.Expm1(x), y);
        }

        // eˣcos y − 1 = (eˣ − 1)cos y − 2 sin²(y/2).
        double half = Math.Sin(y / 2);
        return new Complex((Special.Expm1(x) * Math.Cos(y)) - (2 * half * half), Math.Exp(x) * Math.Sin(y));
    }

    public static Complex Log2(Complex z) => Complex.Log(z) / Math.Log(2);

    public static Complex Log10(Complex z) => Complex.Log(z) / Math.Log(10);

    public static Complex LogBase(Complex z, Complex b) => Complex.Log(z) / Complex.Log(b);

    /// <summary>z to the power w: products for whole exponents, otherwise exp(w·log z), and 0 at 0 where the real part of w is positive.</summary>
    public static Complex Power(Complex z, Complex w)
    {
        if (w.Imaginary == 0 && Math.Abs(w.Real) <= LargestExactInteger && w.Real == Math.Floor(w.Real))
        {
            return Whole(z, (long)w.Real);
        }

        return z != Complex.Zero ? Complex.Exp(w * Complex.Log(z))
            : w.Real > 0 ? Complex.Zero
            : new Complex(double.NaN, double.NaN);
    }

    public static Complex Hypot(Complex x, Complex y) => Complex.Sqrt((x * x) + (y * y));

    public static Complex Cot(Complex z) => 1 / Complex.Tan(z);

    public static Complex Sec(Complex z) => 1 / Complex.Cos(z);

    public static Complex Csc(Complex z) => 1 / Complex.Sin(z);

    public static Complex Coth(Complex z) => 1 / Complex.Tanh(z);

    public static Complex Sech(Complex z) => 1 / Complex.Cosh(z);

    public static Complex Csch(Complex z) => 1 / Complex.Sinh(z);

    /// <summary>artanh z = (log(1 + z) − log(1 − z))/2.</summary>
    public static Complex Atanh(Complex z) => 0.5 * (Log1p(z) - Log1p(-z));

    /// <summary>arctan z = −i·artanh(iz).</summary>
    public static Complex Atan(Complex z)
    {
        Complex t = Atanh(TimesI(z));
        return new Complex(t.Imaginary, -t.Real);
    }

    /// <summary>arsinh z = −i·arcsin(iz).</summary>
    public static Complex Asinh(Complex z)
    {
        Complex t = Complex.Asin(TimesI(z));
        return new Complex(t.Imaginary, -t.Real);
    }

    /// <summary>arcosh z = log(z + √(z + 1)·√(z − 1)).</summary>
    public static Complex Acosh(Complex z) => Complex.Log(z + (Complex.Sqrt(z + 1) * Complex.Sqrt(z - 1)));

    public static Complex Acot(Complex z) => z == Complex.Zero ? new Complex(Math.PI / 2, 0) : Atan(1 / z);

    public static Complex Asec(Complex z) => Complex.Acos(1 / z);

    public static Complex Acsc(Complex z) => Complex.Asin(1 / z);

    public static Complex Acoth(Complex z) => Atanh(1 / z);

    public static Complex Asech(Complex z) => Acosh(1 / z);

    public static Complex Acsch(Complex z) => Asinh(1 / z);

    public static Complex Sigmoid(Complex z)
    {
        // The exponential of the side that does not overflow.
        if (z.Real >= 0)
        {
            return 1 / (1 + Complex.Exp(-z));
        }

        Complex e = Complex.Exp(z);
        return e / (1 + e);
    }

    public static Complex Logit(Complex z) => Complex.Log(z) - Log1p(-z);

    public static Complex Softplus(Complex z) => z.Real > 0 ? z + Log1p(Complex.Exp(-z)) : Log1p(Complex.Exp(z));

    public static Complex Silu(Complex z) => z * Sigmoid(z);

    public static Complex Mish(Complex z) => z * Complex.Tanh(Softplus(z));

    private static Complex TimesI(Complex z) => new(-z.Imaginary, z.Real);

    private static Complex Whole(Complex z, long n)
    {
        if (n < 0)
        {
            return 1 / Whole(z, -n);
        }

        Complex result = Complex.One;
        for (Complex square = z; n > 0; n >>= 1)
        {
            if ((n & 1) != 0)
            {
                result *= square;
            }

            square *= square;
        }

        return result;
    }
}
