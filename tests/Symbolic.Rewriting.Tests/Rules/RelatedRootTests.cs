namespace Symbolic.Tests;

/// <summary>Roots that are products or multiples of others.</summary>
public sealed class RelatedRootTests
{
    [Theory]
    [InlineData("sqrt(x-1)*sqrt(x+1)", "sqrt(x^2 - 1)", "x >= 1")]
    [InlineData("sqrt(x-1)*sqrt(x+1) - sqrt(x^2-1)", "0", "x >= 1, x^2 - 1 >= 0")]
    [InlineData("sqrt(a)*sqrt(2/a)", "sqrt(2)", "a > 0")]
    [InlineData("sqrt(a)*sqrt(1/a)", "1", "a > 0")]
    [InlineData("sqrt(2*x)/sqrt(x)", "sqrt(2)", "x > 0")]
    [InlineData("sqrt(2*x+2)/sqrt(x+1)", "sqrt(2)", "x > -1")]
    [InlineData("sqrt(2*x) + sqrt(8*x)", "3*sqrt(2*x)", "")]
    [InlineData("sqrt(x)*sqrt(y)", "sqrt(x)*sqrt(y)", "")]
    [InlineData("sqrt(x)*sqrt(-x)", "sqrt(x)*sqrt(-x)", "")]
    public void They_are_joined_where_the_whole_gets_shorter(string text, string expected, string conditions)
    {
        Simplified simplified = new ExprGraph().Parse(text).Simplify();
        Assert.Equal(expected, simplified.Result.ToString());
        Assert.Equal(conditions, string.Join(", ", simplified.Conditions));
    }

    [Fact]
    public void A_derivative_with_a_root_and_its_factors_gets_as_short_as_it_is()
    {
        var graph = new ExprGraph();
        Assert.Equal("acosh(x)", graph.Parse("x*acosh(x)-sqrt(-1+x)*sqrt(1+x)").Differentiate(graph.Symbol("x")).Simplify().Result.ToString());
    }
}
