using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Runs the command as a shell would and keeps what it wrote.</summary>
internal static class Shell
{
    public static (int Status, string Output, string Error) Run(params string[] arguments) => Run(Somewhere.Pipe, arguments);

    public static (int Status, string Output, string Error) Run(Somewhere where, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var host = new Host(new StringReader(""), output, error) { OutputIsTerminal = where != Somewhere.Pipe, Colors = where == Somewhere.ColorTerminal };
        int status = CommandLine.Run(arguments, host);
        return (status, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}

/// <summary>What reads the output.</summary>
internal enum Somewhere
{
    Pipe,
    Terminal,
    ColorTerminal,
}
