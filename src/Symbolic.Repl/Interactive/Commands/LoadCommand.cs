namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:load FILE</c>: answers the inputs of a script.</summary>
internal sealed class LoadCommand : SessionCommand
{
    public override string Name => "load";

    public override string Argument => "FILE";

    public override string Summary => "answers the inputs of a script";

    public override void Run(Conversation conversation, string argument)
    {
        using var script = new StringReader(FileNames.Use(argument, Name, File.ReadAllText));
        conversation.AnswerScript(script);
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) => FileNames.Candidates(argument);
}
