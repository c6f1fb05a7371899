using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>Cases of other systems for the same commands: the values stay. The folder of the cases may be absent.</summary>
public sealed class CorpusFormTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("expand")]
    [InlineData("factor")]
    [InlineData("together")]
    [InlineData("cancel")]
    [InlineData("collect")]
    [InlineData("apart")]
    public void Forms_keep_the_values_of_the_cases(string command)
    {
        string file = Path.Combine(Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(Root(), "..", "shared"), "corpora", "simplify.jsonl");
        if (!File.Exists(file))
        {
            output.WriteLine("skipped: simplify.jsonl is not here");
            return;
        }

        int compared = 0;
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement row = document.RootElement;
            string[] names = [.. row.GetProperty("variables").EnumerateArray().Select(static v => v.GetString()!)];

            // Each case names the function of its system: Expand, collect(x), apart(full=False).
            string op = row.GetProperty("op").GetString()!.ToLowerInvariant();
            if (op != command && !op.StartsWith(command + "(", StringComparison.Ordinal))
            {
                continue;
            }

            var graph = new ExprGraph();
            Expr f = graph.Parse(row.GetProperty("input").GetString()!, new ReadingOptions { Names = names });
            Expr x = graph.Symbol(names.Contains("x") || names.Length == 0 ? "x" : names[0]);
            Expr form = (command switch
            {
                "expand" => f.Expand(),
                "factor" => f.Factor(),
                "together" => f.Together(),
                "cancel" => f.Cancel(),
                "collect" => f.Collect(x),
                _ => f.Apart(x),
            }).Result;
            foreach (JsonElement point in row.GetProperty("points").EnumerateArray())
            {
                (Expr, double)[] at = [.. point.GetProperty("assignments").EnumerateObject().Select(p => (graph.Symbol(p.Name), p.Value.GetDouble()))];
                if (!double.IsFinite(f.Evaluate(at)))
                {
                    continue;
                }

                double wanted = double.Parse(point.GetProperty("value").GetString()!, CultureInfo.InvariantCulture), value = form.Evaluate(at);
                Assert.True(Math.Abs(value - wanted) <= 1e-8 * Math.Max(1, Math.Abs(wanted)), $"{f} is {wanted}, and {form} is {value}");
                compared++;
            }
        }

        Assert.True(compared > 15);
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Symbolic.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
