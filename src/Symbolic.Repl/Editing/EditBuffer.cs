namespace Symbolic.Repl.Editing;

/// <summary>
/// The text that is being edited, of one line or several, and the caret in it. Everything that changes the text can be undone; letters
/// typed one after the other are undone together up to the beginning of a word.
/// </summary>
internal sealed class EditBuffer
{
    private const int MostUndone = 1000;

    private readonly LinkedList<State> _undo = new();
    private readonly Stack<State> _redo = new();
    private Edit _last;
    private int? _column;

    // What the last edit was: only like edits are joined.
    private enum Edit : byte
    {
        None,
        Typing,
        Erasing,
        Killing,
        Other,
    }

    /// <summary>The text; lines are separated by line feeds.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Before which character of the text the caret stands.</summary>
    public int Caret { get; private set; }

    /// <summary>What was cut out last.</summary>
    public string Killed { get; private set; } = "";

    /// <summary>Where the line of the caret begins.</summary>
    public int LineStart => Caret == 0 ? 0 : Text.LastIndexOf('\n', Caret - 1) + 1;

    /// <summary>Where the line of the caret ends.</summary>
    public int LineEnd => Text.IndexOf('\n', Caret) is >= 0 and var end ? end : Text.Length;

    /// <summary>Begins with another text, with the caret behind it; nothing is left to be undone.</summary>
    public void Reset(string text)
    {
        _undo.Clear();
        _redo.Clear();
        _last = Edit.None;
        Set(Clean(text), int.MaxValue);
    }

    /// <summary>Puts another text in the place of all of it.</summary>
    public void Replace(string text)
    {
        Remember(Edit.Other);
        Set(Clean(text), int.MaxValue);
    }

    /// <summary>Puts a text in the place of a stretch; the caret comes to stand behind it.</summary>
    public void Replace(int start, int length, string text)
    {
        text = Clean(text);
        Remember(Edit.Other);
        Set(string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length)), start + text.Length);
    }

    /// <summary>Inserts a text at the caret. Signs that control a terminal are left out, tabs become blanks.</summary>
    public void Insert(string text)
    {
        text = Clean(text);
        if (text.Length == 0)
        {
            return;
        }

        bool joins = _last == Edit.Typing && text.Length <= 2 && !char.IsWhiteSpace(text[0]);
        Remember(joins ? Edit.Typing : Edit.Other);
        Set(Text.Insert(Caret, text), Caret + text.Length);
        _last = text.Length <= 2 ? Edit.Typing : Edit.Other;
    }

    /// <summary>Moves the caret to a place, or to the end of the character around it.</summary>
    public void MoveTo(int place)
    {
        _last = Edit.None;
        _column = null;
        Caret = Graphemes.Boundary(Text, place);
    }

    public void Left() => MoveTo(Graphemes.Previous(Text, Caret));

    public void Right() => MoveTo(Graphemes.Next(Text, Caret));

    public void WordLeft() => MoveTo(WordStart());

    public void WordRight() => MoveTo(WordEnd());

    public void Home() => MoveTo(LineStart);

    public void End() => MoveTo(LineEnd);

    /// <summary>Moves to the line above, as far to the right as the caret was.</summary>
    /// <returns>False on the first line.</returns>
    public bool Up()
    {
        int start = LineStart;
        return start > 0 && ToColumn(start == 1 ? 0 : Text.LastIndexOf('\n', start - 2) + 1);
    }

    /// <summary>Moves to the line below, as far to the right as the caret was.</summary>
    /// <returns>False on the last line.</returns>
    public bool Down()
    {
        int end = LineEnd;
        return end < Text.Length && ToColumn(end + 1);
    }

    public void Backspace() => Erase(Graphemes.Previous(Text, Caret), Caret);

    public void Delete() => Erase(Caret, Graphemes.Next(Text, Caret));

    /// <summary>Cuts out the rest of the line, or at its end the line end.</summary>
    public void KillToEnd() => Kill(Caret, LineEnd == Caret ? Math.Min(Caret + 1, Text.Length) : LineEnd);

    /// <summary>Cuts out the line up to the caret.</summary>
    public void KillToStart() => Kill(LineStart, Caret);

    /// <summary>Cuts out the rest of the word.</summary>
    public void KillWord() => Kill(Caret, WordEnd());

    /// <summary>Cuts out the word before the caret.</summary>
    public void KillWordBack() => Kill(WordStart(), Caret);

    /// <summary>Cuts out everything back to a blank.</summary>
    public void KillBlank()
    {
        int start = Caret;
        while (start > 0 && char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        Kill(start, Caret);
    }

    /// <summary>Inserts what was cut out last.</summary>
    public void Yank()
    {
        _last = Edit.Other;
        Insert(Killed);
        _last = Edit.Other;
    }

    /// <summary>Takes the last change back.</summary>
    /// <returns>False when there is none.</returns>
    public bool Undo()
    {
        if (_undo.Last is not { } before)
        {
            return false;
        }

        _undo.RemoveLast();
        _redo.Push(new State(Text, Caret));
        Restore(before.Value);
        return true;
    }

    /// <summary>Makes the change that was taken back last.</summary>
    /// <returns>False when there is none.</returns>
    public bool Redo()
    {
        if (!_redo.TryPop(out State after))
        {
            return false;
        }

        _undo.AddLast(new State(Text, Caret));
        Restore(after);
        return true;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static string Clean(string text)
    {
        text = text.ReplaceLineEndings("\n");
        return text.All(static c => c == '\n' || !char.IsControl(c)) ? text : string.Concat(text.Select(static c => c == '\t' ? ' ' : c).Where(static c => c == '\n' || !char.IsControl(c)));
    }

    private int WordStart()
    {
        int at = Caret;
        while (at > 0 && !IsWord(Text[at - 1]))
        {
            at--;
        }

        while (at > 0 && IsWord(Text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private int WordEnd()
    {
        int at = Caret;
        while (at < Text.Length && !IsWord(Text[at]))
        {
            at++;
        }

        while (at < Text.Length && IsWord(Text[at]))
        {
            at++;
        }

        return at;
    }

    private bool ToColumn(int lineStart)
    {
        int column = _column ?? Graphemes.CellsOf(Text, LineStart, Caret);
        int end = Text.IndexOf('\n', lineStart) is >= 0 and var found ? found : Text.Length;
        int at = lineStart;
        for (int cells = 0; at < end; at = Graphemes.Next(Text, at))
        {
            cells += Graphemes.Cells(Text.AsSpan(at, Graphemes.Next(Text, at) - at));
            if (cells > column)
            {
                break;
            }
        }

        MoveTo(at);
        _column = column;
        return true;
    }

    private void Erase(int from, int to)
    {
        if (from < to)
        {
            Remember(Edit.Erasing);
            Set(Text.Remove(from, to - from), from);
            _last = Edit.Erasing;
        }
    }

    // What is cut out piece by piece is kept as one.
    private void Kill(int from, int to)
    {
        from = Graphemes.Boundary(Text, from);
        if (from >= to)
        {
            return;
        }

        string cut = Text[from..to];
        Killed = _last != Edit.Killing ? cut : from < Caret ? cut + Killed : Killed + cut;
        Remember(Edit.Other);
        Set(Text.Remove(from, to - from), from);
        _last = Edit.Killing;
    }

    private void Remember(Edit edit)
    {
        _redo.Clear();
        if (edit is Edit.Other or Edit.None || _last != edit)
        {
            _undo.AddLast(new State(Text, Caret));
            if (_undo.Count > MostUndone)
            {
                _undo.RemoveFirst();
            }
        }

        _last = edit;
    }

    private void Restore(State state)
    {
        (Text, Caret) = (state.Text, state.Caret);
        _last = Edit.None;
        _column = null;
    }

    // Marks join what stands before them, so a place may have come to lie inside a character.
    private void Set(string text, int caret)
    {
        Text = text;
        Caret = Graphemes.Boundary(text, Math.Min(caret, text.Length));
        _column = null;
    }

    private readonly record struct State(string Text, int Caret);
}
