namespace Symbolic.Parsing.Tests;

/// <summary>Notes on what others read differently.</summary>
public class LintTests
{
    [Theory]
    [InlineData("1/2x", 0, 4, "(1/2) * x")]
    [InlineData("1/2 x", 0, 5, "(1/2) * x")]
    [InlineData("6/2(1+2)", 0, 8, "(6/2) * (1 + 2)")]
    [InlineData("x/2y", 0, 4, "x / (2 * y)")]
    [InlineData("a/bc", 0, 4, "a / (b * c)")]
    [InlineData("a/b c", 0, 5, "(a / b) * c")]
    [InlineData("1 + 2π/3x", 4, 5, "(2 * pi) / (3 * x)")]
    [InlineData("x^1/2", 0, 5, "x^(1/2)")]
    [InlineData("e^-λx", 0, 5, "e^{-λx}")]
    [InlineData("e^2x", 0, 4, "e^{2x}")]
    [InlineData("x^yz", 0, 4, "x^{yz}")]
    [InlineData("sin x y", 0, 7, "sin(x) * y")]
    [InlineData("sin x/2", 0, 7, "sin(x) / 2")]
    [InlineData("cosx^2", 0, 4, "cos x")]
    [InlineData("sin^-1 x", 0, 8, "inverse")]
    [InlineData("log^2 x", 0, 7, "power")]
    [InlineData("d/dx x²+3x", 0, 7, "ends before '+'")]
    [InlineData("Σ_i w_i x_i + b", 0, 11, "ends before '+'")]
    [InlineData("∇f·v", 0, 4, "whole term")]
    [InlineData("|a |b| c|", 3, 1, "closes")]
    [InlineData("h'(x)", 0, 2, "func h")]
    [InlineData("2.", 0, 2, "is read as 2")]
    [InlineData("y''", 2, 1, "two transposes")]
    [InlineData("λ/2‖w‖²", 0, 7, "λ / (2 * (norm(w) ^ 2))")]
    [InlineData("sin x(y+1)", 0, 10, "sin(x * (y + 1))")]
    [InlineData("x_{2k}", 3, 2, "x[2*k]")]
    public void A_reading_that_others_do_not_share_is_noted(string input, int start, int length, string text)
    {
        var notes = Parser.Parse(input, TestFunctions.Options).Notes;
        Assert.Contains(notes, note => note.Span == new TextSpan(start, length) && note.Text.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_usual_slip_with_one_over_two_K_is_a_warning()
    {
        var note = Assert.Single(Parser.Parse("1/2K (o-d)²", TestFunctions.Options).Notes, note => note.Severity == LintSeverity.Warning);
        Assert.Contains("((1/2) * K) * ((o - d) ^ 2)", note.Text, StringComparison.Ordinal);
        Assert.Contains("1/(2K)", note.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(xy+z)²+exp(x−yz)")]
    [InlineData("2x^2 y + 3x")]
    [InlineData("x^2/2 + (x+3)^2/16")]
    [InlineData("1/(2K) + (1/2)*x")]
    [InlineData("sin(x) y + sin(x)/2")]
    [InlineData("x/(2y)")]
    [InlineData("d/dx (x²+3x)")]
    [InlineData("e^(2x) y")]
    [InlineData("2^3x")]
    public void Plain_input_is_not_remarked_on(string input) => Assert.Empty(Parser.Parse(input, TestFunctions.Options).Notes);
}
