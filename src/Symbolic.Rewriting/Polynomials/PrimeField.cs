using System.Numerics;

namespace Symbolic;

/// <summary>Arithmetic modulo a prime below 2³¹, and polynomials in one variable over it: coefficients by rising power, the last one not zero.</summary>
internal readonly struct PrimeField(uint prime)
{
    public uint Prime => prime;

    public uint Reduce(BigInteger value)
    {
        var rest = (long)(value % prime);
        return (uint)(rest < 0 ? rest + prime : rest);
    }

    public uint Add(uint a, uint b) => (uint)(((ulong)a + b) % prime);

    public uint Subtract(uint a, uint b) => (uint)(((ulong)a + prime - b) % prime);

    public uint Multiply(uint a, uint b) => (uint)((ulong)a * b % prime);

    public uint Power(uint value, ulong exponent)
    {
        ulong result = 1 % prime, square = value;
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 0 ? result : result * square % prime;
            square = square * square % prime;
        }

        return (uint)result;
    }

    public uint Invert(uint value) => Power(value, prime - 2);

    public uint[] Reduce(ReadOnlySpan<BigInteger> coefficients)
    {
        var result = new uint[coefficients.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Reduce(coefficients[i]);
        }

        return Trim(result);
    }

    public static uint[] Trim(uint[] a)
    {
        int length = a.Length;
        while (length > 0 && a[length - 1] == 0)
        {
            length--;
        }

        return length == a.Length ? a : a[..length];
    }

    public uint[] Subtract(uint[] a, uint[] b)
    {
        var result = new uint[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = Subtract(i < a.Length ? a[i] : 0, i < b.Length ? b[i] : 0);
        }

        return Trim(result);
    }

    public uint[] Multiply(uint[] a, uint[] b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return [];
        }

        var result = new uint[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                result[i + j] = (uint)((((ulong)a[i] * b[j]) + result[i + j]) % prime);
            }
        }

        return Trim(result);
    }

    public uint[] Scale(uint[] a, uint factor)
    {
        var result = new uint[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            result[i] = Multiply(a[i], factor);
        }

        return Trim(result);
    }

    public uint[] Monic(uint[] a) => a.Length == 0 || a[^1] == 1 ? a : Scale(a, Invert(a[^1]));

    public (uint[] Quotient, uint[] Remainder) Divide(uint[] a, uint[] b)
    {
        if (a.Length < b.Length)
        {
            return ([], a);
        }

        uint[] rest = [.. a];
        var quotient = new uint[a.Length - b.Length + 1];
        uint inverse = Invert(b[^1]);
        for (int i = quotient.Length - 1; i >= 0; i--)
        {
            uint factor = Multiply(rest[i + b.Length - 1], inverse);
            quotient[i] = factor;
            ulong negative = factor == 0 ? 0 : prime - factor;
            for (int j = 0; negative != 0 && j < b.Length; j++)
            {
                rest[i + j] = (uint)(((negative * b[j]) + rest[i + j]) % prime);
            }
        }

        return (Trim(quotient), Trim(rest));
    }

    public uint[] Remainder(uint[] a, uint[] b) => Divide(a, b).Remainder;

    /// <summary>The monic greatest common divisor.</summary>
    public uint[] Gcd(uint[] a, uint[] b)
    {
        while (b.Length > 0)
        {
            (a, b) = (b, Remainder(a, b));
        }

        return Monic(a);
    }

    /// <summary>s and t with s·a + t·b = 1 for coprime a and b, deg s &lt; deg b and deg t &lt; deg a.</summary>
    public (uint[] S, uint[] T) Bezout(uint[] a, uint[] b)
    {
        uint[] r0 = a, r1 = b, s0 = [1], s1 = [], t0 = [], t1 = [1];
        while (r1.Length > 0)
        {
            (uint[] quotient, uint[] rest) = Divide(r0, r1);
            (r0, r1) = (r1, rest);
            (s0, s1) = (s1, Subtract(s0, Multiply(quotient, s1)));
            (t0, t1) = (t1, Subtract(t0, Multiply(quotient, t1)));
        }

        uint inverse = Invert(r0[0]);
        return (Scale(s0, inverse), Scale(t0, inverse));
    }

    public uint[] Derivative(uint[] a)
    {
        if (a.Length <= 1)
        {
            return [];
        }

        var result = new uint[a.Length - 1];
        for (int i = 1; i < a.Length; i++)
        {
            result[i - 1] = Multiply(a[i], (uint)((uint)i % prime));
        }

        return Trim(result);
    }

    /// <summary>a^exponent modulo a polynomial.</summary>
    public uint[] Power(uint[] a, BigInteger exponent, uint[] modulus)
    {
        uint[] result = Remainder([1], modulus);
        uint[] square = Remainder(a, modulus);
        long bits = (long)exponent.GetBitLength();
        for (long i = bits - 1; i >= 0; i--)
        {
            result = Remainder(Multiply(result, result), modulus);
            if (!((exponent >> (int)i) & 1).IsZero)
            {
                result = Remainder(Multiply(result, square), modulus);
            }
        }

        return result;
    }
}
