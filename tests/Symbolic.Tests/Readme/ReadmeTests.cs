using System.Diagnostics;
using System.Globalization;
using System.Text;
using Symbolic.Tests.Architecture;

namespace Symbolic.Tests.Readme;

/// <summary>
/// Everything in the README that looks like input is run, and what stands below it is compared with what comes out. With
/// SYMBOLIC_ACCEPT_README=1 the outputs and the list of functions are written anew instead.
/// </summary>
[Collection(nameof(ReadmeTests))]
[CollectionDefinition(nameof(ReadmeTests), DisableParallelization = true)]
public class ReadmeTests
{
    private const string RunProject = "dotnet run --project src/Symbolic.Repl --";
    private const string TypedAt = "» ";

    private static readonly string ReadmePath = RepositoryRoot.Combine("README.md");

    private static bool Accepts => Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_README") == "1";

    [Fact]
    public void Shell_commands_print_what_the_README_shows() => Compare("console", static block =>
    {
        var lines = new List<string>();
        foreach (string command in block.Lines.Where(static l => l.StartsWith("$ ", StringComparison.Ordinal)))
        {
            lines.Add(command);

            // Testing from a test would not end; the continuous integration runs this one.
            if (!command.StartsWith("$ dotnet test", StringComparison.Ordinal))
            {
                lines.AddRange(Shell(command[2..]));
            }
        }

        return lines;
    });

    [Fact]
    public void Sessions_answer_what_the_README_shows() => Compare("symbolic", static block =>
    {
        string[] typed = [.. block.Lines.Where(static l => l.StartsWith(TypedAt, StringComparison.Ordinal))];

        // What an input adds to the output of those before it is its answer.
        var lines = new List<string>();
        int known = 0;
        for (int i = 0; i < typed.Length; i++)
        {
            string[] output = Shell("symbolic --format unicode", string.Concat(typed[..(i + 1)].Select(static l => l[TypedAt.Length..] + "\n")));
            lines.Add(typed[i]);
            lines.AddRange(output[known..]);
            known = output.Length;
        }

        return lines;
    });

    [Fact]
    public void Programs_print_what_their_comments_say()
    {
        ReadmeBlock[] blocks = [.. ReadmeBlock.Of(File.ReadAllLines(ReadmePath), "csharp")];
        Assert.NotEmpty(blocks);
        foreach (ReadmeBlock block in blocks)
        {
            string[] expected = [.. block.Lines.Where(static l => l.Contains("Console.WriteLine(", StringComparison.Ordinal)).Select(static l => l[(l.LastIndexOf("// ", StringComparison.Ordinal) + 3)..])];
            Assert.Equal(expected, CompiledProgram.Run(string.Join('\n', block.Lines)));
        }
    }

    [Fact]
    public void The_list_of_functions_is_that_of_the_operator_table()
    {
        var list = new StringBuilder("\n| function | also written | meaning | where there is no derivative |\n|---|---|---|---|\n");
        foreach (Operator function in OperatorTable.Standard.Functions)
        {
            list.Append(CultureInfo.InvariantCulture, $"| `{function.Name}` | {Names(function.Aliases)} | {Cell(function.Summary)} | {Cell(function.Kink ?? "")} |\n");
        }

        CompareList("functions", list.ToString());
    }

    [Fact]
    public void The_list_of_functions_of_matrices_is_that_of_their_declarations()
    {
        var list = new StringBuilder("\n| function | also written | as in | meaning |\n|---|---|---|---|\n");
        foreach (BuiltFunction function in BuiltFunctions.All)
        {
            list.Append(CultureInfo.InvariantCulture, $"| `{function.Name}` | {Names(function.Aliases)} | `{Cell(function.Example)}` | {Cell(function.Summary)} |\n");
        }

        CompareList("functions of vectors and matrices", list.ToString());
    }

    [Fact]
    public void The_test_command_is_there_for_the_continuous_integration_to_find() =>
        Assert.Contains(ReadmeBlock.Of(File.ReadAllLines(ReadmePath), "console"), static b => b.Lines.Any(static l => l.StartsWith("$ dotnet test Symbolic.sln", StringComparison.Ordinal)));

    private static string Names(IEnumerable<string> names) => string.Join(" ", names.Select(static a => $"`{a}`"));

    // The list between two comments of the README.
    private static void CompareList(string name, string list)
    {
        string begins = $"<!-- {name} -->", readme = File.ReadAllText(ReadmePath);
        int begin = readme.IndexOf(begins, StringComparison.Ordinal) + begins.Length;
        int end = readme.IndexOf($"<!-- end of {name} -->", StringComparison.Ordinal);
        Assert.True(begin >= begins.Length && end > begin, $"The README has no list of {name}.");
        if (Accepts)
        {
            File.WriteAllText(ReadmePath, readme[..begin] + list + readme[end..]);
            return;
        }

        Assert.Equal(list, readme[begin..end].ReplaceLineEndings("\n"));
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Compare(string language, Func<ReadmeBlock, IReadOnlyList<string>> run)
    {
        List<string> text = [.. File.ReadAllLines(ReadmePath)];
        ReadmeBlock[] blocks = [.. ReadmeBlock.Of(text, language)];
        Assert.NotEmpty(blocks);

        // From the end, so that positions stay right while blocks are replaced.
        foreach (ReadmeBlock block in blocks.Reverse())
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
            File.WriteAllText(ReadmePath, string.Join('\n', text) + "\n");
        }
    }

    private static string[] Shell(string command, string input = "")
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = RepositoryRoot.Combine("src", "Symbolic.Repl", "bin", configuration, "net10.0", "Symbolic.Repl.dll");
        Assert.True(File.Exists(program), $"{program} has not been built.");
        var start = new ProcessStartInfo("bash", ["-c", $"symbolic() {{ dotnet '{program}' \"$@\"; }}; {command.Replace(RunProject, "symbolic", StringComparison.Ordinal)}"])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + error.Result).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
