using System.Text.Json;
using static Symbolic.Benchmarks.SimplifyCorpus;

namespace Symbolic.Benchmarks;

/// <summary>Cases of other systems in which the answer is shorter than the question: how many become as short here.</summary>
internal static class SimplifyCases
{
    private const int Shown = 80;
    private const double MostSeconds = 60;

    public static void Run(TextWriter output)
    {
        if (Read("simplify.jsonl", output) is not { } rows)
        {
            return;
        }

        // An expansion that became shorter did so by chance; with the name of an expansion in any spelling the count is stricter.
        int reached = 0, strictReached = 0, shorter = 0, strict = 0;
        var missed = new List<(int Excess, string Line)>();
        JsonElement[] shrinking = [.. rows.Where(static r => r.GetProperty("expected_nodes").GetInt32() < r.GetProperty("input_nodes").GetInt32() && Text(r, "op") != "expand")];
        foreach (JsonElement row in shrinking)
        {
            bool expands = Text(row, "op").Contains("xpand", StringComparison.Ordinal);
            int wanted = row.GetProperty("expected_nodes").GetInt32();
            string result = Simplified(row);
            int size = PrintedSize.Of(result);
            bool fits = size <= wanted && result.Length > 0;
            strict += expands ? 0 : 1;
            reached += fits ? 1 : 0;
            strictReached += fits && !expands ? 1 : 0;
            shorter += fits && size < wanted ? 1 : 0;
            if (!fits)
            {
                string assumed = row.TryGetProperty("assumptions", out JsonElement given) ? $"  assuming {given.GetRawText()}" : "";
                missed.Add((size - wanted, $"    {size} for {wanted}  {Text(row, "id")} ({Text(row, "op")})  {Text(row, "input")}{assumed}{Environment.NewLine}        {result}{Environment.NewLine}        {Text(row, "expected")}"));
            }
        }

        output.WriteLine($"as short as the answer of the other system: {strictReached} of {strict} whose command is no expansion of any name, {reached} of {shrinking.Length} with all but `expand`; shorter than it: {shorter}");
        foreach ((_, string line) in missed.OrderByDescending(static m => m.Excess).Take(Shown))
        {
            output.WriteLine(line);
        }
    }

    private static string Simplified(JsonElement row)
    {
        var graph = new ExprGraph();
        if (row.TryGetProperty("assumptions", out JsonElement assumptions))
        {
            foreach (JsonProperty variable in assumptions.EnumerateObject())
            {
                graph.Symbol(variable.Name, variable.Value.EnumerateArray().Aggregate(Facts.Real, static (facts, word) => new Facts(facts.Possible & Meaning(word.GetString()!).Possible)));
            }
        }

        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(MostSeconds));
        try
        {
            return graph.Parse(Text(row, "input"), new ReadingOptions { Names = Names(row) }).Simplify(SimplifyOptions.Default with { Cancellation = late.Token }).Result.ToText();
        }
        catch (Exception e) when (e is OperationCanceledException or SymbolicException or ParseException)
        {
            return "";
        }
    }

    private static Facts Meaning(string word) => word switch
    {
        "positive" => Facts.Positive,
        "nonnegative" => Facts.Nonnegative,
        "negative" => Facts.Negative,
        "nonpositive" => Facts.Nonpositive,
        "nonzero" => Facts.NonZero,
        "integer" => Facts.Integer,
        _ => Facts.Real,
    };
}
