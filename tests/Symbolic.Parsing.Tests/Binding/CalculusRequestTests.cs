using Symbolic.Parsing.Binding;

namespace Symbolic.Parsing.Tests.Binding;

/// <summary>What the language asks of calculus: of which function, by which symbols.</summary>
public class CalculusRequestTests
{
    [Theory]
    [InlineData("d/dx x²", "x^2 by x")]
    [InlineData("∂²/∂x∂y (x y)", "x*y by x, y")]
    [InlineData("diff(x^3, x, 2, y)", "x^3 by x, x, y")]
    [InlineData("x := 3; diff(x^2, x)", "x^2 by x")]
    [InlineData("y = x²; z = sin y; dz/dy", "sin(y) by y")]
    [InlineData("y = x²; z = sin y; dz/dx", "sin(x^2) by x")]
    [InlineData("a = 2; y = a x; dy/dx", "a*x by x")]
    [InlineData("f(t) = t²; f'(x)", "t^2 by t")]
    [InlineData("f(t) = t²; diff(f(x), x)", "x^2 by x")]
    [InlineData("sin'(y)", "sin(x) by x")]
    [InlineData("grad(x y, x, y)", "gradient of x*y by x, y")]
    [InlineData("∇(b a)", "gradient of b*a by a, b")]
    [InlineData("param v, u; ∇(u v x)", "gradient of u*v*x by v, u")]
    [InlineData("∇_x (x y)", "x*y by x")]
    [InlineData("jacobian([x, y], [x, y])", "jacobian of x, y by x, y")]
    [InlineData("F = [x; x*y]; jacobian(F, [x, y])", "jacobian of x, x*y by x, y")]
    [InlineData("v = [x; y]; grad(x y, v)", "gradient of x*y by x, y")]
    [InlineData("hessian(x y)", "hessian of x*y by x, y and x, y|jacobian of x, y by x, y")]
    [InlineData("jvp(x y, [x, y], [1, z])", "jvp of x*y by x, y along 1, z")]
    [InlineData("vjp([x, y], x, [1, z])", "vjp of x, y by x along 1, z")]
    [InlineData("y = x + x; simplify(y)", "simplify 2*x")]
    [InlineData("expand((x + 1)^2)", "Expanded (x + 1)^2 by ")]
    [InlineData("y = x + 1; factor(y^2 - 1)", "Factored (x + 1)^2 - 1 by ")]
    [InlineData("collect(a x + b x, x)", "Collected a*x + b*x by x")]
    [InlineData("collect(a x + b y, [x, y])", "Collected a*x + b*y by x, y")]
    [InlineData("collect(a sin(x) + b, sin(x))", "Collected a*sin(x) + b by sin(x)")]
    [InlineData("apart(1/x)", "Apart 1/x by x")]
    [InlineData("together(1/x) + cancel(x)", "Together 1/x by |Cancelled x by ")]
    [InlineData("expand([x, y])", "Expanded x by |Expanded y by ")]
    [InlineData("y = x; equal(y, z)", "equal x, z")]
    [InlineData("E = (y − a)²; a = w y; partial(E, y)", "(y - a)^2 by y")]
    [InlineData("E = a + b; a = w y; b = a y; partial(E, y, holding=a)", "a + a*y by y")]
    public void The_question_is_put_about_the_right_function(string text, string asked)
    {
        var calculus = new RecordingCalculus();
        Session.Read(text, new ExprGraph(), calculus);
        Assert.Equal(asked, string.Join('|', calculus.Asked));
    }

    [Fact]
    public void Notes_of_calculus_carry_the_place_of_the_derivative()
    {
        var program = Session.Read("1 + d/dx x²", new ExprGraph(), new RecordingCalculus());
        var note = Assert.Single(program.Notes);
        Assert.Equal("a note", note.Text);
        Assert.Equal(new TextSpan(4, 7), note.Span);
    }

    [Theory]
    [InlineData("factor(x^2)", AlgebraicForm.Factored)]
    [InlineData("factor(x^2) + 1", null)]
    [InlineData("var factor\nfactor*(x^2)", null)]
    public void A_statement_says_which_form_it_asks_for(string text, AlgebraicForm? form) =>
        Assert.Equal(form, ((BoundExpression)Session.Read(text, new ExprGraph(), new RecordingCalculus()).Statements[^1]).Form);

    [Theory]
    [InlineData("collect(x*y, 2*x)", "2*x")]
    [InlineData("collect(x*y, 2)", "2")]
    [InlineData("apart(1/(x*y))", "apart(1/(x*y))")]
    [InlineData("expand(x > 0)", "x > 0")]
    public void What_cannot_be_asked_for_is_an_error_at_its_place(string text, string place)
    {
        var error = Assert.Throws<ParseException>(() => Session.Read(text, new ExprGraph(), new RecordingCalculus()));
        Assert.Equal(place, text.Substring(error.Span.Start, error.Span.Length));
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void A_derivative_of_a_function_is_asked_for_once()
    {
        var calculus = new RecordingCalculus();
        Session.Read("f(t) = t²; f'(1) + f'(2) + f'(x)", new ExprGraph(), calculus);
        Assert.Single(calculus.Asked);
    }
}
