using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>What is refused, and how it is said; limits.</summary>
public partial class OperationTests
{
    [Theory]
    [InlineData("2 +", 1, 3)]
    [InlineData("x +\\n2 3", 2, 3)]
    [InlineData("(x", 1, 1)]
    public void Syntax_errors_have_a_place(string source, int line, int column)
    {
        JsonElement answer = Ask($"\"op\":\"parse\",\"source\":\"{source}\"");
        Assert.Equal("syntax", answer.Code());
        JsonElement error = answer.GetProperty("error");
        Assert.Equal(line, error.GetProperty("line").GetInt32());
        Assert.Equal(column, error.GetProperty("column").GetInt32());
        Assert.True(error.GetProperty("length").GetInt32() >= 0);
        Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData("x > 0", "diff")]
    [InlineData("x > 0", "gradient")]
    [InlineData("(x > 0) + 1", "parse")]
    public void Truth_values_are_not_numbers(string source, string op) =>
        Assert.Equal("type", Ask($"\"op\":\"{op}\",\"source\":\"{source}\",\"wrt\":[\"x\"]").Code());

    [Theory]
    [InlineData("\"wrt\":[\"2\"]")]
    [InlineData("\"wrt\":[\"x+1\"]")]
    [InlineData("\"wrt\":[\"\"]")]
    [InlineData("\"names\":[\"\"]")]
    [InlineData("\"names\":[\"x y\"]")]
    [InlineData("\"names\":[\"2x\"]")]
    public void What_is_no_name_is_refused(string field) => Assert.Equal("request", Ask($"\"op\":\"diff\",\"source\":\"x\",{field}").Code());

    [Fact]
    public void A_variable_is_listed_once() => Assert.Equal("request", Ask("\"op\":\"gradient\",\"source\":\"x\",\"wrt\":[\"x\",\"x\"]").Code());

    [Fact]
    public void A_program_without_expression_can_be_read_and_nothing_else()
    {
        JsonElement answer = Good("\"op\":\"parse\",\"source\":\"var speed\"");
        Assert.False(answer.TryGetProperty("result", out _));
        Assert.NotEmpty(answer.GetProperty("reading").GetString()!);
        Assert.Equal("request", Ask("\"op\":\"eval\",\"source\":\"var speed\"").Code());
        Assert.Equal("syntax", Ask("\"op\":\"parse\",\"source\":\"\"").Code());
        Assert.Equal("syntax", Ask("\"op\":\"parse\",\"source\":\"# nothing\"").Code());
    }

    [Fact]
    public void A_function_alone_is_what_is_asked_about()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"f(x, y) = x^2 y\",\"at\":[{\"x\":3,\"y\":5}]");
        Near(30, answer.GetProperty("values")[0].GetProperty("x"));
        Assert.Equal("x^2*y", Text(Good("\"op\":\"parse\",\"source\":\"f(x, y) = x^2 y\"").GetProperty("result")));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void Answers_are_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo? threads = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            CultureInfo.DefaultThreadCurrentCulture = new CultureInfo(culture);
            JsonElement answer = Good("\"op\":\"diff\",\"source\":\"-1.5x^2\",\"at\":[{\"x\":0.5},{\"x\":\"-2.5\"},{\"x\":\"NaN\"}]");
            Assert.Equal("-3*x", Text(answer.GetProperty("result")));
            Assert.Equal("[-1.5,7.5,\"NaN\"]", answer.GetProperty("values").GetRawText());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = threads;
        }
    }

    [Theory]
    [InlineData('(', ')', 100_000)]
    [InlineData('[', ']', 100_000)]
    public void Deep_input_does_not_take_the_process_down(char open, char close, int depth)
    {
        JsonElement answer = Ask($"\"op\":\"gradient\",\"source\":\"{new string(open, depth)}x{new string(close, depth)}\"");
        Assert.True(answer.GetProperty("ok").GetBoolean() || answer.Code() != "internal", answer.GetRawText());
    }

    [Fact]
    public void A_sum_of_a_hundred_thousand_terms_is_differentiated()
    {
        string source = string.Join(" + ", Enumerable.Range(1, 100_000).Select(static i => i.ToString(CultureInfo.InvariantCulture) + " sin(x)"));
        Near(5_000_050_000d, Good($$"""
            "op":"diff","source":"{{source}}","wrt":["x"],"formats":[],"at":[{"x":0}],"timeout_ms":60000
            """).GetProperty("values")[0]);
    }
}
