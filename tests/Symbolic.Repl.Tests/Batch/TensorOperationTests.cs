using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>The answers of the machine interface where values are vectors, matrices, tensors and families of them.</summary>
public class TensorOperationTests
{
    private const string Point = """{"A":[[1,2],[3,4]],"x":[1,-1]}""";

    private static JsonElement Ask(string fields) => BatchTranscript.Run(AnswerWriter.Answer, $$"""{"id":"a",{{fields}}}""").Single();

    private static JsonElement Good(string fields)
    {
        JsonElement answer = Ask(fields);
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer;
    }

    private static string Value(string fields) => Good(fields).GetProperty("values")[0].GetRawText();

    private static string Text(JsonElement formats) => formats.GetProperty("text").GetString()!;

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static t => t.GetString()!)];

    [Theory]
    [InlineData("A*x", "[-1,-1]")]
    [InlineData("A*A", "[[7,10],[15,22]]")]
    [InlineData("xᵀA x", "0")]
    [InlineData("x xᵀ", "[[1,-1],[-1,1]]")]
    [InlineData("A > 2", "[[false,false],[true,true]]")]
    [InlineData("log(x)", "[0,\"NaN\"]")]
    [InlineData("1/(x - 1)", "[\"Infinity\",-0.5]")]
    [InlineData("A/3", "[[0.3333333333333333,0.6666666666666666],[1,1.3333333333333333]]")]
    [InlineData("A[1,2]", "2")]
    public void Values_are_nested_as_the_shape_says(string source, string value) =>
        Assert.Equal(value, Value($$"""
            "op":"eval","source":"{{source}}","at":[{{Point}}]
            """));

    [Fact]
    public void Entries_may_be_spelled_as_strings() =>
        Assert.Equal("[0.5,\"Infinity\"]", Value("\"op\":\"eval\",\"source\":\"x + y\",\"at\":[{\"x\":[\"1/4\",\"Infinity\"],\"y\":[\".25\",0]}]"));

    [Fact]
    public void A_tensor_of_order_3_goes_in_and_comes_out() =>
        Assert.Equal("[[[2,4]],[[6,8]]]", Value("\"op\":\"eval\",\"source\":\"2 T\",\"at\":[{\"T\":[[[1,2]],[[3,4]]]}]"));

    [Fact]
    public void Families_are_objects_and_their_members_variables()
    {
        JsonElement answer = Good("""
            "op":"gradient","source":"h[1] = x; for n = 1..2 { h[n+1] = W[n]*h[n] }\nE = sum(h[3])","at":[{"W":{"1":[[1,2],[3,4]],"2":[[5,6]]},"x":[1,-1]}],"wrt":["W[1]","W[2]"]
            """);
        Assert.Equal(["W[1]", "W[2]"], answer.GetProperty("results").EnumerateObject().Select(static p => p.Name));
        Assert.Equal("{\"W[1]\":[[5,-5],[6,-6]],\"W[2]\":[[-1,-1]]}", answer.GetProperty("values")[0].GetRawText());
    }

    [Fact]
    public void A_family_by_its_name_is_all_its_members()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"sum(W[2]*W[1])\",\"wrt\":[\"W\"],\"at\":[{\"W\":{\"1\":[1,2],\"2\":[[3,4]]}}]");
        Assert.Equal("{\"W[2]\":[[1,2]],\"W[1]\":[3,4]}", answer.GetProperty("values")[0].GetRawText());
    }

    [Fact]
    public void A_family_may_have_a_long_name() =>
        Assert.Equal("[3]", Value("\"op\":\"eval\",\"source\":\"weight[1] + weight[2]\",\"at\":[{\"weight\":{\"1\":[1],\"2\":[2]}}]"));

    [Fact]
    public void Gradient_has_the_shape_of_each_variable()
    {
        JsonElement answer = Good($$"""
            "op":"gradient","source":"xᵀA x","at":[{{Point}}]
            """);
        Assert.Equal(["x", "A"], answer.GetProperty("results").EnumerateObject().Select(static p => p.Name));
        Assert.Equal("x*x'", Text(answer.GetProperty("results").GetProperty("A")));
        Assert.Equal("{\"x\":[-3,-3],\"A\":[[1,-1],[-1,1]]}", answer.GetProperty("values")[0].GetRawText());
        Assert.Equal(["conditions", "id", "nodes", "notes", "ok", "results", "values"], answer.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("gradient")]
    [InlineData("hessian")]
    public void A_vector_has_no_gradient_but_a_jacobian(string op)
    {
        JsonElement answer = Ask($$"""
            "op":"{{op}}","source":"A*x","at":[{{Point}}]
            """);
        Assert.Equal("shape", answer.Code());
        Assert.Contains("R^2", answer.Message());
        Assert.Contains("jacobian", answer.GetProperty("error").GetProperty("hint").GetString());
    }

    [Fact]
    public void Jacobian_has_the_axes_of_the_output_first()
    {
        JsonElement answer = Good("\"op\":\"jacobian\",\"source\":\"W*x\",\"at\":[{\"W\":[[1,2,3],[4,5,6]],\"x\":[1,-1,2]}]");
        Assert.Equal("W", Text(answer.GetProperty("results").GetProperty("x")));
        Assert.Equal("{\"W\":[[[1,-1,2],[0,0,0]],[[0,0,0],[1,-1,2]]],\"x\":[[1,2,3],[4,5,6]]}", answer.GetProperty("values")[0].GetRawText());
    }

    [Fact]
    public void Jacobian_by_a_number_has_the_shape_of_the_output() =>
        Assert.Equal("{\"t\":[-1,-1]}", Value("\"op\":\"jacobian\",\"source\":\"t*A*x\",\"wrt\":[\"t\"],\"at\":[{\"A\":[[1,2],[3,4]],\"x\":[1,-1],\"t\":7}]"));

    [Fact]
    public void Jacobian_of_several_results_is_a_list_of_theirs() =>
        Assert.Equal(
            "{\"x\":[[[1,2],[3,4]],[2,-2]],\"t\":[[0,0],1]}",
            Value("\"op\":\"jacobian\",\"source\":\"u = A*x\\nv = x·x + t\",\"of\":[\"u\",\"v\"],\"wrt\":[\"x\",\"t\"],\"at\":[{\"A\":[[1,2],[3,4]],\"x\":[1,-1],\"t\":7}]"));

    [Fact]
    public void A_list_of_tensors_is_written_as_statements() =>
        Assert.Equal("A; 2*x", Text(Good($$"""
            "op":"jacobian","source":"u = A*x\nv = x·x","of":["u","v"],"wrt":["x"],"at":[{{Point}}]
            """).GetProperty("results").GetProperty("x")));

    [Fact]
    public void Values_that_nobody_needs_may_have_any_shape() =>
        Assert.Equal("[2,5]", Good("\"op\":\"eval\",\"source\":\"y = 2\\nx·x\",\"at\":[{\"x\":[1,1],\"z\":[1],\"y\":[1]},{\"x\":[1,2],\"z\":[1,2],\"y\":3}]").GetProperty("values").GetRawText());

    [Fact]
    public void Several_results_are_evaluated_to_a_list() =>
        Assert.Equal("[[-1,-1],2]", Value($$"""
            "op":"eval","source":"u = A*x\nv = x·x","of":["u","v"],"at":[{{Point}}]
            """));

    [Fact]
    public void Hessian_by_one_vector_is_one_matrix()
    {
        JsonElement answer = Good($$"""
            "op":"hessian","source":"xᵀA x","wrt":["x"],"at":[{{Point}}]
            """);
        Assert.Equal(["x"], Texts(answer.GetProperty("wrt")));
        Assert.Equal("A + A'", Text(answer.GetProperty("result")));
        Assert.Equal("{\"x,x\":[[2,5],[5,8]]}", answer.GetProperty("values")[0].GetRawText());
    }

    [Fact]
    public void Hessian_has_an_entry_for_every_ordered_pair_with_the_axes_in_that_order()
    {
        JsonElement answer = Good("\"op\":\"hessian\",\"source\":\"t xᵀB y\",\"wrt\":[\"x\",\"y\",\"t\"],\"at\":[{\"B\":[[1,2,3],[4,5,6]],\"x\":[1,-1],\"y\":[1,0,2],\"t\":2}]");
        JsonElement values = answer.GetProperty("values")[0];
        Assert.Equal(["x,x", "x,y", "x,t", "y,x", "y,y", "y,t", "t,x", "t,y", "t,t"], values.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(values.EnumerateObject().Select(static p => p.Name), answer.GetProperty("results").EnumerateObject().Select(static p => p.Name));
        Assert.Equal("[[2,4,6],[8,10,12]]", values.GetProperty("x,y").GetRawText());
        Assert.Equal("[[2,8],[4,10],[6,12]]", values.GetProperty("y,x").GetRawText());
        Assert.Equal("[7,16]", values.GetProperty("x,t").GetRawText());
        Assert.Equal("[[0,0],[0,0]]", values.GetProperty("x,x").GetRawText());
        Assert.Equal("0", values.GetProperty("t,t").GetRawText());
    }

    [Fact]
    public void Hessian_of_numbers_with_a_vector_on_the_way_stays_a_table() =>
        Assert.Equal("[2*norm(x)^2]", Text(Good("\"op\":\"hessian\",\"source\":\"t^2 xᵀx\",\"wrt\":[\"t\"],\"at\":[{\"x\":[1,2],\"t\":3}]").GetProperty("result")).Replace("sum(x.^2)", "norm(x)^2").Replace("; ", ","));

    [Theory]
    [InlineData("\"source\":\"xᵀA x\",\"wrt\":[\"x\",\"x\"]", "[[2,5],[5,8]]")]
    [InlineData("\"source\":\"xᵀA x\",\"wrt\":[\"x\"]", "[-3,-3]")]
    [InlineData("\"source\":\"A*x\",\"wrt\":[\"x\"]", "[[1,2],[3,4]]")]
    [InlineData("\"source\":\"x·x\"", "[2,-2]")]
    [InlineData("\"source\":\"(A[1,1])^2 x\",\"wrt\":[\"A\"]", "[[[2,0],[0,0]],[[-2,0],[0,0]]]")]
    public void Diff_appends_the_axes_of_each_variable(string fields, string value) =>
        Assert.Equal(value, Value($$"""
            "op":"diff",{{fields}},"at":[{{Point}}]
            """));

    [Fact]
    public void Jvp_moves_along_a_tensor()
    {
        Assert.Equal("[2,4]", Value($$"""
            "op":"jvp","source":"A*x","direction":{"x":[0,1]},"at":[{{Point}}]
            """));
        Assert.Equal("[3,1]", Value($$"""
            "op":"jvp","source":"A*x","direction":{"x":[0,1],"A":[["1/2",-0.5],[0,3]]},"at":[{{Point}}]
            """));
        Assert.Equal("[[1,0],[0,-1]]", Value("\"op\":\"jvp\",\"source\":\"W[1]\",\"direction\":{\"W\":{\"1\":[[1,0],[0,-1]]}},\"at\":[{\"W\":{\"1\":[[1,2],[3,4]]}}]"));
    }

    [Fact]
    public void Vjp_pulls_a_tensor_back()
    {
        Assert.Equal("{\"A\":[[1,-1],[2,-2]],\"x\":[7,10]}", Value($$"""
            "op":"vjp","source":"y = A*x","direction":{"y":[1,2]},"at":[{{Point}}]
            """));
        Assert.Equal("{\"x\":[7,8]}", Value($$"""
            "op":"vjp","source":"y = A*x\nz = x·x","of":["y","z"],"wrt":["x"],"direction":{"y":[1,2],"z":"1/2"},"at":[{"A":[[1,2],[3,4]],"x":[0,-2]}]
            """));
    }

    [Fact]
    public void A_direction_of_a_length_with_a_name_has_a_name()
    {
        JsonElement jvp = Good("\"op\":\"jvp\",\"source\":\"x in R^n\\nx·x\",\"direction\":{\"x\":[1,2]},\"at\":[{\"x\":[3,4]}]");
        Assert.Equal("[22]", jvp.GetProperty("values").GetRawText());
        Assert.Contains("dx", Text(jvp.GetProperty("result")));
        Assert.Contains(Texts(jvp.GetProperty("notes")), static n => n.Contains("dx", StringComparison.Ordinal));
        Assert.Equal("{\"x\":[3,8]}", Value("\"op\":\"vjp\",\"source\":\"x in R^n\\ny = x.*x/2\",\"direction\":{\"y\":[1,2]},\"at\":[{\"x\":[3,4]}]"));
        Assert.Equal("shape", Ask("\"op\":\"jvp\",\"source\":\"x in R^n\\nx·x\",\"direction\":{\"x\":[1,2,3]},\"at\":[{\"x\":[3,4]}]").Code());
    }

    [Fact]
    public void A_function_alone_is_what_is_asked_about() =>
        Assert.Equal("{\"x\":[4,6],\"A\":[[1,-1],[1,-1]]}", Value($$"""
            "op":"gradient","source":"f(x) = sum(A*x)","wrt":["x","A"],"at":[{{Point}}]
            """));

    [Fact]
    public void More_entries_than_there_can_be_are_a_limit() => Assert.Equal("limit", Ask("\"op\":\"eval\",\"source\":\"ones(100000)*ones(100000)ᵀ\"").Code());

    [Theory]
    [InlineData("jvp", "{\"x\":1}")]
    [InlineData("jvp", "{\"x\":[1,2,3]}")]
    [InlineData("jvp", "{\"x\":[[1,2]]}")]
    [InlineData("vjp", "{\"y\":1}")]
    [InlineData("vjp", "{\"y\":[1,2,3]}")]
    [InlineData("vjp", "{\"y\":[\"NaN\",1]}")]
    public void A_direction_of_another_shape_is_refused(string op, string direction) =>
        Assert.Equal("request", Ask($$"""
            "op":"{{op}}","source":"y = A*x","wrt":["x"],"direction":{{direction}},"at":[{{Point}}]
            """).Code());

    [Fact]
    public void Check_compares_tensors()
    {
        JsonElement values = Good("\"op\":\"check\",\"source\":\"sum(tanh(W*x).^2)\",\"at\":[{\"W\":[[0.1,0.2],[0.3,0.4]],\"x\":[1,-1]}]").GetProperty("values")[0];
        Assert.Equal(["W", "x"], values.EnumerateObject().Select(static p => p.Name));
        Assert.All(values.EnumerateObject(), static v =>
        {
            Assert.True(v.Value.GetProperty("passed").GetBoolean());
            Assert.InRange(v.Value.GetProperty("max_error").GetDouble(), 0, 1e-8);
            Assert.Equal(1, v.Value.GetProperty("compared").GetInt32());
        });
        Assert.True(Good("\"op\":\"check\",\"source\":\"tanh(W*x)\",\"shapes\":{\"x\":[3],\"W\":[2,3]}").GetProperty("values")[0].GetProperty("W").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void Check_finds_lengths_that_fit() =>
        Assert.True(Good("\"op\":\"check\",\"source\":\"conv1d(x, k)\"").GetProperty("values")[0].GetProperty("k").GetProperty("passed").GetBoolean());

    [Fact]
    public void Check_says_when_there_are_none() =>
        Assert.Equal("shape", Ask("\"op\":\"check\",\"source\":\"sum(conv1d(x, k)) + sum(conv1d(k, [x; 1; 2]))\",\"shapes\":{\"x\":[\"n\"],\"k\":[\"n+2\"]}").Code());

    [Fact]
    public void Simplify_and_parse_know_tensors()
    {
        JsonElement simplified = Good("\"op\":\"simplify\",\"source\":\"(Aᵀ)ᵀ x + A x\",\"at\":[{\"A\":[[1,2],[3,4]],\"x\":[1,-1]}]");
        Assert.Equal("2*A*x", Text(simplified.GetProperty("result")));
        Assert.Equal("[-2,-2]", simplified.GetProperty("values")[0].GetRawText());
        JsonElement parsed = Good("\"op\":\"parse\",\"source\":\"b + A x\",\"shapes\":{\"A\":[\"m\",\"n\"],\"x\":[\"n\"],\"b\":[\"m\"]},\"formats\":[\"text\",\"unicode\",\"latex\",\"tree\",\"dot\"]");
        Assert.Equal("b + A*x", Text(parsed.GetProperty("result")));
        Assert.Equal(["b", "A", "x"], Texts(parsed.GetProperty("free")));
        Assert.All(parsed.GetProperty("result").EnumerateObject(), static f => Assert.NotEmpty(f.Value.GetString()!));
    }

    [Fact]
    public void Lengths_with_names_follow_from_each_point()
    {
        JsonElement answer = Good("""
            "op":"gradient","source":"sum((A*x).^2)","wrt":["x"],"shapes":{"A":["m","n"],"x":["n"]},"at":[{"A":[[1,2]],"x":[1,1]},{"A":[[1],[2]],"x":[3]},{"A":[[1],[2]],"x":[4]}]
            """);
        Assert.Equal("[{\"x\":[6,12]},{\"x\":[30]},{\"x\":[40]}]", answer.GetProperty("values").GetRawText());
    }

    [Theory]
    [InlineData("x in R^n\\nsum(x)/n", "\"at\":[{\"x\":[1,2]},{\"x\":[3,4,8]}]", "[1.5,5]")]
    [InlineData("x in R^{n+1}\\nsum(x)/n", "\"at\":[{\"x\":[1,2]},{\"x\":[3,5,8]}]", "[3,8]")]
    [InlineData("x in R^n\\nn x", "\"at\":[{\"x\":[1,2],\"n\":2}]", "[[2,4]]")]
    public void Declared_lengths_follow_from_the_values(string source, string at, string values) =>
        Assert.Equal(values, Good($$"""
            "op":"eval","source":"{{source}}",{{at}}
            """).GetProperty("values").GetRawText());

    [Fact]
    public void A_length_with_a_name_may_stand_beside_numbers() =>
        Assert.Equal("[-1,-1]", Value($$"""
            "op":"eval","source":"A*x","shapes":{"x":["n"]},"at":[{{Point}}]
            """));

    [Fact]
    public void A_length_is_no_variable()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"x in R^n\\nsum(x.^2)/n\",\"at\":[{\"x\":[1,2]}]");
        Assert.Equal("{\"x\":[1,2]}", answer.GetProperty("values")[0].GetRawText());
    }

    [Theory]
    [InlineData("\"source\":\"x·x\",\"at\":[{\"x\":[1,2]},{\"x\":[1,2,3]}]", "R^3")]
    [InlineData("\"source\":\"x + 1\",\"shapes\":{\"x\":[3]},\"at\":[{\"x\":[1,2]}]", "R^2")]
    [InlineData("\"source\":\"x + 1\",\"shapes\":{\"x\":[3]},\"at\":[{\"x\":5}]", "a number")]
    [InlineData("\"source\":\"x + 1\",\"shapes\":{\"x\":[]},\"at\":[{\"x\":[5]}]", "R^1")]
    [InlineData("\"source\":\"A + B\",\"shapes\":{\"A\":[\"n\"],\"B\":[\"n\"]},\"at\":[{\"A\":[1],\"B\":[1,2]}]", "n is")]
    [InlineData("\"source\":\"x in R^n\\nsum(x) n\",\"at\":[{\"x\":[1,2],\"n\":3}]", "n is 3")]
    [InlineData("\"source\":\"x in R^3\\nsum(x)\",\"at\":[{\"x\":[1,2]}]", "R^2")]
    [InlineData("\"source\":\"A*B\",\"at\":[{\"A\":[[1,2]],\"B\":[[1,2]]}]", "R^{1×2}")]
    public void Shapes_that_do_not_fit_are_named(string fields, string part)
    {
        JsonElement answer = Ask($"\"op\":\"eval\",{fields}");
        Assert.Equal("shape", answer.Code());
        Assert.Contains(part, answer.Message());
    }

    [Fact]
    public void Shapes_that_do_not_fit_in_the_text_have_a_place()
    {
        JsonElement error = Ask("\"op\":\"eval\",\"source\":\"u = 1\\n2 + A*B\",\"at\":[{\"A\":[[1,2]],\"B\":[[1,2]]}]").GetProperty("error");
        Assert.Equal("shape", error.GetProperty("code").GetString());
        Assert.Equal((2, 5, 3), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32(), error.GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("gradient", "xᵀA x", "{\"x\":[-3,-3],\"A\":[[1,-1],[-1,1]]}")]
    [InlineData("eval", "x·x", "2")]
    [InlineData("eval", "x in R^2\\nA*x", "[-1,-1]")]
    public void A_column_is_read_as_a_vector_where_one_is_meant(string op, string source, string value)
    {
        JsonElement answer = Good($$"""
            "op":"{{op}}","source":"{{source}}","at":[{"A":[[1,2],[3,4]],"x":[[1],[-1]]}]
            """);
        Assert.Equal(value, answer.GetProperty("values")[0].GetRawText());
    }

    [Fact]
    public void A_column_read_as_a_vector_is_mentioned() =>
        Assert.Equal(
            ["the 2×1 matrix given for x is read as a vector"],
            Texts(Good("\"op\":\"eval\",\"source\":\"x·y\",\"at\":[{\"x\":[[1],[-1]],\"y\":[1,2]}]").GetProperty("notes")));

    [Fact]
    public void A_column_stays_a_matrix_where_one_is_meant()
    {
        JsonElement answer = Good("\"op\":\"gradient\",\"source\":\"sum(A*B*X)\",\"at\":[{\"A\":[[1],[0.5]],\"B\":[[2,-1]],\"X\":[[1,2],[0,1]]}]");
        Assert.Equal("{\"A\":[[5],[5]],\"B\":[[4.5,1.5]],\"X\":[[3,3],[-1.5,-1.5]]}", answer.GetProperty("values")[0].GetRawText());
        Assert.Empty(answer.GetProperty("notes").EnumerateArray());
    }

    [Fact]
    public void A_column_fits_a_vector_of_the_request() =>
        Assert.Equal("[2,4]", Value("\"op\":\"eval\",\"source\":\"2x\",\"shapes\":{\"x\":[\"n\"]},\"at\":[{\"x\":[[1],[2]]}]"));

    [Fact]
    public void Only_the_columns_that_must_be_vectors_become_vectors()
    {
        JsonElement answer = Good("\"op\":\"eval\",\"source\":\"A*B + (x·y)\",\"at\":[{\"A\":[[1],[2]],\"B\":[[3,4]],\"x\":[[1],[2]],\"y\":[5,6]}]");
        Assert.Equal("[[20,21],[23,25]]", answer.GetProperty("values")[0].GetRawText());
        Assert.Equal(["the 2×1 matrix given for x is read as a vector"], Texts(answer.GetProperty("notes")));
    }

    [Fact]
    public void Missing_values_are_named() =>
        Assert.Equal("name", Ask("\"op\":\"eval\",\"source\":\"A*x\",\"at\":[{\"A\":[[1,2],[3,4]]}]").Code());

    [Fact]
    public void A_value_for_a_name_with_an_equation_is_mentioned_whatever_its_shape() =>
        Assert.Contains(
            Texts(Good($$"""
                "op":"eval","source":"y = A*x\n2y","at":[{"A":[[1,2],[3,4]],"x":[1,-1],"y":[1,2]},{"A":[[1,2],[3,4]],"x":[1,-1],"y":5}]
                """).GetProperty("notes")),
            static n => n.Contains("the program defines y", StringComparison.Ordinal));

    [Fact]
    public void A_name_with_an_equation_can_be_differentiated_by() =>
        Assert.Equal("{\"y\":[-2,-2]}", Value($$"""
            "op":"gradient","source":"y = A*x\nE = y·y","wrt":["y"],"at":[{{Point}}]
            """));

    [Fact]
    public void Greek_names_may_be_spelled_out() =>
        Assert.Equal("{\"lambda\":[3,4]}", Value("\"op\":\"gradient\",\"source\":\"λ·x\",\"wrt\":[\"lambda\"],\"at\":[{\"lambda\":[1,2],\"x\":[3,4]}]"));

    [Fact]
    public void What_is_assumed_of_a_vector_holds_for_its_entries() =>
        Assert.Equal("x", Text(Good("\"op\":\"simplify\",\"source\":\"abs(x)\",\"assume\":[\"x > 0\"],\"at\":[{\"x\":[1,2]}]").GetProperty("result")));

    [Fact]
    public void A_length_that_follows_from_the_values_is_a_number() =>
        Assert.Equal("6", Value("\"op\":\"eval\",\"source\":\"sum_{i=1}^3 n\",\"shapes\":{\"x\":[\"n\"]},\"at\":[{\"x\":[1,2]}]"));

    [Fact]
    public void Formats_are_written_for_each_variable()
    {
        JsonElement results = Good("\"op\":\"jacobian\",\"source\":\"W*x\",\"shapes\":{\"W\":[2,3],\"x\":[3]},\"formats\":[\"text\",\"unicode\",\"latex\"]").GetProperty("results");
        Assert.Equal(["W", "x"], results.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(["latex", "text", "unicode"], results.GetProperty("W").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Results_can_be_left_as_they_are_derived() =>
        Assert.NotEqual(
            Text(Good("\"op\":\"gradient\",\"source\":\"sum(log(1 + exp(x)))\",\"shapes\":{\"x\":[2]}").GetProperty("results").GetProperty("x")),
            Text(Good("\"op\":\"gradient\",\"source\":\"sum(log(1 + exp(x)))\",\"shapes\":{\"x\":[2]},\"simplify\":false").GetProperty("results").GetProperty("x")));

    [Fact]
    public void An_overflow_of_the_simplified_form_does_not_lose_entries()
    {
        // x^4/y^4 is ∞/∞ at 1e100 where it is printed as a quotient of powers; the derived form is not.
        JsonElement answer = Good("\"op\":\"simplify\",\"source\":\"(x./y).*(x./y).*(x./y).*(x./y)\",\"at\":[{\"x\":[1e100,2],\"y\":[1e100,1]}]");
        Assert.Equal("[1,16]", answer.GetProperty("values")[0].GetRawText());
    }
}
