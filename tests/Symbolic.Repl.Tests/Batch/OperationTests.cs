using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>The answers of the machine interface, operation by operation.</summary>
public partial class OperationTests
{
    private const string Title = "(xy+z)²+exp(x−yz)";
    private const string TitlePoint = """{"x":1,"y":2,"z":0}""";

    private static JsonElement Ask(string fields) => BatchTranscript.Run(AnswerWriter.Answer, $$"""{"id":"a",{{fields}}}""").Single();

    private static JsonElement Good(string fields)
    {
        JsonElement answer = Ask(fields);
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer;
    }

    private static string Text(JsonElement formats) => formats.GetProperty("text").GetString()!;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static t => t.GetString()!)];

    private static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture) : value.GetDouble();

    private static void Near(double wanted, JsonElement value) => Assert.Equal(wanted, Number(value), 1e-12 * Math.Max(1, Math.Abs(wanted)));

    [Fact]
    public void Parse_says_how_the_text_was_read()
    {
        JsonElement answer = Good($$"""
            "op":"parse","source":"{{Title}}","formats":["text","unicode","latex","dot","tree"]
            """);
        Assert.Equal("(((x * y) + z) ^ 2) + exp(x - (y * z))", answer.GetProperty("reading").GetString());
        Assert.Equal(["x", "y", "z"], Texts(answer.GetProperty("free")));
        Assert.Equal("(x*y + z)^2 + exp(x - y*z)", Text(answer.GetProperty("result")));
        Assert.Equal("(xy + z)² + exp(x − yz)", answer.GetProperty("result").GetProperty("unicode").GetString());
        Assert.Contains("^{2}", answer.GetProperty("result").GetProperty("latex").GetString());
        Assert.StartsWith("digraph", answer.GetProperty("result").GetProperty("dot").GetString());
        Assert.NotEmpty(answer.GetProperty("result").GetProperty("tree").GetString()!);
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("notes").ValueKind);
    }

    [Fact]
    public void Parse_passes_on_the_remarks_of_the_language() =>
        Assert.NotEmpty(Texts(Good("\"op\":\"parse\",\"source\":\"e^-λx\"").GetProperty("notes")));

    [Fact]
    public void Only_the_formats_asked_for_are_written()
    {
        JsonElement result = Good("\"op\":\"parse\",\"source\":\"x^2\",\"formats\":[\"latex\"]").GetProperty("result");
        Assert.Equal(["latex"], result.EnumerateObject().Select(static p => p.Name));
    }

    [Fact]
    public void Diff_gives_result_nodes_conditions_notes_and_values()
    {
        JsonElement answer = Good("\"op\":\"diff\",\"source\":\"x^3 sin x\",\"wrt\":[\"x\"],\"at\":[{\"x\":2},{\"x\":\"1/2\"}]");
        Assert.Equal(["conditions", "id", "nodes", "notes", "ok", "result", "values"], answer.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("x^2*(3*sin(x) + x*cos(x))", Text(answer.GetProperty("result")));
        Near((12 * Math.Sin(2)) + (8 * Math.Cos(2)), answer.GetProperty("values")[0]);
        Near((0.75 * Math.Sin(0.5)) + (0.125 * Math.Cos(0.5)), answer.GetProperty("values")[1]);
    }

    [Theory]
    [InlineData("""["x","x","y"]""", 24)]
    [InlineData("""["y","x","x"]""", 24)]
    [InlineData("""["x"]""", 48)]
    public void Diff_takes_one_variable_after_another(string variables, double value) =>
        Near(value, Good($$"""
            "op":"diff","source":"x^2 y^3","wrt":{{variables}},"at":[{"x":3,"y":2}]
            """).GetProperty("values")[0]);

    [Fact]
    public void Diff_needs_no_variable_where_there_is_only_one() =>
        Assert.Equal("2*t", Text(Good("\"op\":\"diff\",\"source\":\"t^2\"").GetProperty("result")));

    [Theory]
    [InlineData("x y")]
    [InlineData("5")]
    public void Diff_does_not_guess_the_variable(string source) => Assert.Equal("request", Ask($"\"op\":\"diff\",\"source\":\"{source}\"").Code());

    [Fact]
    public void A_variable_that_does_not_occur_gives_zero_and_a_word()
    {
        JsonElement answer = Good("\"op\":\"diff\",\"source\":\"x^2\",\"wrt\":[\"y\"],\"at\":[{\"x\":1}]");
        Assert.Equal("0", Text(answer.GetProperty("result")));
        Assert.Contains(Texts(answer.GetProperty("notes")), static n => n.Contains("y does not occur", StringComparison.Ordinal));
        Near(0, answer.GetProperty("values")[0]);
    }

    [Fact]
    public void Simplify_gives_the_shorter_form_and_its_condition()
    {
        JsonElement answer = Good("\"op\":\"simplify\",\"source\":\"x^2/x\",\"at\":[{\"x\":0}]");
        Assert.Equal("x", Text(answer.GetProperty("result")));
        Assert.Equal(["x != 0"], Texts(answer.GetProperty("conditions")));
        Assert.Equal(1, answer.GetProperty("nodes").GetInt32());
        Near(0, answer.GetProperty("values")[0]);
    }

    [Theory]
    [InlineData("expand", "(x+y)^2", "x^2 + 2*x*y + y^2")]
    [InlineData("factor", "x^2-y^2", "(x - y)*(x + y)")]
    [InlineData("together", "1/x+1/y", "(x + y)/(x*y)")]
    [InlineData("collect", "a*x+b*x", "x*(a + b)")]
    [InlineData("apart", "1/(x^2-y^2)", "1/(2*y*(x - y)) - 1/(2*y*(x + y))")]
    public void A_form_is_asked_for_by_name(string op, string source, string text)
    {
        JsonElement answer = Good($"\"op\":\"{op}\",\"source\":\"{source}\",\"wrt\":[\"x\"],\"at\":[{{\"x\":3,\"y\":2,\"a\":1,\"b\":1}}]");
        Assert.Equal(text, Text(answer.GetProperty("result")));
        Assert.Equal(1, answer.GetProperty("values").GetArrayLength());
        Assert.Empty(Texts(answer.GetProperty("conditions")));
    }

    [Fact]
    public void Equality_is_answered_with_verdict_method_and_point()
    {
        JsonElement answer = Good("\"op\":\"equal\",\"source\":\"sqrt(x^2)\",\"other\":\"x\"");
        Assert.Equal("different", answer.GetProperty("verdict").GetString());
        Assert.Equal("points", answer.GetProperty("decided_by").GetString());
        Assert.Equal(["x >= 0"], Texts(answer.GetProperty("conditions")));
        JsonElement example = answer.GetProperty("counterexample");
        Near(-1, example.GetProperty("at").GetProperty("x"));
        Near(1, example.GetProperty("left"));
        Near(-1, example.GetProperty("right"));
        Assert.Equal("equal", Good("\"op\":\"equal\",\"source\":\"sqrt(x^2)\",\"other\":\"x\",\"assume\":[\"x > 0\"]").GetProperty("verdict").GetString());
        Assert.Equal("request", Ask("\"op\":\"equal\",\"source\":\"x\"").Code());
    }

    [Fact]
    public void Results_can_be_left_as_they_are_derived()
    {
        string simplified = Text(Good("\"op\":\"diff\",\"source\":\"x sin x sin x\"").GetProperty("result"));
        JsonElement plain = Good("\"op\":\"diff\",\"source\":\"x sin x sin x\",\"simplify\":false");
        Assert.NotEqual(simplified, Text(plain.GetProperty("result")));
        Assert.Empty(plain.GetProperty("conditions").EnumerateArray());
    }

    [Fact]
    public void Gradient_of_the_title_example()
    {
        JsonElement answer = Good($$"""
            "op":"gradient","source":"{{Title}}","at":[{{TitlePoint}}]
            """);
        JsonElement results = answer.GetProperty("results");
        Assert.Equal(["x", "y", "z"], results.EnumerateObject().Select(static p => p.Name));
        Assert.Equal("2*y*(x*y + z) + exp(x - y*z)", Text(results.GetProperty("x")));
        JsonElement values = answer.GetProperty("values")[0];
        Near(8 + Math.E, values.GetProperty("x"));
        Near(4, values.GetProperty("y"));
        Near(4 - (2 * Math.E), values.GetProperty("z"));
        Assert.True(answer.GetProperty("nodes").GetInt32() > 10);
    }

    [Fact]
    public void Names_are_answered_as_they_were_asked()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"sigma^2 rate\",\"wrt\":[\"sigma\",\"rate\"],\"at\":[{\"sigma\":3,\"rate\":5}]");
        Near(30, answer.GetProperty("values")[0].GetProperty("sigma"));
        Near(9, answer.GetProperty("values")[0].GetProperty("rate"));
    }

    [Fact]
    public void Names_win_over_constants()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"e*E*i\",\"names\":[\"e\",\"E\",\"i\"],\"at\":[{\"e\":2,\"E\":3,\"i\":5}]");
        Near(15, answer.GetProperty("values")[0].GetProperty("e"));
    }

    [Fact]
    public void Hessian_of_the_title_example_has_an_entry_for_every_ordered_pair()
    {
        JsonElement answer = Good($$"""
            "op":"hessian","source":"{{Title}}","wrt":["z","x","y"],"at":[{{TitlePoint}}]
            """);
        Assert.Equal(["z", "x", "y"], Texts(answer.GetProperty("wrt")));
        Assert.StartsWith("[", Text(answer.GetProperty("result")));
        JsonElement values = answer.GetProperty("values")[0];
        Assert.Equal(9, values.EnumerateObject().Count());
        Near(8 + Math.E, values.GetProperty("x,x"));
        Near(8, values.GetProperty("x,y"));
        Near(8, values.GetProperty("y,x"));
        Near(2 - Math.E, values.GetProperty("y,z"));
        Near(2 + (4 * Math.E), values.GetProperty("z,z"));
    }

    [Fact]
    public void Jacobian_of_a_scalar_and_of_several_names()
    {
        Near(6, Good("\"op\":\"jacobian\",\"source\":\"x^2\",\"at\":[{\"x\":3}]").GetProperty("values")[0].GetProperty("x"));
        JsonElement answer = Good("""
            "op":"jacobian","source":"u = x y\nv = x + y^2","of":["u","v"],"wrt":["x","y"],"at":[{"x":2,"y":3}]
            """);
        Assert.Equal("[3,1]", answer.GetProperty("values")[0].GetProperty("x").GetRawText());
        Assert.Equal("[2,6]", answer.GetProperty("values")[0].GetProperty("y").GetRawText());
        Assert.StartsWith("[", Text(answer.GetProperty("results").GetProperty("x")));
    }

    [Theory]
    [InlineData("gradient")]
    [InlineData("hessian")]
    public void Gradient_and_hessian_of_a_list_are_refused_as_a_shape(string op) =>
        Assert.Equal("shape", Ask($$"""
            "op":"{{op}}","source":"u = x\nv = x","of":["u","v"]
            """).Code());

    [Fact]
    public void Of_names_what_to_work_on()
    {
        const string program = "a = x^2\\nb = x^3";
        Assert.Equal("3*x^2", Text(Good($"\"op\":\"diff\",\"source\":\"{program}\"").GetProperty("result")));
        Assert.Equal("2*x", Text(Good($"\"op\":\"diff\",\"source\":\"{program}\",\"of\":\"a\"").GetProperty("result")));
        Assert.Equal("name", Ask($"\"op\":\"diff\",\"source\":\"{program}\",\"of\":\"c\"").Code());
    }

    [Theory]
    [InlineData("x + y", "{\"x\":1,\"y\":2}", "3")]
    [InlineData("x < y", "{\"x\":1,\"y\":2}", "true")]
    [InlineData("x > y", "{\"x\":1,\"y\":2}", "false")]
    [InlineData("log(x)", "{\"x\":-1}", "\"NaN\"")]
    [InlineData("x^2", "{\"x\":\"-Infinity\"}", "\"Infinity\"")]
    [InlineData("-x", "{\"x\":\"Infinity\"}", "\"-Infinity\"")]
    [InlineData("x", "{\"x\":0.1}", "0.1")]
    [InlineData("x", "{\"x\":1e300}", "1E+300")]
    [InlineData("x/3", "{\"x\":1}", "0.3333333333333333")]
    public void Eval_gives_a_number_or_a_truth_value(string source, string point, string value) =>
        Assert.Equal(value, Good($$"""
            "op":"eval","source":"{{source}}","at":[{{point}}]
            """).GetProperty("values")[0].GetRawText());

    [Fact]
    public void Eval_without_points_is_for_constants()
    {
        Assert.Equal("[5]", Good("\"op\":\"eval\",\"source\":\"2+3\"").GetProperty("values").GetRawText());
        Assert.Equal("[]", Good("\"op\":\"eval\",\"source\":\"x\",\"at\":[]").GetProperty("values").GetRawText());
        Assert.Equal("name", Ask("\"op\":\"eval\",\"source\":\"x\"").Code());
    }

    [Theory]
    [InlineData("\"op\":\"eval\",\"source\":\"x y\",\"at\":[{\"x\":1}]")]
    [InlineData("\"op\":\"diff\",\"source\":\"x y\",\"wrt\":[\"x\"],\"at\":[{\"y\":1},{\"x\":1}]")]
    [InlineData("\"op\":\"eval\",\"source\":\"f(x)\",\"at\":[{\"x\":1}]")]
    [InlineData("\"op\":\"parse\",\"source\":\"lerning + 1\"")]
    public void Missing_values_and_unknown_names_are_name_errors(string fields) => Assert.Equal("name", Ask(fields).Code());

    [Fact]
    public void A_simplified_form_that_overflows_does_not_lose_the_value()
    {
        // x^4/y^4 printed as a quotient of powers is ∞/∞ at 1e100, the derived form is not.
        JsonElement answer = Good("\"op\":\"simplify\",\"source\":\"(x/y)*(x/y)*(x/y)*(x/y)\",\"at\":[{\"x\":1e100,\"y\":1e100}]");
        Near(1, answer.GetProperty("values")[0]);
    }

    [Fact]
    public void Jvp_moves_along_a_direction()
    {
        JsonElement answer = Good("""
            "op":"jvp","source":"x^2 y","direction":{"x":"1/2","y":3},"at":[{"x":2,"y":5}]
            """);
        Near((0.5 * 2 * 2 * 5) + (3 * 4), answer.GetProperty("values")[0]);
        Near(4 * 3, Good("""
            "op":"jvp","source":"x^2 y","direction":{"y":3},"at":[{"x":2,"y":5}]
            """).GetProperty("values")[0]);
    }

    [Fact]
    public void Vjp_pulls_a_cotangent_back()
    {
        JsonElement answer = Good("""
            "op":"vjp","source":"u = x y\nv = x + y","of":["u","v"],"direction":{"u":2,"v":0.5},"at":[{"x":3,"y":5}]
            """);
        Near((2 * 5) + 0.5, answer.GetProperty("values")[0].GetProperty("x"));
        Near((2 * 3) + 0.5, answer.GetProperty("values")[0].GetProperty("y"));
        Near(12, Good("""
            "op":"vjp","source":"x^2","direction":{"f":2},"at":[{"x":3}]
            """).GetProperty("values")[0].GetProperty("x"));
    }

    [Theory]
    [InlineData("jvp", "{\"q\":1}")]
    [InlineData("jvp", "{\"x\":[1,2]}")]
    [InlineData("vjp", "{\"u\":1,\"w\":2}")]
    [InlineData("vjp", "{\"u\":[1,2]}")]
    public void A_direction_that_does_not_fit_is_refused(string op, string direction) =>
        Assert.Equal("request", Ask($$"""
            "op":"{{op}}","source":"x^2","wrt":["x"],"direction":{{direction}}
            """).Code());

    [Theory]
    [InlineData("jvp")]
    [InlineData("vjp")]
    public void A_direction_is_needed(string op) => Assert.Equal("request", Ask($"\"op\":\"{op}\",\"source\":\"x^2\"").Code());

    [Fact]
    public void Check_compares_each_derivative_at_each_point()
    {
        JsonElement answer = Good($$"""
            "op":"check","source":"{{Title}}","at":[{{TitlePoint}},{"x":0,"y":0,"z":0}]
            """);
        Assert.Equal(2, answer.GetProperty("values").GetArrayLength());
        foreach (JsonElement point in answer.GetProperty("values").EnumerateArray())
        {
            Assert.Equal(["x", "y", "z"], point.EnumerateObject().Select(static p => p.Name));
            foreach (JsonProperty variable in point.EnumerateObject())
            {
                Assert.True(variable.Value.GetProperty("passed").GetBoolean());
                Assert.InRange(variable.Value.GetProperty("max_error").GetDouble(), 0, 1e-8);
            }
        }
    }

    [Fact]
    public void Check_without_points_draws_some()
    {
        JsonElement x = Good("\"op\":\"check\",\"source\":\"log(x) tanh(x)\"").GetProperty("values")[0].GetProperty("x");
        Assert.True(x.GetProperty("passed").GetBoolean());
        Assert.Equal(12, x.GetProperty("compared").GetInt32());
    }

    [Fact]
    public void Check_says_why_nothing_was_compared()
    {
        JsonElement x = Good("\"op\":\"check\",\"source\":\"sqrt(-1 - x^2)\"").GetProperty("values")[0].GetProperty("x");
        Assert.False(x.GetProperty("passed").GetBoolean());
        Assert.Equal("NaN", x.GetProperty("max_error").GetString());
        Assert.NotEmpty(x.GetProperty("skipped").GetString()!);
    }

    [Theory]
    [InlineData("\"op\":\"check\",\"source\":\"x y\",\"at\":[{\"x\":1}]")]
    [InlineData("\"op\":\"check\",\"source\":\"f(x)\"")]
    public void Check_needs_values(string fields) => Assert.Equal("name", Ask(fields).Code());

    [Fact]
    public void A_name_with_an_equation_can_be_differentiated_by()
    {
        const string program = "y = x^2\\nz = sin(y)";
        Assert.Equal("cos(x^2)", Text(Good($"\"op\":\"diff\",\"source\":\"{program}\",\"wrt\":[\"y\"]").GetProperty("result")));
        Assert.Equal("2*x*cos(x^2)", Text(Good($"\"op\":\"diff\",\"source\":\"{program}\",\"wrt\":[\"x\"]").GetProperty("result")));
        Assert.Equal("request", Ask($"\"op\":\"check\",\"source\":\"{program}\",\"wrt\":[\"y\"]").Code());
    }

    [Fact]
    public void A_value_for_a_name_with_an_equation_is_mentioned() =>
        Assert.Contains(
            Texts(Good("\"op\":\"eval\",\"source\":\"y = x^2\\ny + 1\",\"at\":[{\"x\":3,\"y\":5}]").GetProperty("notes")),
            static n => n.Contains("the program defines y", StringComparison.Ordinal));

    [Fact]
    public void Members_of_a_family_take_values()
    {
        JsonElement answer = Good("""
            "op":"eval","source":"for n = 1..2 { h[n+1] = h[n]^2 }\nh[3]","at":[{"h":{"1":3}}]
            """);
        Near(81, answer.GetProperty("values")[0]);
    }

    [Fact]
    public void A_derivative_that_takes_too_long_is_given_up_and_the_next_request_is_served()
    {
        string late = $$"""{"id":"late","op":"diff","source":"exp(sin(x^2))/(1+x^2)","wrt":[{{string.Join(',', Enumerable.Repeat("\"x\"", 5000))}}],"timeout_ms":100}""";
        var answers = BatchTranscript.Run(AnswerWriter.Answer, late, """{"id":"next","op":"diff","source":"x^2"}""");
        Assert.Equal("limit", answers[0].Code());
        Assert.Equal("2*x", Text(answers[1].GetProperty("result")));
    }

    [Fact]
    public void A_result_too_long_to_write_is_a_limit_and_its_values_are_not()
    {
        const string program = "\"source\":\"h[1] = x; for n = 1..60 { h[n+1] = sin(h[n]) h[n] }; h[61]\",\"wrt\":[\"x\"],\"at\":[{\"x\":1}],\"timeout_ms\":120000";
        Assert.Equal("limit", Ask($"\"op\":\"diff\",{program}").Code());
        Assert.True(double.IsFinite(Number(Good($"\"op\":\"diff\",\"formats\":[],{program}").GetProperty("values")[0])));
    }
}
