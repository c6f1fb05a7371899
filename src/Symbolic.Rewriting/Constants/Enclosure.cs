using System.Numerics;

namespace Symbolic;

/// <summary>
/// Two integers between which a real number lies, in units of 2^−bits. All rounding is outwards, so a sign that both ends have is that
/// of the number. Source: Moore, Interval Analysis (1966).
/// </summary>
internal readonly record struct Enclosure(BigInteger Low, BigInteger High, int Bits)
{
    // A root of degree n in k bits takes numbers of n·k bits.
    private const int MostRootBits = 100_000;

    /// <summary>The precisions that are tried, one after the other, until a sign is seen.</summary>
    public static IReadOnlyList<int> Precisions { get; } = [64, 128, 256, 512, 1024, 2048, 4096];

    /// <summary>The sign; null where zero lies between the ends.</summary>
    public int? Sign => Low.Sign > 0 ? 1 : High.Sign < 0 ? -1 : Low.IsZero && High.IsZero ? 0 : null;

    /// <summary>The middle.</summary>
    public Rational Middle => Rational.From(Low + High, BigInteger.One << (Bits + 1));

    /// <summary>True when the ends agree to double precision.</summary>
    public bool IsNarrow => Sign is { } sign && (sign == 0 || (High - Low) << 56 <= BigInteger.Min(BigInteger.Abs(Low), BigInteger.Abs(High)));

    public static Enclosure operator +(Enclosure a, Enclosure b) => new(a.Low + b.Low, a.High + b.High, a.Bits);

    public static Enclosure operator *(Enclosure a, Enclosure b)
    {
        BigInteger[] products = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];

        // Shifting rounds down.
        return new(products.Min() >> a.Bits, (products.Max() >> a.Bits) + 1, a.Bits);
    }

    /// <summary>A rational number.</summary>
    public static Enclosure Of(Rational number, int bits)
    {
        BigInteger scaled = BigInteger.DivRem(number.Numerator << bits, number.Denominator, out BigInteger rest);
        return rest.IsZero ? new(scaled, scaled, bits) : rest.Sign > 0 ? new(scaled, scaled + 1, bits) : new(scaled - 1, scaled, bits);
    }

    /// <summary>The n-th root of a positive integer; null where that is too much work.</summary>
    public static Enclosure? Root(BigInteger number, int degree, int bits)
    {
        if (number.GetBitLength() + ((long)degree * bits) > MostRootBits)
        {
            return null;
        }

        BigInteger floor = FloorOfRoot(number << (degree * bits), degree);
        return new(floor, floor + 1, bits);
    }

    /// <summary>The square root of a number that is not negative, whatever the lower end says.</summary>
    public Enclosure SquareRoot() =>
        new(Low.Sign <= 0 ? BigInteger.Zero : FloorOfRoot(Low << Bits, 2), High.Sign <= 0 ? BigInteger.Zero : FloorOfRoot(High << Bits, 2) + 1, Bits);

    // Newton's iteration from above falls until it has passed the root.
    private static BigInteger FloorOfRoot(BigInteger number, int degree)
    {
        if (degree == 1 || number <= BigInteger.One)
        {
            return number;
        }

        BigInteger root = BigInteger.One << (int)((number.GetBitLength() / degree) + 1);
        while (true)
        {
            BigInteger next = (((degree - 1) * root) + (number / BigInteger.Pow(root, degree - 1))) / degree;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
