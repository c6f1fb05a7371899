using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>The operation <c>explain</c> of the machine interface.</summary>
public class ExplainOperationTests
{
    private static JsonElement Ask(string fields) => BatchTranscript.Run(AnswerWriter.Answer, $$"""{"id":"a","op":"explain",{{fields}}}""").Single();

    private static JsonElement Good(string fields)
    {
        JsonElement answer = Ask(fields);
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer;
    }

    [Fact]
    public void Steps_are_equations_in_text_with_a_rule()
    {
        JsonElement answer = Good("\"source\":\"x^2 sin x\",\"wrt\":[\"x\"],\"at\":[{\"x\":2}]");
        JsonElement first = answer.GetProperty("steps")[0];
        Assert.Equal("product rule", first.GetProperty("rule").GetString());
        Assert.Equal("diff(x^2*sin(x), x)", first.GetProperty("before").GetString());
        Assert.Equal("diff(x^2, x)*sin(x) + x^2*diff(sin(x), x)", first.GetProperty("after").GetString());
        Assert.False(first.TryGetProperty("latex", out _));
        Assert.Equal(answer.GetProperty("result").GetProperty("text").GetString(), answer.GetProperty("steps").EnumerateArray().Last().GetProperty("after").GetString());
        Assert.Equal((4 * Math.Sin(2)) + (4 * Math.Cos(2)), answer.GetProperty("values")[0].GetProperty("x").GetDouble(), 1e-12);
    }

    [Fact]
    public void Both_sides_of_every_step_can_be_sent_back_and_have_one_value()
    {
        JsonElement answer = Good("\"source\":\"x^3 sin(2x)/(1+x^2) + max(x, y)^2\",\"wrt\":[\"x\"],\"level\":3");
        foreach (JsonElement step in answer.GetProperty("steps").EnumerateArray())
        {
            double[] sides = [.. new[] { "before", "after" }.Select(side => BatchTranscript.Run(
                AnswerWriter.Answer,
                JsonSerializer.Serialize(new { op = "eval", source = step.GetProperty(side).GetString(), at = new[] { new { x = 0.7, y = 0.2 } } })).Single().GetProperty("values")[0].GetDouble())];
            Assert.Equal(sides[0], sides[1], 1e-12);
        }
    }

    [Fact]
    public void Latex_is_added_when_asked_for() =>
        Assert.Contains(@"\frac", Good("\"source\":\"x^2\",\"wrt\":[\"x\"],\"formats\":[\"text\",\"latex\"]").GetProperty("steps")[0].GetProperty("latex").GetString());

    [Fact]
    public void All_variables_are_explained_when_none_is_named()
    {
        JsonElement answer = Good("\"source\":\"x^2 y\"");
        Assert.Equal(["x", "y"], answer.GetProperty("steps").EnumerateArray().Select(static s => s.GetProperty("wrt").GetString()).Distinct());
        Assert.Equal("x^2", answer.GetProperty("results").GetProperty("y").GetProperty("text").GetString());
    }

    [Fact]
    public void Paths_and_tables_come_with_values()
    {
        JsonElement answer = Good("\"source\":\"(xy+z)²+exp(x−yz)\",\"wrt\":[\"z\"],\"paths\":true,\"tables\":true,\"at\":[{\"x\":1,\"y\":2,\"z\":0}]");
        JsonElement paths = answer.GetProperty("paths").GetProperty("z");
        Assert.Equal("2", paths.GetProperty("count").GetString());
        Assert.Equal(["v7", "v3", "v2", "z"], paths.GetProperty("list")[0].GetProperty("nodes").EnumerateArray().Select(static n => n.GetString()));
        Assert.Equal(4, paths.GetProperty("list")[0].GetProperty("values")[0].GetDouble());
        Assert.Equal(4 - (2 * Math.E), paths.GetProperty("sum")[0].GetDouble(), 1e-12);
        JsonElement forward = answer.GetProperty("tables").GetProperty("forward"), backward = answer.GetProperty("tables").GetProperty("backward");
        Assert.Equal("swaps", forward[3].GetProperty("gate").GetString());
        Assert.Equal("1", backward[0].GetProperty("gradient").GetString());
        Assert.Equal(8 + Math.E, backward[9].GetProperty("values")[0].GetDouble(), 1e-12);
    }

    [Fact]
    public void Lines_of_a_network_are_steps()
    {
        JsonElement step = Good("\"source\":\"h = tanh(W x); J = sum(h.^2)\",\"wrt\":[\"W\"],\"shapes\":{\"W\":[\"m\",\"n\"],\"x\":[\"n\"]}").GetProperty("steps").EnumerateArray().Last();
        Assert.Equal("∂J/∂W", step.GetProperty("before").GetString());
        Assert.Contains("derivative of tanh", step.GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("\"source\":\"x^2\",\"level\":4", "request")]
    [InlineData("\"source\":\"x^2\",\"level\":\"2\"", "request")]
    [InlineData("\"source\":\"x^2\",\"paths\":1", "request")]
    [InlineData("\"source\":\"polygamma(x, 2)\",\"wrt\":[\"x\"]", "undefined")]
    [InlineData("\"source\":\"x > 0\",\"wrt\":[\"x\"]", "type")]
    [InlineData("\"source\":\"x y\",\"wrt\":[\"x\"],\"tables\":true,\"at\":[{\"x\":1}]", "name")]
    public void Errors_have_their_codes(string fields, string code) => Assert.Equal(code, Ask(fields).Code());

    [Fact]
    public void A_result_too_long_to_print_still_has_its_steps_when_no_format_is_asked_for()
    {
        string deep = string.Concat(Enumerable.Repeat("sin(", 5000)) + "x" + new string(')', 5000);
        JsonElement answer = Good($"\"source\":\"{deep}\",\"wrt\":[\"x\"],\"formats\":[],\"at\":[{{\"x\":1}}]");
        Assert.Equal(4800, answer.GetProperty("omitted").GetInt32());
    }
}
