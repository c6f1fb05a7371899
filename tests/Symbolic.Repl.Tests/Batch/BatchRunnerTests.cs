using System.Text;
using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Batch;

public class BatchRunnerTests
{
    private const string Request = """{"id":"ID","op":"parse","source":"SOURCE"}""";

    // Answers with the source, unless the source says to misbehave.
    private static void Obey(Query request, Utf8JsonWriter answer, CancellationToken cancellation)
    {
        switch (request.Source)
        {
            case "spin":
                while (true)
                {
                    Thread.Sleep(1);
                }

            case "wait":
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
                break;
            case "half":
                answer.WriteString("reading", "never to be seen");
                throw new InvalidOperationException("in the middle of an answer");
            case "memory":
                throw new OutOfMemoryException();
        }

        answer.WriteString("reading", request.Source);
    }

    private static string Line(string id, string source) => Request.Replace("ID", id).Replace("SOURCE", source);

    [Fact]
    public void Answers_come_in_the_order_of_the_requests()
    {
        // The first of each ten takes longest.
        RequestHandler handler = static (request, answer, _) =>
        {
            Thread.Sleep(request.Source.EndsWith('0') ? 15 : 0);
            answer.WriteString("reading", request.Source);
        };
        string[] wanted = [.. Enumerable.Range(0, 300).Select(static i => $"r{i}")];
        var answers = BatchTranscript.Run(handler, [.. wanted.Select(static id => Line(id, id))]);
        Assert.Equal(wanted, answers.Select(static a => a.GetProperty("id").GetString()));
        Assert.Equal(wanted, answers.Select(static a => a.GetProperty("reading").GetString()));
    }

    [Theory]
    [InlineData("wait")]
    [InlineData("spin")]
    public void A_late_request_is_answered_with_limit_and_the_next_ones_are_served(string source)
    {
        string late = Line("late", source).Replace("}", ""","timeout_ms":60}""");
        var options = new BatchRunnerOptions { Workers = 1, Grace = TimeSpan.FromMilliseconds(20) };
        byte[] input = Encoding.UTF8.GetBytes(string.Join('\n', Line("a", "x"), late, late, Line("b", "y")));
        var answers = BatchTranscript.Run(Obey, input, options);
        Assert.Equal(["a", "late", "late", "b"], answers.Select(static a => a.GetProperty("id").GetString()));
        Assert.Equal("limit", answers[1].Code());
        Assert.Equal("limit", answers[2].Code());
        Assert.Contains("60 ms", answers[1].Message());
        Assert.Equal("y", answers[3].GetProperty("reading").GetString());
    }

    [Fact]
    public void An_exception_in_the_middle_of_an_answer_leaves_no_trace_of_that_answer()
    {
        var answers = BatchTranscript.Run(Obey, Line("a", "half"), Line("b", "x"));
        Assert.Equal("internal", answers[0].Code());
        Assert.False(answers[0].TryGetProperty("reading", out _));
        Assert.True(answers[1].GetProperty("ok").GetBoolean());
    }

    [Fact]
    public void Lack_of_memory_is_a_limit() => Assert.Equal("limit", BatchTranscript.Run(Obey, Line("a", "memory"))[0].Code());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nonsense")]
    [InlineData("[1, 2]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{\"id\":\"a\"")]
    [InlineData("{\"id\":\"a\",}")]
    [InlineData("{} {}")]
    public void A_line_that_is_no_object_gets_an_error_without_id_and_the_run_goes_on(string line)
    {
        var answers = BatchTranscript.Run(Obey, line, Line("next", "x"));
        Assert.Equal(2, answers.Count);
        Assert.Equal("request", answers[0].Code());
        Assert.Equal(JsonValueKind.Null, answers[0].GetProperty("id").ValueKind);
        Assert.Equal("next", answers[1].GetProperty("id").GetString());
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        byte[] input = [.. Encoding.UTF8.GetBytes("{\"id\":\"a\",\"op\":\"parse\",\"source\":\""), 0xC3, 0x28, .. "\"}\n"u8];
        Assert.Equal("request", BatchTranscript.Run(Obey, input).Single().Code());
    }

    [Fact]
    public void Deep_JSON_is_refused()
    {
        string deep = $$"""{"id":"a","op":"parse","source":"x","at":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        Assert.Equal("request", BatchTranscript.Run(Obey, deep).Single().Code());
    }

    [Fact]
    public void A_byte_order_mark_carriage_returns_and_a_missing_last_line_end_do_no_harm()
    {
        byte[] input = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Line("a", "x") + "\r\n" + Line("b", "y"))];
        Assert.Equal(["a", "b"], BatchTranscript.Run(Obey, input).Select(static a => a.GetProperty("id").GetString()));
    }

    [Fact]
    public void Lines_of_many_megabytes_pass()
    {
        string source = string.Concat(Enumerable.Repeat("x + ", 1_500_000)) + "x";
        var answers = BatchTranscript.Run(Obey, Line("a", source), Line("b", "y"));
        Assert.Equal(source, answers[0].GetProperty("reading").GetString());
        Assert.Equal("y", answers[1].GetProperty("reading").GetString());
    }

    [Fact]
    public void Text_is_written_as_it_is()
    {
        var output = new MemoryStream();
        new BatchRunner(Obey, new BatchRunnerOptions()).Run(new MemoryStream(Encoding.UTF8.GetBytes(Line("ß", "α − ŷ²"))), output);
        Assert.Contains("\"α − ŷ²\"", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Who_waits_for_an_answer_before_asking_again_gets_it()
    {
        using var questions = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var input = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, questions.ClientSafePipeHandle);
        using var output = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var answers = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, output.ClientSafePipeHandle);
        var run = new Thread(() => new BatchRunner(Obey, new BatchRunnerOptions()).Run(input, output));
        run.Start();
        using var reader = new StreamReader(answers);
        for (int i = 0; i < 3; i++)
        {
            questions.Write(Encoding.UTF8.GetBytes(Line($"r{i}", "x") + "\n"));
            Assert.StartsWith($$"""{"id":"r{{i}}","ok":true""", reader.ReadLine());
        }

        questions.Dispose();
        run.Join();
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_run()
    {
        string lines = string.Concat(Enumerable.Range(0, 5000).Select(static i => Line($"r{i}", "x") + "\n"));
        Assert.False(new BatchRunner(Obey, new BatchRunnerOptions()).Run(new MemoryStream(Encoding.UTF8.GetBytes(lines)), new ClosedStream()));
    }

    private sealed class ClosedStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Broken pipe");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
