using System.Globalization;
using System.Text;
using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

/// <summary>A terminal that remembers: it understands the control sequences that are written to it and gives the screen as lines of text.</summary>
internal sealed class TerminalScreen(int width, int height) : TextWriter, ITerminal
{
    private readonly List<string[]> _rows = [new string[width]];
    private int _top;
    private int _row;
    private int _column;

    public int Width { get; private set; } = width;

    public int Height { get; } = height;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Where the caret is, counted from the top of the screen.</summary>
    public (int Row, int Column) Caret => (_row - _top, _column);

    /// <summary>The row of the caret, counted from the first that there ever was.</summary>
    public int AbsoluteRow => _row;

    /// <summary>Everything that was ever on the screen, blanks and empty lines at the end left out.</summary>
    public string Text => string.Join('\n', _rows.Select(static r => string.Concat(r.Select(static c => c ?? " ")).TrimEnd(' '))).TrimEnd('\n');

    /// <summary>Another width: rows that are too long are broken anew, as most terminals do.</summary>
    public void Resize(int width)
    {
        var broken = new List<string[]>();
        (int Row, int Column) caret = (0, 0);
        for (int i = 0; i < _rows.Count; i++)
        {
            int used = Math.Max(Array.FindLastIndex(_rows[i], static c => c is not null) + 1, i == _row ? _column + 1 : 1);
            caret = i == _row ? (broken.Count + (_column / width), _column % width) : caret;
            foreach (string[] part in _rows[i].Concat(Enumerable.Repeat<string>(null!, width)).Take((used + width - 1) / width * width).Chunk(width))
            {
                broken.Add(part);
            }
        }

        _rows.Clear();
        _rows.AddRange(broken);
        (Width, _row, _column) = (width, caret.Row, caret.Column);
        _top = Math.Max(0, _rows.Count - Height);
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        string text = value ?? "";
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '\e')
            {
                at = Sequence(text, at);
            }
            else if (text[at] is '\r' or '\n')
            {
                // The driver of a terminal returns the carriage at a line feed.
                _column = 0;
                if (text[at++] == '\n')
                {
                    Down();
                }
            }
            else
            {
                int length = StringInfo.GetNextTextElementLength(text.AsSpan(at));
                Put(text.Substring(at, length));
                at += length;
            }
        }
    }

    private void Put(string grapheme)
    {
        int wide = Graphemes.Cells(grapheme);
        if (_column + wide > Width)
        {
            _column = 0;
            Down();
        }

        string[] row = _rows[_row];
        if (wide == 0)
        {
            row[Math.Max(0, _column - 1)] += grapheme;
            return;
        }

        row[_column] = grapheme;
        if (wide == 2)
        {
            row[_column + 1] = "";
        }

        _column += wide;
    }

    private void Down()
    {
        _row++;
        if (_row == _rows.Count)
        {
            _rows.Add(new string[Width]);
        }

        _top = Math.Max(_top, _row - Height + 1);
    }

    private int Sequence(string text, int at)
    {
        int end = at + 2;
        while (text[end] is < '@' or > '~')
        {
            end++;
        }

        string parameters = text[(at + 2)..end];
        int count = int.TryParse(parameters, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 1;
        switch (text[end])
        {
            case 'A':
                _row = Math.Max(_top, _row - count);
                break;
            case 'B':
                _row = Math.Min(_rows.Count - 1, _row + count);
                break;
            case 'C':
                _column = Math.Min(Width - 1, _column + count);
                break;
            case 'H':
                (_row, _column) = (_top, 0);
                break;
            case 'K':
                Array.Clear(_rows[_row], Math.Min(_column, Width), Width - Math.Min(_column, Width));
                break;
            case 'J':
                if (parameters == "2")
                {
                    _top = _row = _rows.Count;
                    _rows.Add(new string[Width]);
                    break;
                }

                Array.Clear(_rows[_row], _column, Width - _column);
                _rows.RemoveRange(_row + 1, _rows.Count - _row - 1);
                break;
            case 'm' or 'h' or 'l':
                break;
            default:
                throw new NotSupportedException($"ESC[{parameters}{text[end]}");
        }

        return end + 1;
    }
}
