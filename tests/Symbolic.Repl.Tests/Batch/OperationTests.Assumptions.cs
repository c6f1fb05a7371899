using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>Assumptions of a request.</summary>
public partial class OperationTests
{
    [Theory]
    [InlineData("x > 0", "x")]
    [InlineData("x >= 0", "x")]
    [InlineData("0 < x", "x")]
    [InlineData("1 <= x <= 2", "x")]
    [InlineData("x positive", "x")]
    [InlineData("x < 0", "-x")]
    [InlineData("x > -1", "abs(x)")]
    public void Assumptions_are_used(string assumption, string root) =>
        Assert.Equal(root, Text(Good($$"""
            "op":"simplify","source":"sqrt(x^2)","assume":["{{assumption}}"]
            """).GetProperty("result")));

    [Theory]
    [InlineData("x")]
    [InlineData("x +")]
    [InlineData("x > y")]
    [InlineData("x^2 > 0")]
    [InlineData("")]
    [InlineData("x purple")]
    public void What_is_no_assumption_is_refused(string assumption) =>
        Assert.Equal("request", Ask($$"""
            "op":"simplify","source":"x","assume":["{{assumption}}"]
            """).Code());

    [Fact]
    public void Contradicting_assumptions_are_refused() =>
        Assert.Equal("request", Ask("\"op\":\"simplify\",\"source\":\"x\",\"assume\":[\"x > 0\",\"x < 0\"]").Code());

    [Fact]
    public void An_assumption_that_says_nothing_is_mentioned() =>
        Assert.Contains(Texts(Good("\"op\":\"simplify\",\"source\":\"x\",\"assume\":[\"x > -1\"]").GetProperty("notes")), static n => n.Contains("x > -1", StringComparison.Ordinal));
}
