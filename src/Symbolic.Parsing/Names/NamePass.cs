using System.Runtime.InteropServices;
using Antlr4.Runtime;
using Symbolic.Parsing.Source;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

/// <summary>
/// Stands between lexer and parser and does everything that depends on what names mean: splits words, decides between function, variable,
/// constant and index, makes implicit products explicit, gives brackets and bars their roles, recognises derivatives and left-hand sides.
/// One forward scan, statement by statement, because a declaration changes how later lines are read.
/// </summary>
internal sealed partial class NamePass
{
    private readonly WorkingNames _names = new();
    private readonly WordSplitter _splitter;
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<int, Role> _roles = [];
    private List<RawToken> _rawList = null!;
    private List<Token> _out = null!;
    private List<Lint> _notes = null!;
    private SourceText _source = null!;
    private bool _atStatementStart;

    // Where the rest of a word begins whose first letters were used up as an exponent or a limit.
    private int _resumeWordAt;

    public NamePass() => _splitter = new WordSplitter(_names);

    /// <summary>The names as they stand after the text; to be committed when the parser is content too.</summary>
    public WorkingNames Names => _names;

    private ReadOnlySpan<RawToken> Raw => CollectionsMarshal.AsSpan(_rawList);

    private ref Frame Top => ref CollectionsMarshal.AsSpan(_frames)[^1];

    /// <summary>Reads the tokens of a text into <paramref name="output"/>, ended by an end-of-file token.</summary>
    public void Run(SourceText source, List<RawToken> raw, ParserOptions options, List<Token> output, List<Lint> notes, CancellationToken cancellation)
    {
        _source = source;
        _rawList = raw;
        _out = output;
        _notes = notes;
        _out.Clear();
        _frames.Clear();
        _roles.Clear();
        _targetNames.Clear();
        _binders.Clear();
        _bound.Clear();
        _loopIndices.Clear();
        _freeSubscripts.Clear();
        _boundInStatement.Clear();
        _resumeWordAt = 0;
        _afterOperator = 0;
        _names.Begin(options);
        _splitter.Begin(options.Functions);
        _frames.Add(new Frame { Kind = FrameKind.Program, OpenerRaw = -1 });
        BeginStatement();
        var steps = 0;
        for (var i = 0; Raw[i].Type != TokenConstants.EOF;)
        {
            if ((++steps & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var next = _atStatementStart ? StatementStart(i) : i;
            if (next == i)
                next = Step(i);
            if (_roles.Count > 0)
                EndQuotient(i, next);
            i = next;
        }

        var end = Raw[^1];
        RejectOpenBars(end.Start);
        EndTerm();
        EndStatement();
        if (_out.Count > 0 && _out[^1].Type == TokenType.END)
            _out.RemoveAt(_out.Count - 1);
        _out.Add(new Token(TokenConstants.EOF, end.Start, end.End, null));
    }

    private ReadOnlySpan<char> Text(int i) => _source.Slice(Raw[i].Start, Raw[i].End);

    private bool Glued(int end, int start)
    {
        if (end == start)
            return true;
        return end < start && _source.Text.AsSpan(end, start - end).IndexOfAnyExcept(LatexInput.Glue) < 0;
    }

    // Whether raw token i follows its predecessor without a blank.
    private bool GluedBefore(int i) => i > 0 && Glued(Raw[i - 1].End, Raw[i].Start);

    private ParseException Error(int start, int end, string message, string? hint = null, string code = ParseErrorCode.Syntax) =>
        new(code, message, _source.Original, _source.Span(start, end), hint);

    private ParseException ErrorAt(int i, string message, string? hint = null, string code = ParseErrorCode.Syntax) =>
        Error(Raw[i].Start, Raw[i].End, message, hint, code);

    private void Note(int start, int end, string text, LintSeverity severity = LintSeverity.Information) =>
        _notes.Add(new Lint(_source.Span(start, end), text, severity));

    // One raw token, or more where they belong together; returns the index of the next one.
    private int Step(int i)
    {
        ref readonly var token = ref Raw[i];
        if (_roles.Count > 0 && _roles.TryGetValue(i, out var role) && StepRole(i, role) is var next and > 0)
            return next;
        switch (token.Type)
        {
            case TokenType.WORD:
                return Word(i, Math.Max(token.Start, Math.Min(_resumeWordAt, token.End)));
            case TokenType.BLANKSUB:
                return LastResult(i);
            case TokenType.RESULT:
                return NumberedResult(i);
            case TokenType.NUMBER:
                return Number(i);
            case TokenType.VULGAR:
                Emit(TokenType.NUMBER, token.Start, token.End, VulgarFraction(Text(i)[0]));
                return i + 1;
            case TokenType.STRING:
                Emit(TokenType.STRING, token.Start, token.End, Text(i)[1..^1].ToString());
                return i + 1;
            case TokenType.INFTY:
                Emit(TokenType.CONST, token.Start, token.End, Constant.Infinity);
                return i + 1;
            case TokenType.DOT:
                throw UnknownCharacter.Error(_source, token.Start);
            case TokenType.NL:
                return LineEnd(i);
            case TokenType.SEMI:
                return Semicolon(i);
            case TokenType.COMMA:
                return Comma(i);
            case TokenType.LPAR or TokenType.LBRK or TokenType.LBRC:
                return OpenBracket(i);
            case TokenType.RPAR or TokenType.RBRK or TokenType.RBRC:
                return CloseBracket(i);
            case TokenType.BAR or TokenType.DBAR:
                return Bar(i);
            case TokenType.POW:
                return Power(i);
            case TokenType.SUP:
                return Superscript(i);
            case TokenType.SUPT or TokenType.PRIME or TokenType.DPRIME or TokenType.DOTTR:
                return Transpose(i);
            case TokenType.SUB when _resumeWordAt > token.Start && _resumeWordAt < token.End:
                return Word(i, _resumeWordAt);
            case TokenType.SUB or TokenType.SUBOPEN:
                return LooseSubscript(i);
            case TokenType.SUMOP or TokenType.PRODOP:
                return BigOperator(i, token.Start, token.End, token.Type == TokenType.SUMOP ? BigOperation.Sum : BigOperation.Product, i + 1);
            case TokenType.DEL:
                return Nabla(i);
            case TokenType.PARTIAL:
                return Partial(i);
            case TokenType.SQRT or TokenType.CBRT:
                Emit(token.Type, token.Start, token.End);
                return i + 1;
            case TokenType.ELEM:
                return Member(i);
            case TokenType.NOT:
                if (PreviousEndsOperand)
                    throw ErrorAt(i, "'!' is not an operator after a value", "write factorial(x) or gamma(x+1)");
                Put(TokenType.NOT, token.Start, token.End);
                return i + 1;
            case TokenType.TIMES when Top.Kind == FrameKind.Dimensions:
                Put(TokenType.DIMSEP, token.Start, token.End);
                return i + 1;
            case TokenType.PLUS or TokenType.MINUS:
                return Sign(i);
            case TokenType.BSLASH:
                return Backslash(i);
            case TokenType.ASSIGN or TokenType.DEF:
                return StrayEquals(i);
            default:
                Put(token.Type, token.Start, token.End);
                return i + 1;
        }
    }

    private int Sign(int i)
    {
        var token = Raw[i];
        var binary = PreviousEndsOperand;
        // [1 -2] has two columns, as in MATLAB and Julia: a blank before the sign and none after it.
        if (binary && Top.Kind == FrameKind.Matrix && !GluedBefore(i) && GluedBefore(i + 1))
        {
            Put(TokenType.COLSEP, token.Start, token.Start);
            binary = false;
        }

        if (binary)
            EndTerm();
        Put(token.Type, token.Start, token.End);
        return i + 1;
    }

    private int Backslash(int i)
    {
        if (Raw[i + 1].Type == TokenType.WORD && GluedBefore(i + 1) && !PreviousEndsOperand)
        {
            throw Error(
                Raw[i].Start, Raw[i + 1].End, $"unknown LaTeX command '\\{Text(i + 1)}'", "write the formula without it, or in plain notation");
        }

        Put(TokenType.BSLASH, Raw[i].Start, Raw[i].End);
        return i + 1;
    }

    private int StrayEquals(int i)
    {
        ref readonly var token = ref Raw[i];
        if (Top.Kind is FrameKind.Call or FrameKind.Binder or FrameKind.Limit || _roles.ContainsKey(i))
        {
            Put(token.Type == TokenType.DEF ? TokenType.DEF : TokenType.ASSIGN, token.Start, token.End);
            return i + 1;
        }

        throw ErrorAt(
            i,
            $"unexpected '{Text(i)}': the left-hand side is not a name",
            "define a name as in y = x^2 or f(x) = x^2, and write == for a comparison");
    }

    private int Member(int i)
    {
        if (!_roles.ContainsKey(i) && Top.Kind is not (FrameKind.Limit or FrameKind.Binder))
            throw ErrorAt(i, "'∈' stands only after a name at the beginning of a statement, or in the limits of Σ", "write x in R^n as a statement of its own");
        Put(TokenType.IN, Raw[i].Start, Raw[i].End);
        return i + 1;
    }

    // %3 is the third result of the session.
    private int NumberedResult(int i)
    {
        var token = Raw[i];
        if (PreviousEndsOperand && GluedBefore(i))
            throw UnknownCharacter.Error(_source, token.Start);
        var name = Text(i).ToString();
        if (!_names.IsDeclared(name))
            throw ErrorAt(i, $"there is no result {name}", "write % and the number of an earlier result", ParseErrorCode.Name);
        Emit(TokenType.VAR, token.Start, token.End, Use(name, NameRole.Variable));
        return i + 1;
    }

    // A declared name with underscores in unusual places: y_, _x, a__b. Returns the raw index after it, or 0.
    private int UnderscoredName(int i)
    {
        var end = i + 1;
        while (Raw[end].Type is TokenType.SUB or TokenType.BLANKSUB && GluedBefore(end))
            end++;
        for (; end > i; end--)
        {
            var name = _source.Slice(Raw[i].Start, Raw[end - 1].End);
            if (!_names.Is(name, NameKinds.Variable))
                continue;
            Emit(TokenType.VAR, Raw[i].Start, Raw[end - 1].End, Use(_names.Spelling(name), NameRole.Variable));
            return AfterName(end, _names.Spelling(name));
        }

        return 0;
    }

    private int LastResult(int i)
    {
        var token = Raw[i];
        if (UnderscoredName(i) is var next and > 0)
            return next;
        if (!_names.IsDeclared("_"))
            throw ErrorAt(i, "a subscript needs a name before it and something after it", "write x_1 or x_{n+1}");
        Emit(TokenType.VAR, token.Start, token.End, new NameUse("_", NameRole.Variable));
        return i + 1;
    }
}
