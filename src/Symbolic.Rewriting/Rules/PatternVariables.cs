using System.Collections.Concurrent;

namespace Symbolic;

/// <summary>Makes the variables of a pattern. They live in a graph of their own.</summary>
public sealed class PatternVariables
{
    private readonly HashSet<int> _numbers = [];
    private readonly List<Expr> _all = [];
    private readonly ConcurrentDictionary<int, Monomial> _products = [];
    private readonly ConcurrentDictionary<int, List<(Expr Node, int Sign)>> _terms = [];

    internal PatternVariables()
    {
    }

    /// <summary>
    /// The graph of the pattern, for numbers, constants and unknown functions on either side: <c>p.Graph.Call("f", [a])</c>. An
    /// operator of one's own is registered in it first.
    /// </summary>
    public ExprGraph Graph { get; } = new();

    /// <summary>The variables in the order in which they were made.</summary>
    internal IReadOnlyList<Expr> All => _all;

    /// <summary>A part of a pattern as a product.</summary>
    internal Monomial ProductOf(Expr pattern) => _products.GetOrAdd(pattern.Id, static (_, p) => Monomial.Of(p), pattern);

    /// <summary>The terms of a sum in a pattern, lone variables last; null for anything else.</summary>
    internal List<(Expr Node, int Sign)>? TermsOf(Expr pattern) =>
        _terms.TryGetValue(pattern.Id, out List<(Expr Node, int Sign)>? known) ? known
        : Terms.Of(pattern) is { } terms ? _terms.GetOrAdd(pattern.Id, [.. terms.OrderBy(static t => t.Node.IsSymbol)])
        : null;

    /// <summary>Stands for any expression.</summary>
    public Expr Any(string name) => With(name, Facts.Real);

    /// <summary>Stands for an expression that has these facts wherever it has a value.</summary>
    public Expr With(string name, Facts facts)
    {
        Expr variable = Graph.Symbol(name, facts);
        _all.Add(variable);
        return variable;
    }

    /// <summary>Stands for an exact number.</summary>
    public Expr Number(string name)
    {
        Expr variable = With(name, Facts.Real);
        _numbers.Add(variable.Id);
        return variable;
    }

    /// <summary>Stands for a whole number that is written out.</summary>
    public Expr Integer(string name)
    {
        Expr variable = With(name, Facts.Integer);
        _numbers.Add(variable.Id);
        return variable;
    }

    internal bool IsNumber(Expr variable) => _numbers.Contains(variable.Id);

    /// <summary>May a variable stand for an expression? Its facts must be proved of it.</summary>
    internal bool Admits(Expr variable, Expr subject)
    {
        Facts wanted = variable.Facts;
        Facts known = subject.Facts;
        return subject.Type.IsRealScalar
            && (!IsNumber(variable) || subject.IsNumber)
            && (wanted.Signs == Possible.AnySign || (known.Signs != Possible.None && (known.Signs & ~wanted.Signs) == Possible.None))
            && (wanted.IsInteger != Truth.True || known.IsInteger == Truth.True);
    }
}
