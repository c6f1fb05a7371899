namespace Symbolic.Rewriting.Tests.Constants;

/// <summary>Signs of surds are seen however nearly their terms cancel.</summary>
public class SurdSignTests
{
    private static Surd Root(Rational number) => Surd.Power(number, Rational.From(1, 2))!;

    private static Rational PowerOfTen(int exponent) => Rational.TryPow(10, exponent, 1024, out Rational power) ? power : throw new ArgumentOutOfRangeException(nameof(exponent));

    [Fact]
    public void A_root_beside_the_number_that_it_nearly_is()
    {
        // √(10²⁰ + 1) − 10¹⁰ is about 5·10⁻¹¹, which double precision takes for zero.
        Surd above = Root(PowerOfTen(20) + 1) - Surd.Of(PowerOfTen(10));
        Assert.Equal((1, -1), (above.Sign(), (-above).Sign()));
        Assert.Equal(-1, (Root(PowerOfTen(20) - 1) - Surd.Of(PowerOfTen(10))).Sign());
        Assert.Equal(0, (Root(PowerOfTen(20)) - Surd.Of(PowerOfTen(10))).Sign());
    }

    [Fact]
    public void Products_have_the_product_of_the_signs()
    {
        Surd small = Root(PowerOfTen(20) + 1) - Surd.Of(PowerOfTen(10)), other = Root(2) + Root(3) - Root(Rational.From(989949, 100000));
        Surd tiny = small;
        for (int i = 0; i < 6; i++)
        {
            tiny = Surd.Multiply(tiny, small)!;
            Assert.Equal(1, tiny.Sign());
            Assert.Equal(other.Sign(), Surd.Multiply(tiny, other)!.Sign());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(120)]
    public void Powers_of_a_number_below_one_stay_positive(int exponent)
    {
        // (√2 − 1)ⁿ = a − b√2 with a² − 2b² = ±1: terms of 0.76n digits differ by as little.
        Surd power = Surd.One;
        for (int i = 0; i < exponent; i++)
        {
            power = Surd.Multiply(power, Root(2) - Surd.One)!;
        }

        Assert.Equal((1, -1), (power.Sign(), (-power).Sign()));
    }

    [Fact]
    public void Higher_roots_and_nested_roots()
    {
        Surd cube = Surd.Power(PowerOfTen(30) + 1, Rational.From(1, 3)) is { } root ? root - Surd.Of(PowerOfTen(10)) : Surd.Power(9, Rational.From(1, 3))! - Surd.Of(Rational.From(20800838230519, 10000000000000));
        Assert.Equal(1, cube.Sign());

        // √(1 + √2) beside its first thirty decimals.
        NestedSurd nested = NestedSurd.Of(Surd.One + Root(2)).Root()!;
        Rational decimals = Rational.From(System.Numerics.BigInteger.Parse("1553773974030037307344158953063", System.Globalization.CultureInfo.InvariantCulture), System.Numerics.BigInteger.Pow(10, 30));
        Assert.Equal(1, NestedSurd.Add(nested, NestedSurd.Of(Surd.Of(-decimals)))!.Sign());
        Assert.Equal(-1, NestedSurd.Add(nested, NestedSurd.Of(Surd.Of(-decimals - (1 / PowerOfTen(30)))))!.Sign());
    }

    [Fact]
    public void A_value_is_right_also_where_terms_cancel()
    {
        double value = NestedSurd.Of(Root(PowerOfTen(20) + 1) - Surd.Of(PowerOfTen(10))).ToDouble();
        Assert.InRange(value, 4.9999999999e-11, 5.0000000001e-11);
    }
}
