using System.Numerics;

namespace Symbolic.Tests;

/// <summary>A number m·2^e with about 200 significant bits, simple and slow: the reference for functions in double precision.</summary>
public readonly struct BigReal(BigInteger mantissa, int exponent)
{
    private const int Precision = 200;

    public static readonly BigReal Pi = From(16) * ArctangentOfReciprocal(5) - From(4) * ArctangentOfReciprocal(239);
    public static readonly BigReal Ln2 = From(2) * ArtanhOfReciprocal(3);

    // Enough for the largest double: 1024 bits go away in the reduction.
    private static readonly BigInteger s_halfPi = LongHalfPi(2400);

    public BigInteger Mantissa { get; } = mantissa;

    public int Exponent { get; } = exponent;

    public int Sign => Mantissa.Sign;

    public bool IsZero => Mantissa.IsZero;

    /// <summary>⌊log₂|x|⌋.</summary>
    public int Magnitude => Exponent + (int)Mantissa.GetBitLength(Sign) - 1;

    public static BigReal From(double x)
    {
        if (x == 0)
        {
            return default;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int e = (int)(bits >> 52) & 0x7FF;
        long m = bits & 0xFFFFFFFFFFFFF;
        m = e == 0 ? m : m | (1L << 52);
        return new BigReal(x < 0 ? -m : m, Math.Max(e, 1) - 1075);
    }

    public static BigReal operator -(BigReal a) => new(-a.Mantissa, a.Exponent);

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        // What is too small to matter is not aligned.
        if (a.Magnitude - b.Magnitude > 2 * Precision)
        {
            return a;
        }

        if (b.Magnitude - a.Magnitude > 2 * Precision)
        {
            return b;
        }

        int e = Math.Min(a.Exponent, b.Exponent);
        return Rounded((a.Mantissa << (a.Exponent - e)) + (b.Mantissa << (b.Exponent - e)), e);
    }

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => Rounded(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        if (a.IsZero)
        {
            return a;
        }

        int shift = Math.Max(0, Precision + 2 + (int)b.Mantissa.GetBitLength(b.Sign) - (int)a.Mantissa.GetBitLength(a.Sign));
        return Rounded((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift);
    }

    public static bool operator <(BigReal a, BigReal b) => (a - b).Sign < 0;

    public static bool operator >(BigReal a, BigReal b) => (a - b).Sign > 0;

    public static BigReal Abs(BigReal a) => a.Sign < 0 ? -a : a;

    public static BigReal Sqrt(BigReal a)
    {
        if (a.Sign <= 0)
        {
            return default;
        }

        int shift = Math.Max(0, (2 * Precision) - (int)a.Mantissa.GetBitLength());
        shift += (a.Exponent - shift) & 1;
        BigInteger n = a.Mantissa << shift;
        BigInteger root = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        for (; ;)
        {
            BigInteger next = (root + (n / root)) >> 1;
            if (next >= root)
            {
                return Rounded(root, (a.Exponent - shift) / 2);
            }

            root = next;
        }
    }

    public BigReal TimesPowerOfTwo(int n) => new(Mantissa, Exponent + n);

    public static BigReal Exp(BigReal x)
    {
        // Far beyond every double.
        if (!x.IsZero && x.Magnitude > 20)
        {
            return x.Sign < 0 ? default : new BigReal(1, 1 << 20);
        }

        BigInteger n = (x / Ln2).Round();
        BigReal r = Expm1OfSmall((x - (new BigReal(n, 0) * Ln2)).TimesPowerOfTwo(-8));
        for (int i = 0; i < 8; i++)
        {
            r = r * (r + From(2));
        }

        return (From(1) + r).TimesPowerOfTwo((int)n);
    }

    public static BigReal Expm1(BigReal x) => x.IsZero || x.Magnitude < -6 ? Expm1OfSmall(x) : Exp(x) - From(1);

    public static BigReal Log1p(BigReal x)
    {
        if (x.IsZero || x.Magnitude < -5)
        {
            BigReal s = x / (From(2) + x), square = s * s, term = s, sum = s;
            for (int k = 3; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k += 2)
            {
                term *= square;
                sum += term / From(k);
            }

            return From(2) * sum;
        }

        return LogOf(From(1) + x);
    }

    public static BigReal Log(BigReal x) => Abs(x - From(1)) is var d && (d.IsZero || d.Magnitude < -5) ? Log1p(x - From(1)) : LogOf(x);

    public static (BigReal Sin, BigReal Cos) SinCos(BigReal x)
    {
        // x = n π/2 + r with π to far more digits than x has.
        const int Bits = 2400;
        int shift = Bits + x.Exponent;
        BigInteger scaled = shift >= 0 ? x.Mantissa << shift : x.Mantissa >> -shift;
        BigInteger n = BigInteger.Divide((scaled << 1) + (scaled.Sign * s_halfPi), s_halfPi << 1);
        BigReal r = n.IsZero ? x : Rounded(scaled - (n * s_halfPi), -Bits);
        BigReal square = r * r;
        (BigReal sin, BigReal cos) = (Series(r, square, 1), Series(From(1), square, 0));
        return (int)(((n % 4) + 4) % 4) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };

        static BigReal Series(BigReal first, BigReal square, int start)
        {
            BigReal term = first, sum = first;
            for (int k = start + 2; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k += 2)
            {
                term = -(term * square) / From((double)k * (k - 1));
                sum += term;
            }

            return sum;
        }
    }

    public static BigReal Atan(BigReal x)
    {
        if (x.Sign < 0)
        {
            return -Atan(-x);
        }

        if (x > From(1))
        {
            return Pi.TimesPowerOfTwo(-1) - Atan(From(1) / x);
        }

        // Angles are halved until the series is short.
        int halvings = 0;
        while (!x.IsZero && x.Magnitude > -8)
        {
            x /= From(1) + Sqrt(From(1) + (x * x));
            halvings++;
        }

        BigReal square = x * x, power = x, sum = x, term = x;
        for (int k = 3; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k += 2)
        {
            power = -(power * square);
            term = power / From(k);
            sum += term;
        }

        return sum.TimesPowerOfTwo(halvings);
    }

    /// <summary>The error function (DLMF 7.6.2): all terms are positive.</summary>
    public static BigReal Erf(BigReal x)
    {
        if (x.Sign < 0)
        {
            return -Erf(-x);
        }

        if (x > From(5))
        {
            return From(1) - Erfc(x);
        }

        BigReal square = x * x, term = x, sum = x;
        for (int k = 1; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k++)
        {
            term = From(2) * term * square / From((2 * k) + 1);
            sum += term;
        }

        return From(2) * sum * Exp(-square) / Sqrt(Pi);
    }

    /// <summary>Its complement: by the error function up to 5, by the continued fraction (DLMF 7.9.1) beyond.</summary>
    public static BigReal Erfc(BigReal x)
    {
        if (!(x > From(5)))
        {
            return From(1) - Erf(x);
        }

        BigReal fraction = x;
        for (int k = 120; k > 0; k--)
        {
            fraction = x + (From(k / 2.0) / fraction);
        }

        return Exp(-(x * x)) / (fraction * Sqrt(Pi));
    }

    /// <summary>The distance of a number to this one, in units of the last place of a double of this size.</summary>
    public double Ulps(double value)
    {
        int unit = IsZero ? -1074 : Math.Max(Magnitude, -1022) - 52;
        BigReal distance = Abs(From(value) - this).TimesPowerOfTwo(-unit);
        return distance.IsZero ? 0 : (double)(distance.Exponent > 0 ? distance.Mantissa << Math.Min(distance.Exponent, 2000) : distance.Mantissa >> Math.Max(0, -distance.Exponent - 30)) / (distance.Exponent > 0 ? 1 : Math.Pow(2, Math.Min(30, -distance.Exponent)));
    }

    public BigInteger Round() => Exponent >= 0 ? Mantissa << Exponent : ((Mantissa >> (-Exponent - 1)) + 1) >> 1;

    public double ToDouble() => Ulps(0) is var ulps ? Sign * Math.ScaleB(ulps, IsZero ? 0 : Math.Max(Magnitude, -1022) - 52) : 0;

    private static BigReal Expm1OfSmall(BigReal x)
    {
        BigReal term = x, sum = x;
        for (int k = 2; !term.IsZero && term.Magnitude > sum.Magnitude - Precision; k++)
        {
            term = term * x / From(k);
            sum += term;
        }

        return sum;
    }

    private static BigReal LogOf(BigReal x)
    {
        // Two steps of a method of third order from the double's logarithm.
        int e = x.Magnitude;
        BigReal m = x.TimesPowerOfTwo(-e), y = From(Math.Log(m.ToDouble()));
        for (int i = 0; i < 2; i++)
        {
            BigReal exp = Exp(y);
            y += From(2) * (m - exp) / (m + exp);
        }

        return y + (From(e) * Ln2);
    }

    private static BigReal Rounded(BigInteger m, int e)
    {
        int excess = (int)m.GetBitLength(m.Sign) - Precision;
        return excess <= 0 ? new BigReal(m, e) : new BigReal(m >> excess, e + excess);
    }

    private static BigReal ArctangentOfReciprocal(int n) => Reciprocals(n, -1);

    private static BigReal ArtanhOfReciprocal(int n) => Reciprocals(n, 1);

    private static BigReal Reciprocals(int n, int sign) => Rounded(Reciprocals(n, sign, Precision + 40), -Precision - 40);

    private static BigInteger Reciprocals(int n, int sign, int bits)
    {
        BigInteger term = (BigInteger.One << bits) / n, sum = term;
        for (int k = 3; !term.IsZero; k += 2)
        {
            term = term * sign / (n * n);
            sum += term / k;
        }

        return sum;
    }

    private static BigInteger LongHalfPi(int bits) => ((8 * Reciprocals(5, -1, bits + 20)) - (2 * Reciprocals(239, -1, bits + 20))) >> 20;
}

/// <summary>The length of a mantissa without its sign.</summary>
internal static class MantissaLength
{
    public static long GetBitLength(this BigInteger value, int sign) => (sign < 0 ? -value : value).GetBitLength();
}
