using System.Text;
using Symbolic.Repl.Editing;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Tests.Editing;
using Symbolic.Repl.Tests.Examples;

namespace Symbolic.Repl.Tests.Interactive;

/// <summary>
/// <c>examples/session.txt</c> is what a terminal shows while keys are pressed in a session. With SYMBOLIC_ACCEPT_EXAMPLES=1 it is written anew.
/// </summary>
public class RecordedSessionTests
{
    private static readonly (string Does, string[] Sent)[] Steps =
    [
        ("A formula is typed; below it stands how it is read", ["d/dx x^3 sin x/(1+x^2)"]),
        ("Enter", ["\r"]),
        ("Names are completed: sigm Tab", ["sigm\t"]),
        ("Signs by their LaTeX names: (\\alpha Tab x) Enter", ["(\\alpha\tx)\r"]),
        ("Several candidates: si Tab Tab", ["si\t\t"]),
        ("Ctrl-C drops the line; a matrix goes on in the next line", ["\x03", "A = [1, x/2\r"]),
        ("The second line, Enter; then an error", ["sqrt(x), e^(x/2)]\r", "learning + 1\r"]),
        ("Up brings it back, Home and Ctrl-Right go to the end of the word, Ctrl-W cuts it, Enter", ["\e[A", "\e[H\e[1;5C\x17", "y\r"]),
        ("A pasted program", ["\e[200~f(t) = t^2 exp(-t)\nf'(t)\e[201~", "\r"]),
        ("Assumptions: sqrt(y^2) before and after", ["sqrt(y^2)\r", ":assume y > 0\r", "\e[A\e[A\r"]),
        ("Ctrl-R searches what was typed: A =", ["\x12" + "A ="]),
        ("Escape; the names; :undo; the end", ["\e", ":vars\r", ":undo\r", ":quit\r"]),
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void The_screen_shows_what_was_recorded(int width)
    {
        string path = Path.Combine(ExampleTests.Folder(), width == 80 ? "session.txt" : $"session-{width}.txt");
        string recorded = Record(width);
        if (Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_EXAMPLES") == "1")
        {
            File.WriteAllText(path, recorded);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), recorded);
    }

    private static string Record(int width)
    {
        var screen = new TerminalScreen(width, 60);
        var recorded = new StringBuilder($"What a terminal of {width} columns shows while keys are pressed in a session. ▌ is the caret.\n");
        int step = -1;
        int shown = 0;
        var steps = new SteppedKeys(Steps, () =>
        {
            if (step >= 0)
            {
                string[] lines = WithCaret(screen).Split('\n');
                recorded.Append($"\n--- {Steps[step].Does}\n");
                recorded.AppendJoin('\n', lines.Skip(Math.Min(shown, lines.Length - 1))).Append('\n');
                shown = Math.Max(0, screen.Text.Split('\n').Length - 1);
            }

            step++;
        });
        var host = new Host(TextReader.Null, screen, TextWriter.Null)
        {
            InputIsTerminal = true,
            OutputIsTerminal = true,
            Colors = true,
            Width = width,
            Editor = new EditorConsole(steps, screen) { Apart = static work => Task.FromResult(work()) },
        };
        new InteractiveLoop(host).Run();
        string last = screen.Text;
        recorded.Append($"\n--- {Steps[^1].Does}\n").AppendJoin('\n', last.Split('\n').Skip(shown)).Append('\n');
        return recorded.ToString();
    }

    private static string WithCaret(TerminalScreen screen)
    {
        string[] lines = screen.Text.Split('\n');
        int row = screen.AbsoluteRow;
        return string.Join('\n', lines.Select((line, i) => i != row ? line : Cut(line, screen.Caret.Column)));

        static string Cut(string line, int column)
        {
            int at = 0;
            for (int cells = 0; at < line.Length && cells < column; at = Graphemes.Next(line, at))
            {
                cells += Graphemes.Cells(line.AsSpan(at, Graphemes.Next(line, at) - at));
            }

            return line.PadRight(column).Insert(at, "▌");
        }
    }

    // The keys of one step after the other; a pause after each lets the editor show what it shows when nothing is typed.
    private sealed class SteppedKeys((string Does, string[] Sent)[] steps, Action between) : IKeyReader
    {
        private readonly ScriptedKeys _keys = new();
        private int _next;

        public Keystroke? Next(TimeSpan wait)
        {
            while (true)
            {
                if (_keys.TryNext(wait, out Keystroke? key))
                {
                    return key;
                }

                between();
                if (_next == steps.Length)
                {
                    return new Keystroke(Key.EndOfInput);
                }

                foreach (string sent in steps[_next++].Sent)
                {
                    _keys.Add(sent);
                }
            }
        }

        public void Begin()
        {
        }

        public void End()
        {
        }
    }
}
