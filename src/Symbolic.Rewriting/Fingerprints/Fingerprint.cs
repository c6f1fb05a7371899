using System.Numerics;

namespace Symbolic;

/// <summary>A pair of elements of two prime fields, with the arithmetic of both.</summary>
internal readonly record struct Fingerprint(ulong First, ulong Second)
{
    private static readonly FingerprintField A = FingerprintField.First, B = FingerprintField.Second;

    public static Fingerprint Zero => default;

    public static Fingerprint One => new(1, 1);

    /// <summary>The imaginary unit: both primes are 1 modulo 4.</summary>
    public static Fingerprint I { get; } = UnitRoot(1, 2);

    /// <summary>True for one of the two of an element and its negative.</summary>
    public bool IsUpper => First > A.Prime / 2;

    /// <summary>The one of an element and its negative that is not upper.</summary>
    public Fingerprint Lower => IsUpper ? -this : this;

    public static Fingerprint Of(Rational number)
    {
        Fingerprint numerator = Of(number.Numerator);
        return number.IsInteger ? numerator
            : Of(number.Denominator).TryInverse(out Fingerprint inverse) ? numerator * inverse
            : Hash(-5, numerator);
    }

    /// <summary>The root of unity e^(πi·a/b), when the fields have it.</summary>
    public static Fingerprint UnitRoot(BigInteger a, BigInteger b)
    {
        BigInteger steps = FingerprintField.RootOrder / 2;
        ulong exponent = (ulong)((((a * (steps / b)) % FingerprintField.RootOrder) + FingerprintField.RootOrder) % FingerprintField.RootOrder);
        return new(A.Power(A.UnitRoot, exponent), B.Power(B.UnitRoot, exponent));
    }

    /// <summary>Do the fields have e^(πi/b)?</summary>
    public static bool HasUnitRoot(BigInteger b) => (FingerprintField.RootOrder / 2) % b == 0;

    public static Fingerprint operator +(Fingerprint a, Fingerprint b) => new(A.Sum(a.First, b.First), B.Sum(a.Second, b.Second));

    public static Fingerprint operator -(Fingerprint a, Fingerprint b) => a + -b;

    public static Fingerprint operator -(Fingerprint a) => new(A.Negative(a.First), B.Negative(a.Second));

    public static Fingerprint operator *(Fingerprint a, Fingerprint b) => new(A.Product(a.First, b.First), B.Product(a.Second, b.Second));

    /// <summary>The power with a whole exponent of either sign; false for a negative power of zero.</summary>
    public bool TryPower(BigInteger exponent, out Fingerprint power)
    {
        Fingerprint @base = this;
        if (exponent.Sign < 0 && !TryInverse(out @base))
        {
            power = default;
            return false;
        }

        BigInteger size = BigInteger.Abs(exponent);
        power = new(A.Power(@base.First, A.Reduced(size)), B.Power(@base.Second, B.Reduced(size)));
        return true;
    }

    public bool TryInverse(out Fingerprint inverse)
    {
        inverse = new(A.Inverse(First), B.Inverse(Second));
        return IsUnit;
    }

    /// <summary>The inverses of several elements at the cost of one: of each but those with a zero, which keep their places with a zero.</summary>
    public static Fingerprint[] InversesOf(ReadOnlySpan<Fingerprint> elements)
    {
        // Montgomery's trick: the inverse of the product of all, from which the others are taken off one by one.
        var inverses = new Fingerprint[elements.Length];
        Fingerprint product = One;
        for (int i = 0; i < elements.Length; i++)
        {
            inverses[i] = product;
            product = elements[i].IsUnit ? product * elements[i] : product;
        }

        product.TryInverse(out Fingerprint inverse);
        for (int i = elements.Length - 1; i >= 0; i--)
        {
            if (elements[i].IsUnit)
            {
                inverses[i] *= inverse;
                inverse *= elements[i];
            }
            else
            {
                inverses[i] = Zero;
            }
        }

        return inverses;
    }

    /// <summary>Does the element have an inverse?</summary>
    public bool IsUnit => First != 0 && Second != 0;

    /// <summary>The element that stands for a function at an element.</summary>
    public static Fingerprint Hash(int function, Fingerprint argument) => new(
        A.Element((ulong)function, argument.First, argument.Second),
        B.Element((ulong)function ^ 0x5851F42D4C957F2DUL, argument.Second, argument.First));

    /// <summary>The element that stands for a leaf.</summary>
    public static Fingerprint Hash(int kind, int id) => Hash(kind, new Fingerprint((uint)id, (uint)id + 0x9E3779B9UL));

    /// <summary>The square root of a prime number, the one that is the positive root when roots of unity are read as e^(2πi/n); an element of its own where the fields have none.</summary>
    public static Fingerprint RootOfPrime(int prime) => new(A.RootOfPrime(prime), B.RootOfPrime(prime));

    /// <summary>The elements are as good as random, so their bits are a hash.</summary>
    public override int GetHashCode() => (int)First ^ (int)(First >> 32);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{First:x}.{Second:x}");

    private static Fingerprint Of(BigInteger number)
    {
        BigInteger size = BigInteger.Abs(number);
        var element = new Fingerprint((ulong)(size % A.Prime), (ulong)(size % B.Prime));
        return number.Sign < 0 ? -element : element;
    }
}
