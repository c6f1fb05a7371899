namespace Symbolic.Repl.Editing;

/// <summary>Reads an input of one line or several from a terminal, with everything that makes typing pleasant.</summary>
internal sealed partial class LineEditor
{
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly IKeyReader _keys;
    private readonly ITerminal _terminal;
    private readonly LineView _view;
    private readonly IInputAssistant _assistant;
    private readonly History _history;
    private readonly EditBuffer _buffer = new();
    private readonly Func<Func<string?>, Task<string?>> _apart;
    private string _prompt = "";
    private string _nextPrompt = "";
    private string[] _below = [];
    private bool _afterTab;
    private Search? _search;

    // The text whose reading is being worked out, or has been shown.
    private string? _echoed;
    private Task<string?>? _echo;
    private CancellationTokenSource? _echoStop;

    /// <summary>An editor.</summary>
    /// <param name="keys">Where keystrokes come from.</param>
    /// <param name="terminal">Where the input is drawn.</param>
    /// <param name="colors">Whether styles are shown.</param>
    /// <param name="assistant">What is known about the language.</param>
    /// <param name="history">What was typed before.</param>
    /// <param name="apart">Runs the reading apart from the editor; null for another thread.</param>
    public LineEditor(IKeyReader keys, ITerminal terminal, bool colors, IInputAssistant assistant, History history, Func<Func<string?>, Task<string?>>? apart = null)
    {
        (_keys, _terminal, _assistant, _history) = (keys, terminal, assistant, history);
        _view = new LineView(terminal, colors);
        _apart = apart ?? (static work => Task.Run(work));
    }

    /// <summary>Whether how the text is read is shown while it is typed.</summary>
    public bool Echoes { get; set; } = true;

    private enum Step : byte
    {
        GoOn,
        Done,
        Ended,
    }

    /// <summary>Reads an input; null at the end of all input.</summary>
    public string? Read(string prompt, string nextPrompt)
    {
        (_prompt, _nextPrompt) = (prompt, nextPrompt);
        _buffer.Reset("");
        _search = null;
        ClearBelow();
        _keys.Begin();
        _terminal.Write("\e[?2004h");
        try
        {
            while (true)
            {
                Draw();
                if (_keys.Next(Wait()) is not { } key)
                {
                    ShowEcho();
                    continue;
                }

                string before = _buffer.Text;
                Step step = _search is null ? Press(key) : PressInSearch(key);
                if (step != Step.GoOn)
                {
                    return Leave(step);
                }

                if (_buffer.Text != before)
                {
                    StopEcho();
                }
            }
        }
        finally
        {
            StopEcho();
            _terminal.Write("\e[?2004l");
            _keys.End();
        }
    }

    private string? Leave(Step step)
    {
        StopEcho();
        ClearBelow();
        _buffer.MoveTo(int.MaxValue);
        Draw();
        _view.Leave();
        if (step == Step.Ended)
        {
            return null;
        }

        _history.Add(_buffer.Text);
        return _buffer.Text;
    }

    private void Draw()
    {
        if (_search is { } search)
        {
            string found = search.Found;
            int at = Math.Max(0, found.IndexOf(search.Part, StringComparison.Ordinal));
            _view.Draw(new InputPicture($"({(search.Failed ? "nothing" : "back")}: {search.Part}) ", _nextPrompt, found, _assistant.StylesOf(found), Graphemes.Boundary(found, at), []));
            return;
        }

        TextStyle[] styles = _assistant.StylesOf(_buffer.Text);
        if (Brackets.At(_buffer.Text, _buffer.Caret) is var (one, other) && Math.Max(one, other) < styles.Length)
        {
            styles[one] = styles[other] = TextStyle.Matched;
        }

        _view.Draw(new InputPicture(_prompt, _nextPrompt, _buffer.Text, styles, _buffer.Caret, _below));
    }

    private void ClearBelow() => _below = [];

    // For ever, unless a reading is to be worked out or is being worked out.
    private TimeSpan Wait() =>
        _echo is not null ? Poll
        : Echoes && _search is null && _echoed != _buffer.Text && _buffer.Text.Length > 0 ? Debounce
        : Timeout.InfiniteTimeSpan;

    private void ShowEcho()
    {
        if (_echo is null)
        {
            string text = _buffer.Text;
            _echoed = text;
            var stop = new CancellationTokenSource();
            _echoStop = stop;
            _echo = _apart(() => _assistant.Echo(text, stop.Token));
        }

        if (_echo.IsCompleted)
        {
            if (_echo.IsCompletedSuccessfully && _echo.Result is { } reading && _below.Length == 0)
            {
                _below = [new string(' ', Graphemes.CellsOf(_prompt, 0, _prompt.Length)) + reading];
            }

            _echo = null;
            _echoStop?.Dispose();
            _echoStop = null;
        }
    }

    private void StopEcho()
    {
        _echoed = null;
        ClearBelow();
        _echoStop?.Cancel();
        try
        {
            // The reading is of the names of the session, which the next input may change.
            _echo?.Wait();
        }
        catch (AggregateException)
        {
            // What cannot be read yet has no reading.
        }

        _echo = null;
        _echoStop?.Dispose();
        _echoStop = null;
    }
}
