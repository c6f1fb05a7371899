using System.Text;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:save FILE</c>: writes a script that gives the same session.</summary>
internal sealed class SaveCommand : SessionCommand
{
    public override string Name => "save";

    public override string Argument => "FILE";

    public override string Summary => "writes the inputs as a script that gives the same session";

    public override void Run(Conversation conversation, string argument)
    {
        // What is set as it is from the beginning need not be said.
        var usual = new SessionSettings();
        string settings = string.Concat(Setting.All.Where(s => s.Name is not ("format" or "layout" or "check") && s.Get(usual) != s.Get(conversation.Settings))
            .Select(s => $":set {s.Name} {s.Get(conversation.Settings)}\n"));
        string script = settings + conversation.Workspace.ToScript();
        FileNames.Use(argument, Name, name =>
        {
            File.WriteAllText(name, script, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return true;
        });
        conversation.Screen.Line($"saved: {argument}");
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) => FileNames.Candidates(argument);
}
