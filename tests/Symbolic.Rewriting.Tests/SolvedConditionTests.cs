namespace Symbolic.Tests;

/// <summary>How conditions are stated.</summary>
public sealed class SolvedConditionTests
{
    [Theory]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1", "x != 1")]
    [InlineData("exp(log(x - 2))", "x - 2", "x > 2")]
    [InlineData("exp(log(2 - x))", "2 - x", "x < 2")]
    [InlineData("exp(log(2*x - 3))", "2*x - 3", "x > 3/2")]
    [InlineData("exp(log(0.5*x - 1.25))", "0.5*x - 1.25", "x > 2.5")]
    [InlineData("sqrt(3 - x/2)^2", "(6 - x)/2", "x <= 6")]
    [InlineData("sqrt(x - 1)^2 + sqrt(x + 1)^2", "2*x", "x >= 1")]
    [InlineData("sqrt(2*x + 2)^2", "2*(x + 1)", "x >= -1")]
    [InlineData("sqrt(-2*x - 2)^2", "-2*x - 2", "x <= -1")]
    [InlineData("sqrt(a - b)^2*(b - a)", "-(a - b)^2", "a - b >= 0")]
    [InlineData("sqrt(1 - x)^2 + sqrt(2 - x)^2", "3 - 2*x", "x <= 1")]
    [InlineData("(a - b)/(a - b)", "1", "a - b != 0")]
    [InlineData("x/x", "1", "x != 0")]
    public void A_condition_that_is_linear_in_one_name_is_solved_for_it(string text, string expected, string conditions)
    {
        Simplified simplified = new ExprGraph().Parse(text).Simplify();
        Assert.Equal(expected, simplified.Result.ToString());
        Assert.Equal(conditions, string.Join(", ", simplified.Conditions));
    }

    [Theory]
    [InlineData("x - 2 > 0", "x > 2")]
    [InlineData("2 - x >= 0", "x <= 2")]
    [InlineData("2 - x < 0", "x > 2")]
    [InlineData("1 - 3*x != 0", "x != 1/3")]
    [InlineData("2*(x + 1) >= 0", "x >= -1")]
    [InlineData("2/x >= 0", "x > 0")]
    [InlineData("3/(1 - x) >= 0", "x < 1")]
    [InlineData("-2*x*y > 0", "x*y < 0")]
    [InlineData("-2*x*y <= 0", "x*y >= 0")]
    [InlineData("x - y != 0", "x - y != 0")]
    [InlineData("x - x^2 > 0", "x - x^2 > 0")]
    [InlineData("x > 2", "x > 2")]
    public void Solving_keeps_the_truth(string condition, string solved)
    {
        var graph = new ExprGraph();
        Expr given = graph.Parse(condition), stated = SolvedConditions.Of(given);
        Assert.Equal(solved, stated.ToString());
        foreach (double x in (double[])[-3, -1, -0.5, 0.25, 1.25, 2, 3])
        {
            var point = new Dictionary<string, double> { ["x"] = x, ["y"] = 1.5 };
            Assert.Equal(given.Evaluate(point), stated.Evaluate(point));
        }
    }

    [Theory]
    [InlineData("x > 1, x > 2, x != 0", "x > 2")]
    [InlineData("x >= 1, x > 1", "x > 1")]
    [InlineData("x > 1, x != 1", "x > 1")]
    [InlineData("x >= 1, x != 1", "x > 1")]
    [InlineData("x < 1, x <= 2, x != 3, x != 0", "x < 1, x != 0")]
    [InlineData("x > 1, x < 2", "x > 1, x < 2")]
    public void What_follows_from_another_condition_is_not_said(string conditions, string stated)
    {
        var graph = new ExprGraph();
        Assert.Equal(stated, string.Join(", ", SolvedConditions.Of([.. conditions.Split(", ").Select(c => graph.Parse(c))])));
    }
}
