using Symbolic.Repl.Quiz;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Quiz;

/// <summary>Verdicts about answers, and what is told about them.</summary>
public sealed class AnswerCheckTests
{
    [Theory]
    [InlineData("sin(3x)", "cos(3x)", "The inner derivative is missing: by the chain rule the derivative of 3x is a factor.")]
    [InlineData("(x²+1)^5", "5(x²+1)^4", "The inner derivative is missing: by the chain rule the derivative of x² + 1 is a factor.")]
    [InlineData("x² sin x", "2x cos x", "That is the product of the derivatives; the product rule is (uv)′ = u′v + uv′.")]
    [InlineData("x² sin x", "2x sin x", "Of the product rule one term is missing: (uv)′ = u′v + uv′.")]
    [InlineData("sin(x)/x", "cos x", "That is the quotient of the derivatives; the quotient rule is (u/v)′ = (u′v − uv′)/v².")]
    [InlineData("sin(x)/x", "(sin x − x cos x)/x²", "The terms of the quotient rule are in the wrong order: (u/v)′ = (u′v − uv′)/v².")]
    [InlineData("x² + cos x", "2x + sin x", "The sign is wrong: (cos(u))′ = −sin(u)·u′.")]
    [InlineData("x^5", "5x^5", "The exponent 5 goes down by one: (uⁿ)′ = n uⁿ⁻¹ u′.")]
    [InlineData("x^5", "x^4", "The exponent 5 comes down as a factor: (uⁿ)′ = n uⁿ⁻¹ u′.")]
    [InlineData("x^5", "4x^4", "The factor is the old exponent 5: (uⁿ)′ = n uⁿ⁻¹ u′.")]
    [InlineData("exp(x) + x", "x exp(x-1) + 1", "An exponential is no power of its exponent: (eᵘ)′ = eᵘ u′.")]
    [InlineData("x² + 7", "2x + 7", "The derivative of the constant 7 is 0.")]
    [InlineData("5 sin x + x", "cos x + 1", "The constant factor 5 stays.")]
    [InlineData("x² sin x", "x² sin x", "That is the function itself.")]
    public void Classical_mistakes_are_named(string function, string answer, string diagnosis)
    {
        AnswerCheck check = Check(function, answer);
        Assert.Equal(AnswerVerdict.Wrong, check.Verdict);
        Assert.Equal(diagnosis, check.More);
    }

    [Fact]
    public void A_wrong_answer_is_refuted_at_a_point()
    {
        AnswerCheck check = Check("x²", "3x");
        Assert.Equal("At x = 1 yours is 3, the derivative is 2.", check.Text);
        Assert.Null(Check("x² sin x", "17x").More);
        Assert.Equal("Your answer has no value where the derivative has one.", Check("x²", "log(-1-x^2)").Text);
        Assert.Equal("y does not occur in the function.", Check("x²", "2y").Text);
        Assert.Equal("That is a condition, and the derivative is a number.", Check("x²", "x > 1").Text);
        Assert.Equal("Your answer is in R^{1×2}; the derivative is a number.", Check("x²", "[x, x]").Text);
    }

    [Theory]
    [InlineData("x² sin x", "f'(x) = 2x sin x + x² cos x")]
    [InlineData("x² sin x", "y′ = x (2 sin x + x cos x)")]
    [InlineData("log x", "x^-1")]
    [InlineData("exp(x)/x", "e^x (x-1)/x^2")]
    [InlineData("sin(x)/cos(x)", "1 + tan(x)^2")]
    public void Every_form_of_the_derivative_is_right(string function, string answer) => Assert.Equal((AnswerVerdict.Right, null), (Check(function, answer).Verdict, Check(function, answer).More));

    [Fact]
    public void A_long_answer_is_right_and_its_short_form_is_shown()
    {
        AnswerCheck check = Check("(x²+1)^3", "3(x²+1)² 2x + sin(x)² + cos(x)² - 1");
        Assert.Equal((AnswerVerdict.Right, "Shorter: 6*x*(x^2 + 1)^2"), (check.Verdict, check.More));
    }

    [Fact]
    public void An_answer_with_another_domain_is_right_where_both_have_a_value()
    {
        AnswerCheck check = Check("x^3", "3x^3/x");
        Assert.Equal(AnswerVerdict.RightWhereDefined, check.Verdict);
        Assert.Equal("Right where both have a value (x != 0).", check.Text);
        Assert.Equal("The derivative: 3*x^2", check.More);
    }

    [Theory]
    [InlineData("2x, 3y^2")]
    [InlineData("(2x, 3y^2)")]
    [InlineData("[2x, 3y^2]")]
    [InlineData("[2x; 3y^2]")]
    [InlineData("∇f(x, y) = (2x, 3y^2)")]
    public void Gradients_are_lists(string answer)
    {
        Exercise exercise = Gradient("x^2 + y^3");
        Assert.True(AnswerCheck.Of(exercise, AnswerReader.Read(exercise, answer, CancellationToken.None), PrintForm.Text, CancellationToken.None).IsRight);
    }

    [Fact]
    public void The_first_wrong_entry_of_a_gradient_is_explained()
    {
        Exercise exercise = Gradient("x^2 + sin(3y)");
        AnswerCheck check = AnswerCheck.Of(exercise, AnswerReader.Read(exercise, "2x, cos(3y)", CancellationToken.None), PrintForm.Text, CancellationToken.None);
        Assert.Equal("In the derivative by y: the inner derivative is missing: by the chain rule the derivative of 3y is a factor.", check.More);
    }

    [Fact]
    public void Of_tensors_shapes_and_factors_are_told()
    {
        var graph = new ExprGraph();
        var options = new ReadingOptions { Shapes = new Dictionary<string, Shape> { ["A"] = new Shape("m", "n"), ["x"] = new Shape("n"), ["b"] = new Shape("m") } };
        Expr f = graph.Parse("‖A x − b‖²", options), x = graph.Parse("x", options);
        Exercise exercise = Exercise.Of(Topic.Tensors, f, [x], [x]);
        Assert.Equal("Right.", Of("2A'(A x - b)").Text);
        Assert.Equal("Only a factor of 1/2 is wrong.", Of("A'(A x - b)").More);
        Assert.Equal("Your answer is in R^m; the derivative is in R^n.", Of("2(A x - b)").Text);

        AnswerCheck Of(string typed) => AnswerCheck.Of(exercise, AnswerReader.Read(exercise, typed, CancellationToken.None), PrintForm.Text, CancellationToken.None);
    }

    [Theory]
    [InlineData("d/dx(x^2 sin x)")]
    [InlineData("diff(x^2 sin x, x)")]
    [InlineData("grad(x^2 sin x, x)")]
    public void The_program_does_not_do_the_exercise(string answer) =>
        Assert.Equal("The derivative is yours to find.", Assert.Throws<RequestException>(() => Check("x² sin x", answer)).Message);

    private static AnswerCheck Check(string function, string answer)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(function), x = graph.Symbol("x");
        Exercise exercise = Exercise.Of(Topic.Chain, f, [x], [x]);
        return AnswerCheck.Of(exercise, AnswerReader.Read(exercise, answer, CancellationToken.None), PrintForm.Text, CancellationToken.None);
    }

    private static Exercise Gradient(string function)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(function);
        Expr[] variables = [graph.Symbol("x"), graph.Symbol("y")];
        return Exercise.Of(Topic.Gradient, f, variables, variables);
    }
}
