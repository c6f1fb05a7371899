namespace Symbolic;

public readonly partial struct Expr
{
    /// <summary>
    /// The expression with variables (or any other nodes) replaced, all at the same time: exchanging x and y works. The time is
    /// proportional to the number of nodes.
    /// </summary>
    /// <exception cref="ElementException">A truth value would stand where a number is meant, or the other way round.</exception>
    /// <exception cref="ShapeException">The shapes would not fit.</exception>
    public Expr Substitute(IReadOnlyDictionary<Expr, Expr> replacements)
    {
        ArgumentNullException.ThrowIfNull(replacements);
        var byId = new Dictionary<int, Expr>(replacements.Count);
        foreach ((Expr replaced, Expr replacement) in replacements)
        {
            Graph.Check(replacement);
            byId.Add(Graph.Check(replaced), replacement);
        }

        return new Substitution(Graph).Run(this, byId);
    }

    /// <summary>The expression with one variable (or any other node) replaced.</summary>
    /// <exception cref="ElementException">A truth value would stand where a number is meant, or the other way round.</exception>
    /// <exception cref="ShapeException">The shapes would not fit.</exception>
    public Expr Substitute(Expr replaced, Expr replacement)
    {
        Graph.Check(replacement);
        return new Substitution(Graph).Run(this, new Dictionary<int, Expr> { [Graph.Check(replaced)] = replacement });
    }
}
