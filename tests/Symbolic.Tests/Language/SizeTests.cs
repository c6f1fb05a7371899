using System.Globalization;
using System.Text;

namespace Symbolic.Tests.Language;

/// <summary>Deep and long inputs: no recursion anywhere.</summary>
public class SizeTests
{
    private const int Deep = 100_000;

    [Theory]
    [InlineData("sin(", ")")]
    [InlineData("(x+", ")")]
    [InlineData("-(", ")")]
    [InlineData("2^(", ")")]
    [InlineData("max(y, ", ")")]
    [InlineData("f(", ")")]
    [InlineData("|1+", "|")]
    [InlineData("{x if x > ", "; y otherwise}")]
    [InlineData("if(x > 0, y, ", ")")]
    public void Brackets_may_be_a_hundred_thousand_deep(string open, string close)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Deep; i++)
        {
            text.Append(open);
        }

        text.Append('x');
        for (int i = 0; i < Deep; i++)
        {
            text.Append(close);
        }

        Assert.True(new ExprGraph().Parse(text.ToString()).Type.IsRealScalar);
    }

    [Fact]
    public void Deep_compositions_differentiate()
    {
        string text = string.Concat(Enumerable.Repeat("sin(", Deep)) + "x" + new string(')', Deep);
        var graph = new ExprGraph();
        Expr derivative = graph.Parse($"d/dx {text}");
        Assert.Equal(0, graph.Parse(text).Evaluate((graph.Symbol("x"), 0.0)));
        Assert.Equal(1, derivative.Evaluate((graph.Symbol("x"), 0.0)));
    }

    [Fact]
    public void Five_megabytes_of_sum_are_read()
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < 5_000_000; i++)
        {
            text.Append(i == 0 ? "" : " + ").Append(CultureInfo.InvariantCulture, $"x^{i % 10}*y");
        }

        var graph = new ExprGraph();
        Expr sum = graph.Parse(text.ToString());
        int terms = text.ToString().Count(static c => c == '*');
        Assert.Equal(terms, sum.Evaluate((graph.Symbol("x"), 1.0), (graph.Symbol("y"), 1.0)));
        Assert.Equal(terms, sum.Differentiate(graph.Symbol("y")).Evaluate((graph.Symbol("x"), 1.0), (graph.Symbol("y"), 0.0)));
    }

    [Fact]
    public void A_chain_of_equations_backwards_is_bound()
    {
        string text = string.Join('\n', Enumerable.Range(0, Deep).Reverse().Select(static i => string.Create(CultureInfo.InvariantCulture, $"y_{i + 1} = y_{i} + x")));
        var graph = new ExprGraph();
        Model model = graph.ParseModel($"dy_{Deep}/dx\n{text}");
        Assert.Equal(Deep, model[$"y_{Deep}"].Evaluate((graph.Symbol("x"), 1.0), (graph.Symbol("y_0"), 0.0)));
        Assert.Equal(Deep, ((Parsing.Binding.BoundExpression)model.Program.Statements[0]).Value.Evaluate());
    }

    [Fact]
    public void Functions_nest_a_hundred_thousand_deep()
    {
        var graph = new ExprGraph();
        string calls = string.Concat(Enumerable.Repeat("f(", Deep)) + "x" + new string(')', Deep);
        Expr e = graph.ParseModel($"f(t) = t + 1; {calls}").Result!.Value;
        Assert.Equal(Deep, e.Evaluate((graph.Symbol("x"), 0.0)));
    }

    [Fact]
    public void A_loop_unrolls_a_hundred_thousand_rounds()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel($"h[1] = x; for n = 1..{Deep} {{ h[n+1] = h[n] + y }}; ∂h[{Deep + 1}]/∂y");
        Assert.Equal(Deep, model.Result!.Value.Evaluate());
    }

    [Fact]
    public void A_sum_may_have_very_many_terms()
    {
        var graph = new ExprGraph();
        Assert.Equal(Deep, graph.Parse($"∂/∂y Σ_{{i=1}}^{{{Deep}}} x^i y").Evaluate((graph.Symbol("x"), 1.0)));
    }

    [Fact]
    public void Nested_sums_count_all_their_terms()
    {
        ParseException error = Assert.Throws<ParseException>(() => new ExprGraph().Parse("Σ_{i=1}^{8} Σ_{j=1}^{200000} j x"));
        Assert.Equal(ParseErrorCode.Limit, error.Code);
    }

    [Fact]
    public void A_million_updates_would_be_too_many() =>
        Assert.Equal(ParseErrorCode.Limit, Assert.Throws<ParseException>(() => new ExprGraph().ParseModel("for n = 1..2000000 { w := w + 1 }")).Code);

    [Fact]
    public void Steps_of_descent_share_what_they_have_in_common()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("E = exp(w) + w²; for n = 1..1000 { w := w − η dE/dw }; w");
        Expr w = model.Result!.Value;
        Assert.True(graph.Count < 50_000, $"{graph.Count} nodes");
        double expected = 0.5;
        for (int n = 0; n < 1000; n++)
        {
            expected -= 0.01 * (Math.Exp(expected) + (2 * expected));
        }

        Assert.Equal(expected, w.Evaluate((graph.Symbol("w"), 0.5), (graph.Symbol("η"), 0.01)), 1e-12);
    }
}
