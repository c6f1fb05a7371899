namespace Symbolic;

/// <summary>One line of a backward pass: <c>name = value</c>, which is ∂f/∂of.</summary>
/// <param name="Name">The symbol that stands for the derivative in later lines.</param>
/// <param name="Of">By what the derivative is taken: a symbol, or a tensor without a name whose derivative goes several ways.</param>
/// <param name="Value">The derivative, over the symbols of the equations and the names of earlier lines.</param>
/// <param name="IsRequested">Whether the derivative was asked for; the others are on the way.</param>
internal sealed record AdjointLine(Expr Name, Expr Of, Expr Value, bool IsRequested);

/// <summary>
/// The gradient of a number that a program of equations computes, as a program of its own: the adjoint of each intermediate
/// variable is one line in terms of the lines before, and the derivatives asked for are lines among them. Every equation is
/// differentiated once, by the symbols in it, so the pass is as long as the program.
/// Source: Goodfellow, Bengio and Courville, Deep Learning (2016), algorithms 6.2 and 6.4; Griewank and Walther, section 3.2.
/// </summary>
internal sealed class BackwardPass
{
    private readonly Expr _f;
    private readonly IReadOnlyList<(Expr Symbol, Expr Value)> _equations;
    private readonly Func<Expr, Expr> _nameAdjoint;
    private readonly DerivativeOptions _options;
    private readonly HashSet<int> _requested;

    // The symbols of each equation that depend on a variable, f last; and for a variable without equation the first that uses it.
    private readonly List<Expr[]> _active = [];
    private readonly Dictionary<int, int> _firstUse = [];
    private readonly Dictionary<int, List<Adjoint>> _contributions = [];
    private readonly List<AdjointLine> _lines = [];

    private BackwardPass(Expr f, IReadOnlyList<(Expr Symbol, Expr Value)> equations, Expr[] variables, Func<Expr, Expr> nameAdjoint, DerivativeOptions options)
    {
        (_f, _equations, _nameAdjoint, _options) = (f, equations, nameAdjoint, options);
        _requested = [.. variables.Select(static v => v.Id)];
    }

    /// <summary>Differentiates a program backwards.</summary>
    /// <param name="f">The number to differentiate, over symbols.</param>
    /// <param name="equations">What symbols stand for; an equation uses only symbols of equations before it. A symbol without an equation is free.</param>
    /// <param name="variables">The symbols by which derivatives are asked for. One with an equation gets the derivative in which everything after it follows.</param>
    /// <param name="nameAdjoint">The symbol that stands for the derivative by a symbol or a part without a name; it has the same shape.</param>
    /// <param name="options">Notes and cancellation.</param>
    /// <returns>
    /// The lines, each after all that it uses. An adjoint that is a number or a symbol needs no line and is written where it is used.
    /// </returns>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative, or f is no number.</exception>
    public static IReadOnlyList<AdjointLine> Of(
        Expr f, IReadOnlyList<(Expr Symbol, Expr Value)> equations, IReadOnlyList<Expr> variables, Func<Expr, Expr> nameAdjoint, DerivativeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(equations);
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(nameAdjoint);
        if (!f.Shape.IsScalar)
        {
            throw new DerivativeUndefinedException(f, $"a gradient belongs to a number, and this is {f.Type}; its derivative is a Jacobian");
        }

        var pass = new BackwardPass(f, equations, Derivatives.Distinct([.. variables]), nameAdjoint, options ?? DerivativeOptions.Default);
        pass.FindActive();
        pass.Run(variables);
        return pass._lines;
    }

    private void FindActive()
    {
        var depending = new HashSet<int>(_requested);
        for (int k = 0; k <= _equations.Count; k++)
        {
            Expr value = ValueAt(k);
            Expr[] active = value.Type.Element == Element.Real ? SymbolsOf(value, depending) : [];
            _active.Add(active);
            foreach (Expr symbol in active)
            {
                _firstUse.TryAdd(symbol.Id, k);
            }

            if (active.Length > 0 && k < _equations.Count)
            {
                depending.Add(_equations[k].Symbol.Id);
            }
        }
    }

    private void Run(IReadOnlyList<Expr> variables)
    {
        var defined = _equations.Select(static e => e.Symbol.Id).ToHashSet();
        for (int k = _equations.Count; k >= 0; k--)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            Adjoint? adjoint = k == _equations.Count ? new Adjoint(_f.Graph.One, null) : Take(_equations[k].Symbol);
            if (adjoint is { } seed && _active[k].Length > 0)
            {
                using var sweep = new ReverseSweep(_f.Graph, _active[k], _options) { Shared = Share };
                foreach ((int variable, Adjoint derivative) in sweep.Continue(ValueAt(k), seed))
                {
                    int symbol = _active[k][variable].Id;
                    if (!_contributions.TryGetValue(symbol, out List<Adjoint>? contributions))
                    {
                        _contributions.Add(symbol, contributions = []);
                    }

                    contributions.Add(derivative);
                }
            }

            // A derivative stands as soon as all that it is made of does.
            foreach (Expr symbol in _active[k])
            {
                if (!defined.Contains(symbol.Id) && _firstUse[symbol.Id] == k)
                {
                    Take(symbol);
                }
            }
        }

        var found = _lines.Where(static l => l.IsRequested).Select(static l => l.Of.Id).ToHashSet();
        foreach (Expr variable in variables.Where(v => !found.Contains(v.Id)))
        {
            if (!_firstUse.ContainsKey(variable.Id))
            {
                Derivatives.Missing(_f, variable, _options, _options.Notes);
            }

            _lines.Add(new AdjointLine(_nameAdjoint(variable), variable, Zeros.Of(_f, variable), IsRequested: true));
        }
    }

    // The adjoint of a symbol as it is carried on; null when nothing depends on it.
    private Adjoint? Take(Expr symbol)
    {
        if (!_contributions.Remove(symbol.Id, out List<Adjoint>? contributions))
        {
            return null;
        }

        // The newest is from the first use: the order in which the program was written.
        Adjoint sum = contributions[^1];
        for (int i = contributions.Count - 2; i >= 0; i--)
        {
            sum = sum.Plus(contributions[i]);
        }

        return Name(symbol, sum, _requested.Contains(symbol.Id));
    }

    // A tensor in the middle of an equation, as W*x + b is in tanh(W*x + b): the derivatives by W, x and b share its adjoint.
    private Adjoint Share(Expr part, Adjoint adjoint) => part.Shape.IsScalar ? adjoint : Name(part, adjoint, isRequested: false);

    private Adjoint Name(Expr of, Adjoint adjoint, bool isRequested)
    {
        Expr value = adjoint.Materialize();
        if (!isRequested && (value.IsNumber || value.IsSymbol || ExprGraph.IsFill(value) || (value.Is(Operators.Negate) && value.Operands[0].IsSymbol)))
        {
            return adjoint;
        }

        Expr name = _nameAdjoint(of);
        _lines.Add(new AdjointLine(name, of, value, isRequested));
        return adjoint.Named(name);
    }

    private Expr ValueAt(int equation) => equation == _equations.Count ? _f : _equations[equation].Value;

    private Expr[] SymbolsOf(Expr value, HashSet<int> wanted)
    {
        ExprGraph graph = value.Graph;
        Cone cone = graph.TakeCone();
        cone.Collect([graph.Check(value)]);
        Expr[] symbols = [.. cone.Ids.Where(id => graph.IsSymbol(id) && wanted.Contains(id)).Select(id => graph[id])];
        graph.GiveBack(cone);
        return symbols;
    }
}
