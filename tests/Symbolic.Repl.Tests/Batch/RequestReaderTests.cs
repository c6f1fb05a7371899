using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Batch;

public class RequestReaderTests
{
    private static Query? s_seen;

    private static JsonElement Answer(string fields) =>
        BatchTranscript.Run(static (request, _, _) => s_seen = request, $$"""{"id":"a"{{(fields.Length == 0 ? "" : ",")}}{{fields}}}""").Single();

    private static Query Read(string fields)
    {
        JsonElement answer = Answer($"\"op\":\"diff\",\"source\":\"x\"{(fields.Length == 0 ? "" : ",")}{fields}");
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return s_seen!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"op\":\"parse\"")]
    [InlineData("\"source\":\"x\"")]
    [InlineData("\"op\":\"parse\",\"source\":5")]
    [InlineData("\"op\":\"parse\",\"source\":null")]
    [InlineData("\"op\":\"parse\",\"source\":\"\\ud800\"")]
    [InlineData("\"op\":\"parse\",\"source\":\"x\",\"\\ud800\":1")]
    [InlineData("\"op\":\"eval\",\"source\":\"x\",\"at\":[{\"x\":1,\"\\udc80\":2}]")]
    [InlineData("\"op\":\"integrate\",\"source\":\"x\"")]
    [InlineData("\"op\":\"PARSE\",\"source\":\"x\"")]
    [InlineData("\"op\":3,\"source\":\"x\"")]
    [InlineData("\"op\":\"codegen\",\"source\":\"x\"")]
    public void What_lacks_an_op_or_a_source_is_no_request(string fields) => Assert.Equal("request", Answer(fields).Code());

    [Theory]
    [InlineData("\"op\":\"codegen\",\"source\":\"x\"", "'target' is missing.")]
    [InlineData("\"op\":\"codegen\",\"source\":\"x\",\"target\":\"cobol\"", "There is no target 'cobol'.")]
    [InlineData("\"op\":\"codegen\",\"source\":\"x\",\"target\":\"c\",\"what\":[\"integral\"]", "Code cannot hold 'integral'.")]
    public void Code_needs_a_target_that_there_is(string fields, string message) => Assert.Equal(message, Answer(fields).Message());

    [Theory]
    [InlineData("\"wrt\":\"x\"")]
    [InlineData("\"wrt\":[1]")]
    [InlineData("\"wrt\":{}")]
    [InlineData("\"names\":\"x\"")]
    [InlineData("\"assume\":\"x > 0\"")]
    [InlineData("\"of\":3")]
    [InlineData("\"of\":[3]")]
    [InlineData("\"simplify\":\"no\"")]
    [InlineData("\"simplify\":0")]
    [InlineData("\"at\":{\"x\":1}")]
    [InlineData("\"at\":[1]")]
    [InlineData("\"at\":[{\"x\":\"one\"}]")]
    [InlineData("\"at\":[{\"x\":\"1/0\"}]")]
    [InlineData("\"at\":[{\"x\":\"1,5\"}]")]
    [InlineData("\"at\":[{\"x\":\"\"}]")]
    [InlineData("\"at\":[{\"x\":true}]")]
    [InlineData("\"at\":[{\"x\":null}]")]
    [InlineData("\"formats\":\"text\"")]
    [InlineData("\"formats\":[\"pdf\"]")]
    [InlineData("\"columns\":[\"x\"]")]
    [InlineData("\"columns\":{\"x\":1}")]
    [InlineData("\"dialect\":\"oracle\"")]
    [InlineData("\"table\":3")]
    [InlineData("\"keep\":\"id\"")]
    [InlineData("\"shapes\":[]")]
    [InlineData("\"shapes\":{\"x\":3}")]
    [InlineData("\"shapes\":{\"x\":[true]}")]
    [InlineData("\"direction\":[1]")]
    [InlineData("\"direction\":{\"x\":\"NaN\"}")]
    [InlineData("\"timeout_ms\":\"long\"")]
    [InlineData("\"timeout_ms\":0")]
    [InlineData("\"timeout_ms\":-5")]
    [InlineData("\"id\":[1]")]
    [InlineData("\"id\":{}")]
    public void A_field_of_the_wrong_kind_is_refused(string field) =>
        Assert.Equal("request", Answer($"\"op\":\"diff\",\"source\":\"x\",{field}").Code());

    [Theory]
    [InlineData("[3]", "R^3")]
    [InlineData("[2,\"n\"]", "R^{2×n}")]
    [InlineData("[\"n+1\",\"2m - 1\"]", "R^{n+1×2m-1}")]
    [InlineData("[\"4\"]", "R^4")]
    [InlineData("[\"m*n\",\"2*n*m+3\"]", "R^{m*n×2m*n+3}")]
    [InlineData("[]", "scalar")]
    public void Shapes_are_numbers_and_names(string json, string shape) =>
        Assert.Equal(shape, Read($$"""{{"\"shapes\""}}:{"x":{{json}}}""").Shapes["x"].ToString());

    [Theory]
    [InlineData("[0]")]
    [InlineData("[-1]")]
    [InlineData("[1.5]")]
    [InlineData("[\"\"]")]
    [InlineData("[\"n+\"]")]
    [InlineData("[\"-2\"]")]
    [InlineData("[\"n*\"]")]
    [InlineData("[\"*n\"]")]
    [InlineData("[\"n/2\"]")]
    [InlineData("[99999999999]")]
    [InlineData("[\"99999999999\"]")]
    [InlineData("[[3]]")]
    public void What_is_no_length_is_refused(string json) =>
        Assert.Equal("request", Answer($$"""{{"\"op\""}}:"diff","source":"x","shapes":{"x":{{json}}}""").Code());

    [Fact]
    public void Members_of_a_family_have_shapes_of_their_own()
    {
        Query request = Read("\"shapes\":{\"W\":{\"1\":[2,3],\"2\":[1,2]}}");
        Assert.Equal(["R^{2×3}", "R^{1×2}"], [request.Shapes["W[1]"].ToString(), request.Shapes["W[2]"].ToString()]);
    }

    [Theory]
    [InlineData("[1,2,3]", "R^3", "[1, 2, 3]")]
    [InlineData("[[1,\"1/3\"],[\"NaN\",4.50]]", "R^{2×2}", "[1, 1/3; NaN, 4.50]")]
    [InlineData("[[1],[2]]", "R^{2×1}", "[1; 2]")]
    [InlineData("[[[1,2]],[[3,4]]]", "R^{2×1×2}", "… (R^{2×1×2})")]
    public void Lists_are_vectors_matrices_and_tensors(string json, string shape, string shown)
    {
        InputValue value = Read($$"""{{"\"at\""}}:[{"x":{{json}}}]""").Points!.Single()["x"];
        Assert.Equal(shape, value.Shape.ToString());
        Assert.Equal(shown, value.ToString());
        Assert.Equal(value.Entries.Select(static e => e.Value), value.Tensor.Entries.ToArray());
    }

    [Theory]
    [InlineData("[[1,2],[3]]", "'at[0].x[1]'")]
    [InlineData("[[1,2],3]", "'at[0].x[1]'")]
    [InlineData("[1,[2]]", "'at[0].x[1]'")]
    [InlineData("[[[1],[2]],[[1],[2,3]]]", "'at[0].x[1][1]'")]
    [InlineData("[]", "'at[0].x'")]
    [InlineData("[[]]", "'at[0].x[0]'")]
    [InlineData("[[1,2],[3,\"four\"]]", "'at[0].x[1][1]'")]
    [InlineData("[true]", "'at[0].x[0]'")]
    public void Ragged_lists_are_refused_where_they_go_wrong(string json, string place)
    {
        JsonElement answer = Answer($$"""{{"\"op\""}}:"diff","source":"x","at":[{"x":{{json}}}]""");
        Assert.Equal("request", answer.Code());
        Assert.Contains(place, answer.Message());
    }

    [Fact]
    public void A_place_in_a_family_is_named()
    {
        JsonElement answer = Answer("\"op\":\"diff\",\"source\":\"x\",\"at\":[{\"x\":1},{\"W\":{\"1\":[[1,2],[3]]}}]");
        Assert.Equal("request", answer.Code());
        Assert.Contains("'at[1].W.1[1]'", answer.Message());
    }

    [Theory]
    [InlineData("{\"op\":\"diff\",\"source\":\"x\"}", "null")]
    [InlineData("{\"id\":null,\"op\":\"diff\",\"source\":\"x\"}", "null")]
    [InlineData("{\"id\":7,\"op\":\"diff\",\"source\":\"x\"}", "7")]
    [InlineData("{\"id\":\"ä\\n\",\"op\":\"diff\",\"source\":\"x\"}", "\"ä\\n\"")]
    public void The_id_is_echoed(string line, string id) =>
        Assert.Equal(id, BatchTranscript.Run(static (_, _, _) => { }, line).Single().GetProperty("id").GetRawText());

    [Fact]
    public void A_bad_request_keeps_its_id() => Assert.Equal("a", Answer("\"op\":1").GetProperty("id").GetString());

    [Fact]
    public void Null_and_unknown_fields_are_as_if_absent()
    {
        Query request = Read("\"wrt\":null,\"at\":null,\"formats\":null,\"simplify\":null,\"shapes\":null,\"colour\":[{\"deep\":1}]");
        Assert.Empty(request.Variables);
        Assert.Null(request.Points);
        Assert.Equal([ResultFormat.Text], request.Formats);
        Assert.Equal(Simplifying.Yes, request.Simplifying);
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-0.0", -0.0)]
    [InlineData("1e400", double.PositiveInfinity)]
    [InlineData("1e-400", 0)]
    [InlineData("\"0.1\"", 0.1)]
    [InlineData("\" 1/3 \"", 1.0 / 3)]
    [InlineData("\"-2/4\"", -0.5)]
    [InlineData("\".5\"", 0.5)]
    [InlineData("\"1e-3\"", 1e-3)]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("\"1e99999\"", double.PositiveInfinity)]
    public void Numbers_are_read(string json, double value) =>
        Assert.Equal(value, Read($$"""{{"\"at\""}}:[{"x":{{json}}}]""").Points!.Single()["x"].Value);

    [Fact]
    public void Members_of_a_family_have_their_own_names() =>
        Assert.Equal(["h[1]", "h[2]", "x"], Read("\"at\":[{\"h\":{\"1\":1,\"2\":2},\"x\":0}]").Points!.Single().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void One_name_or_several_may_be_worked_on()
    {
        Assert.Equal(["y"], Read("\"of\":\"y\"").Of);
        Assert.Equal(["y", "z"], Read("\"of\":[\"y\",\"z\"]").Of);
    }
}
