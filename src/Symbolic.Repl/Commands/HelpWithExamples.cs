using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Symbolic.Repl.Commands;

/// <summary>The help of a command, and below it lines that can be copied.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyDictionary<Command, string[]> examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int status = help.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out string[]? lines))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in lines)
            {
                output.WriteLine($"  symbolic {line}");
            }
        }

        return status;
    }
}
