using Symbolic.Repl.Columns;
using Symbolic.Repl.Pages;

namespace Symbolic.Repl.Terminal;

/// <summary>Where the program reads and writes, and what stands there: a person or another program.</summary>
internal sealed record Host(TextReader Input, TextWriter Output, TextWriter Error)
{
    /// <summary>True when a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>True when a person reads the output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>True when a person reads the errors.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>True when colours are wanted.</summary>
    public bool Colors { get; init; }

    /// <summary>The number of cells in a line of the output.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Where a person edits inputs; null where lines are read as they come.</summary>
    public EditorConsole? Editor { get; init; }

    /// <summary>The bytes behind <see cref="Input"/>.</summary>
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>The bytes behind <see cref="Output"/>.</summary>
    public Func<Stream> OpenOutput { get; init; } = static () => Stream.Null;

    /// <summary>The page for which the output is, if it is for one: some answers have a form of their own there.</summary>
    public PageAnswer? Page { get; init; }

    /// <summary>The console of the process.</summary>
    public static Host FromConsole() => new(Console.In, Console.Out, Console.Error)
    {
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Colors = !Console.IsOutputRedirected && WantsColors(Environment.GetEnvironmentVariable),
        Width = Console.IsOutputRedirected ? 80 : Math.Max(20, Console.WindowWidth),
        OpenInput = Console.OpenStandardInput,
        OpenOutput = StandardOutput.Open,
    };

    /// <summary>Colours are left out when NO_COLOR is set to anything (no-color.org) or the terminal is a dumb one.</summary>
    public static bool WantsColors(Func<string, string?> environment) =>
        string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb";
}
