using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using static Symbolic.Tests.Numbers.RationalGenerators;

namespace Symbolic.Tests.Numbers;

public sealed class RationalDoubleTests
{
    private static readonly FsCheck.Gen<double> Finite =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        let value = BitConverter.Int64BitsToDouble(((long)high << 32) | (uint)low)
        select double.IsFinite(value) ? value : 1.0;

    [Fact]
    public void Every_binary64_number_round_trips() => Check(Finite, value =>
        Rational.FromDoubleExact(value).ToDouble() == value && Rational.FromDouble(value).ToDouble() == value);

    [Fact]
    public void Rounds_to_nearest_even_between_neighbours() => Check(Finite, value =>
    {
        double next = Math.BitIncrement(value);
        if (!double.IsFinite(next))
        {
            return true;
        }

        Rational low = Rational.FromDoubleExact(value);
        Rational high = Rational.FromDoubleExact(next);
        Rational middle = (low + high) / 2;
        Rational little = (high - low) / (BigInteger.One << 200);
        bool lowIsEven = (BitConverter.DoubleToInt64Bits(value) & 1) == 0;
        return (middle - little).ToDouble() == value
            && (middle + little).ToDouble() == next
            && middle.ToDouble() == (lowIsEven ? value : next);
    });

    [Fact]
    public void Rounding_of_random_quotients_is_nearest() => Check(Number, value =>
    {
        double rounded = value.ToDouble();
        if (!double.IsFinite(rounded))
        {
            return false;
        }

        Rational error = Rational.Abs(value - Rational.FromDoubleExact(rounded));
        return error <= Rational.Abs(value - Rational.FromDoubleExact(Math.BitIncrement(rounded)))
            && error <= Rational.Abs(value - Rational.FromDoubleExact(Math.BitDecrement(rounded)));
    });

    [Fact]
    public void Overflow_and_underflow()
    {
        Rational largest = Rational.FromDoubleExact(double.MaxValue);
        Rational halfUlp = BigInteger.One << 970;
        Assert.Equal(double.MaxValue, (largest + halfUlp - 1).ToDouble());
        Assert.Equal(double.PositiveInfinity, (largest + halfUlp).ToDouble());
        Assert.Equal(double.NegativeInfinity, (-largest - halfUlp).ToDouble());
        Assert.Equal(double.PositiveInfinity, ((Rational)BigInteger.Pow(10, 5000)).ToDouble());
        Rational least = Rational.FromDoubleExact(double.Epsilon);
        Assert.Equal(0.0, (least / 2).ToDouble());
        Assert.Equal(double.Epsilon, ((least / 2) + Rational.From(1, BigInteger.Pow(10, 400))).ToDouble());
        Assert.Equal(2 * double.Epsilon, (least * Rational.From(3, 2)).ToDouble());
        Assert.Equal(0.0, Rational.From(1, BigInteger.Pow(10, 5000)).ToDouble());
        Assert.Equal(2.2250738585072014e-308, (Rational.FromDoubleExact(2.2250738585072014e-308) - (least / 4)).ToDouble());
    }

    [Fact]
    public void From_double_is_the_shortest_decimal()
    {
        Assert.Equal(Rational.From(1, 10), Rational.FromDouble(0.1));
        Assert.Equal(Rational.From(-5, 2), Rational.FromDouble(-2.5));
        Assert.Equal(Rational.From(1, BigInteger.Pow(10, 300)), Rational.FromDouble(1e-300));
        Assert.Equal((Rational)BigInteger.Pow(10, 300), Rational.FromDouble(1e300));
        Assert.Equal(Rational.Zero, Rational.FromDouble(-0.0));
        Assert.Equal(Rational.From(5, BigInteger.Pow(10, 324)), Rational.FromDouble(double.Epsilon));
        Assert.Equal(Rational.From(3602879701896397, 36028797018963968), Rational.FromDoubleExact(0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDouble(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDoubleExact(double.PositiveInfinity));
    }

    [Fact]
    public void Agrees_with_the_parser_of_the_runtime()
    {
        string[] texts = ["0.1", "3.14159265358979323846264338327950288", "1e23", "9007199254740993", "4.9e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "123456789012345678901234567890e-10"];
        foreach (string text in texts)
        {
            Assert.True(Rational.TryParseDecimal(text, out Rational value));
            Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), value.ToDouble());
        }
    }
}
