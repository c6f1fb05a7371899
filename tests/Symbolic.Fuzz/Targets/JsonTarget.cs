using System.Text.Json;
using Symbolic.Fuzz.Generators;

namespace Symbolic.Fuzz.Targets;

/// <summary>Expressions as JSON: what is read is written and read again as the same.</summary>
internal sealed class JsonTarget : IFuzzTarget
{
    public string Name => "json";

    public SeedFile Seeds { get; } = new("json.txt", Separation.Line);

    public IReadOnlyList<string> Pieces { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "0", "1", "-1", "99", "1.5", "null", "true", "\"x\"", "\"1/3\"", "\"1/0\"", "\"n\"", "\"n+1\"", "\"symbolic\":1", "\"nodes\":[", "\"roots\":[0]", "\\ud800", "1e99",
        .. OperatorTable.Standard.All.Select(static o => JsonSerializer.Serialize(o.Name)),
    ];

    public string Generate(Random random)
    {
        try
        {
            var graph = new ExprGraph();
            return graph.ParseModel(new FormulaGenerator(random).Number(random.Next(1, 8))).Result is { } expression ? ExprJson.Write(expression) : "{}";
        }
        catch (Exception error) when (error is ParseException or SymbolicException)
        {
            return "{}";
        }
    }

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        IReadOnlyList<Expr> roots;
        try
        {
            roots = ExprJson.Read(new ExprGraph(), input);
        }
        catch (JsonException error)
        {
            seen.AddSentence("json", error.Message);
            return false;
        }
        catch (SymbolicException error)
        {
            seen.AddSentence(error.Code, error.Message);
            return false;
        }

        string written = ExprJson.Write([.. roots]);
        IReadOnlyList<Expr> again = roots.Count == 0 ? [] : ExprJson.Read(roots[0].Graph, written);
        if (!again.SequenceEqual(roots))
        {
            throw new BrokenLawException("what is written is read as something else", written);
        }

        foreach (Expr root in roots)
        {
            seen.AddOperators(root);
            ParseTarget.Printed(root);
        }

        return true;
    }
}
