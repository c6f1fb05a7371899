using System.Text.Json;
using Symbolic.Parsing;

namespace Symbolic.Tests.Language;

/// <summary>Inputs that random ones have found, each with what must hold for all like it.</summary>
public class FoundByFuzzingTests
{
    [Theory]
    [InlineData("x in R^2; collect(x_1)")]
    [InlineData("x in R^2; apart(1/x_1)")]
    [InlineData("A in R^{2×2}; collect(tr(A), A)")]
    public void Polynomials_in_a_vector_are_an_error_of_the_text(string text) =>
        Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text));

    [Theory]
    [InlineData("log103")]
    [InlineData("log23 x")]
    [InlineData("x + log10 2 log103")]
    public void No_variable_is_a_number(string text) =>
        Assert.DoesNotContain(new ExprGraph().ParseModel(text).Free, static v => char.IsAsciiDigit(v.Name[0]));

    [Fact]
    public void A_determinant_has_a_value_though_it_is_computed_of_a_matrix()
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse("x det([1, 2; x, 1] * [1, 0; 3, 1])");
        Assert.Equal(-6.0, f.Evaluate((graph.Symbol("x"), 2.0)), 1e-12);
        Assert.Equal(-6.0, f.Evaluate(new Dictionary<string, double> { ["x"] = 2 }), 1e-12);
        Assert.Throws<UnresolvedNameException>(() => graph.ParseModel("det(ones(n, n) + eye(n))").Result!.Value.Evaluate());
    }

    [Fact]
    public void Half_a_character_is_no_JSON() =>
        Assert.Throws<JsonException>(() => ExprJson.Read(new ExprGraph(), "{\"symbolic\":1,\"nodes\":[],\"roots\":[]}\ud800"));

    [Theory]
    [InlineData("{\"symbolic\":1,\"\\ud800\":[{\"\":\"\"}],\"\":[]}")]
    [InlineData("{\"symbolic\":1,\"nodes\":[{\"op\":\"pi\",\"\\ud800\":1}],\"roots\":[0]}")]
    public void Names_that_are_no_text_are_no_graph(string json) => Assert.Throws<JsonException>(() => ExprJson.Read(new ExprGraph(), json));

    [Fact]
    public void A_quotient_of_quotients_that_is_repeated_is_written_as_it_was_read()
    {
        var graph = new ExprGraph();
        string written = ExprJson.Write(graph.Fill(graph.Parse("erf(x)/3/2"), new Shape("k", "l")));
        Assert.Equal(written, ExprJson.Write([.. ExprJson.Read(new ExprGraph(), written)]));
    }

    [Theory]
    [InlineData("(10^n)^20000000000")]
    [InlineData("exp(n)^2e10 exp(-n)^2e10")]
    [InlineData("sin(x)^123456789012/cos(x)^123456789011")]
    [InlineData("(2^x)^1e9 (3^x)^1e9")]
    public void Exponents_of_any_size_are_simplified(string text)
    {
        // The work must not grow with the exponent.
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var graph = new ExprGraph();
        _ = graph.Parse(text).Simplify(SimplifyOptions.Default with { Cancellation = stop.Token });
    }

    [Theory]
    [InlineData("diff(cosh(asec(-1e300 x) z^3), x, 2)")]
    [InlineData("diff(asin((x/(2/3 + 1e300 - pi))^(-3/2)), x, 2)")]
    [InlineData("acos(asech(cos(sinh(s*x^0.5))^2)*1e300)")]
    public void Numbers_of_hundreds_of_digits_are_simplified(string text)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var graph = new ExprGraph();
        _ = graph.Parse(text).Simplify(SimplifyOptions.Default with { Cancellation = stop.Token });
    }

    [Fact]
    public void Polynomials_with_coefficients_of_hundreds_of_digits_are_factored()
    {
        var graph = new ExprGraph();
        string product = graph.Parse("(1e200 x + 1)(1e199 x - 3)(x^2 + 7e120)").Expand().Result.ToText();
        Expr factors = graph.Parse(product).Factor().Result;
        Assert.Equal(3, factors.ToText().Count(static c => c == '('));
        Assert.Equal(product, factors.Expand().Result.ToText());
    }

    [Theory]
    [InlineData("family x^")]
    [InlineData("var x^")]
    [InlineData("family x^2")]
    public void A_declaration_that_ends_in_a_power_is_an_error_of_the_text(string text) =>
        Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text));

    [Theory]
    [InlineData("-  y) = _a")]
    [InlineData("   _")]
    public void Shapes_of_what_is_no_name_do_not_matter(string name) =>
        Assert.Equal("x", new ExprGraph().ParseModel("x", new ReadingOptions { Shapes = new Dictionary<string, Shape> { [name] = Shape.Scalar } }).Result?.ToText());

    [Fact]
    public void Blanks_in_a_given_name_do_not_matter() =>
        Assert.Equal(new Shape(3), new ExprGraph().ParseModel("α_1", new ReadingOptions { Shapes = new Dictionary<string, Shape> { ["  alpha _1"] = new Shape(3) } }).Result!.Value.Shape);

    [Fact]
    public void A_condition_on_lengths_is_printed_in_every_form()
    {
        var graph = new ExprGraph();
        Expr condition = graph.Delta([], [], Dim.Of("k") - Dim.Of(2)), f = graph.Symbol("c") * condition;
        Assert.Equal("where(k == 2, 1, 0)", condition.ToText());
        Assert.Equal(f, graph.Parse(f.ToText()));
        Assert.All(Enum.GetValues<PrintForm>(), form =>
        {
            using var writer = new StringWriter();
            f.WriteTo(writer, form, new PrintOptions { MaxLength = 1000 });
            Assert.Contains("k", writer.ToString());
        });
    }

    [Fact]
    public void Two_subscripts_are_two_when_they_are_printed()
    {
        var graph = new ExprGraph();
        Expr name = graph.Parse("x_1ᵢ");
        Assert.Equal("x_1_i", name.ToText());
        Assert.Equal(name, graph.Parse(name.ToText()));
    }

    [Theory]
    [InlineData("Σ_i(i[1])", "'i' is an index here, and an index has no components")]
    [InlineData("[1]Σ_jx(x_j)", "'x' is an index here, and an index has no components")]
    [InlineData("t_kk = Σ_j w_k y_j", "the index 'k' stands twice on the left; each index of a component has its own letter")]
    [InlineData("log_symm(x)", "unknown name 'symm'")]
    [InlineData("log_2_3 x", "unknown name '2_3'")]
    public void Indices_and_subscripts_without_meaning_are_errors_of_the_text(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text)).Message);

    [Fact]
    public void A_solution_for_a_repeated_column_has_a_derivative()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("A in R^{2×2}; y = norm((A + ones(2, 2)) \\ ones(1, 2)ᵀ)");
        CheckReport report = model["y"].Check();
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Points > 0);
    }

    [Fact]
    public void A_repeated_number_keeps_its_shape_in_a_sum_of_tensors()
    {
        var graph = new ExprGraph();
        Expr f = graph.ParseModel("x in R^3; csc(log(c^x))").Result!.Value;
        Expr c = graph.Symbol("c");
        Assert.Equal(f.Shape, f.Jacobian(c).Simplify().Result.Shape);
    }

    [Fact]
    public void What_is_no_window_is_printed_as_a_sum()
    {
        var graph = new ExprGraph();
        Expr f = graph.ParseModel("A in R^3; normF((mean(A) ones(2)) .* ones(3, 2))").Result!.Value;
        Expr derivative = f.Gradient(f.FreeVariables()[0])[0].Simplify().Result;
        Assert.DoesNotContain("pool", derivative.ToText());
    }

    [Fact]
    public void Factors_that_are_there_many_times_are_taken_at_once()
    {
        var graph = new ExprGraph();
        Assert.Equal("sin(x)*tan(x)^123456789011", graph.Parse("sin(x)^123456789012/cos(x)^123456789011").Simplify().Result.ToText());
    }
}
