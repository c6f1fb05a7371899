namespace Symbolic.Rewriting.Tests;

/// <summary>(bᵘ)ᶜ is bᵘᶜ where that holds for all real numbers, and stays where it does not.</summary>
public class NestedPowerTests
{
    private readonly ExprGraph _graph = new();

    private Expr X => _graph.Symbol("x");

    private Expr N => _graph.Symbol("n");

    private Expr P => _graph.Symbol("p", Facts.Positive);

    private Expr Q => _graph.Symbol("q", Facts.Nonnegative);

    private Expr K => _graph.Symbol("k", Facts.Integer);

    [Fact]
    public void Exponents_over_a_positive_base_are_multiplied()
    {
        IsExactly("10^(2000*n)", _graph.Number(10).Pow(N).Pow(2000));
        IsExactly("2^(x*n)", _graph.Number(2).Pow(X).Pow(N));
        IsExactly("p^(3*n)", P.Pow(N).Pow(3));
        IsExactly("p^(n/3)", P.Pow(N).Pow(Rational.From(1, 3)));
        IsExactly("p^(n*x)", P.Pow(N).Pow(X));
        IsExactly("p^(3*n - 1)", P.Pow(N - 1) * P.Pow(N).Pow(2));
        IsExactly("1/p^(2*n)", 1 / P.Pow(N).Pow(2));
    }

    [Fact]
    public void A_small_power_of_a_number_is_written_out()
    {
        IsExactly("1000^n", _graph.Number(10).Pow(N).Pow(3));
        IsExactly("(1/8)^n", _graph.Number(Rational.From(1, 2)).Pow(N).Pow(3));
        IsExactly("7^(30*n)", _graph.Number(7).Pow(N).Pow(30));
    }

    [Fact]
    public void The_derivative_of_a_power_of_a_power_is_a_power() =>
        Assert.Equal("2000*10^(2000*n)*log(10)", (2000 * _graph.Number(10).Pow(N).Pow(1999) * (_graph.Number(10).Pow(N) * Operators.Log[_graph.Number(10)])).Simplify().Result.ToString());

    [Fact]
    public void A_base_that_may_be_zero_needs_a_positive_power_outside()
    {
        IsExactly("q^(3*n)", Q.Pow(N).Pow(3));

        // At q = 0, n = −1, x = −1 the left side has no value, and q¹ has one.
        Stays(Q.Pow(N).Pow(X));
    }

    [Fact]
    public void Whole_exponents_are_multiplied_over_any_base()
    {
        IsExactly("x^(3*k)", X.Pow(K).Pow(3));
        Stays(X.Pow(K).Pow(N));
    }

    [Fact]
    public void Nothing_is_known_about_the_base()
    {
        // At x = −1, n = 1/2 the left side has no value, and x¹ has one.
        Stays(X.Pow(N).Pow(2));

        // (x²)ⁿ has a value at x = −1, n = 1/2, and it is not x.
        Stays(X.Pow(2).Pow(N));
        Stays(X.Pow(Rational.From(1, 3)).Pow(N));
    }

    [Fact]
    public void A_power_of_an_exponential_is_an_exponential()
    {
        IsExactly("exp(3*x)", Operators.Exp[X].Pow(3));
        IsExactly("exp(x*n)", Operators.Exp[X].Pow(N));
        IsExactly("exp(-2*x^2)", Operators.Exp[-X.Pow(2)].Pow(2));
        IsExactly("1/exp(2*x)", 1 / Operators.Exp[X].Pow(2));
        IsExactly("exp(x + 3*n)", Operators.Exp[N].Pow(3) * Operators.Exp[X]);
    }

    [Fact]
    public void A_polynomial_in_an_exponential_stays_one()
    {
        Expr e = Operators.Exp[X];
        Assert.Equal("(exp(x) + 1)^2", (e.Pow(2) + (2 * e) + 1).Simplify().Result.ToString());
        Assert.Equal("exp(x) + 1", ((e.Pow(2) - 1) / (e - 1)).Simplify().Result.ToString());
        Stays(e.Pow(2) / (1 + e).Pow(2));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.0)]
    [InlineData(0.0)]
    public void Values_stay(double at)
    {
        foreach (Expr power in (Expr[])[_graph.Number(10).Pow(N).Pow(5), _graph.Number(3).Pow(X).Pow(N), P.Pow(N).Pow(X), P.Pow(N - 1) * P.Pow(N).Pow(2), Q.Pow(N).Pow(3), X.Pow(K).Pow(3), Operators.Exp[X].Pow(N)])
        {
            Expr result = power.Simplify().Result;
            Assert.NotEqual(power, result);
            foreach (double n in (double[])[-1.5, -1, 0, 0.25, 2])
            {
                foreach (double x in (double[])[-2, -0.5, 0, 1.5])
                {
                    (Expr, double)[] point = [(N, n), (X, x), (P, at + 0.1), (Q, at), (K, Math.Round(2 * n))];
                    (Expr, double)[] used = [.. point.Where(p => power.Contains(p.Item1))];
                    double before = power.Evaluate(used), after = result.Evaluate(used);
                    Assert.True(double.IsFinite(before) ? Math.Abs(before - after) <= 1e-12 * Math.Abs(before) : !double.IsFinite(after), $"{power}, {result} at {string.Join(", ", used)}: {before}, {after}");
                }
            }
        }
    }

    private static void IsExactly(string expected, Expr expr)
    {
        Simplified simplified = expr.Simplify();
        Assert.Equal(expected, simplified.Result.ToString());
        Assert.Empty(simplified.Conditions);
        Assert.Equal(simplified.Result, simplified.Result.Simplify().Result);
    }

    private static void Stays(Expr expr) => Assert.Equal(expr, expr.Simplify().Result);
}
