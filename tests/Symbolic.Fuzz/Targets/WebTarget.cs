using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Symbolic.Fuzz.Generators;
using Symbolic.Repl.Web;

namespace Symbolic.Fuzz.Targets;

/// <summary>Bodies for the pages of the playground, in process. The first line of an input is the page, the rest the body.</summary>
internal sealed class WebTarget : IFuzzTarget
{
    private static readonly Dictionary<string, Func<PlaygroundRequest, CancellationToken, byte[]>> s_pages = new()
    {
        ["read"] = Page(PlaygroundAnswers.Read, PlaygroundJson.Default.ReadAnswer),
        ["derive"] = Page(PlaygroundAnswers.Derive, PlaygroundJson.Default.DeriveAnswer),
        ["explain"] = Page(PlaygroundAnswers.Explain, PlaygroundJson.Default.ExplainAnswer),
        ["graph"] = Page(PlaygroundGraph.Graph, PlaygroundJson.Default.GraphAnswer),
        ["paths"] = Page(PlaygroundGraph.Paths, PlaygroundJson.Default.PathsAnswer),
        ["plot"] = Page(PlaygroundPlot.Of, PlaygroundJson.Default.PlotAnswer),
        ["export"] = Page(PlaygroundExport.Of, PlaygroundJson.Default.ExportAnswer),
    };

    private static readonly string[] s_names = [.. s_pages.Keys];

    public string Name => "web";

    public SeedFile Seeds { get; } = new("web.txt", Separation.Dashes);

    public IReadOnlyList<string> Pieces { get; } =
    [
        .. FormulaPieces.All.Where(static p => !p.Contains('\n') && !p.Contains('\\')),
        "{", "}", "\"", "\\n", "\\ud800", "null", "\"values\":\"x=1\"", "\"values\":\"{\\\"x\\\":[1,2]}\"", "\"variables\":\"x, y\"", "\"shapes\":\"A=3x3\"", "\"assumptions\":\"x>0\"", "\"level\":3", "\"node\":2", "\"from\":-1e308", "\"to\":1e308", "\"along\":\"y\"", "\"format\":\"svg\"",
    ];

    public string Generate(Random random)
    {
        var formulas = new FormulaGenerator(random);
        var body = new JsonObject { ["source"] = random.Next(3) == 0 ? new ProgramGenerator(random).Program() : formulas.Number(random.Next(1, 8)) };
        foreach ((string field, string[] values) in (ReadOnlySpan<(string, string[])>)
        [
            ("values", ["x=1, y=2, z=0", "x=1", "x = [1, 2, 3]", "A = [1 2; 3 4], x=1", "{\"x\": 1}", "x=", "x=1e999", "y1=2"]), ("variables", ["x", "x, y", "A", "q"]), ("of", ["y1", "E", "x"]),
            ("assumptions", ["x > 0", "x > 0, y < 0", "A symmetric"]), ("shapes", ["A=3x3", "x=3, b=2", "x=n", "x"]), ("along", ["x", "y", "t"]), ("format", ["latex", "csharp", "c", "python", "julia", "sql", "svg", "dot", "mathml", "markdown", "html", "json"]),
        ])
        {
            if (random.Next(3) == 0)
            {
                body[field] = formulas.Pick(values);
            }
        }

        body["level"] = random.Next(0, 5);
        body["node"] = random.Next(-1, 12);
        if (random.Next(4) == 0)
        {
            (body["from"], body["to"]) = (random.Next(-5, 5), random.Next(-5, 50));
        }

        return $"{formulas.Pick(s_names)}\n{body.ToJsonString()}";
    }

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        string[] parts = input.Split('\n', 2);
        if (parts.Length < 2 || !s_pages.TryGetValue(parts[0], out var page))
        {
            return false;
        }

        PlaygroundRequest? request;
        try
        {
            request = JsonSerializer.Deserialize(InputBytes.Of(parts[1]), PlaygroundJson.Default.PlaygroundRequest);
        }
        catch (JsonException)
        {
            return false;
        }

        if (request is null)
        {
            return false;
        }

        try
        {
            using JsonDocument answer = JsonDocument.Parse(page(request, cancellation));
            foreach (JsonProperty field in answer.RootElement.EnumerateObject())
            {
                seen.Add($"{parts[0]} {field.Name} {field.Value.ValueKind}");
            }

            return true;
        }
        catch (Exception error) when (PlaygroundError.Knows(error))
        {
            ErrorAnswer answer = PlaygroundError.Of(error);
            if (answer.Code == "internal")
            {
                throw;
            }

            seen.AddSentence(answer.Code, answer.Message);
            return false;
        }
    }

    private static Func<PlaygroundRequest, CancellationToken, byte[]> Page<T>(Func<PlaygroundRequest, CancellationToken, T> work, JsonTypeInfo<T> type) =>
        (request, cancellation) => JsonSerializer.SerializeToUtf8Bytes(work(request, cancellation), type);
}
