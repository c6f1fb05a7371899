using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>
/// The integers modulo a prime below 2⁶¹ that is 1 modulo <see cref="RootOrder"/>, so that it has the roots of unity from which
/// sines and cosines of common fractions of π and square roots of small primes are made.
/// </summary>
internal sealed class FingerprintField
{
    /// <summary>The order of the root of unity: twice the least common multiple of 1 … 10, 16, 11, 13 and 17.</summary>
    public const long RootOrder = 24_504_480;

    private const ulong LargestTabled = 64;

    private const ulong Mask = (1UL << 61) - 1;

    private readonly ulong _remainder;
    private readonly ulong[] _roots = new ulong[LargestTabled];

    // A generator of the multiplicative group, found by its order.
    private FingerprintField(ulong prime, ulong generator)
    {
        Prime = prime;
        _remainder = (1UL << 61) - prime;
        UnitRoot = Power(generator, (prime - 1) / RootOrder);
    }

    public static FingerprintField First { get; } = new(2_305_842_957_353_295_361, 31);

    public static FingerprintField Second { get; } = new(2_305_842_486_181_153_921, 43);

    public ulong Prime { get; }

    /// <summary>An element of order <see cref="RootOrder"/>.</summary>
    public ulong UnitRoot { get; }

    public ulong Sum(ulong a, ulong b) => a + b >= Prime ? a + b - Prime : a + b;

    public ulong Negative(ulong a) => a == 0 ? 0 : Prime - a;

    /// <summary>The product; 2⁶¹ is replaced by its small remainder until the number fits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Product(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        for (int i = 0; i < 2; i++)
        {
            ulong above = (high << 3) | (low >> 61);
            high = Math.BigMul(above, _remainder, out ulong product);
            low = product + (low & Mask);
            high += low < product ? 1UL : 0;
        }

        // The remainder has 36 bits: what is above 2⁶¹ now has 12, and its product fits in one word.
        low = (((high << 3) | (low >> 61)) * _remainder) + (low & Mask);
        return low >= Prime ? low - Prime : low;
    }

    public ulong Reduced(BigInteger exponent) => (ulong)(exponent % (Prime - 1));

    // Most of the time of a print goes here, also in a process that ends before a compiler of several tiers gets to it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Power(ulong a, ulong exponent)
    {
        ulong result = 1;
        for (; exponent != 0; exponent >>= 1)
        {
            result = (exponent & 1) != 0 ? Product(result, a) : result;
            a = Product(a, a);
        }

        return result;
    }

    /// <summary>The inverse, by Fermat's theorem; 0 for 0.</summary>
    public ulong Inverse(ulong a) => Power(a, Prime - 2);

    /// <summary>A pseudo-random element other than 0.</summary>
    public ulong Element(ulong a, ulong b, ulong c) => 1 + (Mix(Mix(Mix(a) ^ b) ^ c) % (Prime - 1));

    /// <summary>The square root of a prime by its Gauss sum Σ (a/n)·e^(2πia/n), which is √n or i√n.</summary>
    public ulong RootOfPrime(int prime)
    {
        if ((ulong)prime >= LargestTabled)
        {
            return Element(17, (ulong)prime, 0);
        }

        ulong known = Volatile.Read(ref _roots[prime]);
        if (known == 0)
        {
            known = FindRoot(prime);
            Volatile.Write(ref _roots[prime], known);
        }

        return known;
    }

    private ulong FindRoot(int prime)
    {
        if (RootOrder % (8 * prime) != 0)
        {
            return Element(17, (ulong)prime, 0);
        }

        if (prime == 2)
        {
            ulong eighth = Power(UnitRoot, RootOrder / 8);
            return Sum(eighth, Inverse(eighth));
        }

        ulong root = Power(UnitRoot, (ulong)(RootOrder / prime)), sum = 0, at = 1;
        for (int a = 1; a < prime; a++)
        {
            at = Product(at, root);
            bool isSquare = BigInteger.ModPow(a, (prime - 1) / 2, prime).IsOne;
            sum = Sum(sum, isSquare ? at : Negative(at));
        }

        ulong i = Power(UnitRoot, RootOrder / 4);
        return prime % 4 == 1 ? sum : Product(sum, Inverse(i));
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
