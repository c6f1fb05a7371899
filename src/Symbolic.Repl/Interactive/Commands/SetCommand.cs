using Symbolic.Parsing;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:set layout line</c>: how answers are given; without argument all settings.</summary>
internal sealed class SetCommand : SessionCommand
{
    public override string Name => "set";

    public override string Argument => "[NAME [VALUE]]";

    public override string Summary => "how answers are given; alone: all settings with their values";

    public override string Details => string.Join('\n', Setting.All.Select(static s => $"  {s.Name,-8} {string.Join(" | ", s.Values)}: {s.Summary}"));

    public override void Run(Conversation conversation, string argument)
    {
        string[] words = argument.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            foreach (Setting setting in Setting.All)
            {
                Write(conversation, setting);
            }

            return;
        }

        Setting named = Setting.All.FirstOrDefault(s => s.Name == words[0]) ?? throw Unknown(words[0]);
        if (words.Length == 1)
        {
            Write(conversation, named);
        }
        else if (words.Length > 2 || !named.Set(conversation.Settings, words[1]))
        {
            throw new RequestException($"'{string.Join(' ', words[1..])}' is no value of '{named.Name}'.", $"Its values are {string.Join(", ", named.Values)}.");
        }
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument)
    {
        (string name, string value) = SessionCommands.Split(argument);
        return argument.Length > name.Length ? Setting.All.FirstOrDefault(s => s.Name == name)?.Values.Where(static v => !v.Contains(' ')) ?? [] : Setting.All.Select(static s => s.Name);
    }

    private static void Write(Conversation conversation, Setting setting) =>
        conversation.Screen.Line($"  {setting.Name,-8} {setting.Get(conversation.Settings),-8} {setting.Summary} ({string.Join(", ", setting.Values)})");

    private static RequestException Unknown(string name)
    {
        string[] names = [.. Setting.All.Select(static s => s.Name)];
        return new RequestException($"There is no setting '{name}'.", Suggestions.Nearest(name, names) is { } near ? $"Did you mean {near}?" : $"The settings are {string.Join(", ", names)}.");
    }
}
