using Symbolic.Parsing.Binding;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>
/// Read, evaluate, print. A person gets prompts and an editor; a script gets the same answers without them. Errors end an input, never the
/// session.
/// </summary>
internal sealed class InteractiveLoop
{
    private readonly Host _host;
    private readonly Conversation _conversation;
    private readonly IInputReader _inputs;

    /// <summary>A session over a fresh graph.</summary>
    /// <param name="host">Where it takes place.</param>
    /// <param name="folding">What is done with long results.</param>
    /// <param name="format">How results are printed; null for Unicode on a terminal and plain text elsewhere.</param>
    /// <param name="kind">Whether answers are for people or JSON.</param>
    public InteractiveLoop(Host host, Folding folding = Folding.WhenLong, ResultFormat? format = null, OutputKind kind = OutputKind.Report)
    {
        _host = host;
        bool isTerminal = host.InputIsTerminal && host.OutputIsTerminal && kind != OutputKind.Json;
        var settings = new SessionSettings
        {
            Format = format is ResultFormat.TwoDimensional ? ResultFormat.Unicode : format ?? (host.OutputIsTerminal && kind != OutputKind.Json ? ResultFormat.Unicode : ResultFormat.Text),
            Layout = format is ResultFormat.TwoDimensional || (format is null && isTerminal) ? FormulaLayout.TwoDimensional : FormulaLayout.Line,
            Check = isTerminal ? Switch.On : Switch.Off,
            Folding = folding,
        };
        _conversation = new Conversation(host, settings) { Kind = kind };
        _inputs = isTerminal && host.Editor is { } console ? new EditedInput(_conversation, console)
            : new PlainInput(host.Input, isTerminal ? Prompt : null);
        _conversation.Inputs = _inputs;
    }

    /// <summary>Runs a session on the console: Ctrl-C stops the computation, and only when there is none, nothing happens.</summary>
    /// <returns>The exit status: 1 when a script had an error.</returns>
    public static int Run(Host host, Folding folding, ResultFormat? format, OutputKind kind = OutputKind.Report)
    {
        if (host is { InputIsTerminal: true, OutputIsTerminal: true } && kind != OutputKind.Json)
        {
            host = host with { Editor = EditorConsole.FromConsole() };
        }

        var loop = new InteractiveLoop(host, folding, format, kind);
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = loop.Interrupt() || host.InputIsTerminal;
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            return loop.Run();
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    /// <summary>Stops the computation that runs, if there is one.</summary>
    public bool Interrupt() => _conversation.Interrupt();

    /// <summary>Runs until the input ends or says <c>quit</c>.</summary>
    public int Run()
    {
        if (_host.InputIsTerminal && _conversation.Kind != OutputKind.Json)
        {
            _conversation.Screen.Quiet("Type a formula, or :help, or :quit.");
            _conversation.Screen.Flush();
            if (_inputs is EditedInput)
            {
                WarmUp();
            }
        }

        while (!_conversation.Ended && _inputs.Read() is { } input)
        {
            // What was typed stands right above, unless there are several lines.
            bool stands = _host.InputIsTerminal && !input.Contains('\n') && CellWidth.Of(input) + CellWidth.Of(PlainInput.FirstPrompt) < _conversation.Screen.Width;
            _conversation.Answer(input, stands ? CellWidth.Of(PlainInput.FirstPrompt) : null);
        }

        return _conversation.Failed && !_host.InputIsTerminal ? 1 : 0;
    }

    // The first reading of a process compiles the parser, which takes longer than a keystroke may: it is done while nothing is typed yet.
    private static void WarmUp() => _ = Task.Run(static () => new Session(new ExprGraph(), LanguageCalculus.Instance).ReadingOf("(x y + 1)^2 + sin x"));

    private void Prompt(string prompt)
    {
        _conversation.Screen.Write(prompt);
        _conversation.Screen.Flush();
    }
}
