using Symbolic.Parsing;

namespace Symbolic.Tests.Language;

/// <summary>Errors about meaning: their kind, and the exact stretch of the text that they mark.</summary>
public class ErrorTests
{
    // The marks show the span.
    [Theory]
    [InlineData("y + «sin(x > 0)»", "type")]
    [InlineData("«x + (y > 0)» + z", "type")]
    [InlineData("«if x then 1 else 2»", "type")]
    [InlineData("«not x»", "type")]
    [InlineData("1 + «d/dx (x > 0)»", "type")]
    [InlineData("«x + [1, 2]»", "shape")]
    [InlineData("2 «[1, 2; 3]»", "shape")]
    [InlineData("a + «Σ_i 3»", "shape")]
    [InlineData("x in R^3; y in R^2; «x + y» - 1", "shape")]
    [InlineData("x, y in R^3; 2 + «x*y» + 1", "shape")]
    [InlineData("A in R^{2×3}; «A*A» + 1", "shape")]
    [InlineData("A in R^{2×3}; «A^2» + 1", "shape")]
    [InlineData("A in R^{m×m}; b in R^m; 2 «(A + b)»", "shape")]
    [InlineData("A in R^{m×n}; x in R^m; «A*x»", "shape")]
    [InlineData("x in R^n; «x[1,2]»", "shape")]
    [InlineData("x in R^3; x[«4»]", "shape")]
    [InlineData("x in R^3; x = «2»", "shape")]
    [InlineData("W in R^{m×n}; x in R^3; z in R^4; W x + «W z»", "shape")]
    [InlineData("for n = 1..«L» { a[n+1] = a[n] + 1 }", "name")]
    [InlineData("A in R^{2×3}; 1 + «A[2]»", "shape")]
    [InlineData("x in R^3; «1/[x, x]»", "shape")]
    [InlineData("A in R^{2×3}; «tr(A)» + 1", "shape")]
    [InlineData("A in R^{2×3}; «inv(A)» + 1", "shape")]
    [InlineData("A in R^{2×3}; x in R^2; «A\\x»", "shape")]
    [InlineData("x in R^3; y = x; «grad(y, x)»", "shape")]
    [InlineData("L = a b; a in R^2; «grad(sum(a b), a, b)»", "shape")]
    [InlineData("x in R^{«0.5»}; x", "shape")]
    [InlineData("A in R^{2×3}; «einsum(\"ij->i\", A, A)»", "shape")]
    [InlineData("A in R^{2×3}; einsum(\"ijk->i\", «A»)", "shape")]
    [InlineData("x + «[1, 2][3]»", "shape")]
    [InlineData("v = [x; y]; «v[1,1]»", "shape")]
    [InlineData("x = 2; «x[1]»", "shape")]
    [InlineData("jacobian(«[x y; x+y]», [x, y])", "shape")]
    [InlineData("jvp(x y, [x, y], «[1, 2, 3]»)", "shape")]
    [InlineData("«∇[x; y]»", "shape")]
    [InlineData("«a[n]» = 3", "name")]
    [InlineData("Σ_{i=1}^«n» i", "name")]
    [InlineData("diff(x^2, «3»)", "name")]
    [InlineData("diff(x^2, «x + 1»)", "name")]
    [InlineData("Σ_{n=1}^3 diff(x^n, «n»)", "name")]
    [InlineData("grad(x^2, x, «x»)", "name", true)]
    [InlineData("f(x) = x; «f(1, 2)»", "name")]
    [InlineData("f(x) = x; «f_2(1)»", "name")]
    [InlineData("«sin(x, y)»", "name")]
    [InlineData("1 + «max'(x, y)»", "name")]
    [InlineData("1 + «check(x^2, x)»", "name")]
    [InlineData("«∇ 5»", "name")]
    [InlineData("func F; 1 + «F»", "name", true)]
    [InlineData("x + «diff((-2)^x, x)»", "undefined")]
    [InlineData("Σ_{i=«1»}^{∞} i", "limit", true)]
    [InlineData("Σ_{i=«1}^{2000000»} i", "limit")]
    [InlineData("for n = «1..5000000» { a[n] = n }", "limit")]
    [InlineData("diff(x^9, x, «100000»)", "limit")]
    [InlineData("Σ_{i=1}^{«1/2»} i", "type")]
    public void An_error_has_its_code_and_marks_its_place(string marked, string code, bool elsewhere = false)
    {
        string text = marked.Replace("«", "").Replace("»", "");
        ParseException error = Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text));
        Assert.Equal(code, error.Code);
        Assert.Equal(text, error.SourceText);
        Assert.False(error.Message.EndsWith('.'), error.Message);
        Assert.NotEqual(0, error.Span.Length);
        if (!elsewhere)
        {
            Assert.Equal(marked, text.Insert(error.Span.End, "»").Insert(error.Span.Start, "«"));
        }
    }

    [Fact]
    public void The_error_of_a_function_of_an_earlier_input_shows_that_input()
    {
        var session = new Parsing.Binding.Session(new ExprGraph(), LanguageCalculus.Instance);
        session.Submit("f(n) = Σ_{i=1}^n 1/i");
        ParseException error = Assert.Throws<ParseException>(() => session.Submit("2 f(y)"));
        Assert.Equal("f(n) = Σ_{i=1}^n 1/i", error.SourceText);
        Assert.Equal(15, error.Span.Start);
    }

    [Fact]
    public void Parse_takes_one_expression()
    {
        var graph = new ExprGraph();
        Assert.Contains("ParseModel", Assert.Throws<ParseException>(() => graph.Parse("y = x^2")).Hint);
        Assert.Equal(5, Assert.Throws<ParseException>(() => graph.Parse("x^2; y")).Span.Start);
        Assert.Throws<ParseException>(() => graph.Parse("f(x) = x"));
        Assert.Throws<ParseException>(() => graph.Parse("check(x^2, x)"));
        Assert.Throws<ParseException>(() => graph.Parse(""));
        Assert.False(graph.TryParse("x +", out _, out ParseException? error));
        Assert.Equal(ParseErrorCode.Syntax, error.Code);
        Assert.True(graph.TryParse("x + 1", out Expr e));
        Assert.Equal("x + 1", e.ToString());
    }

    [Fact]
    public void Options_declare_names_and_forbid_unknown_letters()
    {
        var graph = new ExprGraph();
        var options = new ReadingOptions { Names = ["rate", "e"], UndeclaredLetters = UndeclaredLetters.AreErrors };
        Assert.Equal("rate*e", graph.Parse("rate e", options).ToString());
        Assert.Equal(graph.Symbol("e"), graph.Parse("e", options));
        Assert.Equal("name", Assert.Throws<ParseException>(() => graph.Parse("x", options)).Code);
        Assert.Equal(graph.Constant(Operators.E), graph.Parse("e"));
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ExprGraph().Parse("x + 1", new ReadingOptions { Cancellation = source.Token }));
    }
}
