using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Parsing.Tests;

/// <summary>Cases collected from other systems.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    // Wrong in the dialect they come from for reasons that are not in the grammar: undefined names, shapes, and a Python keyword that is
    // the Greek letter λ here, so that lambda(x) is a product.
    private static readonly string[] DecidedLater =
    [
        "c=concat(a, [1,2,3])", "concat([[1,2]], [[3,4]], 3)", "min([[1,2], [3,4]], 0)", "mean([[1,2], [3,4]], 3)",
        "lambda(x + y, x, x + y)", "lambda(x + y)", "lambda(x)",
    ];

    [Fact]
    public void Malformed_input_is_rejected_with_a_position_and_nothing_crashes()
    {
        foreach (var row in Corpora.Read("reject.jsonl", output))
        {
            var input = row.GetProperty("input").GetString()!;
            var error = Record.Exception(() => Parser.Parse(input, TestFunctions.Options));
            Assert.True(error is null or ParseException, $"{input}: {error}");
            if (error is ParseException parse)
                AssertPlace(input, parse);
            else if (row.GetProperty("kind").GetString() == "must-reject")
                Assert.Contains(input, DecidedLater);
        }
    }

    [Fact]
    public void Ordinary_input_of_other_systems_is_accepted()
    {
        foreach (var row in Corpora.Read("reject.jsonl", output))
        {
            var input = row.GetProperty("input").GetString()!;
            // Four undeclared letters in a row are an unknown name.
            if (row.GetProperty("kind").GetString() is "accept" or "accept-value" or "implicit-multiplication" && input != "nano")
                Parser.Parse(input, TestFunctions.Options);
        }
    }

    [Fact]
    public void Traps_that_other_tools_fall_into()
    {
        string[] rejected = "T051 T036 T043 T044 T107 T122 T174 T180 T181 T184 T185 T186 T187 T188 T189".Split(' ');
        foreach (var row in Corpora.Read("traps.jsonl", output))
        {
            var id = row.GetProperty("id").GetString()!;
            // T192 and T193 describe a situation instead of an input.
            if (row.GetProperty("kind").GetString() != "parse" || id is "T192" or "T193")
                continue;
            var input = row.GetProperty("input").GetString()!;
            if (rejected.Contains(id))
                AssertPlace(input, Reading.Error(input));
            else
                Assert.Equal(TrapReadings.Of[id], Reading.Of(input));
        }
    }

    [Fact]
    public void Formulas_of_the_derivative_suites_are_read()
    {
        foreach (var (file, fields) in new[] { ("cas.jsonl", new[] { "f", "expected" }), ("simplify.jsonl", ["input", "expected"]), ("rubi.jsonl", ["f", "df"]), ("feynman.jsonl", ["f"]) })
        {
            foreach (var row in Corpora.Read(file, output))
            {
                var names = row.GetProperty("variables").EnumerateArray().Select(name => name.GetString()!).ToArray();
                foreach (var field in fields)
                {
                    if (row.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String)
                        AssertExplicit(text.GetString()!, Reading.Of(text.GetString()!, names));
                }
            }
        }
    }

    [Fact]
    public void Programs_of_the_examples_are_read()
    {
        var folder = Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var file = Path.Combine(folder, "corpora", "examples.json");
        if (!File.Exists(file))
        {
            output.WriteLine("skipped: examples.json is not here");
            return;
        }

        var read = 0;
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var example in document.RootElement.GetProperty("examples").EnumerateArray())
        {
            var names = example.GetProperty("inputs").EnumerateObject().Select(input => input.Name).ToArray();
            Reading.Of(example.GetProperty("program").GetString()!, names);
            read++;
        }

        Assert.True(read > 50);
    }

    // These suites write every operator, so the reading must have the same letters and operators in the same order.
    private static void AssertExplicit(string text, string reading)
    {
        static string Skeleton(string s) => string.Concat(s.Where(c => !"() \t".Contains(c)));
        if (!text.Contains('.') && !text.Contains('+') && !text.Contains("**", StringComparison.Ordinal) && !text.Contains("ln", StringComparison.Ordinal))
            Assert.Equal(Skeleton(Greek(text)), Skeleton(Greek(reading)));
    }

    // A letter and its word are one name; the word is the plainer of the two.
    private static string Greek(string s) => string.Concat(s.Select(static c => GreekLetters.TryGetWord(c, out var word) ? word : c.ToString()));

    private static void AssertPlace(string input, ParseException error)
    {
        Assert.InRange(error.Span.Start, 0, input.Length);
        Assert.InRange(error.Span.End, error.Span.Start, input.Length);
        Assert.NotEmpty(error.Message);
        Assert.NotEmpty(error.Render());
    }
}
