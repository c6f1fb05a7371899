using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

public class UnicodeTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr x = s_graph.Symbol("x"), y = s_graph.Symbol("y"), z = s_graph.Symbol("z"), n = s_graph.Symbol("n");
    private static readonly Expr a = s_graph.Symbol("a"), b = s_graph.Symbol("b"), c = s_graph.Symbol("c"), f = s_graph.Symbol("f");
    private static readonly Expr net = s_graph.Symbol("net"), x1 = s_graph.Symbol("x_1"), e = s_graph.Constant(E), pi = s_graph.Constant(Pi);

    public static TheoryData<string, Expr> Forms => new()
    {
        // Juxtaposition.
        { "xy", x * y },
        { "2x²y", 2 * x.Pow(2) * y },
        { "−2xy", -2 * x * y },
        { "2πx", 2 * pi * x },
        { "2ex", 2 * e * x },
        { "xyz", x * y * z },
        { "a·x·y·z", a * x * y * z },
        { "ab²xyc", a * b.Pow(2) * x * y * c },
        { "x₁y", x1 * y },
        { "x₁x₁²", x1 * x1.Pow(2) },
        { "yz·x₁·(y + 1)", y * z * x1 * (y + 1) },
        { "gamma(x)²", Gamma[x].Pow(2) },
        { "2(x + 1)", 2 * (x + 1) },
        { "x(y + z)", x * (y + z) },
        { "x₁(y + z)", x1 * (y + z) },
        { "x²(y + z)", x.Pow(2) * (y + z) },
        { "xy(x + z)", x * y * (x + z) },
        { "xyz·(x + z)", x * y * z * (x + z) },
        { "(x + 1)(x − 1)", (x + 1) * (x - 1) },
        { "(x + 1) y", (x + 1) * y },
        { "2√x", 2 * Sqrt[x] },
        { "2|x|", 2 * Abs[x] },
        { "x·2.5", x * 2.5 },
        { "2.5y", 2.5 * y },
        { "1e-30·x", 1e-30 * x },
        { "1/2·x", Fraction(1, 2) * x },

        // A dot where juxtaposition would read as something else.
        { "f·(x + 1)", f * (x + 1) },
        { "f²·(x + 1)", f.Pow(2) * (x + 1) },
        { "2·net", 2 * net },
        { "net·x", net * x },
        { "2·net²", 2 * net.Pow(2) },
        { "p·i", Name("p") * Name("i") },
        { "m·u", Name("m") * Name("u") },
        { "ap·i", a * Name("p") * Name("i") },
        { "l·n", Name("l") * Name("n") },
        { "ma·x", Name("m") * a * x },
        { "Δ·x", Name("Δ") * x },
        { "x√y", x * Sqrt[y] },
        { "√x·y", Sqrt[x] * y },
        { "√(x + 1)·y", Sqrt[x + 1] * y },
        { "|x|·y", Abs[x] * y },
        { "|x|·|y|", Abs[x] * Abs[y] },
        { "x^y·z", x.Pow(y) * z },
        { "xy^a·z", x * y.Pow(a) * z },
        { "2·3^x", 2 * s_graph.Number(3).Pow(x) },
        { "d·(x + y)", Name("d") * (x + y) },

        // Grouping.
        { "x(yz)", x * (y * z) },
        { "x(y/z)", x * (y / z) },
        { "xy/z", x * y / z },
        { "x/(yz)", x / (y * z) },
        { "x/y·z", x / y * z },
        { "x/y/z", x / y / z },
        { "x/y²", x / y.Pow(2) },
        { "−xy/z", -(x * y / z) },
        { "x − yz", x - (y * z) },
        { "x − (y − z)", x - (y - z) },

        // Functions.
        { "x sin(x)", x * Sin[x] },
        { "2 sin(x) cos(x)", 2 * Sin[x] * Cos[x] },
        { "x sin(x)·(y + 1)", x * Sin[x] * (y + 1) },
        { "sin(x) y", Sin[x] * y },
        { "sin(x) √y", Sin[x] * Sqrt[y] },
        { "sin(x)·|y|", Sin[x] * Abs[y] },
        { "x/y·sin(x)", x / y * Sin[x] },
        { "sin²(x)", Sin[x].Pow(2) },
        { "3 sin²(x)", 3 * Sin[x].Pow(2) },
        { "(sin²(x))^y", Sin[x].Pow(2).Pow(y) },
        { "sin(x)^y", Sin[x].Pow(y) },
        { "max(x, y)²", Max[x, y].Pow(2) },
        { "σ(x)", Sigmoid[x] },
        { "σ(x)²", Sigmoid[x].Pow(2) },
        { "f(x)²", s_graph.Call("f", [x]).Pow(2) },
        { "2 f′(x)", 2 * s_graph.Call("f", [x], [0]) },
        { "g₁(x, y) + g_{1,2}(x, y)", s_graph.Call("g", [x, y], [0]) + s_graph.Call("g", [x, y], [0, 1]) },
        { "log₃(x)", LogBase[x, s_graph.Number(3)] },
        { "log(x, base=a)", LogBase[x, a] },

        // Powers, roots, bars.
        { "x¹⁰", x.Pow(10) },
        { "xⁿ", x.Pow(n) },
        { "x^y", x.Pow(y) },
        { "x^(2/3)", x.Pow(Rational.From(2, 3)) },
        { "x^(n + 1)", x.Pow(n + 1) },
        { "2^√x", s_graph.Number(2).Pow(Sqrt[x]) },
        { "x^y²", x.Pow(y.Pow(2)) },
        { "(x^y)²", x.Pow(y).Pow(2) },
        { "(√x)³", Sqrt[x].Pow(3) },
        { "√(x³)", Sqrt[x.Pow(3)] },
        { "√(x + 1)", Sqrt[x + 1] },
        { "∛x", Cbrt[x] },
        { "√|x|", Sqrt[Abs[x]] },
        { "√2", Sqrt[s_graph.Number(2)] },
        { "√(1/2)", Sqrt[Fraction(1, 2)] },
        { "|x|³", Abs[x].Pow(3) },
        { "|abs(x) − 1|", Abs[Abs[x] - 1] },
        { "|x| + |y|", Abs[x] + Abs[y] },
        { "eˣ", Exp[x] },
        { "2eˣy", 2 * Exp[x] * y },
        { "e⁻¹", Exp[s_graph.Number(-1)] },
        { "(eˣ)²", Exp[x].Pow(2) },
        { "exp(−x)", Exp[-x] },
        { "exp(x₁)", Exp[x1] },
        { "∞", s_graph.Constant(Infinity) },

        // Conditions.
        { "x ≤ y", x <= y },
        { "x ≠ y ∧ ¬(x ≥ 1) ∨ y > −1", NotEqual[x, y] & !(x >= 1) | y > s_graph.Number(-1) },
        { "{x if x > 0; 0 otherwise}", s_graph.Select(x > 0, x, s_graph.Zero) },
        { "{x if x > 0; y if x < −1; z otherwise}", s_graph.Select(x > 0, x, s_graph.Select(x < s_graph.Number(-1), y, z)) },
        { "{{x if x < 1; y otherwise} if x > 0; z otherwise}", s_graph.Select(x > 0, s_graph.Select(x < 1, x, y), z) },
        { "2({x if x > 0; 0 otherwise})", 2 * s_graph.Select(x > 0, x, s_graph.Zero) },
        { "sin({x if x > 0; 0 otherwise})", Sin[s_graph.Select(x > 0, x, s_graph.Zero)] },

        // In brackets a blank would begin the next column.
        { "[x·sin(x), −y; a − b, (x + 1)·y]", s_graph.Array(new Shape(2, 2), [x * Sin[x], -y, a - b, (x + 1) * y]) },

        // The examples of the description.
        { "2y(xy + z) + exp(x − yz)", (2 * y * ((x * y) + z)) + Exp[x - (y * z)] },
        { "x/√(x² + y²)", x / Sqrt[x.Pow(2) + y.Pow(2)] },
        { "σ(ax + b)(1 − σ(ax + b)) x", Sigmoid[(a * x) + b] * (1 - Sigmoid[(a * x) + b]) * x },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Prints(string expected, Expr expression) => Assert.Equal(expected, expression.ToUnicode());

    [Fact]
    public void NamesOfTheGraphAreNotSpelledByAccident()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y, Expr z) = graph.Symbols("x", "y", "z");
        Assert.Equal("xy", (x * y).ToUnicode());
        graph.Symbol("xy");
        graph.Call("z", [x]);
        Assert.Equal("x·y", (x * y).ToUnicode());
        Assert.Equal("xz·(y + 1)", (x * z * (y + 1)).ToUnicode());
    }

    [Fact]
    public void WhereEIsAVariableTheNumberGoesByAnotherName()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr both = (graph.Symbol("e") * graph.Constant(E)) + Exp[x];
        Assert.Equal("e exp(1) + exp(x)", both.ToUnicode());
        Assert.Equal("e*exp(1) + exp(x)", both.ToText());
    }

    [Fact]
    public void WhereSigmaIsAVariableTheSigmoidGoesByItsName()
    {
        var graph = new ExprGraph();
        (Expr x, Expr s) = graph.Symbols("x", "σ");
        Assert.Equal("σ sigmoid(x)", (s * Sigmoid[x]).ToUnicode());
        Assert.Equal("σ·(x + 1)", (s * (x + 1)).ToUnicode());
    }

    [Fact]
    public void WherePiIsAVariableTheNumberIsSpelled()
    {
        var graph = new ExprGraph();
        Expr both = graph.Symbol("π") * graph.Constant(Pi);
        Assert.Equal("π·pi", both.ToUnicode());
    }

    private static Expr Name(string name) => s_graph.Symbol(name);

    private static Expr Fraction(int p, int q) => s_graph.Number(Rational.From(p, q));
}
