using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Editing;
using Symbolic.Repl.Interactive.Commands;

namespace Symbolic.Repl.Interactive;

/// <summary>What may stand in the place of what is before the caret: commands with their arguments, names, functions, signs by their LaTeX names.</summary>
internal static class InputCompletion
{
    /// <summary>The candidates.</summary>
    public static Completion Of(Conversation conversation, string text, int caret)
    {
        if (text.TrimStart() is [':', ..])
        {
            return OfCommand(conversation, text, caret);
        }

        int start = caret;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        if (start > 0 && text[start - 1] == '\\')
        {
            return OfSign(text[start..caret], start - 1);
        }

        // A number before a name is a factor.
        while (start < caret && char.IsDigit(text[start]))
        {
            start++;
        }

        string typed = text[start..caret];
        return typed.Length == 0 ? Completion.None : Fitting(start, typed, Words(conversation));
    }

    private static IEnumerable<string> Words(Conversation conversation)
    {
        Workspace workspace = conversation.Workspace;
        return workspace.Names
            .Concat(workspace.Session.Variables.Select(static v => v.Name).Where(static n => !ResultNumbers.IsNumber(n)))
            .Concat(OperatorFunctionNames.Of(workspace.Graph.Operators).Spellings)
            .Concat(LanguageWords.Verbs)
            .Concat(LanguageWords.Keywords)
            .Where(static w => w.Length > 1);
    }

    private static Completion OfSign(string typed, int start)
    {
        string[] names = [.. LanguageWords.SignNames.Where(n => n.StartsWith(typed, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        string? meant = names.Length == 1 ? names[0] : names.FirstOrDefault(n => n == typed);
        return meant is not null && LanguageWords.TryGetSign(meant, out string? sign) ? new Completion(start, typed.Length + 1, [sign])
            : new Completion(start, typed.Length + 1, [.. names.Select(static n => "\\" + n)]);
    }

    private static Completion OfCommand(Conversation conversation, string text, int caret)
    {
        int colon = text.IndexOf(':');
        int end = text.IndexOf(' ', colon);
        if (end < 0 || caret <= end)
        {
            return caret <= colon ? Completion.None : Fitting(colon, text[colon..caret], SessionCommands.All.Select(static c => ":" + c.Name + (c.Argument.Length > 0 ? " " : "")));
        }

        string name = text[(colon + 1)..end];
        string argument = text[end..caret].TrimStart();
        int start = argument.LastIndexOf(' ') is var blank && blank < 0 ? caret - argument.Length : caret - argument.Length + blank + 1;
        return SessionCommands.Find(name) is { } command ? Fitting(start, text[start..caret], command.Candidates(conversation, argument)) : Completion.None;
    }

    private static Completion Fitting(int start, string typed, IEnumerable<string> candidates) =>
        new(start, typed.Length, [.. candidates.Where(c => c.StartsWith(typed, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)]);
}
