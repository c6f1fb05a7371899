namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:help</c>: the page of the language; <c>:help set</c>: about a command.</summary>
internal sealed class HelpCommand : SessionCommand
{
    public override string Name => "help";

    public override string Argument => "[NAME]";

    public override string Summary => "this page, or what there is to know about a command or function";

    public override void Run(Conversation conversation, string argument)
    {
        if (argument.Length == 0)
        {
            Manual.WriteOverview(conversation.Screen, conversation.Workspace.Graph.Operators);
        }
        else if (SessionCommands.Find(argument.TrimStart(':')) is { } command)
        {
            conversation.Screen.Line($":{command.Name}{(command.Argument.Length > 0 ? " " : "")}{command.Argument}: {command.Summary}");
            if (command.Details is { } details)
            {
                conversation.Screen.Line(details);
            }
        }
        else if (argument.StartsWith(':'))
        {
            throw SessionCommands.Unknown(argument[1..]);
        }
        else
        {
            Manual.WriteAbout(conversation, argument);
        }
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) => SessionCommands.All.Select(static c => c.Name);
}
