namespace Symbolic.Tests.Language;

/// <summary>Formulas as typed, with values found by hand.</summary>
public class ValueTests
{
    [Theory]
    [InlineData("(xy+z)²+exp(x−yz)", 4 + Math.E)]
    [InlineData("1/2x", 0.5)]
    [InlineData("x/2y", 0.25)]
    [InlineData("x/2 y", 1.0)]
    [InlineData("1/xy", 0.5)]
    [InlineData("1/x y", 2.0)]
    [InlineData("6/2(1+2)", 9.0)]
    [InlineData("2^3^2", 512.0)]
    [InlineData("-y^2", -4.0)]
    [InlineData("(-y)^2", 4.0)]
    [InlineData("2^-y", 0.25)]
    [InlineData("y³", 8.0)]
    [InlineData("y⁻¹", 0.5)]
    [InlineData("½y", 1.0)]
    [InlineData("2πx", 2 * Math.PI)]
    [InlineData("e^x", Math.E)]
    [InlineData("√(y+2)", 2.0)]
    [InlineData("∛(4y)", 2.0)]
    [InlineData("|x−3|", 2.0)]
    [InlineData("‖x−3‖²", 4.0)]
    [InlineData("log_2 (4y)", 3.0)]
    [InlineData("log₂(8x)", 3.0)]
    [InlineData("log(9, base=3)", 2.0)]
    [InlineData("ln e^y", 2.0)]
    [InlineData("sin²x + cos²x", 1.0)]
    [InlineData("sin⁻¹(x)", Math.PI / 2)]
    [InlineData("max(x, y, 1.5)", 2.0)]
    [InlineData("5 mod 3", 2.0)]
    [InlineData("factorial(y+1)", 6.0)]
    [InlineData("if x > 0 then y else -y", 2.0)]
    [InlineData("x > y ? 1 : 0", 0.0)]
    [InlineData("{x if x > y; y otherwise}", 2.0)]
    [InlineData("{1 if x > y, 2 if x == 1, 3 otherwise}", 2.0)]
    [InlineData("if 0 < x < 2 then 1 else 0", 1.0)]
    [InlineData("if x > 0 and not y == 0 then 1 else 0", 1.0)]
    [InlineData("if x > 5 or y ≥ 2 then 1 else 0", 1.0)]
    [InlineData("piecewise(7, x < 0, 9)", 9.0)]
    [InlineData("piecewise(x < 0, 7, x < 3, 8, 9)", 8.0)]
    [InlineData("where(x > 0, y, 0)", 2.0)]
    [InlineData("sum_{k=1}^3 k^2", 14.0)]
    [InlineData("∏_{k=1}^4 k", 24.0)]
    [InlineData("Σ_{k=1}^3 k y", 12.0)]
    [InlineData("Σ_{i=1}^2 Σ_{j=1}^3 i j", 18.0)]
    [InlineData("x_1 + x₂", 70.0)]
    [InlineData("2e3x", 2000.0)]
    [InlineData("1e-3y", 0.002)]
    [InlineData("σ(z)", 0.5)]
    [InlineData("relu(−y) + ReLU(y)", 2.0)]
    [InlineData("6 ÷ 2 × 3 · 2", 18.0)]
    public void A_formula_has_its_value(string text, double expected)
    {
        var graph = new ExprGraph();
        var point = new Dictionary<string, double> { ["x"] = 1, ["y"] = 2, ["z"] = 0, ["x_1"] = 30, ["x_2"] = 40 };
        Assert.Equal(expected, graph.Parse(text).Evaluate(point), 1e-14);
    }

    [Fact]
    public void A_choice_without_a_case_that_holds_has_no_value() =>
        Assert.True(double.IsNaN(new ExprGraph().Parse("{1 if x > 0; 2 if x < -1}").Evaluate(new Dictionary<string, double> { ["x"] = -0.5 })));

    [Fact]
    public void Decimals_are_exact()
    {
        var graph = new ExprGraph();
        Assert.Equal(graph.Number(Rational.From(3, 10)).Number, graph.Parse("0.1 + 0.2").Number);
        Assert.Equal(graph.Parse("x^2"), graph.Parse("x^2.0"));
        Assert.True(graph.Parse("2.5").IsDecimal);
        Assert.False(graph.Parse("2.0").IsDecimal);
        Assert.Equal(System.Numerics.BigInteger.Pow(2, 70), graph.Parse("x^(2^70)").Operands[1].Number.Numerator);
    }

    [Fact]
    public void A_user_s_operator_is_a_function_of_the_language()
    {
        var graph = new ExprGraph();
        graph.Register(new UnaryOperator("bump")
        {
            Summary = "A bump.",
            Notation = Notation.Function("bump", @"\operatorname{bump}"),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Traits = Traits.AppliesBare,
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => -2 * x * y,
            Evaluate = static x => Math.Exp(-x * x),
            Samples = [0.5],
        });
        Expr e = graph.Parse("d/dx bump 2x");
        Assert.Equal(-8 * Math.Exp(-4), e.Evaluate((graph.Symbol("x"), 1.0)), 1e-14);
    }
}
