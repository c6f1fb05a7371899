using System.CommandLine;
using System.CommandLine.Completions;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>A command line that cannot be read is answered by one sentence and one hint.</summary>
public sealed class UsageErrorTests
{
    [Theory]
    [InlineData("'latx' is no value of --format; it takes one of 2d, c, csharp, dot, index, julia, latex, mathml, named, python, sql, text, tree, unicode.\n  hint: Did you mean latex?\n", "diff", "x", "--format", "latx")]
    [InlineData("'high' is no value of --level; it takes one of 1, 2, 3.", "explain", "x^2", "x", "--level", "high")]
    [InlineData("symbolic diff has no option --formt.\n  hint: Did you mean --format?\n", "diff", "x", "--formt=latex", "x")]
    [InlineData("There is no command 'dif'.\n  hint: Did you mean diff?\n", "dif", "x")]
    [InlineData("There is no command 'integrate'.\n  hint: See symbolic --help.\n", "integrate", "x")]
    [InlineData("symbolic diff needs EXPR.", "diff")]
    [InlineData("symbolic codegen needs --target, one of c, ", "codegen", "x")]
    [InlineData("--at needs x=1,y=2.", "diff", "x", "x", "--at")]
    [InlineData("--order is given 2 times, and it takes one value.", "diff", "x", "--order", "falling", "--order", "rising")]
    [InlineData("symbolic simplify has no use for 'y'.", "simplify", "x", "y")]
    public void Errors_name_what_is_wrong(string message, params string[] arguments)
    {
        (int status, string output, string error) = Shell.Run(arguments);
        Assert.Equal((1, ""), (status, output));
        Assert.StartsWith(message, error);
    }

    [Fact]
    public void Every_option_of_every_command_refuses_what_it_does_not_know_in_one_sentence()
    {
        RootCommand root = CommandLine.Describe(new Host(TextReader.Null, TextWriter.Null, TextWriter.Null));
        int tried = 0;
        foreach (Command command in root.Subcommands.Prepend<Command>(root))
        {
            string[] name = command is RootCommand ? [] : [command.Name];
            foreach (Option option in command.Options.Where(static o => o.GetCompletions(CompletionContext.Empty).Any() || o.ValueType == typeof(int)))
            {
                if (option.ValueType == typeof(bool))
                {
                    continue;
                }

                RequireOneSentence([.. name, "x", option.Name, "nonsense"], "'nonsense'", option.Name);
                RequireOneSentence([.. name, "x", option.Name], option.Name);
                tried++;
            }

            if (command.Options.FirstOrDefault(static o => o.Name.Length > 4) is { } known)
            {
                RequireOneSentence([.. name, "x", $"{known.Name}x"], known.Name);
            }
        }

        Assert.InRange(tried, 20, int.MaxValue);
    }

    private static void RequireOneSentence(string[] arguments, params string[] mentioned)
    {
        (int status, string output, string error) = Shell.Run(arguments);
        string what = string.Join(' ', arguments);
        Assert.True(status == 1 && output.Length == 0, $"{what}: {status} {output}");
        string[] lines = error.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length is 1 or 2 && lines[0].EndsWith('.') && (lines.Length == 1 || lines[1].StartsWith("  hint: ", StringComparison.Ordinal)), $"{what}: {error}");
        Assert.All(mentioned, m => Assert.Contains(m, lines[0]));
    }
}
