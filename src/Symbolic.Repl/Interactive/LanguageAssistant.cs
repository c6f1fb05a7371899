using Symbolic.Parsing.Binding;
using Symbolic.Repl.Editing;
using Symbolic.Repl.Interactive.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Interactive;

/// <summary>What the editor is told about the language and the session.</summary>
internal sealed class LanguageAssistant(Conversation conversation) : IInputAssistant
{
    private readonly InputColors _colors = new(conversation.Workspace);

    public TextStyle[] StylesOf(string text) => _colors.Of(text);

    public bool GoesOn(string text) => PlainInput.GoesOn(text);

    public Completion Complete(string text, int caret) => InputCompletion.Of(conversation, text, caret);

    public string? Echo(string text, CancellationToken cancellation)
    {
        if (text.TrimStart() is [] or [':' or '?' or '#', ..] or "help" or "quit" or "exit")
        {
            return null;
        }

        try
        {
            Workspace workspace = conversation.Workspace;
            string reading = ResultNumbers.Shown(workspace.Session.ReadingOf(workspace.Numbers.Named(text), cancellation));
            return Conversation.Bare(reading) == Conversation.Bare(text) ? null : string.Join("; ", reading.Split('\n'));
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            // Perhaps it is not complete yet; what is wrong with it is said when it is entered.
            return null;
        }
    }
}
