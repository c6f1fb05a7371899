using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Terminal;

/// <summary>A keyboard and a screen on which inputs can be edited.</summary>
/// <param name="Keys">The keyboard.</param>
/// <param name="Terminal">The screen.</param>
internal sealed record EditorConsole(IKeyReader Keys, ITerminal Terminal)
{
    /// <summary>What was typed in earlier sessions.</summary>
    public Func<History> History { get; init; } = static () => new History();

    /// <summary>Runs work beside the editor; null for another thread.</summary>
    public Func<Func<string?>, Task<string?>>? Apart { get; init; }

    /// <summary>The console of the process; null where it is not a terminal that can place the caret.</summary>
    public static EditorConsole? FromConsole() =>
        Console.IsInputRedirected || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is "dumb" or "" ? null
            : new EditorConsole(new ConsoleKeys(), new ConsoleTerminal(Console.Out)) { History = static () => new History(Editing.History.FileFor(Environment.GetEnvironmentVariable)) };
}
