using Symbolic.Parsing.Binding;

namespace Symbolic.Parsing.Tests.Binding;

/// <summary>From syntax to nodes, without calculus.</summary>
public class BindingTests
{
    private static Expr Result(string text, ExprGraph? graph = null) => Session.Read(text, graph ?? new ExprGraph(), new RecordingCalculus()).Result!.Value;

    [Theory]
    [InlineData("(xy+z)²+exp(x−yz)", "(x*y + z)^2 + exp(x - y*z)")]
    [InlineData("a = b + 1; b = 2; a", "3")]
    [InlineData("f(x, y) = x − y; f(y, x)", "y - x")]
    [InlineData("A\\b", "b/A")]
    [InlineData("x·y + x×y + x ⊙ y", "2*(x*y) + x*y")]
    [InlineData("x .^ y + x ./ y", "x^y + x/y")]
    [InlineData("X⁻ᵀ", "1/X")]
    [InlineData("{x if x > 0; 1 if x < -1}", "where(x > 0, x, where(x < -1, 1, nan))")]
    [InlineData("‖x‖_1 + norm(x)", "2*abs(x)")]
    [InlineData("Σ_{i=1}^0 x", "0")]
    [InlineData("Π_{i=3}^2 x", "1")]
    [InlineData("Σ_{i,j=1}^2 i x_j", "x_1 + x_2 + 2*x_1 + 2*x_2")]
    [InlineData("Σ_{i=1}^2 Σ_{j=1}^i x_{ij}", "x_11 + (x_21 + x_22)")]
    [InlineData("Σ_{k=-1}^1 x^k", "1/x + 1 + x")]
    [InlineData("h[1] = x; h[2] = h[1] + y; h[2]", "x + y")]
    [InlineData("[x, y; z, w]", "[x, y; z, w]")]
    [InlineData("[x, y; z, w][2,1]", "z")]
    [InlineData("1/0", "1/0")]
    [InlineData("−1/2", "-1/2")]
    [InlineData("0.50", "0.5")]
    [InlineData("5.0e1", "50")]
    public void A_text_becomes_an_expression(string text, string expected) => Assert.Equal(expected, Result(text).ToString());

    [Fact]
    public void Names_of_equations_are_symbols_that_assume_nothing()
    {
        var graph = new ExprGraph();
        var program = Session.Read("y = 3; z = |y|", graph, new RecordingCalculus());
        var z = (BoundDefinition)program.Statements[1];
        Assert.Equal("abs(y)", z.Expression.ToString());
        Assert.NotEqual(graph.Symbol("y"), program.Symbol("y"));
        Assert.False(program.Symbol("y").Facts.IsTotal);
        Assert.Equal("3", program["z"].ToString());
    }

    [Fact]
    public void Questions_about_derivatives_are_statements()
    {
        var program = Session.Read("y = x² z; explain(y, x, 3); pathtable(y, [x, z]); gradtable(y)", new ExprGraph(), new RecordingCalculus());
        BoundExplanation[] asked = [.. program.Statements.OfType<BoundExplanation>()];
        Assert.Equal([ExplanationForm.Derivation, ExplanationForm.Paths, ExplanationForm.Tables], asked.Select(static a => a.Form));
        Assert.Equal(["x", "x,z", "x,z"], asked.Select(static a => string.Join(',', a.Variables)));
        Assert.Equal([3, 1, 1], asked.Select(static a => a.Level));
        Assert.Equal("y", asked[0].Expression.ToString());
    }

    [Theory]
    [InlineData("explain(x, x, 4)", "from 1 to 3")]
    [InlineData("1 + explain(x, x)", "a statement of its own")]
    [InlineData("gradtable(3)", "no variable left")]
    [InlineData("explain(x > 0, x)", "")]
    [InlineData("f_(x, y) = x^2 ", "the index 'x' is used as a number, and it has no limits")]
    public void Questions_about_derivatives_that_make_no_sense(string text, string message) =>
        Assert.Contains(message, Assert.Throws<ParseException>(() => Session.Read(text, new ExprGraph(), new RecordingCalculus())).Message);

    [Fact]
    public void Statements_come_out_one_by_one()
    {
        var program = Session.Read("var u; f(x) = x²; y = f(u); for n = 1..2 { a[n] = n u }; y + 1; check(y, u)", new ExprGraph(), new RecordingCalculus());
        Assert.Collection(
            program.Statements,
            s => Assert.Equal(["u"], Assert.IsType<BoundDeclaration>(s).Names),
            s => Assert.Equal("x^2", Assert.IsType<BoundFunction>(s).Body.ToString()),
            s => Assert.Equal("u^2", Assert.IsType<BoundDefinition>(s).Expression.ToString()),
            s => Assert.Equal("a[1]", Assert.IsType<BoundDefinition>(s).Name),
            s => Assert.Equal("2*u", Assert.IsType<BoundDefinition>(s).Expression.ToString()),
            s => Assert.Equal("u^2 + 1", Assert.IsType<BoundExpression>(s).Value.ToString()),
            s => Assert.Equal("u^2", Assert.IsType<BoundCheck>(s).Expression.ToString()));
        Assert.Equal("u^2 + 1", program.Result.ToString());
        Assert.Equal("y + 1", program.ResultInNames.ToString());
        Assert.Equal(["y", "a[1]", "a[2]"], program.Names);
    }

    [Fact]
    public void A_name_without_meaning_is_the_variable_of_the_graph()
    {
        var graph = new ExprGraph();
        var x = graph.Symbol("x", Facts.Positive);
        Assert.Equal(x, Session.Read("x", graph, new RecordingCalculus()).Result);
    }

    [Theory]
    [InlineData("sin(x > 0)", "type", 0, 10)]
    [InlineData("2 + max(1, x > 0)", "type", 4, 13)]
    [InlineData("x + [1, 2]", "shape", 0, 10)]
    public void Errors_of_the_graph_get_a_place(string text, string code, int start, int length)
    {
        var error = Assert.Throws<ParseException>(() => Result(text));
        Assert.Equal((code, new TextSpan(start, length)), (error.Code, error.Span));
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public void Opaque_functions_are_called_by_name()
    {
        var call = Result("func Ω; Ω''(θ)");
        Assert.Equal("Ω", call.Function.Name);
        Assert.Equal((int[])[0, 0], call.Function.Derivatives);
        Assert.Equal((int[])[0, 1], Result("g_{2,1}(x, y)").Function.Derivatives);
    }
}
