using System.Diagnostics;
using System.Globalization;
using System.Text;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Interactive.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>Answers inputs one after the other: formulas, <c>?name</c>, and commands that begin with a colon.</summary>
internal sealed class Conversation
{
    // A script that loads itself would not end.
    private const int DeepestLoad = 10;

    private readonly Computation _computation = new();
    private int _loading;

    /// <summary>Begins a conversation.</summary>
    /// <param name="host">Where it takes place.</param>
    /// <param name="settings">How it answers at first.</param>
    public Conversation(Host host, SessionSettings settings)
    {
        (Host, Settings, Screen) = (host, settings, new Screen(host));
    }

    /// <summary>Where it takes place.</summary>
    public Host Host { get; private set; }

    /// <summary>Where answers are written.</summary>
    public Screen Screen { get; private set; }

    /// <summary>How answers are given.</summary>
    public SessionSettings Settings { get; }

    /// <summary>What the session knows.</summary>
    public Workspace Workspace { get; } = new();

    /// <summary>Whether answers are for people or for a program, which gets one JSON object for each input.</summary>
    public OutputKind Kind { get; init; } = OutputKind.Report;

    /// <summary>Where answers to questions are typed; null when nobody can be asked.</summary>
    public IInputReader? Inputs { get; set; }

    /// <summary>True when an input had an error or a check failed.</summary>
    public bool Failed { get; private set; }

    /// <summary>True when the session is to end.</summary>
    public bool Ended { get; set; }

    /// <summary>How long the last formula took; null before the first.</summary>
    public TimeSpan? LastTime { get; private set; }

    /// <summary>Stops the computation that runs, if there is one.</summary>
    public bool Interrupt() => _computation.Interrupt();

    /// <summary>Answers an input.</summary>
    /// <param name="input">The input as it was typed.</param>
    /// <param name="standsAbove">Where it begins on the row directly above; null when it does not stand there.</param>
    public void Answer(string input, int? standsAbove = null)
    {
        if (Host.OutputIsTerminal && Host.Editor is { Terminal.Width: var width } && width != Host.Width)
        {
            Host = Host with { Width = Math.Max(20, width) };
            Screen = new Screen(Host);
        }

        try
        {
            if (Kind == OutputKind.Json)
            {
                AnswerInJson(input);
            }
            else
            {
                AnswerText(input);
            }
        }
        catch (Exception e) when (Kind == OutputKind.Json)
        {
            Failed = true;
            Screen.Write(JsonAnswer.OfError(e));
        }
        catch (Exception e)
        {
            // Also after a defect: what was typed before is not lost.
            Failed = true;
            ErrorReport.Write(Screen, e, standsAbove, ResultNumbers.Shown);
        }

        Screen.Flush();
    }

    private void AnswerInJson(string input)
    {
        string text = input.Trim();
        if (text is [] or ['#', ..])
        {
            return;
        }

        // A script that is loaded is answered line by line.
        if (text is "quit" or "exit" || text.StartsWith(":load", StringComparison.Ordinal))
        {
            AnswerText(input);
        }
        else if (text is "help" or [':' or '?', ..])
        {
            Screen.Write(JsonAnswer.OfOutput(text, Captured(() => AnswerText(input))));
        }
        else
        {
            Screen.Write(Interruptible(cancellation =>
            {
                BoundProgram program = Workspace.Submit(input, cancellation);
                string output = Captured(() => Failed |= !new AnswerPrinter(Host, Screen, Settings, Workspace).WriteFurther(program, cancellation));
                return JsonAnswer.Of(text, program, Workspace, Settings, output, cancellation);
            }));
        }
    }

    private void AnswerText(string input)
    {
        string text = input.Trim();
        switch (text)
        {
            case "quit" or "exit":
                Ended = true;
                break;
            case "help":
                Manual.WriteOverview(Screen, Workspace.Graph.Operators);
                break;
            case ['?', .. var name]:
                Manual.WriteAbout(this, name.Trim());
                break;
            case [':', .. var command]:
                SessionCommands.Run(this, command);
                break;

            // A line of comment is for whoever reads the script.
            case [] or ['#', ..]:
                break;
            default:
                Evaluate(input);
                break;
        }
    }

    /// <summary>Answers the inputs of a script, as if they were typed here.</summary>
    public void AnswerScript(TextReader script)
    {
        if (_loading >= DeepestLoad)
        {
            throw new RequestException($"Scripts load each other more than {DeepestLoad} deep.");
        }

        _loading++;
        int numbered = Workspace.Numbers.Count;
        var inputs = new PlainInput(script);
        while (!Ended && inputs.Read() is { } input)
        {
            Answer(ResultNumbers.Shifted(input, numbered));
        }

        _loading--;
    }

    /// <summary>Does some work that Ctrl-C stops.</summary>
    public T Interruptible<T>(Func<CancellationToken, T> work) => _computation.Run(work);

    /// <summary>What another screen shows while something is done.</summary>
    public string Captured(Action work)
    {
        Screen before = Screen;
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Screen = new Screen(writer, colors: false, before.Width);
        try
        {
            work();
        }
        finally
        {
            Screen = before;
        }

        return writer.ToString();
    }

    private void Evaluate(string typed)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Interruptible(cancellation =>
            {
                BoundProgram program = Workspace.Submit(typed, cancellation);
                string reading = ResultNumbers.Shown(program.Reading);
                if (Bare(reading) != Bare(typed))
                {
                    Screen.Quiet(reading);
                }

                Failed |= !new AnswerPrinter(Host, Screen, Settings, Workspace).Write(program, cancellation);
                return true;
            });
        }
        finally
        {
            LastTime = watch.Elapsed;
        }

        if (Settings.Time == Switch.On)
        {
            Screen.Quiet($"  {TimeText(watch.Elapsed)}");
        }
    }

    /// <summary>A time as people say it.</summary>
    public static string TimeText(TimeSpan time) =>
        time.TotalSeconds >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");

    /// <summary>A text without blanks: two that differ only in these read the same.</summary>
    public static string Bare(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
