using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Symbolic.Parsing;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>What is wrong with a command line, in one sentence with one suggestion.</summary>
internal static class UsageError
{
    /// <summary>The first error of a command line; null when it can be read.</summary>
    public static RequestException? Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        string seeHelp = $"See {NameOf(parsed.CommandResult)} --help.";

        // A formula may begin with two signs, but hardly one that is all but the name of an option.
        System.CommandLine.Parsing.Token? mistyped = parsed.Tokens.FirstOrDefault(t => t.Type == System.CommandLine.Parsing.TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal) && NearestOption(t.Value, command) is not null);
        if (mistyped is not null)
        {
            return OfUnmatched(mistyped.Value, command, parsed.CommandResult, seeHelp);
        }

        if (parsed.Action is not ParseErrorAction)
        {
            return null;
        }

        // What was typed wrong is told before what was not typed.
        ParseError error = parsed.Errors.OrderByDescending(static e => Option(e) switch { null => 0, { IdentifierTokenCount: 0 } => 1, { Tokens.Count: 0 } => 2, _ => 3 }).First();
        if (Option(error) is { } option)
        {
            return OfOption(option, NameOf(parsed.CommandResult), seeHelp);
        }

        if (parsed.UnmatchedTokens is [var token, ..])
        {
            return OfUnmatched(token, command, parsed.CommandResult, seeHelp);
        }

        Argument? argument = command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0));
        return argument is not null ? new($"{NameOf(parsed.CommandResult)} needs {argument.Name}.", argument.Description) : new(error.Message.Split('\n')[0], seeHelp);
    }

    private static RequestException OfOption(OptionResult result, string command, string seeHelp)
    {
        Option option = result.Option;
        string[] values = [.. option.GetCompletions(CompletionContext.Empty).Select(static c => c.Label).Order(StringComparer.Ordinal)];
        string takes = values.Length > 0 ? $"one of {string.Join(", ", values)}" : option.ValueType == typeof(int) || option.ValueType == typeof(int?) ? "a whole number" : option.HelpName ?? "a value";
        string? hint = values.Length > 0 ? null : option.Description;
        if (result.Tokens.Count == 0)
        {
            return new(result.IdentifierTokenCount == 0 ? $"{command} needs {option.Name}, {takes}." : $"{option.Name} needs {takes}.", hint);
        }

        if (result.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues <= 1)
        {
            return new($"{option.Name} is given {result.IdentifierTokenCount} times, and it takes one value.", seeHelp);
        }

        string wrong = (result.Tokens.FirstOrDefault(t => !values.Contains(t.Value)) ?? result.Tokens[0]).Value;
        return new($"'{wrong}' is no value of {option.Name}; it takes {takes}.", DidYouMean(wrong, values) ?? hint);
    }

    private static RequestException OfUnmatched(string token, Command command, CommandResult result, string seeHelp)
    {
        if (token.StartsWith("--", StringComparison.Ordinal))
        {
            string name = token.Split('=', ':')[0];
            return new($"{NameOf(result)} has no option {name}.", NearestOption(name, command) is { } near ? $"Did you mean {near}?" : seeHelp);
        }

        if (command.Subcommands.Count > 0)
        {
            return new($"There is no command '{token}'.", DidYouMean(token, command.Subcommands.Select(static c => c.Name)) ?? seeHelp);
        }

        return new($"{NameOf(result)} has no use for '{token}'.", seeHelp);
    }

    private static string? NearestOption(string token, Command command) =>
        Suggestions.Nearest(token.Split('=', ':')[0], command.Options.Where(static o => !o.Hidden).SelectMany(static o => o.Aliases.Append(o.Name)));

    private static string? DidYouMean(string word, IEnumerable<string> candidates) => Suggestions.Nearest(word, candidates) is { } near ? $"Did you mean {near}?" : null;

    private static OptionResult? Option(ParseError error) => error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;

    private static string NameOf(CommandResult result) => result.Command is RootCommand ? "symbolic" : $"symbolic {result.Command.Name}";
}
