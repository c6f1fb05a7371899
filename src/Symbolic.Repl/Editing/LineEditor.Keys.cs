namespace Symbolic.Repl.Editing;

// What each key does.
internal sealed partial class LineEditor
{
    private const int MostRowsOfCandidates = 8;

    private Step Press(Keystroke key)
    {
        bool afterTab = _afterTab;
        _afterTab = false;
        switch (key)
        {
            case { Key: Key.Tab, Held: Held.None }:
                Complete(afterTab);
                _afterTab = true;
                return Step.GoOn;
            case { Key: Key.Enter, Held: Held.None }:
                return Enter();
            case { Key: Key.Character, Text: "c", Held: Held.Control }:
                AbandonLine();
                return Step.GoOn;
            case { Key: Key.Character, Text: "d", Held: Held.Control } when _buffer.Text.Length == 0:
            case { Key: Key.EndOfInput }:
                return Step.Ended;
        }

        ClearBelow();
        switch (key.Key)
        {
            case Key.Character when key.Held.HasFlag(Held.Control):
                PressControl(key.Text);
                break;
            case Key.Character when key.Held.HasFlag(Held.Alt):
                PressAlt(key.Text);
                break;
            case Key.Character or Key.Paste:
                _buffer.Insert(key.Text);
                break;
            case Key.Enter:
                _buffer.Insert("\n");
                break;
            case Key.Backspace when key.Held != Held.None:
                _buffer.KillWordBack();
                break;
            case Key.Delete when key.Held != Held.None:
                _buffer.KillWord();
                break;
            case Key.Backspace:
                _buffer.Backspace();
                break;
            case Key.Delete:
                _buffer.Delete();
                break;
            case Key.Left when (key.Held & (Held.Alt | Held.Control)) != 0:
                _buffer.WordLeft();
                break;
            case Key.Right when (key.Held & (Held.Alt | Held.Control)) != 0:
                _buffer.WordRight();
                break;
            case Key.Left:
                _buffer.Left();
                break;
            case Key.Right:
                _buffer.Right();
                break;
            case Key.Home when key.Held.HasFlag(Held.Control):
                _buffer.MoveTo(0);
                break;
            case Key.End when key.Held.HasFlag(Held.Control):
                _buffer.MoveTo(int.MaxValue);
                break;
            case Key.Home:
                _buffer.Home();
                break;
            case Key.End:
                _buffer.End();
                break;
            case Key.Up:
                Up();
                break;
            case Key.Down:
                Down();
                break;
            case Key.PageUp:
                Show(_history.Older(_buffer.Text));
                break;
            case Key.PageDown:
                Show(_history.Newer());
                break;
            case Key.Resize:
                _view.Resize();
                break;
        }

        return Step.GoOn;
    }

    private void PressControl(string letter)
    {
        switch (letter)
        {
            case "a":
                _buffer.Home();
                break;
            case "e":
                _buffer.End();
                break;
            case "b":
                _buffer.Left();
                break;
            case "f":
                _buffer.Right();
                break;
            case "d":
                _buffer.Delete();
                break;
            case "k":
                _buffer.KillToEnd();
                break;
            case "u":
                _buffer.KillToStart();
                break;
            case "w":
                _buffer.KillBlank();
                break;
            case "y":
                _buffer.Yank();
                break;
            case "p":
                Up();
                break;
            case "n":
                Down();
                break;
            case "l":
                _view.Clear();
                break;
            case "r":
                _search = new Search(_history);
                break;
            case "z" or "_":
                _buffer.Undo();
                break;
        }
    }

    private void PressAlt(string letter)
    {
        switch (letter)
        {
            case "b":
                _buffer.WordLeft();
                break;
            case "f":
                _buffer.WordRight();
                break;
            case "d":
                _buffer.KillWord();
                break;
            case "/" or "_":
                _buffer.Redo();
                break;
            case "<":
                _buffer.MoveTo(0);
                break;
            case ">":
                _buffer.MoveTo(int.MaxValue);
                break;
        }
    }

    // An empty line ends the input in any case.
    private Step Enter()
    {
        bool isEmptyLine = _buffer.LineStart == _buffer.Text.Length && _buffer.Text.Length > 0;
        if (!isEmptyLine && _assistant.GoesOn(_buffer.Text))
        {
            ClearBelow();
            _buffer.Insert("\n");
            return Step.GoOn;
        }

        return Step.Done;
    }

    private void AbandonLine()
    {
        StopEcho();
        if (_buffer.Text.Length > 0)
        {
            _buffer.MoveTo(int.MaxValue);
            Draw();
            _view.Leave();
            _buffer.Reset("");
        }
        else
        {
            _below = ["Ctrl-D or :quit ends the session"];
        }
    }

    private void Up()
    {
        if (!_buffer.Up())
        {
            Show(_history.Older(_buffer.Text));
        }
    }

    private void Down()
    {
        if (!_buffer.Down())
        {
            Show(_history.Newer());
        }
    }

    private void Show(string? input)
    {
        if (input is not null)
        {
            _buffer.Replace(input);
        }
    }

    // What all candidates have in common comes at once, the list with the second keystroke.
    private void Complete(bool again)
    {
        Completion completion = _assistant.Complete(_buffer.Text, _buffer.Caret);
        string typed = _buffer.Text.Substring(completion.Start, completion.Length);
        ClearBelow();
        if (completion.Candidates is [var only])
        {
            _buffer.Replace(completion.Start, completion.Length, only);
        }
        else if (completion.Common is var common && common.Length > typed.Length && common.StartsWith(typed, StringComparison.Ordinal))
        {
            _buffer.Replace(completion.Start, completion.Length, common);
        }
        else if (again && completion.Candidates.Count > 0)
        {
            _below = InColumns(completion.Candidates);
            _echoed = _buffer.Text;
        }
    }

    private string[] InColumns(IReadOnlyList<string> candidates)
    {
        int widest = candidates.Max(static c => Graphemes.CellsOf(c, 0, c.Length)) + 2;
        int columns = Math.Max(1, (_terminal.Width - 1) / widest);
        string[] rows = [.. candidates.Chunk(columns).Select(row => string.Concat(row.Select(c => c + new string(' ', widest - Graphemes.CellsOf(c, 0, c.Length)))).TrimEnd())];
        int most = Math.Max(1, Math.Min(MostRowsOfCandidates, _terminal.Height - 4));
        return rows.Length <= most ? rows : [.. rows.Take(most), $"… {candidates.Count - (most * columns)} more"];
    }
}
