namespace Symbolic;

public readonly partial struct Expr
{
    /// <summary>
    /// The expression with variables (or any other nodes) replaced, all at the same time: exchanging x and y works. The time is
    /// proportional to the number of nodes.
    /// </summary>
    /// <param name="replacements">What stands for what.</param>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ElementException">A truth value would stand where a number is meant, or the other way round.</exception>
    /// <exception cref="ShapeException">The shapes would not fit.</exception>
    public Expr Substitute(IReadOnlyDictionary<Expr, Expr> replacements, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(replacements);
        var byId = new Dictionary<int, Expr>(replacements.Count);
        foreach ((Expr replaced, Expr replacement) in replacements)
        {
            Graph.Check(replacement);
            byId.Add(Graph.Check(replaced), replacement);
        }

        return new Substitution(Graph, cancellation).Run(this, byId);
    }

    /// <summary>The expression with one variable (or any other node) replaced.</summary>
    /// <param name="replaced">The variable or node.</param>
    /// <param name="replacement">What comes in its place.</param>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ElementException">A truth value would stand where a number is meant, or the other way round.</exception>
    /// <exception cref="ShapeException">The shapes would not fit.</exception>
    public Expr Substitute(Expr replaced, Expr replacement, CancellationToken cancellation = default)
    {
        Graph.Check(replacement);
        return new Substitution(Graph, cancellation).Run(this, new Dictionary<int, Expr> { [Graph.Check(replaced)] = replacement });
    }
}
