using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>A text as mathematics: its statements, and what its names stand for when it has been carried out.</summary>
public sealed class BoundProgram
{
    private readonly SessionState _state;
    private readonly ExprGraph _graph;
    private readonly int _input;
    private readonly Expr? _result;
    private IReadOnlyList<Expr>? _free;
    private IReadOnlyList<string>? _names;
    private Dictionary<int, Expr>? _values;

    internal BoundProgram(ParsedProgram parsed, ExprGraph graph, SessionState state, int input, IReadOnlyList<BoundStatement> statements, Expr? result, IReadOnlyList<Lint> notes)
    {
        Parsed = parsed;
        _graph = graph;
        _state = state;
        _input = input;
        Statements = statements;
        _result = result;
        Notes = notes;
    }

    /// <summary>The text and its syntax.</summary>
    public ParsedProgram Parsed { get; }

    /// <summary>The statements in order; a loop gives its statements for each round.</summary>
    public IReadOnlyList<BoundStatement> Statements { get; }

    /// <summary>The last expression or equation, with names replaced by what they stand for; null when there is none.</summary>
    public Expr? Result => _result is { } result ? Resolve(result) : null;

    /// <summary>The last expression or equation, in which names are symbols; null when there is none.</summary>
    public Expr? ResultInNames => _result;

    /// <summary>The names that the text defines, each once, in the order of their first definition.</summary>
    public IReadOnlyList<string> Names => _names ??= [.. Statements.OfType<BoundDefinition>().Select(static d => d.Name).Distinct()];

    /// <summary>
    /// The variables without a meaning that occur in the text, or in what its result stands for, in the order of their first occurrence.
    /// </summary>
    public IReadOnlyList<Expr> Free => _free ??= FindFree();

    /// <summary>What the reader should know: parts that others read differently, variables that do not occur.</summary>
    public IReadOnlyList<Lint> Notes { get; }

    /// <summary>How the text was read, in explicit form.</summary>
    public string Reading => Parsed.Reading;

    /// <summary>What a name stands for, other names replaced by what they stand for; a variable without meaning stands for itself.</summary>
    /// <param name="name">The name; <c>alpha</c> and <c>α</c> are one, a member of a family is <c>h[2]</c>.</param>
    /// <exception cref="UnresolvedNameException">The program knows no such name.</exception>
    public Expr this[string name] => Resolve(Symbol(name));

    /// <summary>The symbol that stands for a name in the expressions of <see cref="Statements"/>.</summary>
    /// <exception cref="UnresolvedNameException">The program knows no such name.</exception>
    public Expr Symbol(string name)
    {
        if (TryGetSymbol(name, out var symbol))
            return symbol;
        var known = _state.Equations.Definitions.Select(static d => d.Name).Concat(_state.Free.Keys).Where(static n => n != "_").ToArray();
        var near = Suggestions.Nearest(name, known);
        throw new UnresolvedNameException($"The program has no '{name}'.", [name])
        {
            Hint = _state.Functions.ContainsKey(CanonicalName.Of(name)) ? $"It is a function: name a value of it, as in y = {name}(x)."
                : near is not null ? $"Did you mean '{near}'?"
                : known.Length is > 0 and <= 20 ? $"Its names are {string.Join(", ", known)}."
                : null,
        };
    }

    /// <summary>Finds the symbol that stands for a name in the expressions of <see cref="Statements"/>.</summary>
    public bool TryGetSymbol(string name, out Expr symbol)
    {
        ArgumentNullException.ThrowIfNull(name);
        name = CanonicalName.Of(name);
        if (_state.Equations.TryGet(name, out var definition))
        {
            symbol = definition.Symbol;
            return true;
        }

        var found = _state.Free.TryGetValue(name, out var free);
        symbol = free.Symbol;
        return found;
    }

    /// <summary>The expression with every name replaced by what it stands for.</summary>
    public Expr Resolve(Expr expression) => _state.Equations.Resolve(expression);

    /// <summary>
    /// The expression with everything that is the value of a name of the program replaced by the name, so that a derivative of a network reads in
    /// terms of its layers. The converse of <see cref="Resolve"/>; the expression as a whole stays.
    /// </summary>
    public Expr InNames(Expr expression)
    {
        _values ??= NamesByValue();
        var names = _values;
        if (names.ContainsKey(expression.Id))
            names = names.Where(entry => entry.Key != expression.Id).ToDictionary(static entry => entry.Key, static entry => entry.Value);
        return names.Count == 0 ? expression : new Substitution(_graph).Run(expression, names);
    }

    private Dictionary<int, Expr> NamesByValue()
    {
        // Where two names have one value, the one that was defined first.
        var names = new Dictionary<int, Expr>();
        foreach (var name in Names)
        {
            if (_state.Equations.TryGet(name, out var definition) && Resolve(definition.Symbol) is var value && !value.IsSymbol && value.Operands.Count > 0)
                names.TryAdd(value.Id, definition.Symbol);
        }

        return names;
    }

    /// <summary>
    /// What the names in an expression stand for, those in their equations too: each as it was written, after the equations of the names in it.
    /// A symbol without an equation is free.
    /// </summary>
    public IReadOnlyList<(Expr Symbol, Expr Value)> EquationsFor(Expr expression) => _state.Equations.For(expression);

    /// <summary>
    /// The expression as a function of some symbols: names that depend on them are replaced by what they stand for, the symbols and all other
    /// names stay. This is what is differentiated by a name that has an equation of its own; afterwards <see cref="Resolve"/> completes it.
    /// </summary>
    public Expr InTermsOf(Expr expression, params IReadOnlyList<Expr> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return _state.Equations.InTermsOf(expression, symbols);
    }

    /// <summary>The expression with every name replaced by what it stands for, except some symbols.</summary>
    public Expr ResolveExcept(Expr expression, params IReadOnlyList<Expr> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return _state.Equations.ResolveExcept(expression, symbols);
    }

    /// <summary>The variables of an expression without those that have a meaning, in the order of their first occurrence in the text.</summary>
    public IReadOnlyList<Expr> FreeIn(Expr expression) => InOrder(Definition.SymbolsOf(Resolve(expression)));

    private IReadOnlyList<Expr> FindFree()
    {
        var occurring = _state.Free.Values.Where(v => v.Input == _input && !_state.Equations.TryGet(v.Symbol, out _)).Select(static v => v.Symbol.Id);
        return InOrder(Result is { } result ? occurring.Union(Definition.SymbolsOf(result)) : occurring);
    }

    private IReadOnlyList<Expr> InOrder(IEnumerable<int> symbols)
    {
        var order = _state.Free.Values.ToDictionary(static v => v.Symbol.Id, static v => v.Order);
        return [.. symbols
            .Select(id => (Id: id, Order: order.GetValueOrDefault(id, long.MaxValue)))
            .OrderBy(static v => v.Order)
            .ThenBy(static v => v.Id)
            .Select(v => _graph[v.Id])];
    }
}
