namespace Symbolic.Tests;

/// <summary>Decimals stay decimals, fractions stay fractions.</summary>
public sealed class DecimalExponentTests
{
    [Theory]
    [InlineData("x^0.25", "x^0.25")]
    [InlineData("x*y^0.3334", "x*y^0.3334")]
    [InlineData("x*x^0.25", "x^1.25")]
    [InlineData("x^0.25*x^0.5", "x^0.75")]
    [InlineData("x^0.25*x^0.75", "x")]
    [InlineData("2*y/x^1.5", "2*y/x^1.5")]
    [InlineData("x^0.3 + x^(1/3)", "x^0.3 + x^(1/3)")]
    [InlineData("x^0.2 + y^(1/4)", "x^0.2 + y^(1/4)")]
    [InlineData("x^0.25*y + x^0.25*z", "x^0.25*(y + z)")]
    [InlineData("0.25*x/y", "0.25*x/y")]
    [InlineData("x^(1/4)", "x^(1/4)")]
    public void An_exponent_is_written_as_it_was_typed(string text, string expected)
    {
        Expr simplified = new ExprGraph().Parse(text).Simplify().Result;
        Assert.Equal(expected, simplified.ToString());
        Assert.Equal(simplified, simplified.Simplify().Result);
    }

    [Fact]
    public void So_is_that_of_a_derivative()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Equal("0.25/x^0.75", graph.Parse("x^0.25").Differentiate(x).Simplify().Result.ToString());
        Assert.Equal("x^1.25 + x^0.25", graph.Parse("x^0.25*(x + 1)").Expand().Result.ToString());
    }

    [Theory]
    [InlineData("(3/2)^(-m)", "(2/3)^m")]
    [InlineData("1/(3/2)^m", "(2/3)^m")]
    [InlineData("(1/2)^(-m)", "2^m")]
    [InlineData("x*(2/3)^(-m)", "x*(3/2)^m")]
    [InlineData("2^(-m)", "1/2^m")]
    [InlineData("1.5^(-m)", "1/1.5^m")]
    public void A_fraction_to_a_negative_power_is_turned_over(string text, string expected) =>
        Assert.Equal(expected, new ExprGraph().Parse(text).Simplify().Result.ToString());
}
