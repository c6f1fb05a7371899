using Symbolic.Parsing.Grammar;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Source;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

/// <summary>An entry of the builder's stack: a consumed token, or the node of a finished rule.</summary>
internal readonly record struct Item(SyntaxNode? Node, int Token);

/// <summary>
/// Builds the syntax tree while the generated parser runs. Sequences that the grammar leaves flat (products, powers, prefixes) are folded
/// here by precedence, with loops.
/// </summary>
internal sealed partial class TreeBuilder
{
    private readonly List<StatementNode> _statements = [];
    private Item[] _stack = new Item[64];
    private TokenList _tokens = null!;
    private SourceText _source = null!;
    private List<Lint> _notes = null!;

    /// <summary>Number of entries on the stack.</summary>
    public int Height { get; private set; }

    /// <summary>Set when an error is on its way up, so that the rules that it unwinds are left alone.</summary>
    public bool Failed { get; set; }

    /// <summary>The statements of the program.</summary>
    public IReadOnlyList<StatementNode> Statements => _statements;

    /// <summary>Result of the entry rule for one element.</summary>
    public ExpressionNode Expression => (ExpressionNode)_stack[0].Node!;

    public void Begin(SourceText source, TokenList tokens, List<Lint> notes)
    {
        _source = source;
        _tokens = tokens;
        _notes = notes;
        Restart();
        _statements.Clear();
    }

    public void Restart()
    {
        if (_stack.Length > 4096)
            _stack = new Item[64];
        else
            Array.Clear(_stack, 0, Math.Min(Height, _stack.Length));
        Height = 0;
        Failed = false;
    }

    public void Shift(int token) => Push(new Item(null, token));

    public void Reduce(int rule, int mark)
    {
        var count = Height - mark;
        // Most rules only pass one node through.
        if (count == 1 && _stack[mark].Node is ExpressionNode && rule is not (SymbolicParser.RULE_statement or SymbolicParser.RULE_element or SymbolicParser.RULE_program))
            return;
        var items = _stack.AsSpan(mark, count);
        switch (rule)
        {
            case SymbolicParser.RULE_program:
                foreach (var item in items)
                {
                    if (item.Node is StatementNode statement)
                        _statements.Add(statement);
                }

                Replace(mark, null);
                break;
            case SymbolicParser.RULE_element:
                Height = mark + 1;
                break;
            case SymbolicParser.RULE_statement:
                Replace(mark, Statement(items));
                break;
            case SymbolicParser.RULE_declared:
                Replace(mark, new DeclaredNode(Span(items), (TargetNode)items[0].Node!, items.Length > 1 ? (DomainNode)items[2].Node! : null));
                break;
            case SymbolicParser.RULE_target:
                Replace(mark, Target(items));
                break;
            case SymbolicParser.RULE_domain:
                Replace(mark, Domain(items));
                break;
            case SymbolicParser.RULE_expression:
                Replace(mark, Choice(items));
                break;
            case SymbolicParser.RULE_branch:
                Replace(mark, new BranchNode(Span(items), Operand(items[1]), Operand(items[3])));
                break;
            case SymbolicParser.RULE_logic:
                Replace(mark, Logic(items));
                break;
            case SymbolicParser.RULE_comparison:
                Replace(mark, Comparison(items));
                break;
            case SymbolicParser.RULE_sum:
                Replace(mark, Sum(items));
                break;
            case SymbolicParser.RULE_term:
                Replace(mark, Term(items));
                break;
            case SymbolicParser.RULE_big:
                Replace(mark, Big(items));
                break;
            case SymbolicParser.RULE_product:
                Replace(mark, Product(items));
                break;
            case SymbolicParser.RULE_applied:
                Replace(mark, Applied(items));
                break;
            case SymbolicParser.RULE_operand:
                Replace(mark, Postfixed(items));
                break;
            case SymbolicParser.RULE_atom:
                Replace(mark, Atom(items));
                break;
            case SymbolicParser.RULE_index:
                Replace(mark, Indices(items));
                break;
            case SymbolicParser.RULE_item:
                Replace(mark, Slice(items));
                break;
            case SymbolicParser.RULE_variable:
                Replace(mark, Variable(items));
                break;
            case SymbolicParser.RULE_arguments or SymbolicParser.RULE_row:
                // Lists stay on the stack for the rule that owns them.
                break;
            case SymbolicParser.RULE_argument:
                Replace(mark, new NamedArgumentNode(Span(items), (string)Value(items[0])!, Operand(items[2])));
                break;
            case SymbolicParser.RULE_arm:
                Replace(mark, Arm(items));
                break;
        }
    }

    /// <summary>The error for input that nests too deeply without brackets.</summary>
    public ParseException TooDeep(int token)
    {
        Failed = true;
        return Error(_tokens[token].Start, _tokens[token].End, "the input is nested too deeply", "name the inner parts", ParseErrorCode.Limit);
    }

    private void Push(Item item)
    {
        if (Height == _stack.Length)
            Array.Resize(ref _stack, _stack.Length * 2);
        _stack[Height++] = item;
    }

    private void Replace(int mark, SyntaxNode? node)
    {
        Array.Clear(_stack, mark, Height - mark);
        Height = mark;
        if (node is not null)
            Push(new Item(node, 0));
    }

    private int Type(Item item) => item.Node is null ? _tokens[item.Token].Type : 0;

    private object? Value(Item item) => _tokens[item.Token].Value;

    private static ExpressionNode Operand(Item item) => (ExpressionNode)item.Node!;

    private TextSpan Span(Item item) => item.Node is { } node ? node.Span : _source.Span(_tokens[item.Token].Start, _tokens[item.Token].End);

    private TextSpan Span(ReadOnlySpan<Item> items) => TextSpan.FromBounds(Span(items[0]).Start, Span(items[^1]).End);

    private static TextSpan Between(SyntaxNode first, SyntaxNode last) => TextSpan.FromBounds(first.Span.Start, last.Span.End);

    private ParseException Error(int start, int end, string message, string? hint, string code = ParseErrorCode.Syntax) =>
        Error(_source.Span(start, end), message, hint, code);

    private ParseException Error(TextSpan span, string message, string? hint, string code = ParseErrorCode.Syntax)
    {
        Failed = true;
        return new ParseException(code, message, _source.Original, span, hint);
    }

    private void Note(TextSpan span, string text, LintSeverity severity = LintSeverity.Information) => _notes.Add(new Lint(span, text, severity));

    // if c then a else: waits on the stack for what follows the else.
    private sealed class BranchNode(TextSpan span, ExpressionNode condition, ExpressionNode whenTrue) : SyntaxNode(span)
    {
        public ExpressionNode Condition => condition;

        public ExpressionNode WhenTrue => whenTrue;

        public override int ChildCount => 2;

        public override SyntaxNode Child(int index) => index == 0 ? condition : whenTrue;
    }

    // The indices of an expression, or a big operator or function waiting for its operand: short-lived.
    private sealed class PartNode(TextSpan span) : SyntaxNode(span)
    {
        public required int Kind { get; init; }

        public object? Value { get; init; }

        public IReadOnlyList<ExpressionNode> Parts { get; init; } = [];

        public IReadOnlyList<string> Names { get; init; } = [];

        public ExpressionNode? First { get; init; }

        public ExpressionNode? Second { get; init; }

        public int Signs { get; init; }

        public override int ChildCount => 0;

        public override SyntaxNode Child(int index) => throw NoChild(index);
    }
}
