using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:forget x</c>: drops what is assumed about a variable.</summary>
internal sealed class ForgetCommand : SessionCommand
{
    public override string Name => "forget";

    public override string Argument => "x";

    public override string Summary => "drops what is assumed about a variable";

    public override void Run(Conversation conversation, string argument)
    {
        string name = GreekLetters.TryGetLetter(argument, out char letter) ? letter.ToString() : argument;
        if (!conversation.Interruptible(cancellation => conversation.Workspace.Forget(name, cancellation)))
        {
            throw new RequestException(argument.Length == 0 ? "The name of a variable is missing." : $"Nothing is assumed about '{argument}'.", "':assume' lists what is.");
        }
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) =>
        conversation.Workspace.Session.Variables.Select(static v => v.Name).Where(n => conversation.Workspace.AssumptionsAbout(n).Any());
}
