namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:undo</c>: takes the last input back, with what it defined and declared.</summary>
internal sealed class UndoCommand : SessionCommand
{
    public override string Name => "undo";

    public override string Summary => "takes the last input back, with what it defined";

    public override void Run(Conversation conversation, string argument) =>
        conversation.Screen.Line(conversation.Interruptible(conversation.Workspace.Undo) is { } taken ? $"taken back: {taken}" : "There is nothing to take back.");
}
