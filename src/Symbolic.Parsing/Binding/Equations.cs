namespace Symbolic.Parsing.Binding;

/// <summary>
/// What the names of a session stand for, and the expansion of names in expressions. A symbol has at most one definition, and definitions
/// never lead back to themselves.
/// </summary>
internal sealed class Equations
{
    private readonly ExprGraph _graph;
    private readonly Substitution _substitution;
    private readonly Dictionary<string, Definition> _names;
    private readonly Dictionary<int, Definition> _bySymbol;
    private Expansion? _all;
    private Expansion? _latest;

    public Equations(ExprGraph graph) : this(graph, [], [])
    {
    }

    private Equations(ExprGraph graph, Dictionary<string, Definition> names, Dictionary<int, Definition> bySymbol)
    {
        _graph = graph;
        _substitution = new Substitution(graph);
        _names = names;
        _bySymbol = bySymbol;
    }

    /// <summary>The names that stand for something, in no order.</summary>
    public IEnumerable<Definition> Definitions => _names.Values;

    /// <summary>An independent copy.</summary>
    public Equations Copy() => new(_graph, new Dictionary<string, Definition>(_names), new Dictionary<int, Definition>(_bySymbol));

    public bool TryGet(string name, out Definition definition) => _names.TryGetValue(name, out definition!);

    public bool TryGet(Expr symbol, out Definition definition) => _bySymbol.TryGetValue(symbol.Id, out definition!);

    /// <summary>Gives a symbol its meaning, without making it the one of its name.</summary>
    public void Add(Definition definition)
    {
        if (_bySymbol.ContainsKey(definition.Symbol.Id))
            Forget();
        _bySymbol[definition.Symbol.Id] = definition;
    }

    /// <summary>Gives a symbol its meaning and makes it the one of its name.</summary>
    public void Set(Definition definition)
    {
        Add(definition);
        _names[definition.Name] = definition;
    }

    /// <summary>Forgets what was expanded, because a symbol that was free has got a meaning.</summary>
    public void Forget()
    {
        _all = null;
        _latest = null;
    }

    /// <summary>The expression with every name replaced by what it stands for.</summary>
    public Expr Resolve(Expr e) => _bySymbol.Count == 0 ? e : Expand(e, Definition.SymbolsOf(e), _all ??= new Expansion(null, RootsAre.Replaced));

    /// <summary>The definitions on which an expression depends, each after those on which it depends itself.</summary>
    public IReadOnlyList<(Expr Symbol, Expr Value)> For(Expr expression)
    {
        var equations = new List<(Expr, Expr)>();
        var done = new HashSet<int>();
        var open = new Stack<(int Symbol, bool IsReady)>();
        foreach (var symbol in Definition.SymbolsOf(expression).Reverse())
            open.Push((symbol, false));
        while (open.TryPop(out var next))
        {
            if (!_bySymbol.TryGetValue(next.Symbol, out var definition) || done.Contains(next.Symbol))
                continue;
            if (next.IsReady)
            {
                done.Add(next.Symbol);
                equations.Add((definition.Symbol, definition.Value));
                continue;
            }

            open.Push((next.Symbol, true));
            foreach (var below in definition.Symbols)
                open.Push((below, false));
        }

        return equations;
    }

    /// <summary>
    /// The expression as a function of some symbols: the names whose definitions depend on them are replaced, the symbols themselves and all
    /// other names stay.
    /// </summary>
    public Expr InTermsOf(Expr e, IReadOnlyList<Expr> symbols)
    {
        if (_bySymbol.Count == 0)
            return e;
        if (_latest is not { Roots: { } roots } || roots.Count != symbols.Count || !symbols.All(symbol => roots.Contains(symbol.Id)))
            _latest = new Expansion([.. symbols.Select(static symbol => symbol.Id)], RootsAre.Kept);
        return Expand(e, Definition.SymbolsOf(e), _latest);
    }

    /// <summary>The expression with every name replaced by what it stands for, except some symbols.</summary>
    public Expr ResolveExcept(Expr e, IReadOnlyList<Expr> symbols) =>
        Expand(e, Definition.SymbolsOf(e), new Expansion([.. symbols.Select(static symbol => symbol.Id)], RootsAre.OnlyOnesKept));

    /// <summary>
    /// The definition with some symbols, and the names that depend on them, replaced by what they stand for in its right-hand side. The same
    /// definition when nothing in it depends on them.
    /// </summary>
    public Definition Without(Definition definition, HashSet<int> symbols)
    {
        var expansion = new Expansion(symbols, RootsAre.Replaced);
        var value = Expand(definition.Value, definition.Symbols, expansion);
        if (value == definition.Value)
            return definition;

        // The symbols are found without a look at the value, which may have grown large in many steps.
        var occurring = new HashSet<int>();
        var seen = new HashSet<int>(definition.Symbols);
        var open = new Stack<int>(seen);
        while (open.TryPop(out var id))
        {
            if (!expansion.Replacements.ContainsKey(id))
            {
                occurring.Add(id);
                continue;
            }

            foreach (var below in _bySymbol[id].Symbols)
            {
                if (seen.Add(below))
                    open.Push(below);
            }
        }

        return new Definition(definition.Name, definition.Symbol, value, definition.Kind, [.. occurring]);
    }

    /// <summary>Whether a symbol occurs in an expression, or in what the names in it stand for.</summary>
    public bool DependsOn(Expr e, Expr symbol)
    {
        var open = new Stack<int>(Definition.SymbolsOf(e));
        var seen = new HashSet<int>(open);
        while (open.TryPop(out var id))
        {
            if (id == symbol.Id)
                return true;
            if (!_bySymbol.TryGetValue(id, out var definition))
                continue;
            foreach (var below in definition.Symbols)
            {
                if (seen.Add(below))
                    open.Push(below);
            }
        }

        return false;
    }

    /// <summary>Replaces some nodes by others in an expression.</summary>
    public Expr Substitute(Expr e, IReadOnlyDictionary<int, Expr> replacements) => _substitution.Run(e, replacements);

    private Expr Expand(Expr e, int[] symbols, Expansion expansion)
    {
        var any = false;
        foreach (var symbol in symbols)
        {
            Visit(symbol, expansion);
            any |= expansion.Replacements.ContainsKey(symbol);
        }

        return any ? _substitution.Run(e, expansion.Replacements) : e;
    }

    // Operands of definitions before the definitions, with a stack of its own: chains of names may be long.
    private void Visit(int symbol, Expansion expansion)
    {
        if (expansion.Depends.ContainsKey(symbol))
            return;
        var open = expansion.Open;
        open.Push(symbol);
        while (open.TryPeek(out var id))
        {
            if (expansion.Depends.ContainsKey(id))
            {
                open.Pop();
                continue;
            }

            var isRoot = expansion.Roots?.Contains(id) == true;
            if (!_bySymbol.TryGetValue(id, out var definition) || isRoot && expansion.RootsAre != RootsAre.Replaced)
            {
                expansion.Depends[id] = isRoot;
                open.Pop();
                continue;
            }

            var ready = true;
            var changes = false;
            var depends = isRoot || expansion.ReplacesAll;
            foreach (var below in definition.Symbols)
            {
                if (!expansion.Depends.TryGetValue(below, out var belowDepends))
                {
                    open.Push(below);
                    ready = false;
                }

                depends |= belowDepends;
                changes |= expansion.Replacements.ContainsKey(below);
            }

            if (!ready)
                continue;
            open.Pop();
            expansion.Depends[id] = depends;
            if (depends)
                expansion.Replacements[id] = changes ? _substitution.Run(definition.Value, expansion.Replacements) : definition.Value;
        }
    }

    private enum RootsAre
    {
        Kept,
        OnlyOnesKept,
        Replaced,
    }

    // One way to expand, with what it has found so far. Without roots everything is expanded.
    private sealed class Expansion(HashSet<int>? roots, RootsAre rootsAre)
    {
        public HashSet<int>? Roots => roots;

        public RootsAre RootsAre => rootsAre;

        public bool ReplacesAll => roots is null || rootsAre == RootsAre.OnlyOnesKept;

        public Dictionary<int, bool> Depends { get; } = [];

        public Dictionary<int, Expr> Replacements { get; } = [];

        public Stack<int> Open { get; } = new();
    }
}
