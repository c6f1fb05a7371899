namespace Symbolic;

/// <summary>Parts of expressions found by patterns, as rules find them: up to the order of sums and products.</summary>
public static class Search
{
    /// <summary>
    /// All parts of an expression that are instances of a pattern, each with the first way in which it is one; operands come before
    /// what uses them. <c>f.Find(p => Operators.Sin[p.Any("a")])</c> finds every sine.
    /// </summary>
    /// <param name="expr">Where to search.</param>
    /// <param name="pattern">The pattern, built from the variables that it is given; an operator of one's own is registered in its graph first.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">The pattern is built from other variables.</exception>
    public static IReadOnlyList<PatternMatch> Find(this Expr expr, Func<PatternVariables, Expr> pattern, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var variables = new PatternVariables();
        Expr sought = pattern(variables);
        if (sought.Graph != variables.Graph || sought.FreeVariables().Any(v => !variables.All.Contains(v)))
        {
            throw new ArgumentException("The pattern is not built from its variables, p.Any(\"a\"), and its graph, p.Graph.", nameof(pattern));
        }

        var rewriter = new Rewriter(expr.Graph, cancellation);
        var matcher = new Matcher(variables, rewriter);
        var found = new List<PatternMatch>();
        foreach (Expr part in expr.Descendants())
        {
            cancellation.ThrowIfCancellationRequested();
            if (part.Type.IsRealScalar && matcher.Match(sought, part, Bindings.None).FirstOrDefault() is { } bindings)
            {
                found.Add(new PatternMatch(part, variables.All
                    .Where(v => bindings.Find(v) is not null)
                    .ToDictionary(static v => v.Name, v => bindings.Find(v)!.Value, StringComparer.Ordinal)));
            }
        }

        return found;
    }
}

/// <summary>A part of an expression that is an instance of a pattern.</summary>
/// <param name="Part">The part.</param>
/// <param name="Variables">What the variables of the pattern stand for, by their names.</param>
public sealed record PatternMatch(Expr Part, IReadOnlyDictionary<string, Expr> Variables)
{
    /// <summary>What a variable of the pattern stands for.</summary>
    public Expr this[string variable] => Variables[variable];

    /// <inheritdoc/>
    public override string ToString() => $"{Part}: {string.Join(", ", Variables.Select(static v => $"{v.Key} = {v.Value}"))}";
}
