using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

public class TextTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr x = s_graph.Symbol("x"), y = s_graph.Symbol("y"), z = s_graph.Symbol("z");
    private static readonly Expr a = s_graph.Symbol("a"), b = s_graph.Symbol("b"), c = s_graph.Symbol("c");

    public static TheoryData<string, Expr> Forms => new()
    {
        { "0", s_graph.Zero },
        { "-2", s_graph.Number(-2) },
        { "1/2", Fraction(1, 2) },
        { "-1/2", Fraction(-1, 2) },
        { "0.1", s_graph.Number(0.1) },
        { "1e-30", s_graph.Number(1e-30) },
        { "pi", s_graph.Constant(Pi) },
        { "-inf", s_graph.Number(double.NegativeInfinity) },

        // Sums: grouping from the left needs no parentheses, any other keeps them.
        { "a + b + c", a + b + c },
        { "a + (b + c)", a + (b + c) },
        { "a - b - c", a - b - c },
        { "a - (b - c)", a - (b - c) },
        { "a - (b + c)", a - (b + c) },
        { "a - b", a + (-b) },
        { "-a + b", -a + b },
        { "-a - b", -a - b },
        { "-2 + a", -2 + a },
        { "a - 1/2", a - Fraction(1, 2) },
        { "-(a + b)", -(a + b) },
        { "-(a - b) + c", -(a - b) + c },

        // Products and quotients.
        { "a*b*c", a * b * c },
        { "a*(b*c)", a * (b * c) },
        { "a*b/c", a * b / c },
        { "a*(b/c)", a * (b / c) },
        { "a/b*c", a / b * c },
        { "a/b/c", a / b / c },
        { "a/(b/c)", a / (b / c) },
        { "a/(b*c)", a / (b * c) },
        { "(a + b)*(a - b)", (a + b) * (a - b) },
        { "(a + b)/2", (a + b) / 2 },
        { "-2*x*y", -2 * x * y },
        { "-x*y/z", -(x * y) / z },
        { "-(a + b)*c", -(a + b) * c },
        { "1/2*x", Fraction(1, 2) * x },
        { "-1/2*x", Fraction(-1, 2) * x },
        { "z*(1/2)", z * Fraction(1, 2) },
        { "x/(1/2)", x / Fraction(1, 2) },
        { "1/2/x", Fraction(1, 2) / x },
        { "x*0.5", x * 0.5 },
        { "3/0", 3 / s_graph.Zero },
        { "-(0*log(x))", -(0 * Log[x]) },
        { "-(0*log(x)/y)", -(0 * Log[x] / y) },
        { "a - b*c", a - (b * c) },
        { "a - (-2)^x", a - s_graph.Number(-2).Pow(x) },

        // Powers.
        { "x^2", x.Pow(2) },
        { "x^(2/3)", x.Pow(Rational.From(2, 3)) },
        { "x^0.3", x.Pow(s_graph.Number(0.3)) },
        { "x^y^z", x.Pow(y.Pow(z)) },
        { "(x^y)^z", x.Pow(y).Pow(z) },
        { "(-2)^x", s_graph.Number(-2).Pow(x) },
        { "(1/2)^x", Fraction(1, 2).Pow(x) },
        { "0.5^x", s_graph.Number(0.5).Pow(x) },
        { "(-x)^y", (-x).Pow(y) },
        { "-x^y", -x.Pow(y) },
        { "-x^2", -x.Pow(2) },
        { "-2^x", -s_graph.Number(2).Pow(x) },
        { "2^(-x)", s_graph.Number(2).Pow(-x) },
        { "0^(-2)", s_graph.Zero.Pow(-2) },
        { "(x + y)^2", (x + y).Pow(2) },
        { "(x*y)^z", (x * y).Pow(z) },
        { "(x/y)^z", (x / y).Pow(z) },
        { "x^(y + 1)", x.Pow(y + 1) },
        { "x^(y*z)", x.Pow(y * z) },
        { "x^sqrt(y)", x.Pow(Sqrt[y]) },
        { "x^((T))", x.Pow(s_graph.Symbol("T")) },
        { "x^((-T))", x.Pow(-s_graph.Symbol("T")) },
        { "x^(T^y)", x.Pow(s_graph.Symbol("T").Pow(y)) },
        { "x^(T_1)", x.Pow(s_graph.Symbol("T_1")) },
        { "sqrt(x)^3", Sqrt[x].Pow(3) },
        { "exp(x)^y", Exp[x].Pow(y) },
        { "1/x^2", x.Pow(-2) },
        { "sqrt(x)", x.Pow(Rational.From(1, 2)) },
        { "cbrt(x + 1)", Cbrt[x + 1] },
        { "abs(x)", Abs[x] },
        { "abs(abs(x) - 1)", Abs[Abs[x] - 1] },

        // Conditions.
        { "x < y", x < y },
        { "x + 1 >= -y", x + 1 >= -y },
        { "x == y", x.EqualTo(y) },
        { "x != y", NotEqual[x, y] },
        { "a < x and x < b", a < x & x < b },
        { "a < b and (b < c and x < y)", a < b & (b < c & x < y) },
        { "a < b and b < c or x < y", a < b & b < c | x < y },
        { "(a < b or b < c) and x < y", (a < b | b < c) & x < y },
        { "not a < b", !(a < b) },
        { "not a < b and b < c", !(a < b) & b < c },
        { "not (a < b and b < c)", !(a < b & b < c) },
        { "where(x > 0, x, -x)", s_graph.Select(x > 0, x, -x) },
        { "2*where(x > 0, x, where(x < -1, y, z)) + 1", (2 * s_graph.Select(x > 0, x, s_graph.Select(x < s_graph.Number(-1), y, z))) + 1 },
        { "where(x > 0, a < b, b < c)", s_graph.Select(x > 0, a < b, b < c) },
        { "true", s_graph.True },

        // Unknown functions and their derivatives.
        { "f(x)", s_graph.Call("f", [x]) },
        { "f'(x + 1)", s_graph.Call("f", [x + 1], [0]) },
        { "f'''(x)^2", s_graph.Call("f", [x], [0, 0, 0]).Pow(2) },
        { "h(x, y)", s_graph.Call("h", [x, y]) },
        { "h_2(x, y)", s_graph.Call("h", [x, y], [1]) },
        { "h_{1,2,2}(x, y)", s_graph.Call("h", [x, y], [1, 0, 1]) },

        // Names.
        { "lambda*net", s_graph.Symbol("λ") * s_graph.Symbol("net") },
        { "lambda_1 + x_12 + w_{1,2}", s_graph.Symbol("λ_1") + s_graph.Symbol("x_12") + s_graph.Symbol("w_{1,2}") },
        { "Δx/ŷ", s_graph.Symbol("Δx") / s_graph.Symbol("ŷ") },
        { "phi(x)", s_graph.Call("φ", [x]) },

        // d/dx would be read as a derivative.
        { "d/(dx)", s_graph.Symbol("d") / s_graph.Symbol("dx") },
        { "x*d^2/(delta)", x * s_graph.Symbol("d").Pow(2) / s_graph.Symbol("δ") },
        { "x/dx", x / s_graph.Symbol("dx") },
        { "d/d_1", s_graph.Symbol("d") / s_graph.Symbol("d_1") },

        // Arrays.
        { "[a; b]", s_graph.Array(new Shape(2), [a, b]) },
        { "[a, b]", s_graph.Array(new Shape(1, 2), [a, b]) },
        { "[a, b; x + y, -c]", s_graph.Array(new Shape(2, 2), [a, b, x + y, -c]) },
        { "reshape([a; y; c; a; b; z; x; b], 2, 2, 2)", s_graph.Array(new Shape(2, 2, 2), [a, b, c, x, y, z, a, b]) },
        { "reshape([a; c; b; x], 2, 2, 1)", s_graph.Array(new Shape(2, 2, 1), [a, b, c, x]) },
        { "[]", s_graph.Array(new Shape(0), []) },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Prints(string expected, Expr expression) => Assert.Equal(expected, expression.ToText());

    // The example of every kind of trouble, read by the grammar on one page (which has neither arrays nor names with hats).
    [Theory]
    [MemberData(nameof(Forms))]
    public void ReadsBack(string text, Expr expression)
    {
        if (!text.Contains('[') && !text.Contains('ŷ') && !text.Contains("w_{"))
        {
            Assert.Equal(expression, TextReader.Read(s_graph, text));
        }
    }

    [Fact]
    public void AFunctionWhoseNameIsAVariableGoesByAnother()
    {
        var graph = new ExprGraph();
        (Expr x, Expr log) = graph.Symbols("x", "log");
        Assert.Equal("log*ln(x)", (log * Log[x]).ToText());
        Assert.Equal("gamma*x", (graph.Symbol("γ") * x).ToText());
        Assert.Equal("γ(x)", graph.Call("γ", [x]).ToText());
    }

    [Fact]
    public void ADeepExpressionTakesNoStack()
    {
        Expr nested = x;
        for (int i = 0; i < 100_000; i++)
        {
            nested = Log[nested.Pow(2) + 1];
        }

        string text = nested.ToText();
        Assert.StartsWith("log(log(log(", text);
        Assert.Contains("log(log(x^2 + 1)^2 + 1)^2 + 1)", text);
    }

    [Fact]
    public void ALongSumIsWrittenTermByTerm()
    {
        var graph = new ExprGraph();
        Expr sum = graph.Symbol("t0");
        for (int i = 1; i < 1_000_000; i++)
        {
            sum += graph.Symbol($"t{i}");
        }

        string text = sum.ToText();
        Assert.StartsWith("t0 + t1 + t2 + ", text);
        Assert.EndsWith(" + t999998 + t999999", text);
        Assert.Equal(999_999, text.Count(static c => c == '+'));
    }

    [Fact]
    public void ASumGroupedFromTheRightKeepsItsParentheses()
    {
        var graph = new ExprGraph();
        Expr sum = graph.Symbol("t0");
        for (int i = 1; i < 100_000; i++)
        {
            sum = graph.Symbol($"t{i}") + sum;
        }

        Assert.StartsWith("t99999 + (t99998 + (t99997 + (", sum.ToText());
    }

    [Fact]
    public void SharedPartsThatGrowWithoutBoundStopAtTheLimit()
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x");
        for (int i = 0; i < 60; i++)
        {
            e = Log[e] * e;
        }

        LimitException error = Assert.Throws<LimitException>(() => e.ToText(new PrintOptions { MaxLength = 1000 }));
        Assert.Equal("The expression takes more than 1000 characters.", error.Message);
        Assert.Throws<LimitException>(() => e.ToText());
        string display = e.ToString();
        Assert.Equal(10_001, display.Length);
        Assert.EndsWith("…", display);
    }

    [Fact]
    public void TheLimitIsTheLengthThatStillFits()
    {
        Expr e = x + y;
        Assert.Equal("x + y", e.ToText(new PrintOptions { MaxLength = 5 }));
        Assert.Throws<LimitException>(() => e.ToText(new PrintOptions { MaxLength = 4 }));
    }

    [Fact]
    public void FormatsAreNamedByTheirLetters()
    {
        Expr e = x * y;
        Assert.Equal("x*y", $"{e}");
        Assert.Equal("x*y", $"{e:T}");
        Assert.Throws<FormatException>(() => $"{e:Q}");
        Assert.Equal("", default(Expr).ToString());
    }

    [Fact]
    public void NumbersReadTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Assert.Equal("-1.5*x - 2", ((-1.5 * x) - 2).ToText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Expr Fraction(int p, int q) => s_graph.Number(Rational.From(p, q));
}
