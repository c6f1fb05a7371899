using FsCheck.Fluent;

namespace Symbolic.Tests;

public sealed class AlgebraicFormsTests
{
    [Theory]
    [InlineData("sin((x + 1)^2)", "sin(x^2 + 2*x + 1)")]
    [InlineData("1/(x + y)^2", "1/(x^2 + 2*x*y + y^2)")]
    [InlineData("x*sqrt(x + y)*(x*sqrt(x + y) + 1)", "x^3 + x^2*y + x*sqrt(x + y)")]
    [InlineData("[(x + 1)^2, x*(x + y)]", "[x^2 + 2*x + 1, x^2 + x*y]")]
    [InlineData("if x > 0 then (x + 1)^2 else 1/x", "where(x > 0, x^2 + 2*x + 1, 1/x)")]
    [InlineData("inf*(x + 1)", "inf*(x + 1)")]
    public void Multiplies_out(string text, string expected) => Assert.Equal(expected, new ExprGraph().Parse(text).Expand().Result.ToString());

    [Theory]
    [InlineData("sin(a + b)", "sin(a)*cos(b) + cos(a)*sin(b)")]
    [InlineData("cos(2*x)", "cos(x)^2 - sin(x)^2")]
    [InlineData("sin(3*x/2)", "3*sin(x/2)*cos(x/2)^2 - sin(x/2)^3")]
    [InlineData("sin(2*pi/17)", "sin(2*pi/17)")]
    [InlineData("sinh(x + y)", "sinh(x)*cosh(y) + cosh(x)*sinh(y)")]
    public void Takes_functions_of_sums_apart(string text, string expected) =>
        Assert.Equal(expected, new ExprGraph().Parse(text).Expand(new ExpandOptions { Trigonometric = FunctionsOfSums.Expand }).Result.ToString());

    [Fact]
    public void Takes_logarithms_apart_where_the_signs_allow_it()
    {
        var graph = new ExprGraph();
        Expr p = graph.Symbol("p", Facts.Positive), q = graph.Symbol("q", Facts.Positive), x = graph.Symbol("x"), y = graph.Symbol("y");
        var options = new ExpandOptions { Logarithms = LogarithmsOfProducts.Expand };
        Assert.Equal("log(p) + log(q)", Operators.Log[p * q].Expand(options).Result.ToString());
        Assert.Equal("log(x*y)", Operators.Log[x * y].Expand(options).Result.ToString());
        Assert.Equal("2*log(abs(x))", Operators.Log[x.Pow(2)].Expand(options).Result.ToString());
    }

    [Theory]
    [InlineData("a*x^2 + b*x^2 + a*x - b*x + c", "x^2*(a + b) + x*(a - b) + c")]
    [InlineData("(x + a + 1)^3", "x^3 + 3*x^2*(a + 1) + 3*x*(a + 1)^2 + (a + 1)^3")]
    [InlineData("y*z + 1", "y*z + 1")]
    [InlineData("a*x/d + x", "x*(a + d)/d")]
    public void Collects_by_powers_of_x(string text, string expected)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(text);
        Assert.Equal(expected, f.Collect(graph.Symbol("x")).Result.ToString());
    }

    [Fact]
    public void Collects_by_functions_and_by_several_variables()
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse("a*log(x)^2 + b*log(x)^2 + a");
        Assert.Equal("log(x)^2*(a + b) + a", f.Collect(Operators.Log[graph.Symbol("x")]).Result.ToString());
        Expr g = graph.Parse("x^2 + 2*x*y + x + y^2 + y + 1");
        Assert.Equal("x^2 + x*(2*y + 1) + y^2 + y + 1", g.Collect(graph.Symbol("x"), graph.Symbol("y")).Result.ToString());
        Assert.Throws<ArgumentException>(() => g.Collect(graph.Symbol("x") + 1));
        Assert.Throws<ArgumentException>(() => g.Collect());
    }

    [Theory]
    [InlineData("1/(x^2 - 1)", "1/(2*(x - 1)) - 1/(2*(x + 1))")]
    [InlineData("(x^4 + 1)/(x^2 - 1)", "x^2 + 1 + 1/(x - 1) - 1/(x + 1)")]
    [InlineData("1/(x^5 + 1)", "1/(5*(x + 1)) - (x^3 - 2*x^2 + 3*x - 4)/(5*(x^4 - x^3 + x^2 - x + 1))")]
    [InlineData("1/((a + x)*(b + x))", "1/((a - b)*(b + x)) - 1/((a - b)*(a + x))")]
    [InlineData("x^2 + 1", "x^2 + 1")]
    public void Takes_fractions_apart(string text, string expected)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(text);
        Assert.Equal(string.Concat(expected.Order()), string.Concat(f.Apart(graph.Symbol("x")).Result.ToString().Order()));
    }

    [Theory]
    [InlineData("(x^2 - 1)/(x - 1)", "x + 1", "x != 1")]
    [InlineData("(c*d + d^2*x)^2/d^3", "(c + d*x)^2/d", "")]
    [InlineData("(x + 1)/(x^2 + 1)*(x^2 + 1)", "x + 1", "")]
    [InlineData("1/(x - x)", "1/0", "")]
    [InlineData("sqrt(x + sqrt(y))^4", "x^2 + 2*x*sqrt(y) + y", "x + sqrt(y) >= 0")]
    [InlineData("(2*x + 4)/(3*x^2 - 12)", "2/(3*(x - 2))", "x != -2")]
    public void Cancels(string text, string expected, string conditions)
    {
        Simplified cancelled = new ExprGraph().Parse(text).Cancel();
        Assert.Equal(expected, cancelled.Result.ToString());
        Assert.Equal(conditions, string.Join(", ", cancelled.Conditions));
    }

    [Fact]
    public void Every_form_keeps_values() => RandomPolynomials.ForAll(300, static random =>
    {
        var graph = new ExprGraph();
        Expr[] variables = [graph.Symbol("x"), graph.Symbol("y")];
        Expr f = Expression(random, variables, 4);
        double[] point = [0.3 + random.NextDouble(), 1.7 + random.NextDouble()];
        double wanted = Value(f);
        if (!double.IsFinite(wanted) || Math.Abs(wanted) > 1e6)
        {
            return true.ToProperty();
        }

        Expr[] forms = [f.Expand().Result, f.Factor().Result, f.Together().Result, f.Cancel().Result, f.Collect(variables[0]).Result, f.Apart(variables[0]).Result];
        Expr? wrong = forms.Select(static e => (Expr?)e).FirstOrDefault(e => !(Math.Abs(Value(e!.Value) - wanted) <= 1e-6 * Math.Max(1, Math.Abs(wanted))));
        return (wrong is null).Label($"{f} is {wanted}, {wrong} is not");

        double Value(Expr e) => e.Evaluate((variables[0], point[0]), (variables[1], point[1]));
    });

    [Fact]
    public void Where_a_form_has_more_values_a_condition_says_so() => RandomPolynomials.ForAll(300, static random =>
    {
        var graph = new ExprGraph();
        Expr[] variables = [graph.Symbol("x"), graph.Symbol("y")];
        Expr f = Expression(random, variables, 4);
        (Expr, double)[] point = [(variables[0], random.Next(-2, 3)), (variables[1], random.Next(-2, 3))];
        if (Definedness.ConditionsOf(f).All(Holds) && double.IsFinite(f.Evaluate(point)))
        {
            return true.ToProperty();
        }

        foreach (Simplified form in (Simplified[])[f.Expand(), f.Factor(), f.Together(), f.Cancel(), f.Collect(variables[0]), f.Apart(variables[0])])
        {
            bool hasValue = Definedness.ConditionsOf(form.Result).All(Holds) && double.IsFinite(form.Result.Evaluate(point));
            if (hasValue && form.Conditions.All(Holds))
            {
                return false.Label($"{f} has no value at {string.Join(", ", point)}, and {form.Result} has one, provided {string.Join(", ", form.Conditions)}");
            }
        }

        return true.ToProperty();

        bool Holds(Expr condition) => condition.Evaluate(point) != 0;
    });

    [Fact]
    public void What_is_too_large_is_refused_in_bounded_time()
    {
        Expr f = new ExprGraph().Parse("(a + b + c + d + f + h)^40");
        Assert.Throws<LimitException>(() => f.Expand());
        Assert.Equal(f, f.Factor().Result);
    }

    [Fact]
    public void Cancellation_stops_it()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Expr f = new ExprGraph().Parse("(x + y + z)^60");
        Assert.Throws<OperationCanceledException>(() => f.Expand(new ExpandOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void A_deep_expression_takes_no_stack()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), deep = x;
        for (int i = 0; i < 20_000; i++)
        {
            deep = Operators.Sin[(deep + 1) * 2];
        }

        Assert.NotEqual(deep, deep.Expand().Result);
    }

    // Sums, products, quotients and small powers over variables, small numbers and a few functions.
    private static Expr Expression(Random random, Expr[] variables, int depth)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            return random.Next(3) == 0 ? variables[0].Graph.Number(random.Next(1, 5)) : variables[random.Next(variables.Length)];
        }

        Expr left = Expression(random, variables, depth - 1);
        Expr Right() => Expression(random, variables, depth - 1);
        return random.Next(9) switch
        {
            0 or 1 => left + Right(),
            2 => left - Right(),
            3 or 4 => left * Right(),
            5 => left / Right(),
            6 => left.Pow(random.Next(-2, 4)),
            7 => Operators.Sqrt[left],
            _ => random.Next(2) == 0 ? Operators.Exp[variables[random.Next(2)]] : Operators.Log[1 + left.Pow(2)],
        };
    }
}
