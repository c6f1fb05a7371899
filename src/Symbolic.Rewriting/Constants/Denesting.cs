using System.Numerics;

namespace Symbolic;

/// <summary>
/// Square roots of surds that are surds themselves: with s = a + b√p and r² = a² − b²p,
/// √s = √((a + r)/2) ± √((a − r)/2) (Borodin, Fagin, Hopcroft, Tompa 1985). The identity is exact wherever the roots are found.
/// </summary>
internal static class Denesting
{
    private const int MaxDepth = 7;

    /// <summary>The nonnegative square root of a nonnegative surd as a surd; null where none is found.</summary>
    public static Surd? Root(Surd square)
    {
        int budget = 200;
        return Root(square, MaxDepth, ref budget);
    }

    // The depth is bounded by MaxDepth, so calls may follow it.
    private static Surd? Root(Surd square, int depth, ref int budget)
    {
        if (square.Sign() is not (0 or 1) || budget-- <= 0)
        {
            return null;
        }

        if (square.Terms.Count <= 1)
        {
            return RootOfTerm(square);
        }

        if (depth == 0 || !square.IsMultiquadratic)
        {
            return null;
        }

        // Without a square root in front of the whole: 2√2·(…) has the root of each factor.
        foreach (BigInteger prime in square.Primes.Take(4).ToList())
        {
            (Surd a, Surd b) = square.Split(prime);
            if (a.IsZero)
            {
                return Surd.Power(prime, Rational.From(1, 4)) is { } fourth && Root(b, depth - 1, ref budget) is { } rest ? Surd.Multiply(fourth, rest) : null;
            }

            if (Surd.Multiply(a, a) is not { } aa || Surd.Multiply(b, b) is not { } bb || Root(aa - bb.Times(prime), depth - 1, ref budget) is not { } r
                || !r.IsMultiquadratic)
            {
                continue;
            }

            if (Root((a + r).Times(Rational.From(1, 2)), depth - 1, ref budget) is { } u
                && Root((a - r).Times(Rational.From(1, 2)), depth - 1, ref budget) is { } v
                && b.Sign() is { } sign)
            {
                Surd root = sign < 0 ? u - v : u + v;
                root = root.Sign() < 0 ? -root : root;
                if (root.Sign() >= 0 && Surd.Multiply(root, root) is { } check && (check - square).IsZero)
                {
                    return root;
                }
            }
        }

        return null;
    }

    private static Surd? RootOfTerm(Surd square)
    {
        if (square.IsZero)
        {
            return square;
        }

        (Radical radical, Rational number) = square.Terms.First();
        return PrimeFactors.Of(number) is { } factors
            && Radical.Of(factors.Select(static f => (f.Prime, Rational.From(f.Exponent, 2))).Concat(radical.Factors.Select(static f => (f.Prime, f.Exponent / 2)))) is { } root
            && Surd.Power(1, 1) is { } one
            ? root.Radical.Factors.Aggregate((Surd?)one.Times(root.Number), static (product, f) =>
                product is { } p && Surd.Power(f.Prime, f.Exponent) is { } power ? Surd.Multiply(p, power) : null)
            : null;
    }
}
