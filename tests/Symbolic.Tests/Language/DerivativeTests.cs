namespace Symbolic.Tests.Language;

/// <summary>The derivative operators of the language.</summary>
public class DerivativeTests
{
    // At x = 0.7, y = 1.3, z = 0.4, w = 0.9, a = 2, b = -0.5.
    [Theory]
    [InlineData("d/dx x³", "3*x^2")]
    [InlineData("d/dx (x² + 3x)", "2*x + 3")]
    [InlineData("d/dx x² + 3x", "2*x + 3*x")]
    [InlineData("d²/dx² x³", "6*x")]
    [InlineData("d^2/dx^2 sin x", "-sin(x)")]
    [InlineData("d/dx d/dx sin x", "-sin(x)")]
    [InlineData("∂/∂x (x²y)", "2*x*y")]
    [InlineData("∂²/∂x∂y (x²y²)", "4*x*y")]
    [InlineData("∂³/∂x²∂y (x²y²)", "4*y")]
    [InlineData("d(x^2 y)/d(x)", "2*x*y")]
    [InlineData("diff(x^5, x, 3)", "60*x^2")]
    [InlineData("diff(x^3 y^2, x, y)", "6*x^2*y")]
    [InlineData("diff(x^3 y^2, x, 2, y)", "12*x*y")]
    [InlineData("diff(x^3, x, 0)", "x^3")]
    [InlineData("diff(|x|, x)", "1")]
    [InlineData("∇_x (x² y)", "2*x*y")]
    [InlineData("∇²(x²y + y³)", "2*y + 6*y")]
    [InlineData("laplacian(x²y + y³ + z, x, y)", "2*y + 6*y")]
    [InlineData("grad(x² y, x)", "2*x*y")]
    [InlineData("grad(x² y, x, y)[2]", "x^2")]
    [InlineData("(∇(x² y))[1]", "2*x*y")]
    [InlineData("hessian(x² y, [x, y])[1,2]", "2*x")]
    [InlineData("hessian(x² y, x, y)[1,1]", "2*y")]
    [InlineData("hessian(x³, x)", "6*x")]
    [InlineData("hessian(x² y, [x, y], [y])[1,1]", "2*x")]
    [InlineData("jacobian([x*y, x + y], [x, y])[1,1]", "y")]
    [InlineData("jacobian([x*y, x + y], [x, y])[2,2]", "1")]
    [InlineData("jacobian([x*y; x²], x)[2]", "2*x")]
    [InlineData("jacobian(x*y, x)", "y")]
    [InlineData("divergence([x*y, y*z], [x, y])", "y + z")]
    [InlineData("jvp(x² y, x, w)", "2*x*y*w")]
    [InlineData("jvp(x² y, [x, y], [a, b])", "2*x*y*a + x^2*b")]
    [InlineData("vjp([x², x*y], [x, y], [a, b])[1]", "2*x*a + y*b")]
    [InlineData("vjp(x² y, x, a)", "2*x*y*a")]
    [InlineData("hvp(x² y, [x, y], [a, b])[1]", "2*y*a + 2*x*b")]
    [InlineData("hvp(x³, x, a)", "6*x*a")]
    [InlineData("fd(x², x, 0.5)", "2*x + 0.5")]
    [InlineData("fd(x², x, a)", "2*x + a")]
    [InlineData("richardson(x^5, x, 0.1)", "5*x^4 - 0.1^4/4")]
    [InlineData("tanh'(x)", "1 - tanh(x)^2")]
    [InlineData("σ'(y)", "sigmoid(y)*(1 - sigmoid(y))")]
    [InlineData("sin''(2x)", "-sin(2*x)")]
    [InlineData("sin'(x)²", "cos(x)^2")]
    [InlineData("simplify(d/dx (x² + x²))", "4*x")]
    [InlineData("d/dx (if x > 0 then x² else sqrt(x))", "2*x")]
    [InlineData("d/dx x^x", "x^x*(log(x) + 1)")]
    public void A_derivative_is_what_the_textbook_says(string text, string expected)
    {
        var graph = new ExprGraph();
        var point = new Dictionary<string, double> { ["x"] = 0.7, ["y"] = 1.3, ["z"] = 0.4, ["w"] = 0.9, ["a"] = 2, ["b"] = -0.5 };
        Assert.Equal(graph.Parse(expected).Evaluate(point), graph.Parse(text).Evaluate(point), 1e-12);
    }

    [Theory]
    [InlineData("y = x²; z = sin y; dz/dx", "2*x*cos(x^2)")]
    [InlineData("y = x²; z = sin y; dz/dy", "cos(x^2)")]
    [InlineData("y = x²; z = sin y; dz/dy dy/dx", "2*x*cos(x^2)")]
    [InlineData("y := x²; z := sin(y); dz/dy dy/dx", "2*x*cos(x^2)")]
    [InlineData("x := 3; diff(x^2, x)", "6")]
    [InlineData("x := 0; diff(|x|, x)", "0")]
    [InlineData("x := 3; diff(floor(x), x)", "0")]
    [InlineData("x := 3; y = x²; dy/dx", "6")]
    [InlineData("f(x) = x²; f'(3)", "6")]
    [InlineData("f(x) = x²; diff(f(x), x)", "2*x")]
    [InlineData("f(x) = x³; f''(x) + f'(2y)", "6*x + 12*y^2")]
    [InlineData("f(x) = x³; ∂f/∂x", "3*x^2")]
    [InlineData("f(x) = x³; df/dx", "3*x^2")]
    [InlineData("f(x) = x³; f'", "3*x^2")]
    [InlineData("f(x, y) = x² y; f_1(y, 3)", "6*y")]
    [InlineData("f(x, y) = x² y; f_{1,2}(y, 3)", "2*y")]
    [InlineData("f(x, y) = x² y; (∇f)[1]", "2*x*y")]
    [InlineData("g(t) = d/dt t³; g(2)", "12")]
    [InlineData("E = (y − a)²; a = w x; ∂E/∂w", "-2*x*(y - w*x)")]
    [InlineData("E = (y − a)²; a = w x; ∂E/∂a", "-2*(y - w*x)")]
    [InlineData("E = (y − a)²; a = w x + y; partial(E, y)", "2*(y - w*x - y)")]
    [InlineData("E = (y − a)² + b; b = y²; a = w x + y; partial(E, y, holding=a)", "2*(-w*x) + 2*y")]
    [InlineData("param w, b; E = (w x + b − y)²; (∇E)[2]", "2*(w*x + b - y)")]
    [InlineData("param w; E = (w x − y)²; ∇E", "2*x*(w*x - y)")]
    [InlineData("E = (w x − y)²; H = ∂²E/∂w²; H", "2*x^2")]
    [InlineData("h[1] = x; for n = 1..3 { h[n+1] = sin(h[n]) }; dh[4]/dx", "cos(sin(sin(x)))*cos(sin(x))*cos(x)")]
    [InlineData("h[1] = x; for n = 1..3 { h[n+1] = sin(h[n]) }; ∂h[4]/∂h[2]", "cos(sin(sin(x)))*cos(sin(x))")]
    [InlineData("s = Σ_{i=1}^3 x_i²; ∂s/∂x_2", "2*x_2")]
    [InlineData("Σ_{i=1}^2 ∂/∂x (x^i)", "1 + 2*x")]
    public void Derivatives_go_through_equations(string text, string expected)
    {
        var graph = new ExprGraph();
        var point = new Dictionary<string, double> { ["x"] = 0.7, ["y"] = 1.3, ["w"] = 0.9, ["b"] = -0.5, ["x_1"] = 2, ["x_2"] = 3, ["x_3"] = 4 };
        Assert.Equal(graph.Parse(expected).Evaluate(point), graph.ParseModel(text).Result!.Value.Evaluate(point), 1e-12);
    }

    [Fact]
    public void Opaque_functions_differentiate_to_their_derivatives()
    {
        var graph = new ExprGraph();
        Assert.Equal("f'(x)", graph.Parse("d/dx f(x)").ToString());
        Assert.Equal(graph.Parse("d/dx f(x)"), graph.Parse("f'(x)"));
        Assert.Equal(graph.Parse("∂²/∂x∂y g(x, y)"), graph.Parse("g_{1,2}(x, y)"));
        Assert.Equal(graph.ParseModel("func L; L_1(u, v)").Result, graph.ParseModel("func L; ∂/∂u L(u, v)").Result);
        Expr nested = graph.ParseModel("z = f(f(f(w))); dz/dw").Result!.Value;
        Assert.Contains("f'(f(f(w)))", nested.ToString());
        Assert.Contains("f'(f(w))", nested.ToString());
        Assert.Contains("f'(w)", nested.ToString());
    }

    [Fact]
    public void A_variable_that_does_not_occur_gives_zero_and_a_note()
    {
        Model model = new ExprGraph().ParseModel("diff(x^2, y)");
        Assert.True(model.Result!.Value.IsNumber);
        Assert.Equal(Rational.Zero, model.Result.Value.Number);
        var note = Assert.Single(model.Notes);
        Assert.Contains("y does not occur", note.Text);
        Assert.Equal((0, 12), (note.Span.Start, note.Span.Length));
    }

    [Fact]
    public void A_step_differentiates_to_zero_with_a_note()
    {
        Model model = new ExprGraph().ParseModel("d/dx sign(x)");
        Assert.True(model.Result!.Value.IsNumber);
        Assert.NotEmpty(model.Notes);
    }

    [Fact]
    public void Lists_come_out_as_arrays()
    {
        var graph = new ExprGraph();
        Assert.Equal(new Shape(2), graph.Parse("grad(x y, x, y)").Type.Shape);
        Assert.Equal(new Shape(2, 2), graph.Parse("hessian(x y, [x, y])").Type.Shape);
        Assert.Equal(new Shape(2, 3), graph.Parse("jacobian([x*y, z], [x, y, z])").Type.Shape);
        Assert.Equal(new Shape(2), graph.Parse("[x; y]").Type.Shape);
        Assert.Equal(new Shape(1, 2), graph.Parse("[x, y]").Type.Shape);
        Assert.Equal(new Shape(2, 2), graph.Parse("[x, y; z, w]").Type.Shape);
        Assert.Equal(graph.Parse("d/dx [x²; x³]"), graph.Parse("[d/dx x²; d/dx x³]"));
    }
}
