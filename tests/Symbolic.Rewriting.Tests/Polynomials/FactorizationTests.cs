namespace Symbolic.Tests;

/// <summary>Factorizations that are known.</summary>
public sealed class FactorizationTests
{
    [Theory]
    [InlineData("x^2 - y^2", "(x - y)*(x + y)")]
    [InlineData("x^4 + 4", "(x^2 - 2*x + 2)*(x^2 + 2*x + 2)")]
    [InlineData("x^4 + 1", "x^4 + 1")]
    [InlineData("x^5 + x + 1", "(x^2 + x + 1)*(x^3 - x^2 + 1)")]
    [InlineData("x^3 + y^3 + z^3 - 3*x*y*z", "(x + y + z)*(x^2 - x*y - x*z + y^2 - y*z + z^2)")]
    [InlineData("(x + y + z)^5 - x^5 - y^5 - z^5", "5*(x + y)*(x + z)*(y + z)*(x^2 + x*y + x*z + y^2 + y*z + z^2)")]
    [InlineData("x^3 - x^2/2 - 13*x/2 - 3", "(2*x + 1)*(x - 3)*(x + 2)/2")]
    [InlineData("a*c + (b*c + a*d)*x + b*d*x^2", "(a + b*x)*(c + d*x)")]
    [InlineData("1/(x + 1) + 1/(x - 1)", "2*x/((x + 1)*(x - 1))")]
    [InlineData("exp(2*x) - 1", "(exp(x) - 1)*(exp(x) + 1)")]
    [InlineData("x + 2*sqrt(x) + 1", "(sqrt(x) + 1)^2")]
    [InlineData("log(x)^2 - log(y)^2", "(log(x) - log(y))*(log(x) + log(y))")]
    [InlineData("sin(x^2 - 1)", "sin((x - 1)*(x + 1))")]
    [InlineData("(x^2 + 2*x + 1)^1234567*(x^2 + 4*x + 4)^10000000*(x^2 + 1)", "(x + 1)^2469134*(x + 2)^20000000*(x^2 + 1)")]
    [InlineData("12*x^2 - 75*y^2", "3*(2*x - 5*y)*(2*x + 5*y)")]
    [InlineData("-x^2 - 5*x - 6", "-(x + 3)*(x + 2)")]
    [InlineData("x^2 + 1", "x^2 + 1")]
    [InlineData("6", "6")]
    [InlineData("x^4 + y^4 + z^4 - 2*x^2*y^2 - 2*y^2*z^2 - 2*z^2*x^2", "(x - y - z)*(x - y + z)*(x + y - z)*(x + y + z)")]
    public void Is_known(string text, string expected)
    {
        Expr factored = new ExprGraph().Parse(text).Factor().Result;
        Assert.Equal(Parts(expected), Parts(factored.ToString()));

        // The order of factors is no part of the mathematics.
        static string Parts(string product) => string.Concat(product.Order());
    }

    [Theory]
    [InlineData(12, 6)]
    [InlineData(30, 8)]
    [InlineData(60, 12)]
    [InlineData(105, 8)]
    public void The_roots_of_unity_have_a_factor_for_each_divisor(int n, int divisors)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr factored = (x.Pow(n) - 1).Factor().Result;
        Assert.Equal(divisors, Factors(factored));
        Assert.Equal(x.Pow(n) - 1, factored.Expand().Result);
    }

    [Theory]
    [InlineData("x^4 - 10*x^2 + 1")]
    [InlineData("x^8 - 40*x^6 + 352*x^4 - 960*x^2 + 576")]
    [InlineData("x^16 - 136*x^14 + 6476*x^12 - 141912*x^10 + 1513334*x^8 - 7453176*x^6 + 13950764*x^4 - 5596840*x^2 + 46225")]
    public void A_minimal_polynomial_of_roots_has_factors_modulo_every_prime_and_none_here(string text)
    {
        Expr polynomial = new ExprGraph().Parse(text);
        Assert.Equal(1, Factors(polynomial.Factor().Result));
        Assert.Equal(2, Factors((polynomial * (polynomial + 1)).Expand().Result.Factor().Result));
    }

    [Fact]
    public void Large_coefficients_are_exact()
    {
        Expr product = new ExprGraph().Parse("(123456789012345678901234567890*x + 1)*(x^2 + 987654321098765432109876543210)").Expand().Result;
        Assert.Equal(2, Factors(product.Factor().Result));
        Assert.Equal(product, product.Factor().Result.Expand().Result);
    }

    private static int Factors(Expr product)
    {
        int count = 1;
        while (product.Operator == Operators.Multiply)
        {
            count++;
            product = product.Operands[0];
        }

        return count;
    }
}
