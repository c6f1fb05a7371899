namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:assume x &gt; 0</c>: what simplification may use from now on; without argument the list.</summary>
internal sealed class AssumeCommand : SessionCommand
{
    public override string Name => "assume";

    public override string Argument => "[x > 0]";

    public override string Summary => "assumes something about a variable; alone: what is assumed";

    public override string Details => "  x > 0, x >= 0, x < 0, x != 0, n integer, y^2 = 1, A symmetric. Of a vector or matrix it is about each entry.";

    public override void Run(Conversation conversation, string argument)
    {
        if (argument.Length > 0)
        {
            foreach (string note in conversation.Interruptible(cancellation => conversation.Workspace.Assume(argument, cancellation)))
            {
                conversation.Screen.Warning($"note: {note}");
            }

            return;
        }

        string[] all = [.. conversation.Workspace.AssumptionTexts];
        foreach (string text in all)
        {
            conversation.Screen.Line($"  {text}");
        }

        if (all.Length == 0)
        {
            conversation.Screen.Line("Nothing is assumed.");
        }
    }
}
