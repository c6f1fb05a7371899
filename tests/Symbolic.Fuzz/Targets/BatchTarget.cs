using System.Text;
using System.Text.Json;
using Symbolic.Fuzz.Generators;
using Symbolic.Repl.Batch;

namespace Symbolic.Fuzz.Targets;

/// <summary>Lines of bytes for the machine interface: each is answered by a line of JSON, and no answer is a defect.</summary>
internal sealed class BatchTarget : IFuzzTarget
{
    private static readonly HashSet<string> s_codes = ["request", "syntax", "name", "shape", "type", "undefined", "limit"];

    public string Name => "batch";

    public SeedFile Seeds { get; } = new("batch.txt", Separation.Line);

    public IReadOnlyList<string> Pieces { get; } =
    [
        .. FormulaPieces.All.Where(static p => !p.Contains('\n') && !p.Contains('\\')),
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\n", "\\ud800", "\\u0000", "null", "true", "false", "1e999", "-0", "\"x\"", "\"at\":[{\"x\":1}]", "\"wrt\":[\"x\",\"x\"]", "\"shapes\":{\"x\":[3]}", "\"formats\":[\"latex\"]",
        "\"op\":\"hessian\"", "\"op\":\"eval\"", "\"op\":\"explain\"", "\"op\":\"codegen\",\"target\":\"sql\"", "\"simplify\":false", "\"assume\":[\"x>0\"]", "\"timeout_ms\":1", "\"of\":\"y\"",
    ];

    public string Generate(Random random) => new RequestGenerator(random).Line();

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        var job = new BatchJob(InputBytes.Of(input));
        using (cancellation.Register(() => job.ExpireAt(long.MaxValue)))
        {
            job.Run(AnswerWriter.Answer);
        }

        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(job.Answer.GetAwaiter().GetResult().Span);
        if (text.IndexOf('\n') != text.Length - 1)
        {
            throw new BrokenLawException("an answer is not one line", text);
        }

        using JsonDocument document = Read(text);
        JsonElement answer = document.RootElement;
        if (answer.GetProperty("ok").GetBoolean())
        {
            foreach (JsonProperty field in answer.EnumerateObject())
            {
                seen.Add($"{field.Name} {field.Value.ValueKind}");
            }

            return true;
        }

        JsonElement error = answer.GetProperty("error");
        string code = error.GetProperty("code").GetString()!, message = error.GetProperty("message").GetString()!;
        if (!s_codes.Contains(code))
        {
            // The kind of exception and how its message ends: names differ.
            throw new BrokenLawException($"an answer with the code {code}: {string.Join(':', message.Split(':')[..2])} … {message[^Math.Min(20, message.Length)..]}", text);
        }

        seen.AddSentence(code, message);
        return false;
    }

    private static JsonDocument Read(string text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
        }
        catch (JsonException error)
        {
            throw new BrokenLawException("an answer is not JSON", $"{error.Message} {text}");
        }
    }
}
