using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>
/// Turns syntax into expressions of a graph. One loop over a stack of pending work and a stack of values: neither the depth of an expression
/// nor the length of a chain of equations, each of which needs the next, is limited by the stack of the machine.
/// </summary>
internal sealed partial class Binder
{
    // How many terms of sums and products, and how many rounds of loops, a text may have.
    private const int MostTerms = 1_000_000;

    private const int DeepestNesting = 50;

    private readonly ParsedProgram _parsed;
    private readonly ExprGraph _graph;
    private readonly ICalculus _calculus;
    private readonly SessionState _state;
    private readonly Equations _equations;
    private readonly OperatorFunctionNames _functions;
    private readonly int _input;
    private readonly IReadOnlyDictionary<string, Shape> _given;
    private readonly HashSet<string> _symmetric;
    private readonly IReadOnlyDictionary<string, Rational> _limits;
    private readonly ShapeInference _inference;
    private readonly CancellationToken _cancellation;

    private Work[] _work = new Work[32];
    private int _height;
    private Value[] _values = new Value[16];
    private int _count;
    private int _steps;
    private int _terms;
    private int _nesting;

    private Context _context;
    private SyntaxNode _at;
    private List<Lint>? _notes;

    public Binder(ParsedProgram parsed, ExprGraph graph, ICalculus calculus, SessionState state, int input, IReadOnlyDictionary<string, Shape> given, HashSet<string> symmetric, IReadOnlyDictionary<string, Rational> limits, ShapeInference inference, CancellationToken cancellation)
    {
        _given = given;
        _symmetric = symmetric;
        _limits = limits;
        _inference = inference;
        _parsed = parsed;
        _graph = graph;
        _calculus = calculus;
        _state = state;
        _equations = state.Equations;
        _functions = OperatorFunctionNames.Of(graph.Operators);
        _input = input;
        _cancellation = cancellation;
        _context = new Context(null, null, parsed.Text);
        _at = parsed.Statements[0];
    }

    /// <summary>Binds the whole text.</summary>
    /// <exception cref="ParseException">What the text says cannot be done.</exception>
    public BoundProgram Run()
    {
        try
        {
            var statements = _parsed.Statements is [ExpressionStatement only] ? [Expression(only, null)] : Statements();
            NoteInferredShapes();
            return new BoundProgram(_parsed, _graph, _state, _input, statements, LastOf(statements), AllNotes());
        }
        catch (SymbolicException e)
        {
            throw new ParseException(e.Code, e.Message.TrimEnd('.'), _context.Text, _at.Span, e.Hint);
        }
        catch (ShapesLearned)
        {
            // What was created under a wrong shape must not be found by its name the next time.
            foreach (var name in _created)
                _graph.Forget(name);
            throw;
        }
    }

    private Expr? LastOf(IReadOnlyList<BoundStatement> statements)
    {
        for (var k = statements.Count - 1; k >= 0; k--)
        {
            if (statements[k] is BoundExpression expression)
                return _state.Last = expression.Expression;
            if (statements[k] is BoundDefinition definition)
                return _state.Last = _equations.TryGet(definition.Name, out var current) ? current.Symbol : definition.Symbol;
        }

        return null;
    }

    private IReadOnlyList<Lint> AllNotes()
    {
        if (_notes is null)
            return _parsed.Notes;
        _notes.AddRange(_parsed.Notes);
        _notes.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return _notes;
    }

    // The value of an expression in a context of its own. Nothing else is under way.
    private Value Evaluate(ExpressionNode node, Context context)
    {
        _context = context;
        Visit(node);
        Loop(0);
        return _count > 0 ? PopValue() : default;
    }

    // The value of an expression in the middle of other work. Only what is nested by hand nests like this, so there is a bound.
    private Value Nested(ExpressionNode node, Context context)
    {
        if (++_nesting > DeepestNesting)
            throw Error(ParseErrorCode.Limit, $"sums and shapes are nested deeper than {DeepestNesting}", node);
        var (around, floor) = (_context, _height);
        _context = context;
        Visit(node);
        Loop(floor);
        _context = around;
        _nesting--;
        return PopValue();
    }

    private void Loop(int floor)
    {
        while (_height > floor)
        {
            var (target, state) = _work[--_height];
            if ((++_steps & 0xFFF) == 0)
                _cancellation.ThrowIfCancellationRequested();
            if (target is ExpressionNode node)
                Step(node, state);
            else
                ((Frame)target).Resume(this, state);
        }
    }

    // Leaves become values at once; for everything else there is work to do.
    private void Visit(ExpressionNode node)
    {
        switch (node)
        {
            case NameNode or NumberNode or ConstantNode:
                Step(node, 0);
                break;
            case NamedArgumentNode argument:
                Visit(argument.Value);
                break;
            default:
                Push(node, 0);
                break;
        }
    }

    // Carries an expression on from where its `state` says. An operand is visited at each state but the last, which takes the values.
    private void Step(ExpressionNode node, int state)
    {
        _at = node;
        switch (node)
        {
            case BinaryNode binary when state < 2:
                Push(node, state + 1);
                Visit(state == 0 ? binary.Left : binary.Right);
                break;
            case BinaryNode binary:
                var right = PopValue();
                Push(Apply(binary, PopValue(), right));
                break;
            case NameNode name:
                Name(name);
                break;
            case NumberNode number:
                Push(Number(number));
                break;
            case CallNode call:
                Call(call, state);
                break;
            case UnaryNode unary:
                Unary(unary, state);
                break;
            case ConstantNode constant:
                Push(Constant(constant.Value));
                break;
            case ConditionalNode conditional when state < 3:
                Push(node, state + 1);
                Visit((ExpressionNode)conditional.Child(state));
                break;
            case ConditionalNode conditional:
                Push(Elementwise(Operators.Select, conditional, PopValues(3)));
                break;
            case CasesNode cases:
                Push(new Gathering(cases, Flat(cases), static (binder, gathering) => binder.Cases((CasesNode)gathering.Node)), 0);
                break;
            case NormNode norm when state == 0:
                Push(node, 1);
                Visit(norm.Operand);
                break;
            case NormNode norm:
                Push(Norm(PopValue(), norm));
                break;
            case IndexNode index:
                Index(index);
                break;
            case BigOperatorNode big:
                Big(big);
                break;
            case DerivativeNode derivative:
                Derivative(derivative);
                break;
            case GradientNode gradient:
                Gradient(gradient);
                break;
            case FunctionNode function:
                Visit(Applied(function, 0));
                break;
            case MatrixNode matrix:
                Push(new Gathering(matrix, [.. Enumerable.Range(0, matrix.ChildCount).Select(k => (ExpressionNode)matrix.Child(k))], static (binder, gathering) => binder.Matrix((MatrixNode)gathering.Node)), 0);
                break;
            case TextNode:
                throw Error(ParseErrorCode.Type, "a text has no value; only the first argument of einsum is one", node);
            default:
                throw Error(ParseErrorCode.Syntax, "this has no value on its own", node);
        }
    }

    private void Push(object target, int state)
    {
        if (_height == _work.Length)
            Array.Resize(ref _work, _height * 2);
        _work[_height++] = new Work(target, state);
    }

    private void Push(Expr value) => Push(new Value(value));

    private void Push(Value value)
    {
        if (_count == _values.Length)
            Array.Resize(ref _values, _count * 2);
        _values[_count++] = value;
    }

    // For whoever does not care about free indices and rows: there are none of the former, and the latter are matrices.
    private Expr Pop() => Plain(_values[--_count]);

    private Value PopValue() => _values[--_count];

    // Takes values off the stack, the first one first.
    private Value[] PopValues(int count)
    {
        _count -= count;
        return _values.AsSpan(_count, count).ToArray();
    }

    private Expr[] Pop(int count) => Array.ConvertAll(PopValues(count), Plain);

    private void CountTerms(long terms, SyntaxNode node)
    {
        if (terms > MostTerms - _terms)
            throw Error(ParseErrorCode.Limit, $"sums and loops with more than {MostTerms} terms altogether are not written out", node, "make the range smaller");
        _terms += (int)terms;
    }

    private ParseException Error(string code, string message, SyntaxNode node, string? hint = null) => new(code, message, _context.Text, node.Span, hint);

    private void Note(SyntaxNode node, string text, LintSeverity severity = LintSeverity.Information)
    {
        var lint = new Lint(ReferenceEquals(_context.Text, _parsed.Text) ? node.Span : default, text, severity);
        _notes ??= [];
        if (!_notes.Contains(lint))
            _notes.Add(lint);
    }

    /// <summary>Where names are looked up: the statement that is being carried out, the names local to it, and the text of the syntax.</summary>
    private readonly record struct Context(PlannedStatement? Statement, LocalNames? Names, string Text);

    /// <summary>An expression or a frame that is to be carried on.</summary>
    private readonly record struct Work(object Target, int State);

    /// <summary>Work that needs more memory than a number.</summary>
    private abstract class Frame
    {
        public abstract void Resume(Binder binder, int state);
    }

    /// <summary>Goes back to a context.</summary>
    private sealed class Return(Context context) : Frame
    {
        public override void Resume(Binder binder, int state) => binder._context = context;
    }

    /// <summary>Leaves the values of some expressions on the stack, in their order, and then does something with them.</summary>
    private sealed class Gathering(SyntaxNode node, IReadOnlyList<ExpressionNode> items, Action<Binder, Gathering> finish) : Frame
    {
        public SyntaxNode Node => node;

        public IReadOnlyList<ExpressionNode> Items => items;

        public override void Resume(Binder binder, int state)
        {
            if (state < items.Count)
            {
                binder.Push(this, state + 1);
                binder.Visit(items[state]);
                return;
            }

            binder._at = node;
            finish(binder, this);
        }
    }
}
