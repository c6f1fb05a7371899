using Symbolic.Repl.Editing;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Interactive;

/// <summary>Inputs that a person types, with an editor.</summary>
internal sealed class EditedInput : IInputReader
{
    private readonly LineEditor _editor;
    private readonly Conversation _conversation;

    public EditedInput(Conversation conversation, EditorConsole console)
    {
        _conversation = conversation;
        _editor = new LineEditor(console.Keys, console.Terminal, conversation.Host.Colors, new LanguageAssistant(conversation), console.History(), console.Apart);
    }

    public string? Read()
    {
        _editor.Echoes = _conversation.Settings.Echo == Switch.On;
        return _editor.Read(PlainInput.FirstPrompt, PlainInput.NextPrompt);
    }

    public string? ReadLine(string prompt)
    {
        _editor.Echoes = false;
        return _editor.Read(prompt, PlainInput.NextPrompt);
    }
}
