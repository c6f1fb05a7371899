using System.Reflection;
using System.Text.RegularExpressions;

namespace Symbolic.Repl.Web;

/// <summary>The examples of the lectures, as they stand in the folder of examples when the program is built.</summary>
internal static partial class LectureExamples
{
    private const string Prefix = "examples/";

    private static readonly Lazy<IReadOnlyList<ExampleGroupAnswer>> s_all = new(Read);

    /// <summary>All of them, by lectures; titles are those of the list in the folder.</summary>
    public static IReadOnlyList<ExampleGroupAnswer> All => s_all.Value;

    private static IReadOnlyList<ExampleGroupAnswer> Read()
    {
        Assembly assembly = typeof(LectureExamples).Assembly;
        HashSet<string> files = [.. assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal))];
        var groups = new List<ExampleGroupAnswer>();
        var examples = new List<ExampleAnswer>();
        foreach (string line in Text("examples/README.md").Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                examples = [];
                groups.Add(new ExampleGroupAnswer(heading.Groups[1].Value, examples));
            }
            else if (Row().Match(line) is { Success: true } row && files.Contains($"{Prefix}{row.Groups[1].Value}.sym"))
            {
                string id = row.Groups[1].Value;
                string values = $"{Prefix}{id}.json";
                examples.Add(new ExampleAnswer(id, row.Groups[2].Value, Text($"{Prefix}{id}.sym"), files.Contains(values) ? Text(values) : ""));
            }
        }

        return groups;

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
        }
    }

    // "Lecture 0, gradients of a perceptron:"
    [GeneratedRegex(@"^(Lecture \d+, .*):\s*$")]
    private static partial Regex Heading();

    // "| `lecture-0/01-perceptron.sym` | a network … |"
    [GeneratedRegex(@"^\| `(lecture-\d+/[^`]*)\.sym` \| (.*) \|\s*$")]
    private static partial Regex Row();
}
