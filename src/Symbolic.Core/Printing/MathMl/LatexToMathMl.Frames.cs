using System.Text;

namespace Symbolic;

// What is open: groups, brackets, tables, commands that wait for their arguments; and the words inside of commands.
internal sealed partial class LatexToMathMl
{
    // Brackets grow with what is in them where LaTeX says so: \left.
    private const string Growing = " fence=\"true\" stretchy=\"true\"";
    private const string Fixed = " fence=\"true\" stretchy=\"false\"";

    private enum FrameKind : byte
    {
        Root,
        Group,
        Bracket,
        Table,
        Arguments,
    }

    private void Begin(string bracket, string attributes = Fixed) => _open.Push(new Frame(FrameKind.Bracket, bracket) { WasAfterSpace = _afterSpace, Attributes = attributes });

    private void EndBracket(string bracket)
    {
        Frame frame = Pop(FrameKind.Bracket);
        _afterSpace = frame.WasAfterSpace;
        Add(Fenced(frame.Command, MathMlNode.Row(frame.Nodes), bracket, frame.Attributes));
    }

    private static MathMlNode Fenced(string open, MathMlNode inside, string close, string attributes = Growing)
    {
        var nodes = new List<MathMlNode>();
        if (open != ".")
        {
            nodes.Add(MathMlNode.Token("mo", open, MathMlRole.Sign, attributes + " form=\"prefix\""));
        }

        nodes.Add(inside);
        if (close != ".")
        {
            nodes.Add(MathMlNode.Token("mo", close, MathMlRole.Sign, attributes + " form=\"postfix\""));
        }

        return MathMlNode.Of("mrow", nodes);
    }

    private void BeginTable(string environment)
    {
        // The columns of an array are set as they come.
        if (environment == "array")
        {
            Braced();
        }

        _open.Push(new Frame(FrameKind.Table, environment) { WasAfterSpace = _afterSpace });
    }

    private void EndTable(string environment)
    {
        Frame frame = Pop(FrameKind.Table);
        if (frame.Command != environment)
        {
            throw Wrong($"{environment} ends where {frame.Command} is open");
        }

        AddTable(frame);
    }

    private void AddTable(Frame frame)
    {
        frame.EndRow();
        string alignment = frame.Command is "cases" or "align*" or "array" ? " style=\"text-align: left\"" : "";
        MathMlNode table = MathMlNode.Of("mtable", frame.Rows.Select(row => MathMlNode.Of("mtr", row.Select(cell => MathMlNode.Of("mtd", cell, attributes: alignment)))));
        _afterSpace = frame.WasAfterSpace;
        Add(frame.Command switch
        {
            "bmatrix" => Fenced("[", table, "]"),
            "pmatrix" => Fenced("(", table, ")"),
            "cases" => Fenced("{", table, "."),
            "array" or "align*" => table,
            var other => throw Wrong($"the environment {other} is not known"),
        });
    }

    private Frame Pop(FrameKind kind) => _open.Peek().Kind == kind ? _open.Pop() : throw Wrong($"{kind} does not end here");

    private Frame Top(FrameKind kind) => _open.Peek() is var top && top.Kind == kind ? top : throw Wrong("a cell ends outside of tables");

    // The rest of a formula that was cut off is missing.
    private void CloseCut()
    {
        Frame frame = _open.Pop();
        switch (frame.Kind)
        {
            case FrameKind.Arguments:
                _open.Push(frame);
                Add(MathMlNode.Of("mrow", []));
                break;
            case FrameKind.Table:
                AddTable(frame);
                break;
            case FrameKind.Bracket:
                Add(Fenced(frame.Command, MathMlNode.Row(frame.Nodes), "."));
                break;
            default:
                Add(MathMlNode.Row(frame.Nodes));
                break;
        }
    }

    private static string WithoutCutCommand(string latex)
    {
        int end = latex.Length - 1;
        int start = end;
        while (start > 0 && char.IsAsciiLetter(latex[start - 1]))
        {
            start--;
        }

        // Words in braces belong to the command in front of them.
        if (start > 0 && latex[start - 1] == '{' && WordCommand(latex, start - 1) is >= 0 and var word)
        {
            return latex[..word] + "…";
        }

        return start > 0 && latex[start - 1] == '\\' ? latex[..(start - 1)] + "…" : latex;
    }

    private static int WordCommand(string latex, int brace)
    {
        foreach (string command in (string[])[@"\mathrm", @"\operatorname", @"\text", @"\mathbf", @"\begin", @"\end"])
        {
            if (latex.AsSpan(0, brace).EndsWith(command, StringComparison.Ordinal))
            {
                return brace - command.Length;
            }
        }

        return -1;
    }

    private string CommandName()
    {
        int start = ++_at;
        while (_at < _latex.Length && char.IsAsciiLetter(_latex[_at]))
        {
            _at++;
        }

        if (_at == start && _at < _latex.Length)
        {
            _at++;
        }

        return _at > start ? _latex[start.._at] : throw Wrong("a command has no name");
    }

    private void SkipSpaces()
    {
        while (_at < _latex.Length && _latex[_at] == ' ')
        {
            _at++;
        }
    }

    private string Delimiter()
    {
        SkipSpaces();
        if (_at == _latex.Length)
        {
            return ".";
        }

        if (_latex[_at] != '\\')
        {
            return _latex[_at++].ToString();
        }

        string name = CommandName();
        return name is "{" or "}" or "|" ? (name == "|" ? "‖" : name)
            : LatexSymbols.Brackets.TryGetValue(name, out string? bracket) ? bracket
            : throw Wrong($@"\{name} is no bracket");
    }

    // What stands in braces, as it stands.
    private string Braced()
    {
        SkipSpaces();
        if (_at == _latex.Length || _latex[_at] != '{')
        {
            throw Wrong("a brace is missing");
        }

        int start = ++_at;
        for (int depth = 1; _at < _latex.Length; _at++)
        {
            if (_latex[_at] == '\\')
            {
                _at++;
            }
            else if (_latex[_at] == '{')
            {
                depth++;
            }
            else if (_latex[_at] == '}' && --depth == 0)
            {
                return _latex[start.._at++];
            }
        }

        return _isCut ? _latex[start..] : throw Wrong("a brace is not closed");
    }

    // Words without the signs that protect characters in LaTeX.
    private static string Words(string latex)
    {
        var words = new StringBuilder(latex.Length);
        string rest = latex.Replace(@"\backslash ", "\uE000", StringComparison.Ordinal).Replace(@"\text", "", StringComparison.Ordinal);
        for (int i = 0; i < rest.Length; i++)
        {
            char c = rest[i];
            if (c == '\\' && i + 1 < rest.Length)
            {
                words.Append(rest[++i]);
            }
            else if (c is not ('{' or '}' or '$'))
            {
                words.Append(c == '\uE000' ? '\\' : c);
            }
        }

        return words.ToString();
    }

    private static MathMlNode Word(string text, MathMlRole role, bool isUpright = true) =>
        MathMlNode.Token("mi", text, role, isUpright && new System.Globalization.StringInfo(text).LengthInTextElements == 1 ? " mathvariant=\"normal\"" : "");

    private static string Bold(string letters) => string.Concat(letters.Select(static c =>
        char.IsAsciiLetterUpper(c) ? char.ConvertFromUtf32(0x1D400 + (c - 'A')) : char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(0x1D41A + (c - 'a')) : c.ToString()));

    private sealed class Frame(FrameKind kind, string command)
    {
        private List<List<MathMlNode>> _row = [];

        public FrameKind Kind { get; } = kind;

        public string Command { get; } = command;

        public List<MathMlNode> Nodes { get; private set; } = [];

        public List<List<List<MathMlNode>>> Rows { get; } = [];

        public int Wanted { get; init; }

        public string Attributes { get; init; } = "";

        public MathMlNode? Base { get; set; }

        public bool WasAfterSpace { get; init; }

        public void EndCell()
        {
            _row.Add(Nodes);
            Nodes = [];
        }

        public void EndRow()
        {
            if (Nodes.Count > 0 || _row.Count > 0)
            {
                EndCell();
                Rows.Add(_row);
                _row = [];
            }
        }
    }
}
