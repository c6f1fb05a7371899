namespace Symbolic.Tests;

/// <summary>Rational functions as one fraction, and multiplied out, as a textbook writes them.</summary>
public sealed class RationalFormsTests
{
    [Theory]
    [InlineData("x^2/x", "x", "x != 0")]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1", "x - 1 != 0")]
    [InlineData("(x - 1)/(x^2 - 1)", "1/(x + 1)", "x - 1 != 0")]
    [InlineData("1/(1/x)", "x", "x != 0")]
    [InlineData("1/x + 1/y", "(x + y)/(x*y)", "")]
    [InlineData("1/(x + 1) + 1/(x + 2)", "(2*x + 3)/((x + 1)*(x + 2))", "")]
    [InlineData("1/sqrt(x^2 + y^2) - x^2/(x^2 + y^2)^(3/2)", "y^2/(x^2 + y^2)^(3/2)", "")]
    [InlineData("(1 + x/sqrt(x^2 + 1))/(x + sqrt(x^2 + 1))", "1/sqrt(x^2 + 1)", "")]
    [InlineData("(x + 2*sqrt(x) + 1)/(1 + sqrt(x))", "1 + sqrt(x)", "")]
    [InlineData("exp(x)*exp(y) - exp(x + y)", "0", "")]
    [InlineData("exp(-x)/(1 + exp(-x))^2", "exp(-x)/(1 + exp(-x))^2", "")]
    [InlineData("(a + b*x + c*x^2)^13/13", "(a + b*x + c*x^2)^13/13", "")]
    [InlineData("(c*d + d^2*x)^2/d^3", "(c + d*x)^2/d", "")]
    [InlineData("(a*(c*x + d) - c*(a*x + b))/(c*x + d)^2", "(a*d - c*b)/(c*x + d)^2", "")]
    [InlineData("sqrt(2)*sqrt(6)", "2*sqrt(3)", "")]
    [InlineData("log(x) - log(x)", "0", "x > 0")]
    [InlineData("x^(n + 1)/x", "x^n", "x != 0")]
    [InlineData("2^(x + 1)/2^x", "2", "")]
    [InlineData("(1 - x)/(x - 1)", "-1", "x - 1 != 0")]
    [InlineData("0.5*x + 0.5*x^2", "0.5*x*(x + 1)", "")]
    [InlineData("abs(x)^2 - x^2", "0", "")]
    public void Cancels(string text, string expected, string conditions)
    {
        Simplified cancelled = RationalForms.TryCancel(new ExprGraph().Parse(text))!;
        Assert.Equal(expected, cancelled.Result.ToString());
        Assert.Equal(conditions, string.Join(", ", cancelled.Conditions));
    }

    [Theory]
    [InlineData("(x + y)^3", "x^3 + 3*x^2*y + 3*x*y^2 + y^3")]
    [InlineData("(a + b)/c", "a/c + b/c")]
    [InlineData("(x + 1/x)^3", "x^3 + 3*x + 3/x + 1/x^3")]
    [InlineData("(sqrt(3)*x + 1)*(sqrt(3)*x - 1)", "3*x^2 - 1")]
    [InlineData("(a^b + c^d)^2", "a^(2*b) + 2*a^b*c^d + c^(2*d)")]
    [InlineData("(0.5*x + 1)^2", "0.25*x^2 + x + 1")]
    [InlineData("3*(x + y)/2", "3*x/2 + 3*y/2")]
    public void Expands(string text, string expected) => Assert.Equal(expected, RationalForms.TryExpand(new ExprGraph().Parse(text))!.Result.ToString());

    [Theory]
    [InlineData("(x + y + z)^200")]
    [InlineData("(a + b + c + d + f + h)^40")]
    [InlineData("(x + 1)^1000000000 + 1")]
    public void What_is_too_large_is_left_alone(string text)
    {
        Assert.Null(RationalForms.TryExpand(new ExprGraph().Parse(text)));
    }

    [Fact]
    public void A_deep_expression_takes_no_stack()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr deep = x;
        for (int i = 0; i < 100_000; i++)
        {
            deep = 1 / (1 + deep);
        }

        Assert.Null(RationalForms.TryCancel(deep));
    }
}
