using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:time</c>: how long the last formula took; <c>:time on</c>: says it after each.</summary>
internal sealed class TimeCommand : SessionCommand
{
    public override string Name => "time";

    public override string Argument => "[on|off]";

    public override string Summary => "how long the last formula took; on: after each";

    public override void Run(Conversation conversation, string argument)
    {
        switch (argument)
        {
            case "":
                conversation.Screen.Line(conversation.LastTime is { } time ? $"  {Conversation.TimeText(time)}" : "Nothing was worked out yet.");
                break;
            case "on" or "off":
                conversation.Settings.Time = argument == "on" ? Switch.On : Switch.Off;
                break;
            default:
                throw new RequestException($"'{argument}' is neither on nor off.", "Write :time on, :time off or :time.");
        }
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) => ["on", "off"];
}
