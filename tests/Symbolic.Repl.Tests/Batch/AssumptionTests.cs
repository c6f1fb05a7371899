using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>What is assumed about variables: equations about powers, symmetry, signs of all entries.</summary>
public class AssumptionTests
{
    private static JsonElement Ask(string op, string source, string assumption) =>
        BatchTranscript.Run(AnswerWriter.Answer, JsonSerializer.Serialize(new { id = "a", op, source, wrt = op == "simplify" ? null : new[] { "x" }, assume = assumption.Split("; ") })).Single();

    [Theory]
    [InlineData("y^5*x + x/y + abs(y) + y^(-3)", "y^2 = 1", "2*x*y + 1 + y")]
    [InlineData("y^4", "y² = 1", "1")]
    [InlineData("y^2*x", "y*y = 4", "4*x")]
    [InlineData("y^2*x", "1 == y^2", "x")]
    [InlineData("y^2*x", "|y| = 3", "9*x")]
    [InlineData("abs(y)", "y^2 = 2", "abs(y)")]
    [InlineData("z^4 + 1/z", "z^3 = 8", "8*z + 1/z")]
    [InlineData("y in R^n; y'*y + norm(y) + y'*(y.*y)", "y.^2 = 1", "n + sqrt(n) + sum(y)")]
    [InlineData("y in R^n; x in R^n; sum(y.^2.*x)", "y^2 = 1", "sum(x)")]
    [InlineData("y in R^n; x in R^n; sum(y.^2.*x)", "abs(y) = 1; x > 0", "sum(x)")]
    [InlineData("A in R^{m×n}; sum(A.^2)", "A.^2 = 4", "4*m*n")]
    [InlineData("A in R^{n×n}; A'", "symmetric A", "A")]
    [InlineData("A in R^{n×n}; A'", "A symmetric", "A")]
    [InlineData("A in R^{m×n}; sum(abs(A))", "A > 0", "sum(A)")]
    [InlineData("A in R^{n×n}; sum(abs(A)) + sum(A')", "A > 0; symmetric A", "2*sum(A)")]
    public void Simplification_uses_what_is_assumed(string source, string assumption, string text)
    {
        JsonElement answer = Ask("simplify", source, assumption);
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        Assert.Equal(text, answer.GetProperty("result").GetProperty("text").GetString());
    }

    // The equation holds along no direction in which y moves, so it is used on the derivative only.
    [Fact]
    public void Derivatives_are_taken_before_an_equation_is_used() =>
        Assert.Equal("4*x", Ask("gradient", "x^4", "x^2 = 1").GetProperty("results").GetProperty("x").GetProperty("text").GetString());

    [Fact]
    public void Checks_draw_points_where_the_equations_hold()
    {
        string request = JsonSerializer.Serialize(new { id = "a", op = "check", source = "X in R^{3×2}; x in R^2; y in R^3; sum(log(1 + exp(-y.*(X*x))))", wrt = new[] { "x" }, assume = new[] { "y.^2 = 1" } });
        JsonElement check = BatchTranscript.Run(AnswerWriter.Answer, request).Single().GetProperty("values")[0].GetProperty("x");
        Assert.True(check.GetProperty("passed").GetBoolean());
        Assert.Equal(12, check.GetProperty("compared").GetInt32());
    }

    [Theory]
    [InlineData("y^2", "y^2 = -1", "No real y")]
    [InlineData("y^2", "y = 1", "says what y is")]
    [InlineData("y^2", "y^2 = 0", "says what y is")]
    [InlineData("y^2", "y^2 = 1; y^3 = 1", "two equations about y")]
    [InlineData("A in R^{n×n}; A", "A positive definite", "only 'symmetric'")]
    [InlineData("y in R^n; y'*y", "y'*y = 1", "is not an assumption")]
    [InlineData("y in R^n; y'*y", "norm(y) = 1", "each entry of y")]
    [InlineData("A in R^{n×n}; A", "A^2 = 1", "each entry of A")]
    [InlineData("A*x", "A symmetric", "symmetric")]
    [InlineData("x in R^n; x", "symmetric x", "not square")]
    public void What_cannot_be_used_is_refused(string source, string assumption, string message)
    {
        JsonElement answer = Ask("simplify", source, assumption);
        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Contains(message, answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
