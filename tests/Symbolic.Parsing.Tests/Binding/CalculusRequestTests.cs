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

    [Fact]
    public void A_derivative_of_a_function_is_asked_for_once()
    {
        var calculus = new RecordingCalculus();
        Session.Read("f(t) = t²; f'(1) + f'(2) + f'(x)", new ExprGraph(), calculus);
        Assert.Single(calculus.Asked);
    }
}
