using System.Numerics;

namespace Symbolic;

/// <summary>Polynomials in one variable with whole coefficients by rising power, and the same modulo a number.</summary>
internal static class DenseIntegers
{
    public static BigInteger[] Trim(BigInteger[] a)
    {
        int length = a.Length;
        while (length > 0 && a[length - 1].IsZero)
        {
            length--;
        }

        return length == a.Length ? a : a[..length];
    }

    /// <summary>The remainders of smallest magnitude.</summary>
    public static BigInteger[] Symmetric(BigInteger[] a, BigInteger modulus) => Trim(Array.ConvertAll(a, c => Symmetric(c, modulus)));

    public static BigInteger Symmetric(BigInteger value, BigInteger modulus)
    {
        BigInteger rest = value % modulus;
        return rest * 2 > modulus ? rest - modulus : rest * 2 <= -modulus ? rest + modulus : rest;
    }

    public static BigInteger[] Add(BigInteger[] a, BigInteger[] b, int sign = 1)
    {
        var sum = new BigInteger[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < sum.Length; i++)
        {
            BigInteger right = i < b.Length ? b[i] : BigInteger.Zero;
            sum[i] = (i < a.Length ? a[i] : BigInteger.Zero) + (sign < 0 ? -right : right);
        }

        return Trim(sum);
    }

    public static BigInteger[] Multiply(BigInteger[] a, BigInteger[] b, AlgebraBudget budget)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return [];
        }

        budget.Spend(a.Length * (long)b.Length * AlgebraBudget.CostOf(a[^1], b[^1]));
        var product = new BigInteger[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                product[i + j] += a[i] * b[j];
            }
        }

        return Trim(product);
    }

    public static BigInteger[] MultiplyModulo(BigInteger[] a, BigInteger[] b, BigInteger modulus, AlgebraBudget budget) => Symmetric(Multiply(a, b, budget), modulus);

    /// <summary>Quotient and remainder by a divisor with leading coefficient 1, modulo a number.</summary>
    public static (BigInteger[] Quotient, BigInteger[] Remainder) DivideByMonic(BigInteger[] a, BigInteger[] b, BigInteger modulus, AlgebraBudget budget)
    {
        if (a.Length < b.Length)
        {
            return ([], a);
        }

        BigInteger[] rest = [.. a];
        var quotient = new BigInteger[a.Length - b.Length + 1];
        budget.Spend(quotient.Length * (long)b.Length * AlgebraBudget.CostOf(modulus, modulus));
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            BigInteger factor = Symmetric(rest[i + b.Length - 1], modulus);
            quotient[i] = factor;
            for (int j = 0; !factor.IsZero && j < b.Length; j++)
            {
                rest[i + j] -= factor * b[j];
            }
        }

        return (Symmetric(quotient, modulus), Symmetric(rest, modulus));
    }

    /// <summary>The exact quotient; null when there is a remainder.</summary>
    public static BigInteger[]? TryDivide(BigInteger[] a, BigInteger[] b, AlgebraBudget budget)
    {
        if (a.Length < b.Length || !(a[0] % (b[0].IsZero ? BigInteger.One : b[0])).IsZero)
        {
            return a.Length == 0 ? a : null;
        }

        BigInteger[] rest = [.. a];
        var quotient = new BigInteger[a.Length - b.Length + 1];
        budget.Spend(quotient.Length * (long)b.Length);
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = BigInteger.DivRem(rest[i + b.Length - 1], b[^1], out BigInteger remainder);
            if (!remainder.IsZero)
            {
                return null;
            }

            for (int j = 0; !quotient[i].IsZero && j < b.Length; j++)
            {
                rest[i + j] -= quotient[i] * b[j];
            }
        }

        return Array.TrueForAll(rest, static c => c.IsZero) ? quotient : null;
    }

    public static BigInteger[] PrimitivePart(BigInteger[] a)
    {
        BigInteger content = BigInteger.Zero;
        foreach (BigInteger coefficient in a)
        {
            content = BigInteger.GreatestCommonDivisor(content, coefficient);
        }

        content = a[^1].Sign < 0 ? -content : content;
        return content.IsOne ? a : Array.ConvertAll(a, c => c / content);
    }
}
