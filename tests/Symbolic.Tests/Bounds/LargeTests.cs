using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Symbolic.Tests.Bounds;

/// <summary>What is deep, long or has very many digits goes through every stage, or is refused in one sentence.</summary>
public class LargeTests
{
    private static readonly PrintForm[] s_forms = Enum.GetValues<PrintForm>();

    [Fact]
    public void A_hundred_thousand_levels_pass_every_stage()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), f = x;
        for (int i = 0; i < 100_000; i++)
        {
            f = Operators.Sin[f] + (x / 2);
        }

        Expr derivative = f.Differentiate(x);
        Assert.True(double.IsFinite(derivative.Evaluate((x, 0.5))));
        Assert.Equal(f.Evaluate((x, 0.5)), f.Simplify().Result.Evaluate((x, 0.5)), 1e-9);
        foreach (PrintForm form in s_forms)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            f.WriteTo(writer, form);
            Assert.True(writer.GetStringBuilder().Length > 500_000);
        }

        Assert.EndsWith("</math>", f.ToMathMl(), StringComparison.Ordinal);
        Assert.Equal(f.Descendants().Count, f.ToDot(new PrintOptions { MaxLength = 100_000_000 }).Split('\n').Count(static line => line.Contains("label", StringComparison.Ordinal)));
        Assert.Throws<LimitException>(() => f.ToTree());

        Assert.Equal(f, Assert.Single(ExprJson.Read(graph, ExprJson.Write(f))));
        Expr moved = graph.Compact(f)[0];
        Assert.Equal(f, graph.Import(moved));
        Assert.Equal(f, graph.Parse(f.ToText()));
        Assert.Equal(f.Substitute(x, graph.Number(1)).Evaluate(), f.Compile<Func<double, double>>(x)(1), 1e-9);
    }

    [Fact]
    public void A_million_terms_pass_every_stage()
    {
        var graph = new ExprGraph();
        Expr sum = graph.Parse("Σ_{i=1}^{500000} (a_i x² + i)");
        Expr x = graph.Symbol("x");
        Simplified derivative = sum.Differentiate(x).Simplify();
        Expr[] inputs = [.. sum.FreeVariables()];
        Assert.Equal(500_001, inputs.Length);
        double[] point = [.. inputs.Select(v => v == x ? 3.0 : 1.0)];
        Assert.Equal(3_000_000, derivative.Result.Compile<Func<double[], double>>(inputs)(point));
        string text = derivative.Result.ToText();
        Assert.Equal(499_999, text.Count(static c => c == '+'));
        Assert.Equal(derivative.Result, graph.Parse(text));
    }

    [Fact]
    public void Ten_thousand_digits_pass_every_stage()
    {
        string digits = "7" + new string('1', 9_998) + "3";
        var number = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr f = graph.Parse($"{digits} x² / 3 + 1");
        Assert.Equal(2 * Rational.From(number, 3), f.Differentiate(x).Simplify().Result.Substitute(x, graph.Number(1)).Simplify().Result.Number);
        Assert.Equal(number * number, graph.Parse($"{digits} * {digits}").Number);
        foreach (PrintForm form in s_forms)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            f.WriteTo(writer, form);
            Assert.Contains(digits, writer.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains(digits, f.ToMathMl(), StringComparison.Ordinal);
        Assert.Contains(digits, string.Concat(f.ToBlock().Lines), StringComparison.Ordinal);
        Assert.Equal(f, graph.Parse(f.ToText()));

        string json = ExprJson.Write(f);
        Assert.Throws<LimitException>(() => ExprJson.Read(graph, json));
        Assert.Equal(f, Assert.Single(ExprJson.Read(graph, json, new ExprJsonOptions { MaxDigits = 10_000 })));

        // Beyond the numbers of a double: infinite, as the interpreter has it.
        Assert.Equal(double.PositiveInfinity, f.Evaluate((x, 1)));
        Assert.Equal(double.PositiveInfinity, f.Compile<Func<double, double>>(x)(1));
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>())
        {
            string code = f.ToSourceCode(language, ExportOptions.Default, x);
            Assert.True(code.Length < 30_000, $"{language} writes the digits out.");
        }

        Assert.Equal(ParseErrorCode.Limit, Assert.Throws<ParseException>(() => graph.Parse(digits + "1")).Code);
    }
}
