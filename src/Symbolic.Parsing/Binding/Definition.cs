namespace Symbolic.Parsing.Binding;

/// <summary>How long what a name was given holds.</summary>
internal enum DefinitionKind
{
    /// <summary><c>y = x²</c>: holds for the symbols in it, whatever they come to be.</summary>
    Equation,

    /// <summary><c>y := x²</c>: the value at that moment.</summary>
    Value,
}

/// <summary>A name with what it stands for. Names stay symbols while expressions are built, so that derivatives by them can be taken.</summary>
internal sealed class Definition(string name, Expr symbol, Expr value, DefinitionKind kind, int[]? symbols = null)
{
    private int[]? _symbols = symbols;

    public string Name { get; } = name;

    /// <summary>The symbol for which it stands in expressions.</summary>
    public Expr Symbol { get; } = symbol;

    /// <summary>The right-hand side; other names in it are symbols.</summary>
    public Expr Value { get; } = value;

    public DefinitionKind Kind { get; } = kind;

    /// <summary>The symbols in the right-hand side: all that occur there, and maybe some that dropped out when it was put together.</summary>
    public int[] Symbols => _symbols ??= SymbolsOf(Value);

    /// <summary>The symbols that occur in an expression.</summary>
    public static int[] SymbolsOf(Expr e)
    {
        var graph = e.Graph;
        if (graph.OperandsAt(e.Id).IsEmpty)
            return graph.IsSymbol(e.Id) ? [e.Id] : [];
        var cone = graph.TakeCone();
        cone.Collect([e.Id]);
        var symbols = new List<int>();
        foreach (var id in cone.Ids)
        {
            if (graph.IsSymbol(id))
                symbols.Add(id);
        }

        graph.GiveBack(cone);
        return [.. symbols];
    }
}
