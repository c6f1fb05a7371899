using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

/// <summary>Derivatives as a textbook shows them: each built by hand comes out in that form, and so does the function itself.</summary>
public class TextbookTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr x = s_graph.Symbol("x"), y = s_graph.Symbol("y"), z = s_graph.Symbol("z"), n = s_graph.Symbol("n");
    private static readonly Expr a = s_graph.Symbol("a"), b = s_graph.Symbol("b"), c = s_graph.Symbol("c"), d = s_graph.Symbol("d");
    private static readonly Expr A = s_graph.Symbol("A"), w = s_graph.Symbol("w"), t = s_graph.Symbol("t"), p = s_graph.Symbol("p");

    public static TheoryData<string, Expr> Rows => new()
    {
        { "3*x^2", 3 * x.Pow(2) },
        { "-1/x^2", -1 / x.Pow(2) },
        { "1/(2*sqrt(x))", 1 / (2 * Sqrt[x]) },
        { "x^x*(log(x) + 1)", x.Pow(x) * (Log[x] + 1) },
        { "2^x*log(2)", s_graph.Number(2).Pow(x) * Log[s_graph.Number(2)] },
        { "n*x^(n - 1)", n * x.Pow(n - 1) },
        { "exp(-x^2/2)", Exp[-x.Pow(2) / 2] },
        { "-x*exp(-x^2/2)", -x * Exp[-x.Pow(2) / 2] },
        { "x/sqrt(1 + x^2)", x / Sqrt[1 + x.Pow(2)] },
        { "1/(x*log(x))", 1 / (x * Log[x]) },
        { "1 + tan(x)^2", 1 + Tan[x].Pow(2) },
        { "sec(x)*tan(x)", Sec[x] * Tan[x] },
        { "1/sqrt(1 - x^2)", 1 / Sqrt[1 - x.Pow(2)] },
        { "1/(1 + x^2)", 1 / (1 + x.Pow(2)) },
        { "a/(a^2 + x^2)", a / (a.Pow(2) + x.Pow(2)) },
        { "1 - tanh(x)^2", 1 - Tanh[x].Pow(2) },
        { "2*sin(x)*cos(x)", 2 * Sin[x] * Cos[x] },
        { "x*log(x) - x", (x * Log[x]) - x },
        { "20*x*(x^2 + 1)^9", 20 * x * (x.Pow(2) + 1).Pow(9) },
        { "(1 - x^2)/(1 + x^2)^2", (1 - x.Pow(2)) / (1 + x.Pow(2)).Pow(2) },
        {
            "x^2*((3 + x^2)*sin(x) + x*(1 + x^2)*cos(x))/(1 + x^2)^2",
            x.Pow(2) * (((3 + x.Pow(2)) * Sin[x]) + (x * (1 + x.Pow(2)) * Cos[x])) / (1 + x.Pow(2)).Pow(2)
        },
        { "exp(-x)/(1 + exp(-x))^2", Exp[-x] / (1 + Exp[-x]).Pow(2) },
        { "sigmoid(x)*(1 - sigmoid(x))", Sigmoid[x] * (1 - Sigmoid[x]) },
        { "exp(x)/(1 + exp(x))", Exp[x] / (1 + Exp[x]) },
        { "exp(a*x)*(a*sin(b*x) + b*cos(b*x))", Exp[a * x] * ((a * Sin[b * x]) + (b * Cos[b * x])) },
        { "x*(x + 2)*exp(x)", x * (x + 2) * Exp[x] },
        { "(1 - log(x))/x^2", (1 - Log[x]) / x.Pow(2) },
        { "(a*d - b*c)/(c*x + d)^2", ((a * d) - (b * c)) / ((c * x) + d).Pow(2) },
        { "1/sqrt(x^2 + 1)", 1 / Sqrt[x.Pow(2) + 1] },
        { "cos(x)*exp(sin(x))", Cos[x] * Exp[Sin[x]] },
        { "1/(1 - sin(x))", 1 / (1 - Sin[x]) },
        { "3*x^2 - 12*x + 11", (3 * x.Pow(2)) - (12 * x) + 11 },
        { "cos(2*x)", Cos[2 * x] },
        { "x*atan(x) - log(1 + x^2)/2", (x * Atan[x]) - (Log[1 + x.Pow(2)] / 2) },
        { "sign(x)", Sign[x] },
        { "2*y*(x*y + z) + exp(x - y*z)", (2 * y * ((x * y) + z)) + Exp[x - (y * z)] },
        { "2*x*(x*y + z) - z*exp(x - y*z)", (2 * x * ((x * y) + z)) - (z * Exp[x - (y * z)]) },
        { "2*(x*y + z) - y*exp(x - y*z)", (2 * ((x * y) + z)) - (y * Exp[x - (y * z)]) },
        { "x/sqrt(x^2 + y^2)", x / Sqrt[x.Pow(2) + y.Pow(2)] },
        { "y^2/(x^2 + y^2)^(3/2)", y.Pow(2) / (x.Pow(2) + y.Pow(2)).Pow(Rational.From(3, 2)) },
        { "-y/(x^2 + y^2)", -y / (x.Pow(2) + y.Pow(2)) },
        { "-A*w*sin(w*t + p)", -A * w * Sin[(w * t) + p] },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Prints(string expected, Expr derivative) => Assert.Equal(expected, derivative.ToText());
}

