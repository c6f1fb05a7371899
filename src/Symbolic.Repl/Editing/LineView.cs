using System.Text;

namespace Symbolic.Repl.Editing;

/// <summary>What is to be seen of an input.</summary>
/// <param name="Prompt">What stands before the first line.</param>
/// <param name="NextPrompt">What stands before the others.</param>
/// <param name="Text">The text.</param>
/// <param name="Styles">A style for each character of it; empty for none.</param>
/// <param name="Caret">Where the caret stands.</param>
/// <param name="Below">Lines under the text, cut where they are too long.</param>
internal sealed record InputPicture(string Prompt, string NextPrompt, string Text, TextStyle[] Styles, int Caret, IReadOnlyList<string> Below);

/// <summary>
/// Draws an input on a terminal and keeps track of what stands there, so that only rows that have changed are written. Rows are broken
/// here and not by the terminal: what a terminal does at its right margin differs from one to the next.
/// </summary>
internal sealed class LineView(ITerminal terminal, bool colors)
{
    private List<Row> _shown = [];
    private int _width;

    // Where the caret of the terminal is, counted from the first row shown.
    private int _row;
    private int _column;

    /// <summary>Draws an input, over what was drawn of it before.</summary>
    public void Draw(InputPicture picture)
    {
        int width = terminal.Width;
        var (rows, caretRow, caretColumn) = Arrange(picture, width);

        // What does not fit on the screen cannot be written over; the part around the caret is shown.
        int height = Math.Max(1, terminal.Height);
        int top = rows.Count <= height ? 0 : Math.Clamp(caretRow - (height / 2), 0, rows.Count - height);
        rows = rows.GetRange(top, Math.Min(height, rows.Count));
        caretRow -= top;

        var output = new StringBuilder("\e[?25l");
        int unmoved = output.Length;
        for (int i = 0; i < rows.Count; i++)
        {
            if (i >= _shown.Count || _shown[i] != rows[i])
            {
                ToRow(output, i);
                output.Append(rows[i].Text);
                if (rows[i].Cells < width)
                {
                    output.Append("\e[K");
                }

                _column = rows[i].Cells;
            }
        }

        if (rows.Count < _shown.Count)
        {
            ToRow(output, rows.Count);
            output.Append("\e[J");
        }

        bool changed = output.Length > unmoved;
        _shown = rows;
        _width = width;
        if (changed || caretRow != _row || caretColumn != _column)
        {
            ToRow(output, caretRow);
            if (caretColumn > 0)
            {
                output.Append($"\e[{caretColumn}C");
            }

            _column = caretColumn;
        }
        else if (!changed)
        {
            return;
        }

        terminal.Write(output.Append("\e[?25h").ToString());
    }

    /// <summary>Leaves an input as it stands; what follows comes below it.</summary>
    public void Leave()
    {
        var output = new StringBuilder();
        ToRow(output, Math.Max(0, _shown.Count - 1));
        terminal.Write(output.Append("\r\n").ToString());
        Forget();
    }

    /// <summary>Empties the screen; what is drawn next stands at its top.</summary>
    public void Clear()
    {
        terminal.Write("\e[H\e[2J");
        Forget();
    }

    /// <summary>
    /// The terminal has another width: what stands there has been broken anew by the terminal, or not; either way the next drawing begins in
    /// an empty place.
    /// </summary>
    public void Resize()
    {
        int width = Math.Max(1, terminal.Width);
        if (width == _width || _shown.Count == 0)
        {
            return;
        }

        // Where the caret is after the terminal has broken longer rows.
        int above = _column / width;
        for (int i = 0; i < Math.Min(_row, _shown.Count); i++)
        {
            above += Math.Max(1, (_shown[i].Cells + width - 1) / width);
        }

        terminal.Write((above > 0 ? $"\r\e[{above}A" : "\r") + "\e[J");
        Forget();
    }

    private void Forget()
    {
        _shown = [];
        (_row, _column) = (0, 0);
    }

    // To the beginning of a row; a row that is not there yet is made by a line end.
    private void ToRow(StringBuilder output, int row)
    {
        output.Append('\r');
        int last = Math.Max(0, Math.Max(_shown.Count - 1, _row));
        int to = Math.Min(row, last);
        if (to != _row)
        {
            output.Append(to < _row ? $"\e[{_row - to}A" : $"\e[{to - _row}B");
        }

        for (; to < row; to++)
        {
            output.Append("\r\n");
        }

        (_row, _column) = (row, 0);
    }

    private (List<Row> Rows, int CaretRow, int CaretColumn) Arrange(InputPicture picture, int width)
    {
        var rows = new List<Row>();
        var row = new StringBuilder();
        int cells = 0;
        int indent = width >= 20 ? Graphemes.CellsOf(picture.NextPrompt, 0, picture.NextPrompt.Length) : 0;
        (int Row, int Column) caret = (0, 0);
        TextStyle style = TextStyle.Plain;
        Prompt(picture.Prompt);
        string text = picture.Text;
        for (int at = 0; at <= text.Length;)
        {
            int next = Graphemes.Next(text, at);
            bool isEnd = at == text.Length;
            bool isLineEnd = !isEnd && text[at] == '\n';
            int needed = isEnd || isLineEnd ? (at == picture.Caret ? 1 : 0) : Graphemes.Cells(text.AsSpan(at, next - at));
            if (cells + needed > width && cells > indent)
            {
                End();
                Add(new string(' ', indent), indent);
            }

            if (at == picture.Caret)
            {
                caret = (rows.Count, cells);
            }

            if (isEnd)
            {
                break;
            }

            if (isLineEnd)
            {
                End();
                Prompt(picture.NextPrompt);
            }
            else
            {
                Put(picture.Styles.Length > at ? picture.Styles[at] : TextStyle.Plain);
                Add(text[at..next], needed);
            }

            at = next;
        }

        End();
        foreach (string line in picture.Below)
        {
            Put(TextStyle.Quiet);
            string fitting = Graphemes.Fitting(line, width - 1);
            Add(fitting, Graphemes.CellsOf(fitting, 0, fitting.Length));
            End();
        }

        return (rows, caret.Row, caret.Column);

        void Prompt(string prompt) => Add(prompt, Graphemes.CellsOf(prompt, 0, prompt.Length));

        void Add(string part, int wide)
        {
            row.Append(part);
            cells += wide;
        }

        void Put(TextStyle wanted)
        {
            if (colors && wanted != style)
            {
                row.Append(style == TextStyle.Plain ? "" : TextStyles.Reset).Append(wanted.Sign());
                style = wanted;
            }
        }

        void End()
        {
            Put(TextStyle.Plain);
            rows.Add(new Row(row.ToString(), cells));
            row.Clear();
            cells = 0;
        }
    }

    private readonly record struct Row(string Text, int Cells);
}
