using System.Diagnostics;
using System.Numerics;

namespace Symbolic;

/// <summary>
/// An exact rational number in lowest terms with a positive denominator.
/// </summary>
/// <remarks>
/// Numbers whose numerator and denominator both fit in 64 bits live in two machine words; all others share an
/// immutable pair of <see cref="BigInteger"/>. Each value has exactly one representation, so equality is a
/// comparison of fields. <c>default(Rational)</c> is 0.
/// </remarks>
public readonly partial struct Rational : IEquatable<Rational>, IComparable<Rational>, ISpanFormattable, IParsable<Rational>
{
    /// <summary>Numerator and denominator of a value that does not fit in 64 bits.</summary>
    private sealed class Wide(BigInteger numerator, BigInteger denominator)
    {
        public readonly BigInteger Numerator = numerator;
        public readonly BigInteger Denominator = denominator;
    }

    private readonly long _numerator;

    // Stored less one, so that all-zero memory reads as 0/1.
    private readonly long _denominatorLessOne;

    private readonly Wide? _wide;

    /// <summary>The pair must be in lowest terms with a positive denominator.</summary>
    private Rational(long numerator, long denominator)
    {
        Debug.Assert(denominator > 0, "the denominator is positive");
        _numerator = numerator;
        _denominatorLessOne = denominator - 1;
        _wide = null;
    }

    private Rational(Wide wide)
    {
        _numerator = 0;
        _denominatorLessOne = 0;
        _wide = wide;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => new(1, 1);

    /// <summary>The number −1.</summary>
    public static Rational MinusOne => new(-1, 1);

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => _wide is null ? _numerator : _wide.Numerator;

    /// <summary>The denominator in lowest terms; always positive.</summary>
    public BigInteger Denominator => _wide is null ? _denominatorLessOne + 1 : _wide.Denominator;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsInteger => _wide is null ? _denominatorLessOne == 0 : _wide.Denominator.IsOne;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => _wide is null && _numerator == 0;

    /// <summary>Whether the number is 1.</summary>
    public bool IsOne => _wide is null && _numerator == 1 && _denominatorLessOne == 0;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => _wide is null ? Math.Sign(_numerator) : _wide.Numerator.Sign;

    /// <summary>Whether the number has a finite decimal expansion, that is, its denominator has no prime factor but 2 and 5.</summary>
    public bool IsTerminatingDecimal => TryGetDecimalScale(out _);

    /// <summary>
    /// Both parts fit in 64 bits and the numerator can be negated there. Excluding −2⁶³ frees the fast paths from
    /// the one value whose magnitude overflows.
    /// </summary>
    private bool IsFast => _wide is null && _numerator != long.MinValue;

    private long SmallDenominator => _denominatorLessOne + 1;

    /// <summary>An integer as a rational number.</summary>
    public static implicit operator Rational(int value) => new(value, 1);

    /// <summary>An integer as a rational number.</summary>
    public static implicit operator Rational(long value) => new(value, 1);

    /// <summary>An integer as a rational number.</summary>
    public static implicit operator Rational(BigInteger value) => FromLowestTerms(value, BigInteger.One);

    /// <summary>The quotient of two integers, reduced to lowest terms.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="denominator"/> is 0.</exception>
    public static Rational From(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A rational number cannot have the denominator 0.");
        }

        if (denominator.Sign < 0)
        {
            numerator = -numerator;
            denominator = -denominator;
        }

        if (!denominator.IsOne)
        {
            BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
            if (!divisor.IsOne)
            {
                numerator /= divisor;
                denominator /= divisor;
            }
        }

        return FromLowestTerms(numerator, denominator);
    }

    /// <inheritdoc cref="From(BigInteger, BigInteger)"/>
    public static Rational From(long numerator, long denominator)
    {
        if (denominator <= 0 || numerator == long.MinValue)
        {
            return From((BigInteger)numerator, (BigInteger)denominator);
        }

        var divisor = (long)GreatestCommonDivisor(Magnitude(numerator), (ulong)denominator);
        return new Rational(numerator / divisor, denominator / divisor);
    }

    /// <summary>Picks the representation; the pair is already in lowest terms with a positive denominator.</summary>
    private static Rational FromLowestTerms(BigInteger numerator, BigInteger denominator) =>
        numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new Rational((long)numerator, (long)denominator)
            : new Rational(new Wide(numerator, denominator));

    /// <summary>Picks the representation; the pair is already in lowest terms with a positive denominator.</summary>
    private static Rational FromLowestTerms(Int128 numerator, Int128 denominator) =>
        numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new Rational((long)numerator, (long)denominator)
            : new Rational(new Wide(numerator, denominator));

    /// <summary>The value as a 64-bit integer, when it is one.</summary>
    public bool TryGetInt64(out long value)
    {
        value = _numerator;
        return _wide is null && _denominatorLessOne == 0;
    }

    /// <summary>The value as a 32-bit integer, when it is one.</summary>
    public bool TryGetInt32(out int value)
    {
        value = unchecked((int)_numerator);
        return _wide is null && _denominatorLessOne == 0 && value == _numerator;
    }

    /// <inheritdoc/>
    public bool Equals(Rational other)
    {
        if (_wide is null || other._wide is null)
        {
            return _wide == other._wide
                && _numerator == other._numerator
                && _denominatorLessOne == other._denominatorLessOne;
        }

        return ReferenceEquals(_wide, other._wide)
            || (_wide.Numerator == other._wide.Numerator && _wide.Denominator == other._wide.Denominator);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _wide is null
        ? HashCode.Combine(_numerator, _denominatorLessOne)
        : HashCode.Combine(_wide.Numerator, _wide.Denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (_wide is null && other._wide is null)
        {
            if (_denominatorLessOne == other._denominatorLessOne)
            {
                return _numerator.CompareTo(other._numerator);
            }

            // |numerator| ≤ 2⁶³ and denominator < 2⁶³: the products fit in 127 bits.
            return ((Int128)_numerator * other.SmallDenominator).CompareTo((Int128)other._numerator * SmallDenominator);
        }

        int bySign = Sign.CompareTo(other.Sign);
        return bySign != 0
            ? bySign
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether the first number is less than the second.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first number is greater than the second.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first number is at most the second.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first number is at least the second.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;
}
