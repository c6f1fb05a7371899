using System.Numerics;

namespace Symbolic;

/// <summary>The field of the n-th roots of unity over the rationals: polynomials in ζ modulo the cyclotomic polynomial.</summary>
internal sealed class Cyclotomic
{
    /// <summary>The largest degree in which this module calculates.</summary>
    public const int MaxDegree = 48;

    private readonly int _n;
    private readonly Rational[][] _powers;

    private Cyclotomic(int n, Rational[][] powers) => (_n, _powers) = (n, powers);

    /// <summary>The degree, φ(n).</summary>
    public int Degree => _powers[0].Length;

    /// <summary>The field; null where its degree is too large.</summary>
    public static Cyclotomic? Of(int n)
    {
        if (n > 240)
        {
            return null;
        }

        BigInteger[] modulus = Polynomial(n);
        int degree = modulus.Length - 1;
        if (degree > MaxDegree)
        {
            return null;
        }

        // ζᵏ for all k, each from the one before.
        var powers = new Rational[n][];
        powers[0] = new Rational[degree];
        powers[0][0] = Rational.One;
        for (int k = 1; k < n; k++)
        {
            powers[k] = new Rational[degree];
            Rational top = powers[k - 1][degree - 1];
            for (int i = 0; i < degree; i++)
            {
                powers[k][i] = (i > 0 ? powers[k - 1][i - 1] : Rational.Zero) - (top * modulus[i]);
            }
        }

        return new(n, powers);
    }

    public Rational[] Number(Rational number)
    {
        var element = new Rational[Degree];
        element[0] = number;
        return element;
    }

    /// <summary>cos kπ, where 2 divides into k·n evenly.</summary>
    public Rational[]? Cosine(Rational multiple)
    {
        Rational place = Rational.Mod(multiple * _n / 2, _n);
        return place.TryGetInt32(out int k) ? Scale(Add(_powers[k], _powers[(_n - k) % _n]), Rational.From(1, 2)) : null;
    }

    public static Rational[] Add(Rational[] a, Rational[] b) => [.. a.Zip(b, static (x, y) => x + y)];

    public static Rational[] Scale(Rational[] a, Rational number) => [.. a.Select(x => x * number)];

    public static bool IsZero(Rational[] a) => Array.TrueForAll(a, static x => x.IsZero);

    public Rational[] Multiply(Rational[] a, Rational[] b)
    {
        var product = new Rational[Degree];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length && !a[i].IsZero; j++)
            {
                if (b[j].IsZero)
                {
                    continue;
                }

                Rational number = a[i] * b[j];
                Rational[] power = _powers[(i + j) % _n];
                for (int k = 0; k < product.Length; k++)
                {
                    if (!power[k].IsZero)
                    {
                        product[k] += number * power[k];
                    }
                }
            }
        }

        return product;
    }

    /// <summary>The reciprocal; null for zero.</summary>
    public Rational[]? Reciprocal(Rational[] a)
    {
        int size = Degree;
        var matrix = new Rational[size, size + 1];
        for (int j = 0; j < size; j++)
        {
            Rational[] column = Multiply(a, _powers[j]);
            for (int i = 0; i < size; i++)
            {
                matrix[i, j] = column[i];
            }
        }

        matrix[0, size] = Rational.One;
        return Surd.Solve(matrix, size);
    }

    // xⁿ − 1 divided by the polynomials of the proper divisors of n.
    private static BigInteger[] Polynomial(int n)
    {
        var known = new Dictionary<int, BigInteger[]>();
        foreach (int d in Enumerable.Range(1, n).Where(d => n % d == 0))
        {
            var quotient = new BigInteger[d + 1];
            (quotient[d], quotient[0]) = (1, -1);
            foreach ((int e, BigInteger[] divisor) in known)
            {
                quotient = d % e == 0 ? Divide(quotient, divisor) : quotient;
            }

            known.Add(d, quotient);
        }

        return known[n];
    }

    private static BigInteger[] Divide(BigInteger[] dividend, BigInteger[] divisor)
    {
        var rest = (BigInteger[])dividend.Clone();
        var quotient = new BigInteger[dividend.Length - divisor.Length + 1];
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = rest[i + divisor.Length - 1];
            for (int j = 0; j < divisor.Length; j++)
            {
                rest[i + j] -= quotient[i] * divisor[j];
            }
        }

        return quotient;
    }
}
