using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// Translates the LaTeX that the printers write to MathML Core, so that there is one place that says how a formula is set. It knows no
/// operators: fractions, roots, scripts, brackets, matrices and names are all there is. Works through a stack of what is open, so
/// formulas may be of any depth.
/// Source: MathML Core, W3C Candidate Recommendation.
/// </summary>
internal sealed partial class LatexToMathMl
{
    private const string ApplyFunction = "\u2061";
    private const string InvisibleTimes = "\u2062";

    // Between names of functions and their neighbours LaTeX sets a thin space.
    private const string Spaced = " lspace=\"0.167em\"";

    private readonly string _latex;
    private readonly bool _isCut;
    private readonly Stack<Frame> _open = new();
    private int _at;
    private bool _afterSpace;

    private LatexToMathMl(string latex)
    {
        // What was cut off ends with an ellipsis, maybe in the middle of a command.
        _isCut = latex.EndsWith('…');
        _latex = _isCut ? WithoutCutCommand(latex) : latex;
    }

    /// <summary>The MathML of a formula.</summary>
    /// <param name="latex">The formula, in mathematics mode.</param>
    /// <param name="isBlock">Whether it stands on a line of its own.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="FormatException">It has a command that is not known, or does not balance.</exception>
    public static string Translate(string latex, bool isBlock, CancellationToken cancellation = default)
    {
        var output = new StringBuilder("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"").Append(isBlock ? " display=\"block\">" : ">");
        MathMlNode.Of("mrow", new LatexToMathMl(latex).Read(cancellation)).WriteTo(output);
        return output.Append("</math>").ToString();
    }

    private List<MathMlNode> Read(CancellationToken cancellation)
    {
        var root = new Frame(FrameKind.Root, "");
        _open.Push(root);
        for (int step = 0; _at < _latex.Length; step++)
        {
            if ((step & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Next();
        }

        while (_isCut && _open.Peek() != root)
        {
            CloseCut();
        }

        return _open.Count == 1 ? root.Nodes : throw Wrong("something is not closed");
    }

    private void Next()
    {
        char c = _latex[_at];
        switch (c)
        {
            case ' ':
                _at++;
                _afterSpace = true;
                return;
            case '{':
                _at++;
                _open.Push(new Frame(FrameKind.Group, ""));
                return;
            case '}':
                _at++;
                Add(MathMlNode.Row(Pop(FrameKind.Group).Nodes));
                return;
            case '^' or '_':
                _at++;
                BeginScript(c);
                return;
            case '&':
                _at++;
                Top(FrameKind.Table).EndCell();
                return;
            case '\\':
                Command();
                break;
            case '(' or '[':
                _at++;
                Begin(c.ToString());
                break;
            case ')' or ']':
                _at++;
                EndBracket(c.ToString());
                break;
            default:
                Token();
                break;
        }

        _afterSpace = false;
    }

    // A number, a letter or a sign.
    private void Token()
    {
        int start = _at;
        while (_at < _latex.Length && (char.IsAsciiDigit(_latex[_at]) || (_latex[_at] == '.' && _at + 1 < _latex.Length && char.IsAsciiDigit(_latex[_at + 1]))))
        {
            _at++;
        }

        if (_at > start)
        {
            Add(MathMlNode.Token("mn", _latex[start.._at], MathMlRole.Operand));
            return;
        }

        Rune.DecodeFromUtf16(_latex.AsSpan(_at), out Rune rune, out int length);
        _at += length;
        string text = rune.ToString();
        Add(Rune.IsLetter(rune) ? MathMlNode.Token("mi", text, MathMlRole.Operand)
            : rune.Value == '…' ? MathMlNode.Token("mi", text, MathMlRole.Operand)
            : Sign(rune.Value switch { '-' => "−", '*' => "∗", '\'' => "′", _ => text }));
    }

    private static MathMlNode Sign(string text) => MathMlNode.Token("mo", text, MathMlRole.Sign);

    private void Command()
    {
        string name = CommandName();
        if (name.Length == 1 && !char.IsAsciiLetter(name[0]))
        {
            Escaped(name[0]);
            return;
        }

        SkipSpaces();
        switch (name)
        {
            case "frac":
                _open.Push(new Frame(FrameKind.Arguments, name) { Wanted = 2, WasAfterSpace = _afterSpace });
                break;
            case "sqrt":
                BeginRoot();
                break;
            case "left":
                Begin(Delimiter(), Growing);
                break;
            case "right":
                EndBracket(Delimiter());
                break;
            case "lVert" or "lvert" or "lfloor" or "lceil" or "langle":
                Begin(LatexSymbols.Brackets[name]);
                break;
            case "rVert" or "rvert" or "rfloor" or "rceil" or "rangle":
                EndBracket(LatexSymbols.Brackets[name]);
                break;
            case "begin":
                BeginTable(Braced());
                break;
            case "end":
                EndTable(Braced());
                break;
            case "text":
                // Blanks at the ends of a text would be lost.
                Add(MathMlNode.Token("mtext", Words(Braced()).Replace(' ', '\u00A0'), MathMlRole.Space));
                break;
            case "operatorname":
                Add(MathMlNode.Token("mi", Words(Braced()), MathMlRole.Function));
                break;
            case "mathrm":
                Add(Word(Words(Braced()), MathMlRole.Operand));
                break;
            case "mathbf":
                Add(MathMlNode.Token("mi", Bold(Words(Braced())), MathMlRole.Operand));
                break;
            case "mathbb":
                string set = Braced();
                Add(MathMlNode.Token("mi", LatexSymbols.Sets.TryGetValue(set, out string? sign) ? sign : throw Wrong($@"\mathbb{{{set}}} is not known"), MathMlRole.Operand));
                break;
            case "quad":
                Add(MathMlNode.Of("mspace", [], MathMlRole.Space, " width=\"1em\""));
                break;
            default:
                Symbol(name);
                break;
        }
    }

    private void Symbol(string name)
    {
        if (LatexSymbols.Accents.ContainsKey(name))
        {
            _open.Push(new Frame(FrameKind.Arguments, name) { Wanted = 1, WasAfterSpace = _afterSpace });
        }
        else if (LatexSymbols.Signs.TryGetValue(name, out string? sign))
        {
            Add(Sign(sign));
        }
        else if (LatexSymbols.Prefixes.TryGetValue(name, out string? prefix))
        {
            Add(MathMlNode.Token(name is "partial" or "nabla" ? "mi" : "mo", prefix, MathMlRole.Prefix));
        }
        else if (LatexSymbols.Letters.TryGetValue(name, out string? letter))
        {
            Add(MathMlNode.Token("mi", letter, MathMlRole.Operand));
        }
        else if (LatexSymbols.FunctionNames.Contains(name))
        {
            Add(MathMlNode.Token("mi", name, MathMlRole.Function));
        }
        else if (GreekLetters.TryGetLetter(name, out char greek))
        {
            // Capital Greek letters stand upright in LaTeX, small ones lean.
            Add(Word(greek.ToString(), MathMlRole.Operand, isUpright: char.IsUpper(greek)));
        }
        else
        {
            throw Wrong($@"\{name} is not known");
        }
    }

    private void Escaped(char c)
    {
        switch (c)
        {
            case '\\':
                Top(FrameKind.Table).EndRow();
                break;
            case ',' or ';' or ':' or '!' or ' ':
                // The spaces between factors are for the eye.
                _afterSpace = true;
                break;
            default:
                Add(Sign(c.ToString()));
                break;
        }
    }

    private void BeginScript(char kind)
    {
        List<MathMlNode> nodes = _open.Peek().Nodes;
        MathMlNode below = nodes.Count > 0 && nodes[^1].Role != MathMlRole.Space ? nodes[^1] : MathMlNode.Of("mrow", []);
        if (nodes.Count > 0 && nodes[^1] == below)
        {
            nodes.RemoveAt(nodes.Count - 1);
        }

        _open.Push(new Frame(FrameKind.Arguments, kind.ToString()) { Wanted = 1, Base = below, WasAfterSpace = _afterSpace });
    }

    private void BeginRoot()
    {
        var frame = new Frame(FrameKind.Arguments, "sqrt") { Wanted = 1, WasAfterSpace = _afterSpace };
        if (_at < _latex.Length && _latex[_at] == '[')
        {
            int end = _latex.IndexOf(']', _at);
            frame.Base = MathMlNode.Token("mn", _latex[(_at + 1)..end], MathMlRole.Operand);
            _at = end + 1;
        }

        _open.Push(frame);
    }

    private MathMlNode Scripted(char kind, MathMlNode below, MathMlNode script)
    {
        bool isSum = below.Text is "∑" or "∏" || below.Element is "munder";
        return (kind, below.Element) switch
        {
            ('^', "msub") => MathMlNode.Of("msubsup", [.. below.Children, script], below.Role),
            ('^', "munder") => MathMlNode.Of("munderover", [.. below.Children, script], below.Role),
            _ => MathMlNode.Of(isSum && kind == '_' ? "munder" : kind == '^' ? "msup" : "msub", [below, script], below.Role),
        };
    }

    // Puts a node where it belongs, and closes what wanted just this node.
    private void Add(MathMlNode node)
    {
        while (true)
        {
            Frame frame = _open.Peek();
            if (frame.Kind != FrameKind.Arguments)
            {
                Between(frame.Nodes, node);
                frame.Nodes.Add(node);
                return;
            }

            frame.Nodes.Add(node);
            if (frame.Nodes.Count < frame.Wanted)
            {
                return;
            }

            _open.Pop();
            node = frame.Command switch
            {
                "frac" => MathMlNode.Of("mfrac", frame.Nodes),
                "sqrt" => frame.Base is { } degree ? MathMlNode.Of("mroot", [frame.Nodes[0], degree]) : MathMlNode.Of("msqrt", frame.Nodes),
                "^" or "_" => Scripted(frame.Command[0], frame.Base!, frame.Nodes[0]),
                var accent => MathMlNode.Of("mover", [frame.Nodes[0], MathMlNode.Token("mo", LatexSymbols.Accents[accent], MathMlRole.Sign)], MathMlRole.Operand, " accent=\"true\""),
            };
            _afterSpace = frame.WasAfterSpace;
        }
    }

    // What is understood between neighbours is said, for those who hear the formula.
    private void Between(List<MathMlNode> nodes, MathMlNode next)
    {
        if (nodes.Count == 0 || next.Role is MathMlRole.Sign or MathMlRole.Space)
        {
            return;
        }

        // d/dx [f] is no product.
        if (next.Element == "mrow" && next.Children is [{ Text: "[" }, ..])
        {
            return;
        }

        MathMlRole before = nodes[^1].Role;
        if (before == MathMlRole.Function)
        {
            nodes.Add(MathMlNode.Token("mo", ApplyFunction, MathMlRole.Sign, IsBracketed(next) ? "" : Spaced));
        }
        else if (before == MathMlRole.Operand && (_afterSpace || !IsBracketed(next) || nodes[^1].Element is "mn" or "mfrac" or "mrow"))
        {
            nodes.Add(MathMlNode.Token("mo", InvisibleTimes, MathMlRole.Sign, next.Role == MathMlRole.Function ? Spaced : ""));
        }
        else if (before == MathMlRole.Operand)
        {
            nodes.Add(MathMlNode.Token("mo", ApplyFunction, MathMlRole.Sign));
        }
    }

    private static bool IsBracketed(MathMlNode node) => node.Element == "mrow" && node.Children is [{ Text: "(" }, ..];

    private FormatException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"LaTeX that has no translation: {what}, at {_at} of {_latex}"));
}
