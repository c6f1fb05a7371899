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

    [Fact]
    public void Factors_that_are_there_many_times_are_taken_at_once()
    {
        var graph = new ExprGraph();
        Assert.Equal("sin(x)*tan(x)^123456789011", graph.Parse("sin(x)^123456789012/cos(x)^123456789011").Simplify().Result.ToText());
    }
}
