namespace Symbolic;

/// <summary>Small exact numbers by their fingerprints.</summary>
internal static class SmallConstants
{
    private const int Largest = 12;

    private static readonly Dictionary<Fingerprint, Rational> s_known = Build();

    // Which values the low bits of a known number have: most prints that are asked for are settled by one look.
    private static readonly System.Collections.BitArray s_lowBits = LowBits();

    /// <summary>The number that an expression equals wherever it has a value; null when it is none of these.</summary>
    public static Rational? Find(Expr expr, Fingerprints fingerprints) =>
        Find(fingerprints.Of(expr)) is { } number && fingerprints.Tells(expr) ? number : null;

    /// <summary>The number with a fingerprint; null when it is none of these.</summary>
    public static Rational? Find(Fingerprint print) => s_lowBits[(int)(print.First & 0xFFFF)] && s_known.TryGetValue(print, out Rational number) ? number : null;

    private static System.Collections.BitArray LowBits()
    {
        var bits = new System.Collections.BitArray(1 << 16);
        foreach (Fingerprint print in s_known.Keys)
        {
            bits[(int)(print.First & 0xFFFF)] = true;
        }

        return bits;
    }

    private static Dictionary<Fingerprint, Rational> Build()
    {
        var known = new Dictionary<Fingerprint, Rational>();
        for (int denominator = 1; denominator <= 1 << 16; denominator = denominator < Largest ? denominator + 1 : denominator == Largest ? 16 : denominator * 2)
        {
            for (int numerator = -Largest; numerator <= Largest; numerator++)
            {
                Rational number = Rational.From(numerator, denominator);
                known[Fingerprint.Of(number)] = number;
            }
        }

        return known;
    }
}
