using System.Globalization;
using System.Numerics;

namespace Symbolic;

/// <summary>
/// A product of powers of distinct primes with exponents in (0, 1). Distinct ones are linearly independent over the rationals
/// (Besicovitch 1940), which makes the sums of <see cref="Surd"/> a canonical form.
/// </summary>
internal sealed class Radical : IEquatable<Radical>
{
    private readonly string _key;

    private Radical(IReadOnlyList<(BigInteger Prime, Rational Exponent)> factors)
    {
        Factors = factors;
        _key = string.Join(' ', factors.Select(static f => string.Create(CultureInfo.InvariantCulture, $"{f.Prime}^{f.Exponent}")));
    }

    /// <summary>The empty product.</summary>
    public static Radical One { get; } = new([]);

    /// <summary>The factors, the primes growing.</summary>
    public IReadOnlyList<(BigInteger Prime, Rational Exponent)> Factors { get; }

    public bool IsOne => Factors.Count == 0;

    /// <summary>A product of prime powers as a rational number times a radical; null where the number grows too large.</summary>
    public static (Rational Number, Radical Radical)? Of(IEnumerable<(BigInteger Prime, Rational Exponent)> powers)
    {
        Rational number = Rational.One;
        var factors = new List<(BigInteger, Rational)>();
        foreach (IGrouping<BigInteger, (BigInteger Prime, Rational Exponent)> group in powers.GroupBy(static p => p.Prime).OrderBy(static g => g.Key))
        {
            Rational exponent = group.Aggregate(Rational.Zero, static (sum, p) => sum + p.Exponent);
            Rational whole = Rational.Floor(exponent);
            if (!Rational.TryPow(group.Key, whole.Numerator, 512, out Rational power))
            {
                return null;
            }

            number *= power;
            if (exponent != whole)
            {
                factors.Add((group.Key, exponent - whole));
            }
        }

        return (number, factors.Count == 0 ? One : new Radical(factors));
    }

    /// <summary>The product of two radicals.</summary>
    public static (Rational Number, Radical Radical)? Multiply(Radical a, Radical b) =>
        a.IsOne ? (Rational.One, b) : b.IsOne ? (Rational.One, a) : Of(a.Factors.Concat(b.Factors));

    /// <summary>Numbers between which the value lies: one root of one integer. Null where that is too much work.</summary>
    public Enclosure? Enclose(int bits)
    {
        BigInteger degree = Factors.Aggregate(BigInteger.One, static (lcm, f) => lcm / BigInteger.GreatestCommonDivisor(lcm, f.Exponent.Denominator) * f.Exponent.Denominator);
        if (degree > 1024)
        {
            return null;
        }

        BigInteger radicand = BigInteger.One;
        foreach ((BigInteger prime, Rational exponent) in Factors)
        {
            int power = (int)(exponent * Rational.From(degree, 1)).Numerator;
            if (radicand.GetBitLength() + (power * prime.GetBitLength()) > 100_000)
            {
                return null;
            }

            radicand *= BigInteger.Pow(prime, power);
        }

        return Enclosure.Root(radicand, (int)degree, bits);
    }

    /// <summary>About the value, for an order that is pleasant to read.</summary>
    public double ToDouble() => Factors.Aggregate(1.0, static (product, f) => product * Math.Pow((double)f.Prime, f.Exponent.ToDouble()));

    public bool Equals(Radical? other) => other is not null && _key == other._key;

    public override bool Equals(object? obj) => Equals(obj as Radical);

    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);
}
