namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:quit</c>: ends the session.</summary>
internal sealed class QuitCommand : SessionCommand
{
    public override string Name => "quit";

    public override string Summary => "ends the session, as Ctrl-D does";

    public override void Run(Conversation conversation, string argument) => conversation.Ended = true;
}
