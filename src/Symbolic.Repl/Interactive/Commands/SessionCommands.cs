using Symbolic.Parsing;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary>The commands of a session. Whoever adds one adds it here and nowhere else.</summary>
internal static class SessionCommands
{
    /// <summary>All of them, in the order in which help lists them.</summary>
    public static IReadOnlyList<SessionCommand> All { get; } =
    [
        new HelpCommand(),
        new VariablesCommand(),
        new AssumeCommand(),
        new ForgetCommand(),
        new UndoCommand(),
        new SetCommand(),
        new TimeCommand(),
        new PlotInSession(),
        new GraphInSession(),
        new QuizInSession(),
        new LoadCommand(),
        new SaveCommand(),
        new QuitCommand(),
    ];

    /// <summary>The command of a name; null for none.</summary>
    public static SessionCommand? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    /// <summary>Carries out what was typed behind a colon.</summary>
    /// <exception cref="RequestException">There is no such command, or it cannot be carried out.</exception>
    public static void Run(Conversation conversation, string typed)
    {
        (string name, string argument) = Split(typed);
        if (Find(name) is { } command)
        {
            command.Run(conversation, argument);
        }
        else
        {
            throw Unknown(name);
        }
    }

    /// <summary>The name of a command, and what follows it.</summary>
    public static (string Name, string Argument) Split(string typed)
    {
        typed = typed.Trim();
        int end = typed.AsSpan().IndexOfAny(' ', '\t', '\n');
        return end < 0 ? (typed, "") : (typed[..end], typed[end..].Trim());
    }

    /// <summary>The error that there is no command of a name.</summary>
    public static RequestException Unknown(string name)
    {
        string[] names = [.. All.Select(static c => c.Name)];
        string? near = names.FirstOrDefault(n => name.Length > 0 && n.StartsWith(name, StringComparison.Ordinal)) ?? Suggestions.Nearest(name, names);
        return new RequestException($"There is no command ':{name}'.", near is null ? $"The commands are {string.Join(", ", names.Select(static n => ":" + n))}." : $"Did you mean :{near}?");
    }
}
