using System.CommandLine;
using Symbolic.Repl.Quiz;

namespace Symbolic.Repl.Commands;

// Exercises for learners and worksheets for teachers.
internal sealed partial class CommandLine
{
    private Command Quiz()
    {
        var level = new Option<int>("--level", "-l") { Description = "1: powers and sums; 2: products and quotients; 3: the chain rule; 4: several variables; 5: vectors and matrices. Default: 1.", HelpName = "1..5", DefaultValueFactory = static _ => 1 };
        level.AcceptOnlyFromAmong([.. Enumerable.Range(1, Topics.Levels).Select(static l => $"{l}")]);
        var topic = new Option<string>("--topic", "-t") { Description = $"Exercises of one kind, whatever the level: {string.Join(", ", Topics.Names)}.", HelpName = "topic" };
        topic.AcceptOnlyFromAmong([.. Topics.Names]);
        var count = new Option<int>("--count", "-c") { Description = "How many. Default: 10.", HelpName = "10", DefaultValueFactory = static _ => 10 };
        var seed = new Option<int?>("--seed") { Description = "Where chance begins: the same number gives the same exercises.", HelpName = "number" };
        var print = new Option<bool>("--print") { Description = "Write a worksheet with solutions instead of asking." };
        var format = new Option<string>("--format", "-f") { Description = "How formulas are written; a worksheet also as latex or markdown. Default: unicode on a terminal, text elsewhere.", HelpName = "format" };
        format.AcceptOnlyFromAmong([.. Enum.GetNames<WorksheetFormat>().Select(static n => n.ToLowerInvariant()).Order(StringComparer.Ordinal)]);
        var command = new Command("quiz", "Exercises in differentiation: answers are checked, and mistakes explained.");
        foreach (Option option in (Option[])[level, topic, count, seed, print, format])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            WorksheetFormat written = parsed.GetValue(format) is { } name ? Enum.Parse<WorksheetFormat>(name, ignoreCase: true)
                : _host.OutputIsTerminal ? WorksheetFormat.Unicode : WorksheetFormat.Text;
            IReadOnlyList<Topic> topics = parsed.GetValue(topic) is { } only ? [Topics.Find(only)] : Topics.OfLevel(parsed.GetValue(level));
            return QuizCommand.Run(topics, parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(print), written, _host);
        });
        _examples[command] = ["quiz --level 2", "quiz --topic chain --count 5", "quiz --level 3 --count 20 --seed 7 --print --format markdown"];
        return command;
    }
}
