using System.Text;
using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>Sends lines through a batch and gives the answers back.</summary>
internal static class BatchTranscript
{
    public static IReadOnlyList<JsonElement> Run(RequestHandler handler, params string[] lines) =>
        Run(handler, Encoding.UTF8.GetBytes(string.Concat(lines.Select(static l => l + "\n"))));

    public static IReadOnlyList<JsonElement> Run(RequestHandler handler, byte[] input, BatchRunnerOptions? options = null)
    {
        var output = new MemoryStream();
        Assert.True(new BatchRunner(handler, options ?? new BatchRunnerOptions { Workers = 2 }).Run(new MemoryStream(input), output));
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonDocument.Parse(l).RootElement)];
    }

    public static string Code(this JsonElement answer)
    {
        Assert.False(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer.GetProperty("error").GetProperty("code").GetString()!;
    }

    public static string Message(this JsonElement answer) => answer.GetProperty("error").GetProperty("message").GetString()!;
}
