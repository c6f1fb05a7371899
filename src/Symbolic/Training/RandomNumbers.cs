namespace Symbolic;

/// <summary>
/// Random numbers that are the same on every machine: xoshiro256** (Blackman and Vigna, <i>Scrambled linear pseudorandom number
/// generators</i>, ACM TOMS 47, 2021), started by SplitMix64. Normal numbers are by Marsaglia's polar method with a logarithm of
/// additions, products and quotients only, which every processor rounds alike. Not for concurrent use.
/// </summary>
public sealed class RandomNumbers
{
    // ln 2, which times a small whole number is close enough: the rest is rounded once.
    private const double Ln2 = 0.693147180559945309417232121458;

    private ulong _s0, _s1, _s2, _s3;
    private double _spare = double.NaN;

    /// <summary>Starts a sequence; the same seed gives the same sequence.</summary>
    public RandomNumbers(ulong seed)
    {
        _s0 = Split(ref seed);
        _s1 = Split(ref seed);
        _s2 = Split(ref seed);
        _s3 = Split(ref seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9, shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 (possible) to 1 (not possible), all of 53 bits equally likely.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 to below a bound, all equally likely (Lemire, <i>Fast random integer generation in an interval</i>, 2019).</summary>
    /// <param name="bound">More than 0.</param>
    public int NextIndex(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong range = (ulong)bound, high = Math.BigMul(NextBits(), range, out ulong low);
        while (low < range && low < (0 - range) % range)
        {
            high = Math.BigMul(NextBits(), range, out low);
        }

        return (int)high;
    }

    /// <summary>A number of the normal distribution with mean 0 and standard deviation 1.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        double u, v, square;
        do
        {
            u = (2 * NextUniform()) - 1;
            v = (2 * NextUniform()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Log(square) / square);
        _spare = v * factor;
        return u * factor;
    }

    /// <summary>Puts items in a random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int other = NextIndex(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    // The library's logarithm differs in the last digit from system to system. With m between √½ and √2 and z = (m − 1)/(m + 1) the
    // series 2(z + z³/3 + z⁵/5 + …) is exact to rounding after eleven terms.
    private static double Log(double x)
    {
        int exponent = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        double z = (mantissa - 1) / (mantissa + 1), square = z * z, sum = 0;
        for (int k = 23; k >= 1; k -= 2)
        {
            sum = (sum * square) + (1.0 / k);
        }

        return (exponent * Ln2) + (2 * z * sum);
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
