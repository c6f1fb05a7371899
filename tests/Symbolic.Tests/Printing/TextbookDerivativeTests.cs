namespace Symbolic.Tests.Printing;

/// <summary>Simplified derivatives to the letter, as a textbook prints them, in the three forms.</summary>
public sealed class TextbookDerivativeTests
{
    [Theory]
    [InlineData("x^3", "x", "3*x^2")]
    [InlineData("1/x", "x", "-1/x^2")]
    [InlineData("sqrt(x)", "x", "1/(2*sqrt(x))")]
    [InlineData("x^x", "x", "x^x*(log(x) + 1)")]
    [InlineData("2^x", "x", "2^x*log(2)")]
    [InlineData("x^n", "x", "n*x^(n - 1)")]
    [InlineData("exp(-x^2/2)", "x", "-x*exp(-x^2/2)")]
    [InlineData("sqrt(1 + x^2)", "x", "x/sqrt(1 + x^2)")]
    [InlineData("log(log(x))", "x", "1/(x*log(x))")]
    [InlineData("tan(x)", "x", "1 + tan(x)^2")]
    [InlineData("sec(x)", "x", "sec(x)*tan(x)")]
    [InlineData("asin(x)", "x", "1/sqrt(1 - x^2)")]
    [InlineData("atan(x)", "x", "1/(1 + x^2)")]
    [InlineData("atan(x/a)", "x", "a/(a^2 + x^2)", "a != 0")]
    [InlineData("tanh(x)", "x", "1 - tanh(x)^2")]
    [InlineData("sin(x)^2", "x", "2*sin(x)*cos(x)")]
    [InlineData("sin(x)^2 + cos(x)^2", "x", "0")]
    [InlineData("x*log(x) - x", "x", "log(x)")]
    [InlineData("(x^2 + 1)^10", "x", "20*x*(x^2 + 1)^9")]
    [InlineData("x/(1 + x^2)", "x", "(1 - x^2)/(1 + x^2)^2")]
    [InlineData("x^3*sin(x)/(1 + x^2)", "x", "x^2*((3 + x^2)*sin(x) + x*(1 + x^2)*cos(x))/(1 + x^2)^2")]
    [InlineData("1/(1 + exp(-x))", "x", "exp(-x)/(1 + exp(-x))^2")]
    [InlineData("sigmoid(x)", "x", "sigmoid(x)*(1 - sigmoid(x))")]
    [InlineData("log(1 + exp(x))", "x", "exp(x)/(1 + exp(x))")]
    [InlineData("softplus(x)", "x", "sigmoid(x)")]
    [InlineData("exp(a*x)*sin(b*x)", "x", "exp(a*x)*(a*sin(b*x) + b*cos(b*x))")]
    [InlineData("x^2*exp(x)", "x", "x*(x + 2)*exp(x)")]
    [InlineData("log(x)/x", "x", "(1 - log(x))/x^2")]
    [InlineData("(a*x + b)/(c*x + d)", "x", "(a*d - b*c)/(c*x + d)^2")]
    [InlineData("log(x + sqrt(x^2 + 1))", "x", "1/sqrt(x^2 + 1)")]
    [InlineData("exp(sin(x))", "x", "cos(x)*exp(sin(x))")]
    [InlineData("cos(x)/(1 - sin(x))", "x", "1/(1 - sin(x))")]
    [InlineData("(x - 1)*(x - 2)*(x - 3)", "x", "3*x^2 - 12*x + 11")]
    [InlineData("sin(2*x)/2", "x", "cos(2*x)")]
    [InlineData("x*atan(x) - log(1 + x^2)/2", "x", "atan(x)")]
    [InlineData("abs(x)", "x", "sign(x)")]
    [InlineData("(x*y + z)^2 + exp(x - y*z)", "x", "2*y*(x*y + z) + exp(x - y*z)")]
    [InlineData("(x*y + z)^2 + exp(x - y*z)", "y", "2*x*(x*y + z) - z*exp(x - y*z)")]
    [InlineData("(x*y + z)^2 + exp(x - y*z)", "z", "2*(x*y + z) - y*exp(x - y*z)")]
    [InlineData("sqrt(x^2 + y^2)", "x", "x/sqrt(x^2 + y^2)")]
    [InlineData("x/sqrt(x^2 + y^2)", "x", "y^2/(x^2 + y^2)^(3/2)")]
    [InlineData("atan2(y, x)", "x", "-y/(x^2 + y^2)")]
    [InlineData("A*cos(w*t + p)", "t", "-A*w*sin(w*t + p)")]
    public void Text(string f, string variable, string expected, params string[] conditions)
    {
        Simplified derivative = Derivative(f, variable);
        Assert.Equal(expected, derivative.Result.ToString());
        Assert.Equal(conditions, derivative.Conditions.Select(static c => c.ToString()));
    }

    [Theory]
    [InlineData("x³", "3x²", "3 x^{2}")]
    [InlineData("1/x", "−1/x²", @"-\frac{1}{x^{2}}")]
    [InlineData("√x", "1/(2√x)", @"\frac{1}{2 \sqrt{x}}")]
    [InlineData("exp(−x²/2)", "−x exp(−x²/2)", @"-x e^{-\frac{x^{2}}{2}}")]
    [InlineData("tan x", "1 + tan²(x)", @"1 + \tan^{2} x")]
    [InlineData("tanh x", "1 − tanh²(x)", @"1 - \tanh^{2} x")]
    [InlineData("x/2 − sin(2x)/4", "sin²(x)", @"\sin^{2} x")]
    [InlineData("sin²x", "2 sin(x) cos(x)", @"2 \sin x \cos x")]
    [InlineData("√(1 + x²)", "x/√(1 + x²)", @"\frac{x}{\sqrt{1 + x^{2}}}")]
    [InlineData("(x² + 1)¹⁰", "20x(x² + 1)⁹", @"20 x (x^{2} + 1)^{9}")]
    [InlineData("x² eˣ", "x(x + 2) eˣ", @"x (x + 2) e^{x}")]
    [InlineData("log(x)/x", "(1 − log(x))/x²", @"\frac{1 - \log x}{x^{2}}")]
    [InlineData("(ax + b)/(cx + d)", "(ad − bc)/(cx + d)²", @"\frac{a d - b c}{(c x + d)^{2}}")]
    [InlineData("x/√(x² + y²)", "y²/(x² + y²)^(3/2)", @"\frac{y^{2}}{(x^{2} + y^{2})^{\frac{3}{2}}}")]
    [InlineData("(xy + z)² + exp(x − yz)", "2y(xy + z) + exp(x − yz)", "2 y (x y + z) + e^{x - y z}")]
    [InlineData("σ(x)", "σ(x)(1 − σ(x))", @"\sigma(x) (1 - \sigma(x))")]
    public void Unicode_and_LaTeX(string f, string unicode, string latex)
    {
        Expr derivative = Derivative(f, "x").Result;
        Assert.Equal(unicode, derivative.ToUnicode());
        Assert.Equal(latex, derivative.ToLatex());
    }

    [Theory]
    [InlineData("w, x ∈ R^n; σ(wᵀx + b)", "w", "σ(wᵀx + b)(1 − σ(wᵀx + b)) x")]
    [InlineData("A ∈ R^{m×n}; x ∈ R^n; b ∈ R^m; ‖Ax − b‖²", "x", "2Aᵀ(Ax − b)")]
    public void Gradients_of_vectors(string f, string variable, string unicode) =>
        Assert.Equal(unicode, Derivative(f, variable).Result.ToUnicode());

    private static Simplified Derivative(string f, string variable)
    {
        var graph = new ExprGraph();
        Expr expr = graph.ParseModel(f).Result!.Value;
        return expr.Gradient(graph.Symbol(variable))[0].Simplify();
    }
}
