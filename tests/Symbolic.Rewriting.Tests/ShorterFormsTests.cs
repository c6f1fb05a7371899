namespace Symbolic.Rewriting.Tests;

/// <summary>Forms that are only found by looking at several factors or terms at once.</summary>
public class ShorterFormsTests
{
    private readonly ExprGraph _graph = new();

    private Expr X => _graph.Symbol("x");

    private Expr A => _graph.Symbol("a");

    private Expr B => _graph.Symbol("b");

    private Expr N => _graph.Symbol("n");

    [Fact]
    public void Two_sums_below_the_line_are_one_where_that_is_shorter()
    {
        Simplified simplified = (1 / ((X - 1) * (X.Pow(2) + X + 1))).Simplify();
        Assert.Equal("1/(x^3 - 1)", simplified.Result.ToString());
        Assert.Empty(simplified.Conditions);
    }

    [Fact]
    public void The_least_power_with_a_symbol_goes_in_front() =>
        Assert.Equal("b^2*x^2*(a + b*x)^n", ((A.Pow(2) * (A + (B * X)).Pow(N)) - (2 * A * (A + (B * X)).Pow(N + 1)) + (A + (B * X)).Pow(N + 2)).Simplify().Result.ToString());

    [Fact]
    public void Two_terms_share_a_name() =>
        Assert.Equal("x*(a + n) + b*y", ((A * X) + (B * _graph.Symbol("y")) + (N * X)).Simplify().Result.ToString());

    [Fact]
    public void A_root_of_a_product_takes_whole_products_in()
    {
        Expr m = X * Operators.Sqrt[A];
        Assert.Equal("(x*sqrt(a))^(7/2)", (A * X.Pow(2) * m.Pow(Rational.From(3, 2))).Simplify().Result.ToString());

        // Here √a is missing outside: dividing by it would lose the value at a = 0.
        Expr kept = X * m.Pow(Rational.From(3, 2));
        Assert.Equal(kept.Simplify().Result, kept.Simplify().Result.Simplify().Result);
        Assert.DoesNotContain("5/2", kept.Simplify().Result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sines_and_cosines_meet_in_one_fraction()
    {
        Expr sum = (Operators.Csc[X] * Operators.Cot[X]) - Operators.Cos[X] - Operators.Cos[X].Pow(3) - Operators.Cos[X].Pow(5);
        Assert.Equal("cos(x)^7/sin(x)^2", sum.Simplify().Result.ToString());
    }

    [Fact]
    public void Squares_meet_beside_roots_of_the_same_function()
    {
        Expr sine = Operators.Sin[X];
        Expr sum = ((24 * sine.Pow(4)) + (3 * Operators.Sin[2 * X].Pow(2)) + (12 * Operators.Cos[X].Pow(2)) + 8) / (20 * sine.Pow(Rational.From(7, 2)));
        Expr result = sum.Simplify().Result;
        Assert.Equal(sum.Evaluate((X, 0.7)), result.Evaluate((X, 0.7)), 1e-12);

        Expr powers = (Operators.Csc[X] * Operators.Cot[X]) - Operators.Cos[X] - Operators.Cos[X].Pow(3) - Operators.Cos[X].Pow(5);
        Assert.Equal("cos(x)^7/sin(x)^(5/2)", (powers / Operators.Sqrt[sine]).Simplify().Result.ToString());
    }

    [Fact]
    public void What_has_become_shorter_stays()
    {
        foreach (Expr expr in (Expr[])[
            1 / ((X - 1) * (X + 1)), (A * X) + (B * N) + (A * N), (1 + Operators.Tan[X].Pow(2)).Pow(2),
            (Operators.Sin[X] + Operators.Cos[X]).Pow(2), X + (2 * Operators.Sqrt[X]) + 1])
        {
            Expr once = expr.Simplify().Result;
            Assert.NotEqual(expr, once);
            Assert.Equal(once, once.Simplify().Result);
        }
    }
}
