using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Tests.Commands;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>The order of terms that a request or a command asks for.</summary>
public class OrderTests
{
    private static JsonElement Ask(string source, object? order) =>
        BatchTranscript.Run(AnswerWriter.Answer, JsonSerializer.Serialize(new { id = "a", op = "diff", source, wrt = new[] { "x" }, order })).Single();

    [Theory]
    [InlineData("log(1 + x^2)", null, "2*x/(1 + x^2)")]
    [InlineData("log(1 + x^2)", "written", "2*x/(1 + x^2)")]
    [InlineData("log(1 + x^2)", "falling", "2*x/(x^2 + 1)")]
    [InlineData("log(x^2 + 1)", "rising", "2*x/(1 + x^2)")]
    [InlineData("x^3 + x^2 + x", "rising", "1 + 2*x + 3*x^2")]
    public void A_request_may_ask_for_it(string source, string? order, string text) =>
        Assert.Equal(text, Ask(source, order).GetProperty("result").GetProperty("text").GetString());

    [Fact]
    public void An_unknown_order_is_an_error()
    {
        JsonElement error = Ask("x", "sorted").GetProperty("error");
        Assert.Equal("request", error.GetProperty("code").GetString());
        Assert.Equal("There is no order 'sorted'.", error.GetProperty("message").GetString());
        Assert.Equal("request", Ask("x", 1).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void A_command_may_ask_for_it()
    {
        Assert.Contains("f = 1 + x^2\n", Shell.Run("simplify", "x^2 + 1", "--order", "rising").Output);
        Assert.Contains("f = x^2 + 1\n", Shell.Run("simplify", "1 + x^2", "--order", "falling").Output);
        Assert.Contains("f = 1 + x^2\n", Shell.Run("simplify", "1 + x^2").Output);
        Assert.NotEqual(0, Shell.Run("simplify", "1 + x^2", "--order", "sorted").Status);
    }
}
