using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using static Symbolic.Tests.Numbers.RationalGenerators;

namespace Symbolic.Tests.Numbers;

public sealed class RationalTests
{
    private static readonly FsCheck.Gen<(Rational, Rational)> Two =
        from a in Number
        from b in Number
        select (a, b);

    private static readonly FsCheck.Gen<(Rational, Rational, Rational)> Three =
        from a in Number
        from b in Number
        from c in Number
        select (a, b, c);

    [Fact]
    public void Default_is_zero()
    {
        Rational value = default;
        Assert.Equal(Rational.Zero, value);
        Assert.True(value.IsZero && value.IsInteger && !value.IsOne);
        Assert.Equal(BigInteger.Zero, value.Numerator);
        Assert.Equal(BigInteger.One, value.Denominator);
        Assert.Equal("0", value.ToString());
        Assert.Equal(Rational.From(0, -7), value);
        Assert.Equal(Rational.From(0, BigInteger.Pow(10, 40)).GetHashCode(), value.GetHashCode());
        Assert.Equal(0.0, value.ToDouble());
    }

    [Fact]
    public void Is_in_lowest_terms_with_positive_denominator() => Check(Pair, pair =>
    {
        var value = Rational.From(pair.Numerator, pair.Denominator);
        return value.Denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator).IsOne
            && value.Numerator * pair.Denominator == pair.Numerator * value.Denominator;
    });

    [Fact]
    public void From_64_bit_integers_agrees_with_big_integers()
    {
        long[] values = [0, 1, -1, 6, -4, long.MaxValue, long.MinValue, long.MinValue + 1, 1L << 62];
        foreach (long numerator in values)
        {
            foreach (long denominator in values.Where(value => value != 0))
            {
                Assert.Equal(Rational.From((BigInteger)numerator, denominator), Rational.From(numerator, denominator));
            }
        }
    }

    [Fact]
    public void Arithmetic_agrees_with_big_integers() => Check(Two, pair =>
    {
        (Rational a, Rational b) = pair;
        return Is(a + b, (a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator)
            && Is(a - b, (a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator)
            && Is(a * b, a.Numerator * b.Numerator, a.Denominator * b.Denominator)
            && (b.IsZero || Is(a / b, a.Numerator * b.Denominator, a.Denominator * b.Numerator))
            && Is(-a, -a.Numerator, a.Denominator);
    });

    [Fact]
    public void Field_laws_hold() => Check(Three, triple =>
    {
        (Rational a, Rational b, Rational c) = triple;
        return a + b == b + a
            && a * b == b * a
            && (a + b) + c == a + (b + c)
            && (a * b) * c == a * (b * c)
            && a * (b + c) == (a * b) + (a * c)
            && a + Rational.Zero == a
            && a * Rational.One == a
            && a + (-a) == Rational.Zero
            && a - b == a + (-b)
            && (a.IsZero || (a / a == Rational.One && a * Rational.Reciprocal(a) == Rational.One && b / a * a == b));
    });

    [Fact]
    public void Equal_values_have_equal_hash_codes_however_they_arise() => Check(Two, pair =>
    {
        (Rational a, Rational b) = pair;
        Rational there = a + b;
        Rational back = there - b;
        return back == a && back.Equals((object)a) && back.GetHashCode() == a.GetHashCode() && back.CompareTo(a) == 0;
    });

    [Fact]
    public void Values_that_fit_return_to_the_fast_representation()
    {
        Rational huge = BigInteger.One << 200;
        Rational one = (huge + 1) - huge;
        Assert.True(one.IsOne);
        Assert.Equal(Rational.One.GetHashCode(), one.GetHashCode());
        Rational least = long.MinValue;
        Assert.Equal(least, -(-least));
        Assert.Equal(least.GetHashCode(), (-(-least)).GetHashCode());
        Assert.Equal((BigInteger)long.MaxValue + 1, (-least).Numerator);
        Assert.Equal(Rational.One, least / least);
        Assert.Equal(Rational.Zero, least - least);
        Assert.Equal(least, (Rational)(long.MinValue + 1) - 1);
    }

    [Fact]
    public void Order_agrees_with_the_sign_of_the_difference() => Check(Two, pair =>
    {
        (Rational a, Rational b) = pair;
        int sign = (a - b).Sign;
        return Math.Sign(a.CompareTo(b)) == sign
            && Math.Sign(b.CompareTo(a)) == -sign
            && (a < b) == (sign < 0) && (a <= b) == (sign <= 0)
            && (a > b) == (sign > 0) && (a >= b) == (sign >= 0)
            && (a == b) == (sign == 0) && (a != b) == (sign != 0)
            && Rational.Max(a, b) - Rational.Min(a, b) == Rational.Abs(a - b);
    });

    [Fact]
    public void Rounding_to_integers_agrees_with_its_definition() => Check(Number, value =>
    {
        Rational floor = Rational.Floor(value);
        Rational ceiling = Rational.Ceiling(value);
        Rational round = Rational.Round(value);
        Rational distance = Rational.Abs(value - round);
        return floor.IsInteger && floor <= value && value < floor + 1
            && ceiling.IsInteger && ceiling >= value && value > ceiling - 1
            && round.IsInteger && (distance < Rational.From(1, 2) || (distance == Rational.From(1, 2) && round.Numerator.IsEven));
    });

    [Theory]
    [InlineData("1/2", 0)]
    [InlineData("3/2", 2)]
    [InlineData("5/2", 2)]
    [InlineData("-1/2", 0)]
    [InlineData("-3/2", -2)]
    [InlineData("7/3", 2)]
    [InlineData("8/3", 3)]
    [InlineData("-8/3", -3)]
    public void Round_breaks_ties_to_even(string text, int expected) => Assert.Equal((Rational)expected, Rational.Round(Rational.Parse(text)));

    [Fact]
    public void Mod_has_the_sign_of_the_divisor() => Check(Two, pair =>
    {
        (Rational a, Rational b) = pair;
        if (b.IsZero)
        {
            return true;
        }

        Rational mod = Rational.Mod(a, b);
        return ((a - mod) / b).IsInteger && (mod.IsZero || mod.Sign == b.Sign) && Rational.Abs(mod) < Rational.Abs(b);
    });

    [Fact]
    public void Gcd_divides_both_and_leaves_coprime_multiples() => Check(Two, pair =>
    {
        (Rational a, Rational b) = pair;
        Rational gcd = Rational.Gcd(a, b);
        if (gcd.IsZero)
        {
            return a.IsZero && b.IsZero;
        }

        Rational first = a / gcd;
        Rational second = b / gcd;
        return gcd.Sign > 0 && first.IsInteger && second.IsInteger
            && BigInteger.GreatestCommonDivisor(first.Numerator, second.Numerator).IsOne;
    });

    [Fact]
    public void Division_by_zero_throws()
    {
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
        Assert.Throws<DivideByZeroException>(() => Rational.From(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.From(BigInteger.One, BigInteger.Zero));
        Assert.Throws<DivideByZeroException>(() => Rational.Reciprocal(0));
        Assert.Throws<DivideByZeroException>(() => Rational.Mod(1, 0));
    }

    [Fact]
    public void Integers_are_recognised()
    {
        Assert.True(((Rational)42).TryGetInt32(out int small));
        Assert.Equal(42, small);
        Assert.False(((Rational)(1L << 40)).TryGetInt32(out _));
        Assert.True(((Rational)(1L << 40)).TryGetInt64(out long large));
        Assert.Equal(1L << 40, large);
        Assert.False(Rational.From(1, 2).TryGetInt64(out _));
        Assert.False(((Rational)(BigInteger.One << 64)).TryGetInt64(out _));
    }

    [Fact]
    public void Powers_agree_with_repeated_multiplication() => Check(
        from value in Number
        from exponent in Gen.Choose(-6, 6)
        select (value, exponent),
        pair =>
        {
            (Rational value, int exponent) = pair;
            bool defined = Rational.TryPow(value, exponent, 100_000, out Rational power);
            if (value.IsZero && exponent < 0)
            {
                return !defined;
            }

            Rational product = Rational.One;
            for (int i = 0; i < Math.Abs(exponent); i++)
            {
                product *= value;
            }

            return defined && power == (exponent < 0 ? Rational.Reciprocal(product) : product);
        });

    [Fact]
    public void Powers_keep_to_the_limit()
    {
        Assert.True(Rational.TryPow(2, 99, 100, out Rational power));
        Assert.Equal(BigInteger.One << 99, power.Numerator);
        Assert.False(Rational.TryPow(2, 100, 100, out _));
        Assert.False(Rational.TryPow(Rational.From(1, 2), 100, 100, out _));
        Assert.False(Rational.TryPow(3, BigInteger.Pow(10, 100), 1_000_000, out _));
        Assert.False(Rational.TryPow(3, long.MaxValue, int.MaxValue, out _));
        Assert.True(Rational.TryPow(-1, BigInteger.Pow(10, 100) + 1, 8, out power));
        Assert.Equal(Rational.MinusOne, power);
        Assert.True(Rational.TryPow(0, BigInteger.Pow(10, 100), 8, out power));
        Assert.True(power.IsZero);
        Assert.True(Rational.TryPow(0, 0, 8, out power));
        Assert.True(power.IsOne);
        Assert.False(Rational.TryPow(0, -1, 8, out _));
        Assert.True(Rational.TryPow(Rational.From(-2, 3), -3, 8, out power));
        Assert.Equal(Rational.From(-27, 8), power);
    }

    [Fact]
    public void Roots_undo_powers() => Check(
        from value in Number
        from n in Gen.Choose(1, 9)
        select (value, n),
        pair =>
        {
            (Rational value, int n) = pair;
            Assert.True(Rational.TryPow(value, n, 100_000, out Rational power));
            return power.TryRoot(n, out Rational root) && root == (n % 2 == 0 ? Rational.Abs(value) : value);
        });

    [Fact]
    public void Numbers_beside_perfect_powers_have_no_root() => Check(
        from value in Number
        from n in Gen.Choose(2, 9)
        select (value, n),
        pair =>
        {
            (Rational value, int n) = pair;
            if (Rational.Abs(value) <= Rational.One || !value.IsInteger)
            {
                return true;
            }

            Assert.True(Rational.TryPow(Rational.Abs(value), n, 100_000, out Rational power));
            return !(power + 1).TryRoot(n, out _) && !(power - 1).TryRoot(n, out _);
        });

    [Fact]
    public void Roots_of_large_and_negative_numbers()
    {
        Assert.True(((Rational)(-8)).TryRoot(3, out Rational root));
        Assert.Equal((Rational)(-2), root);
        Assert.False(((Rational)(-4)).TryRoot(2, out _));
        Assert.False(((Rational)2).TryRoot(int.MaxValue, out _));
        Assert.True(Rational.One.TryRoot(int.MaxValue, out root));
        Assert.True(root.IsOne);
        BigInteger large = BigInteger.Pow(7, 3001) + 2;
        Assert.True(((Rational)BigInteger.Pow(large, 3)).TryRoot(3, out root));
        Assert.Equal(large, root.Numerator);
        Assert.False(((Rational)(BigInteger.Pow(large, 3) + (large * large * 4))).TryRoot(3, out _));
        Assert.True(((Rational)BigInteger.Pow(3, 10_007)).TryRoot(10_007, out root));
        Assert.Equal((Rational)3, root);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.One.TryRoot(0, out _));
    }

    [Fact]
    public void Text_round_trips_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "~" } };
            Check(Number, value => Rational.Parse(value.ToString()) == value && Rational.Parse(value.ToString("D", null)) == value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Formats_into_spans()
    {
        Span<char> buffer = stackalloc char[8];
        Assert.True(Rational.From(-3, 4).TryFormat(buffer, out int written, "G", null));
        Assert.Equal("-3/4", buffer[..written].ToString());
        Assert.True(Rational.From(-3, 4).TryFormat(buffer, out written, "D", null));
        Assert.Equal("-0.75", buffer[..written].ToString());
        Assert.False(Rational.From(1, 1_000_000_007).TryFormat(buffer, out written, default, null));
        Assert.Equal(0, written);
        Assert.Equal("1/3", Rational.From(1, 3).ToString("D", null));
        Assert.Throws<FormatException>(() => Rational.One.ToString("X", null));
        Assert.Throws<FormatException>(() => Rational.Parse("1/0"));
        Assert.Throws<FormatException>(() => Rational.Parse("abc"));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("2.5", "5/2")]
    [InlineData(".5", "1/2")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("1E+3", "1000")]
    [InlineData("-0.125", "-1/8")]
    [InlineData("+7", "7")]
    [InlineData("007.50", "15/2")]
    [InlineData("0.000", "0")]
    [InlineData("0e999999999999999999999999", "0")]
    [InlineData("0.1", "1/10")]
    [InlineData("1200e-2", "12")]
    [InlineData("0.0012e4", "12")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("1.5e-30", "3/2000000000000000000000000000000")]
    public void Reads_decimals_exactly(string text, string expected)
    {
        Assert.True(Rational.TryParseDecimal(text, out Rational value));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("2.")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("e5")]
    [InlineData("1,5")]
    [InlineData("1.5.2")]
    [InlineData(" 1")]
    [InlineData("0x10")]
    [InlineData("1/2")]
    [InlineData("٣")]
    public void Refuses_what_is_not_a_decimal(string text) =>
        Assert.Equal(DecimalParseStatus.Malformed, Rational.ParseDecimal(text, 100, out _));

    [Theory]
    [InlineData("1e9", 10, nameof(DecimalParseStatus.Success))]
    [InlineData("1e10", 10, nameof(DecimalParseStatus.TooManyDigits))]
    [InlineData("1e-10", 10, nameof(DecimalParseStatus.Success))]
    [InlineData("1e-11", 10, nameof(DecimalParseStatus.TooManyDigits))]
    [InlineData("12345678901", 10, nameof(DecimalParseStatus.TooManyDigits))]
    [InlineData("1234567890", 10, nameof(DecimalParseStatus.Success))]
    [InlineData("1.0000000000000000000", 10, nameof(DecimalParseStatus.Success))]
    [InlineData("0000000000000000000001", 10, nameof(DecimalParseStatus.Success))]
    [InlineData("1e999999999999999999999999", 10, nameof(DecimalParseStatus.TooManyDigits))]
    [InlineData("1e-999999999999999999999999", 10, nameof(DecimalParseStatus.TooManyDigits))]
    public void Reading_decimals_keeps_to_the_limit(string text, int maxDigits, string expected) =>
        Assert.Equal(expected, Rational.ParseDecimal(text, maxDigits, out _).ToString());

    [Theory]
    [InlineData("0", "0")]
    [InlineData("12", "12")]
    [InlineData("-12", "-12")]
    [InlineData("1/8", "0.125")]
    [InlineData("-5/2", "-2.5")]
    [InlineData("1/10000000", "0.0000001")]
    [InlineData("1500", "1500")]
    [InlineData("3/2000000000000000000000000000000", "1.5e-30")]
    [InlineData("-1000000000000000000000000000000", "-1e30")]
    [InlineData("1234500000000000000000000000000", "1.2345e30")]
    [InlineData("1267650600228229401496703205376", "1267650600228229401496703205376")]
    [InlineData("123456789/1000", "123456.789")]
    public void Writes_decimals(string text, string expected) => Assert.Equal(expected, Rational.Parse(text).ToDecimalString());

    [Fact]
    public void Terminating_decimals_are_those_with_factors_two_and_five()
    {
        Assert.False(Rational.From(1, 3).IsTerminatingDecimal);
        Assert.False(Rational.From(1, 30).IsTerminatingDecimal);
        Assert.True(Rational.From(7, 40).IsTerminatingDecimal);
        Assert.True(Rational.From(1, BigInteger.Pow(5, 400)).IsTerminatingDecimal);
        Assert.False(Rational.From(1, BigInteger.Pow(5, 400) + 4).IsTerminatingDecimal);
        Assert.True(Rational.From(1, BigInteger.Pow(2, 400)).IsTerminatingDecimal);
        Assert.Throws<InvalidOperationException>(() => Rational.From(1, 3).ToDecimalString());
    }

    private static bool Is(Rational value, BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        BigInteger gcd = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return value.Numerator == numerator / gcd && value.Denominator == denominator / gcd;
    }
}
