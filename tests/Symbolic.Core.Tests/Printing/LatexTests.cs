using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

public class LatexTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr x = s_graph.Symbol("x"), y = s_graph.Symbol("y"), z = s_graph.Symbol("z");
    private static readonly Expr a = s_graph.Symbol("a"), b = s_graph.Symbol("b"), net = s_graph.Symbol("net"), f = s_graph.Symbol("f");

    public static TheoryData<string, Expr> Forms => new()
    {
        // Numbers.
        { @"-\frac{1}{2}", Fraction(-1, 2) },
        { "0.1", s_graph.Number(0.1) },
        { @"1.5 \cdot 10^{-30}", s_graph.Number(1.5e-30) },
        { "10^{-30} x", 1e-30 * x },
        { @"\pi", s_graph.Constant(Pi) },

        // Products.
        { "2 x y", 2 * x * y },
        { "-2 x", -2 * x },
        { @"\frac{1}{2} x", Fraction(1, 2) * x },
        { @"y \cdot 2", y * 2 },
        { @"2 \cdot 3^{x}", 2 * s_graph.Number(3).Pow(x) },
        { @"x \cdot \frac{2}{3}", x * Fraction(2, 3) },
        { @"2 \, \mathrm{net} \, x", 2 * net * x },
        { "x (y + z)", x * (y + z) },
        { @"f \cdot (y + z)", f * (y + z) },
        { "x (y z)", x * (y * z) },
        { "(x + 1) (x - 1)", (x + 1) * (x - 1) },

        // Quotients.
        { @"\frac{x y}{z}", x * y / z },
        { @"\frac{x}{y} z", x / y * z },
        { @"\frac{\frac{x}{y}}{z}", x / y / z },
        { @"-\frac{x}{y}", -x / y },
        { @"x \frac{y}{z}", x * (y / z) },
        { @"\left(\frac{x}{y}\right)^{2}", (x / y).Pow(2) },
        { @"\left(\frac{x}{y} + 1\right) z", ((x / y) + 1) * z },
        { @"\frac{1}{x^{2}}", x.Pow(-2) },
        { @"\frac{1}{2 \sqrt{x}}", 1 / (2 * Sqrt[x]) },

        // Powers and roots.
        { "x^{2}", x.Pow(2) },
        { "x^{10}", x.Pow(10) },
        { @"x^{\frac{2}{3}}", x.Pow(Rational.From(2, 3)) },
        { "x^{y^{z}}", x.Pow(y.Pow(z)) },
        { "(x^{y})^{z}", x.Pow(y).Pow(z) },
        { "(-2)^{x}", s_graph.Number(-2).Pow(x) },
        { @"\left(\frac{1}{2}\right)^{x}", Fraction(1, 2).Pow(x) },
        { "-x^{2}", -x.Pow(2) },
        { @"\sqrt{x^{2} + y^{2}}", Sqrt[x.Pow(2) + y.Pow(2)] },
        { @"\sqrt[3]{x}", Cbrt[x] },
        { @"(\sqrt{x})^{3}", Sqrt[x].Pow(3) },
        { @"e^{-\frac{x^{2}}{2}}", Exp[-x.Pow(2) / 2] },
        { "(e^{x})^{2}", Exp[x].Pow(2) },
        { @"\left|x\right|^{3}", Abs[x].Pow(3) },

        // Functions.
        { @"\sin x", Sin[x] },
        { @"\sin(2 x)", Sin[2 * x] },
        { @"\sin\left(\frac{x}{2}\right)", Sin[x / 2] },
        { @"\sin(\cos x)", Sin[Cos[x]] },
        { @"\sin^{2} x", Sin[x].Pow(2) },
        { @"\sin^{2}(x + 1)", Sin[x + 1].Pow(2) },
        { @"(\sin x)^{y + 1}", Sin[x].Pow(y + 1) },
        { @"2 \sin x \cos x", 2 * Sin[x] * Cos[x] },
        { @"\sin(x) y", Sin[x] * y },
        { @"\sin^{2}(x) y", Sin[x].Pow(2) * y },
        { @"\sin^{2} x \cos x", Sin[x].Pow(2) * Cos[x] },
        { @"\log_{2} x", Log2[x] },
        { @"\log_{3} x", LogBase[x, s_graph.Number(3)] },
        { @"\sigma(x)^{2}", Sigmoid[x].Pow(2) },
        { @"\operatorname{erf}(x)", Erf[x] },
        { @"\max(x, y)", Max[x, y] },
        { @"f^{\prime}(x)", s_graph.Call("f", [x], [0]) },
        { @"f^{\prime\prime}(x) y", s_graph.Call("f", [x], [0, 0]) * y },
        { @"f^{(4)}(x)", s_graph.Call("f", [x], [0, 0, 0, 0]) },
        { @"\partial_{1} g(x, y)", s_graph.Call("g", [x, y], [0]) },
        { @"\partial_{1} \partial_{2}^{2} g(x, y)", s_graph.Call("g", [x, y], [0, 1, 1]) },
        { @"(\partial_{1} g(x, y))^{2}", s_graph.Call("g", [x, y], [0]).Pow(2) },

        // Conditions.
        { @"x \le y \land \lnot (x = 1)", x <= y & !x.EqualTo(s_graph.One) },
        { @"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}", s_graph.Select(x > 0, x, s_graph.Zero) },
        { @"2 \left(\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}\right)", 2 * s_graph.Select(x > 0, x, s_graph.Zero) },

        // Names.
        { @"\lambda_{1}", Name("λ_1") },
        { @"w_{ij} + x_{1,2} + x_{\mathrm{max}}", Name("w_ij") + Name("x_{1,2}") + Name("x_max") },
        { @"\hat{y} - \bar{x}", Name("ŷ") - Name("x̄") },
        { @"\Delta x", Name("Δx") },
        { @"(\Delta x)^{2}", Name("Δx").Pow(2) },
        { @"W^{(1)}", Name("W[1]") },
        { @"\mathrm{x2}", Name("x2") },
        { @"\mathrm{learning}_{\mathrm{rate}}", Name("learning_rate") },

        // Arrays.
        { @"\begin{bmatrix} a & b \\ x & -y \end{bmatrix}", s_graph.Array(new Shape(2, 2), [a, b, x, -y]) },
        { @"\begin{bmatrix} a \\ b \end{bmatrix}", s_graph.Array(new Shape(2), [a, b]) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Prints(string expected, Expr expression) => Assert.Equal(expected, expression.ToLatex());

    [Theory]
    [InlineData("à", @"\grave{a}")]
    [InlineData("á", @"\acute{a}")]
    [InlineData("ã", @"\tilde{a}")]
    [InlineData("ă", @"\breve{a}")]
    [InlineData("ȧ", @"\dot{a}")]
    [InlineData("ä", @"\ddot{a}")]
    [InlineData("ǎ", @"\check{a}")]
    [InlineData("v⃗", @"\vec{v}")]
    [InlineData("λ̂", @"\hat{\lambda}")]
    [InlineData("Π", @"\Pi")]
    [InlineData("Υ", @"\Upsilon")]
    [InlineData("a&b", @"\mathrm{a\&b}")]
    [InlineData("c d", @"\mathrm{c\ d}")]
    [InlineData("p^q", @"\mathrm{p\text{\^{}}q}")]
    [InlineData(@"r\s", @"\mathrm{r\backslash s}")]
    public void Names_with_accents_and_with_characters_of_the_language(string name, string latex) => Assert.Equal(latex, new ExprGraph().Symbol(name).ToLatex());

    [Fact]
    public void WhereEIsAVariableTheExponentialIsNamed()
    {
        var graph = new ExprGraph();
        (Expr x, Expr e) = graph.Symbols("x", "e");
        Assert.Equal(@"e \exp(x + 1)", (e * Exp[x + 1]).ToLatex());
    }

    [Fact]
    public void BracketsGrowInADeepExpressionWithoutTakingStack()
    {
        Expr nested = x;
        for (int i = 0; i < 100_000; i++)
        {
            nested = 1 / (2 * (nested + 1));
        }

        string latex = nested.ToLatex();
        Assert.Equal(latex.Count(static c => c == '{'), latex.Count(static c => c == '}'));
        Assert.Equal(99_999, latex.Split(@"\left(").Length - 1);
        Assert.Equal(99_999, latex.Split(@"\right)").Length - 1);
    }

    private static Expr Name(string name) => s_graph.Symbol(name);

    private static Expr Fraction(int p, int q) => s_graph.Number(Rational.From(p, q));
}
