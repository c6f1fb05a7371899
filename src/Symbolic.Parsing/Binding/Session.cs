using Symbolic.Parsing.Names;

namespace Symbolic.Parsing.Binding;

/// <summary>
/// A conversation in the input language over one graph: what an input declares and defines, later inputs know. <c>_</c> is the last result.
/// For a text on its own take a new session. Not safe for concurrent use.
/// </summary>
public sealed class Session
{
    private readonly ParserOptions? _options;
    private NameScope _scope;
    private SessionState _state;
    private int _inputs;
    private WorkingNames? _words;

    /// <summary>Begins a conversation.</summary>
    /// <param name="graph">Where expressions are built. Its operators are the functions of the language.</param>
    /// <param name="calculus">What takes derivatives.</param>
    /// <param name="options">How texts are read; the scope in it is where the session begins. Null for the functions of the graph and nothing else.</param>
    public Session(ExprGraph graph, ICalculus calculus, ParserOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(calculus);
        Graph = graph;
        Calculus = calculus;
        _options = options;
        _scope = options?.Scope?.Copy() ?? new NameScope();
        _scope.Declare("_", NameKinds.Variable);
        _state = new SessionState(graph);
    }

    /// <summary>Where expressions are built.</summary>
    public ExprGraph Graph { get; }

    /// <summary>What takes derivatives.</summary>
    public ICalculus Calculus { get; }

    /// <summary>The last result with names replaced by what they stand for; null before the first.</summary>
    public Expr? Last => _state.Last is { } last ? _state.Equations.Resolve(last) : null;

    /// <summary>Every name that stands for something, in alphabetical order.</summary>
    public IReadOnlyList<string> Names => [.. _state.Equations.Definitions.Select(static d => d.Name).Concat(_state.Functions.Keys).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The variables that occurred and stand for nothing but themselves, in the order of their first occurrence.</summary>
    public IReadOnlyList<Expr> Variables =>
        [.. _state.Free.Where(v => v.Key != "_" && !_state.Equations.TryGet(v.Key, out _)).OrderBy(static v => v.Value.Order).Select(static v => v.Value.Symbol)];

    /// <summary>The declarations of shapes, as they were written, by name.</summary>
    public IReadOnlyDictionary<string, string> Declarations => _state.Declared.ToDictionary(static d => d.Key, static d => d.Value.Text);

    /// <summary>How a text would be read now, in explicit form. Nothing is carried out, and the session stays as it is.</summary>
    /// <param name="text">An expression, or statements separated by line ends or semicolons.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ParseException">The text is not in the language.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public string ReadingOf(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parser.Parse(text, Options() with { Scope = _scope.Copy() }, cancellation).Reading;
    }

    /// <summary>
    /// The names that a word without subscripts is taken apart into, as <c>xsin</c> is x and sin; null for a word that can only be an unknown name.
    /// </summary>
    public IReadOnlyList<WordPart>? PartsOf(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        var options = Options() with { Scope = _scope };
        _words ??= new WorkingNames();
        _words.Begin(options);
        var splitter = new WordSplitter(_words);
        splitter.Begin(options.Functions);
        return splitter.Split(word)?.Select(part => new WordPart(part.Start, part.End - part.Start, part.Kind switch
        {
            SegmentKind.Function => WordPartKind.Function,
            SegmentKind.Constant => WordPartKind.Constant,
            SegmentKind.Name when _words.Is(part.Name, NameKinds.Function) => WordPartKind.Function,
            SegmentKind.Name when _words.IsDeclared(part.Name) => WordPartKind.Declared,
            SegmentKind.Name => WordPartKind.Variable,
            _ => WordPartKind.Function,
        })).ToArray();
    }

    /// <summary>Reads a text and carries it out. Only a text without error changes the session.</summary>
    /// <param name="text">An expression, or statements separated by line ends or semicolons.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public BoundProgram Submit(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scope = _scope.Copy();
        var (program, state) = Bind(text, Graph, Calculus, Options() with { Scope = scope }, () => _inputs == 0 ? new SessionState(Graph) : _state.Copy(), _inputs, cancellation);
        _scope = scope;
        _state = state;
        _inputs++;
        return program;
    }

    /// <summary>Reads a text as <see cref="Submit"/> does, and leaves the session as it is. The graph may get new nodes.</summary>
    /// <param name="text">An expression, or statements separated by line ends or semicolons.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public BoundProgram Preview(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Bind(text, Graph, Calculus, Options() with { Scope = _scope.Copy() }, () => _inputs == 0 ? new SessionState(Graph) : _state.Copy(), _inputs, cancellation).Program;
    }

    /// <summary>Reads a text on its own.</summary>
    /// <param name="text">An expression, or statements separated by line ends or semicolons.</param>
    /// <param name="graph">Where expressions are built.</param>
    /// <param name="calculus">What takes derivatives.</param>
    /// <param name="options">How the text is read; null for the functions of the graph and nothing else.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static BoundProgram Read(string text, ExprGraph graph, ICalculus calculus, ParserOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(calculus);
        return Bind(text, graph, calculus, options ?? OperatorFunctionNames.Of(graph.Operators).Options, () => new SessionState(graph), 0, cancellation).Program;
    }

    // A text is bound again when something about shapes was learned on the way.
    private static (BoundProgram Program, SessionState State) Bind(
        string text, ExprGraph graph, ICalculus calculus, ParserOptions options, Func<SessionState> begin, int input, CancellationToken cancellation)
    {
        var parsed = Parser.Parse(text, options, cancellation);
        var inference = new ShapeInference(text);
        var shapes = Canonical(options.Shapes);
        HashSet<string> symmetric = [.. options.Symmetric.Select(CanonicalName.Of)];
        while (true)
        {
            try
            {
                var state = begin();
                return (new Binder(parsed, graph, calculus, state, input, shapes, symmetric, Canonical(options.Limits), inference, cancellation).Run(), state);
            }
            catch (FreeIndexException e)
            {
                // No sum around it has limits by which it could be written out.
                throw e.Error;
            }
            catch (ShapesLearned)
            {
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    // Names are given as people spell them, lambda for λ.
    private static IReadOnlyDictionary<string, T> Canonical<T>(IReadOnlyDictionary<string, T> given)
    {
        if (given.Count == 0)
            return given;
        var canonical = new Dictionary<string, T>(given.Count);
        foreach (var (name, value) in given)
            canonical[CanonicalName.Of(name)] = value;
        return canonical;
    }

    // The table of a graph may have grown since the session began.
    private ParserOptions Options()
    {
        var functions = OperatorFunctionNames.Of(Graph.Operators);
        return _options is null ? functions.Options : _options.Functions is OperatorFunctionNames ? _options with { Functions = functions } : _options;
    }
}
