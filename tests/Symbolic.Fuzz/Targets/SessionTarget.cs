using Symbolic.Fuzz.Generators;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Interactive.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Fuzz.Targets;

/// <summary>Lines of a session, formulas and commands: whatever is typed, the session goes on.</summary>
internal sealed class SessionTarget : IFuzzTarget
{
    private static readonly string[] s_settings = ["format latex", "format unicode", "format tree", "format 2d", "order falling", "digits 5", "digits 0", "check on", "check off", "time on", "folding on", "nonsense", ""];

    public string Name => "session";

    public SeedFile Seeds { get; } = new("session.txt", Separation.Dashes);

    public IReadOnlyList<string> Pieces { get; } =
    [
        .. FormulaPieces.All, "\n", "?x\n", "?sin\n", "_\n", "out[1]", "%1", "\n:undo\n",
        .. SessionCommands.All.Select(static c => $"\n:{c.Name} "), .. s_settings.Select(static s => $"\n:set {s}\n"), "\n:assume x > 0\n", "\n:forget x\n", "\n:vars\n", "\n:help simplify\n", "\n:plot sin x x=-1..1\n",
    ];

    public string Generate(Random random)
    {
        var formulas = new FormulaGenerator(random);
        return string.Join('\n', Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(8) switch
        {
            0 => $":set {formulas.Pick(s_settings)}",
            1 => $":assume {formulas.Pick("x > 0", "y < 1", "x != 0", formulas.Truth(1))}",
            2 => formulas.Pick(":undo", ":vars", ":forget x", "?x", "_", "?sin", ":time", ":help", ":help grad"),
            3 => $"{formulas.Pick("y", "f(x)", "g(x, y)", "z", "u_1")} = {formulas.Number(random.Next(1, 6))}",
            4 => $":plot {formulas.Number(2)} x=-2..2",
            5 => new ProgramGenerator(random).Program().ReplaceLineEndings(";"),
            _ => formulas.Number(random.Next(1, 7)),
        }));
    }

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        using var output = new StringWriter();
        var host = new Host(new StringReader(""), output, output) { OutputIsTerminal = input.Length % 2 == 0, Width = 60 };
        var conversation = new Conversation(host, new SessionSettings { Check = input.Length % 3 == 0 ? Switch.On : Switch.Off }) { Kind = input.Length % 5 == 0 ? OutputKind.Json : OutputKind.Report };
        using CancellationTokenRegistration stopping = cancellation.Register(() => conversation.Interrupt());
        foreach (string line in input.Split('\n'))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!conversation.Ended && !TouchesFiles(line))
            {
                conversation.Answer(line);
            }
        }

        string text = output.ToString();
        int defect = text.IndexOf("A defect: ", StringComparison.Ordinal);
        if (defect >= 0)
        {
            string what = text[defect..].Split('\n', '"')[0];
            throw new BrokenLawException($"{string.Join(':', what.Split(':')[..2])} … {what[^Math.Min(70, what.Length)..]}", what);
        }

        foreach (string line in text.Split('\n'))
        {
            seen.AddSentence("", line.Length > 16 ? line[..16] : line);
        }

        return !conversation.Failed;
    }

    // No input writes or reads files here.
    private static bool TouchesFiles(string line) => line.TrimStart() is [':', ..] command
        && (command.Contains("save", StringComparison.Ordinal) || command.Contains("load", StringComparison.Ordinal) || command.Contains("out", StringComparison.Ordinal) || command.Contains('.') || command.Contains("quiz", StringComparison.Ordinal) || command.Contains("graph", StringComparison.Ordinal));
}
