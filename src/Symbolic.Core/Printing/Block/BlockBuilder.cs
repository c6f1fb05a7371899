using System.Buffers;
using System.Text;

namespace Symbolic;

/// <summary>
/// Arranges marked text (<see cref="BlockMarks"/>) in boxes, from the inside outwards, and paints them. Groups that are open stand on a list
/// of their own, so depth is no difficulty.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly Stack<Group> _open = new();
    private readonly StringBuilder _run = new();
    private readonly long _limit;
    private Group _group = new('\0');

    private BlockBuilder(long limit) => _limit = limit;

    /// <summary>The lines of marked text.</summary>
    /// <param name="marked">The text.</param>
    /// <param name="options">How many cells there may be, and what stops the work.</param>
    /// <exception cref="LimitException">It takes more cells.</exception>
    public static TextBlock Build(string marked, PrintOptions options)
    {
        var builder = new BlockBuilder(options.MaxLength);
        for (int i = 0; i < marked.Length; i++)
        {
            if ((i & 0xFF) == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            builder.Take(marked[i]);
        }

        builder.EndRun();
        while (builder._open.Count > 0)
        {
            builder.Close();
        }

        return builder.Limited(Box.InRow(builder._group.Row)).Paint();
    }

    // What is inside a box counts as well: bars and brackets are as long as what they stand beside.
    private Box Limited(Box box) => (long)box.Width * box.Height <= _limit ? box
        : throw new LimitException($"The formula takes more than {_limit} characters.") { Hint = "Print it in a line." };

    private void Take(char c)
    {
        switch (c)
        {
            case BlockMarks.Next:
                EndPart();
                break;
            case BlockMarks.NextRow:
                EndPart();
                _group.EndRow();
                break;
            case BlockMarks.End:
                EndRun();
                Close();
                break;
            case >= BlockMarks.Fraction and <= BlockMarks.Under:
            case '(' or '[':
                EndRun();
                _open.Push(_group);
                _group = new Group(c);
                break;
            case ')' when _group.Kind == '(':
            case ']' when _group.Kind == '[':
                EndRun();
                Close();
                break;
            default:
                _run.Append(c);
                break;
        }
    }

    private void EndPart()
    {
        EndRun();
        _group.EndPart();
    }

    private void EndRun()
    {
        if (_run.Length > 0)
        {
            _group.Add(_run.ToString());
            _run.Clear();
        }
    }

    private void Close()
    {
        Group closed = _group;
        _group = _open.Pop();
        if (closed.Kind == BlockMarks.Raised)
        {
            _group.Raise(Limited(closed.Only()));
            return;
        }

        _group.Add(Limited(closed.Kind switch
        {
            BlockMarks.Fraction => Box.Fraction(closed.PartAt(0), closed.PartAt(1)),
            BlockMarks.Root => Box.Root(closed.PartAt(0), closed.PartAt(1)),
            BlockMarks.Under => Box.Under(closed.PartAt(0), closed.PartAt(1)),
            BlockMarks.Bars => Box.Enclosed(closed.Only(), Fence.Bar, Fence.Bar),
            BlockMarks.DoubleBars => Box.Enclosed(closed.Only(), Fence.DoubleBar, Fence.DoubleBar),
            BlockMarks.Matrix => Box.Enclosed(Box.Table(closed.Rows(), Box.Alignment.Center), Fence.LeftBracket, Fence.RightBracket),
            BlockMarks.Cases => Box.Enclosed(Box.Table(closed.Rows(), Box.Alignment.Left), Fence.LeftBrace, null),
            '[' => Box.Enclosed(closed.Only(), Fence.LeftBracket, Fence.RightBracket),
            _ => Box.Enclosed(closed.Only(), Fence.LeftParenthesis, Fence.RightParenthesis),
        }));
    }

    /// <summary>A group that is not complete: rows of parts, and the boxes of the part that is being built.</summary>
    private sealed class Group(char kind)
    {
        private static readonly SearchValues<char> Superscripts = SearchValues.Create("⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿᵀ");

        private readonly List<List<Box>> _rows = [[]];

        public char Kind { get; } = kind;

        public List<Box> Row { get; private set; } = [];

        public void Add(string text)
        {
            // Beside a tall bracket a superscript stands at its top.
            if (Row.Count > 0 && Row[^1].Height > 1)
            {
                int raised = text.AsSpan().IndexOfAnyExcept(Superscripts);
                raised = raised < 0 ? text.Length : raised;
                if (raised > 0)
                {
                    Row[^1] = Box.AtTop(Row[^1], Box.Text(text[..raised]));
                    text = text[raised..];
                }
            }

            if (text.Length > 0)
            {
                Separate(text[0] == ' ', isFractionNext: false);
                Row.Add(Box.Text(text));
            }
        }

        public void Add(Box box)
        {
            Separate(beginsBlank: false, box.IsFraction);
            Row.Add(box);
        }

        public void Raise(Box exponent)
        {
            Box under = Row.Count > 0 ? Row[^1] : Box.Text("");
            if (Row.Count > 0)
            {
                Row.RemoveAt(Row.Count - 1);
            }

            // Only the last character of a text carries the exponent, which matters to nothing but the place of what comes after it.
            Row.Add(Box.Raised(under, exponent));
        }

        public void EndPart()
        {
            _rows[^1].Add(Box.InRow(Row));
            Row = [];
        }

        public void EndRow() => _rows.Add([]);

        public Box Only()
        {
            EndPart();
            return _rows[0][0];
        }

        public Box PartAt(int index)
        {
            if (Row.Count > 0 || _rows[0].Count <= index)
            {
                EndPart();
            }

            return _rows[0][index];
        }

        public List<List<Box>> Rows()
        {
            EndPart();
            return _rows;
        }

        // A bar would run into the sign beside it.
        private void Separate(bool beginsBlank, bool isFractionNext)
        {
            if (Row.Count > 0 && !beginsBlank && !Row[^1].EndsBlank && (isFractionNext || Row[^1].IsFraction))
            {
                Row.Add(Box.Text(" "));
            }
        }
    }
}
