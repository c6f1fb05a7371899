using System.Text.RegularExpressions;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Tests.Architecture;
using Symbolic.Tests.Documents;

namespace Symbolic.Repl.Tests.Documents;

/// <summary>
/// Every command and every input of a session in the README and below <c>examples/</c> is run, and what stands below it is compared with
/// what comes out. With SYMBOLIC_ACCEPT_README=1 the outputs are written anew instead.
/// </summary>
public partial class DocumentTests
{
    private const string Prompt = "$ ";
    private const string TypedAt = "» ";

    public static TheoryData<string> WithCommands => [.. DocumentFiles.With("console").Where(IsForRoot)];

    public static TheoryData<string> Everywhere => [.. DocumentFiles.All, ".github/CONTRIBUTING.md", "src/CHANGELOG.md"];

    public static TheoryData<string> WithSessions => [.. DocumentFiles.With("symbolic").Where(IsForRoot)];

    private static bool Accepts => Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_README") == "1";

    [Theory]
    [MemberData(nameof(WithCommands))]
    public void Commands_print_what_the_text_shows(string document) => Compare(document, "console", static block =>
    {
        var lines = new List<string>();
        foreach (string command in block.Lines.Where(static l => l.StartsWith(Prompt, StringComparison.Ordinal)))
        {
            lines.Add(command);

            // Testing from a test would not end; the continuous integration runs this one.
            if (!command.StartsWith("$ dotnet test", StringComparison.Ordinal))
            {
                lines.AddRange(ShellLine.Run(command[Prompt.Length..]));
            }
        }

        return lines;
    });

    [Theory]
    [MemberData(nameof(WithSessions))]
    public void Sessions_answer_what_the_text_shows(string document) => Compare(document, "symbolic", static block =>
    {
        string[] typed = [.. block.Lines.Where(static l => l.StartsWith(TypedAt, StringComparison.Ordinal))];

        // What an input adds to the output of those before it is its answer.
        var lines = new List<string>();
        int known = 0;
        for (int i = 0; i < typed.Length; i++)
        {
            string[] output = Answers(string.Concat(typed[..(i + 1)].Select(static l => l[TypedAt.Length..] + "\n")));
            lines.Add(typed[i]);
            lines.AddRange(output[known..]);
            known = output.Length;
        }

        return lines;
    });

    [Theory]
    [MemberData(nameof(Everywhere))]
    public void Links_lead_somewhere(string document)
    {
        string folder = Path.GetDirectoryName(RepositoryRoot.Combine(document))!;
        foreach (string link in Links(document))
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? RepositoryRoot.Combine(document) : Path.GetFullPath(Path.Combine(folder, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {link}, which is not there.");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], Headings(target));
            }
        }
    }

    [Fact]
    public void The_test_command_is_there_for_the_continuous_integration_to_find() =>
        Assert.Contains(DocumentBlock.Of(DocumentFiles.Lines("README.md"), "console"), static b => b.Lines.Any(static l => l.StartsWith("$ dotnet test Symbolic.sln", StringComparison.Ordinal)));

    // Links within the project, outside of blocks and code.
    private static IEnumerable<string> Links(string document)
    {
        bool inBlock = false;
        foreach (string line in DocumentFiles.Lines(document))
        {
            inBlock ^= line.StartsWith("```", StringComparison.Ordinal);
            foreach (Match match in inBlock ? [] : Link().Matches(Code().Replace(line, "")).AsEnumerable())
            {
                if (!match.Groups[1].Value.Contains("://", StringComparison.Ordinal))
                {
                    yield return match.Groups[1].Value;
                }
            }
        }
    }

    // The names that GitHub gives to headings.
    private static IEnumerable<string> Headings(string file) => File.ReadLines(file).Where(static l => l.StartsWith('#'))
        .Select(static l => NotInNames().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInNames();

    // Commands of lectures are for their own folders, and tested with their pages.
    private static bool IsForRoot(string document) => !document.StartsWith("examples/lecture-", StringComparison.Ordinal);

    private static string[] Answers(string input)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CommandLine.Run(["--format", "unicode"], new Host(new StringReader(input), output, error));
        return (output.ToString() + error).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private static void Compare(string document, string language, Func<DocumentBlock, IReadOnlyList<string>> run)
    {
        List<string> text = [.. DocumentFiles.Lines(document)];

        // From the end, so that positions stay right while blocks are replaced.
        foreach (DocumentBlock block in DocumentBlock.Of(text, language).Reverse().ToArray())
        {
            IReadOnlyList<string> actual = run(block);
            if (Accepts)
            {
                text.RemoveRange(block.Start, block.Lines.Count);
                text.InsertRange(block.Start, actual);
            }
            else
            {
                Assert.Equal(block.Lines, actual);
            }
        }

        if (Accepts)
        {
            File.WriteAllText(RepositoryRoot.Combine(document), string.Join('\n', text) + "\n");
        }
    }
}
