namespace Symbolic;

/// <summary>What to do when a variable does not occur in what is differentiated.</summary>
public enum Unconnected
{
    /// <summary>The derivative is 0, and a note says so and names the likely typing error.</summary>
    Zero,

    /// <summary>An <see cref="UnresolvedNameException"/> is thrown.</summary>
    Throw,
}

/// <summary>
/// In which order the chain rule multiplies out when a Jacobian is accumulated. The derivatives are the same; how many operations
/// they take, and how they are written, is not.
/// Source: Griewank and Walther, Evaluating Derivatives (2nd ed.), chapters 9 and 10.
/// </summary>
public enum Accumulation
{
    /// <summary>Forward where that is less work by the structure of the graph (few variables, many outputs that share), otherwise reverse.</summary>
    Automatic,

    /// <summary>Row by row, from each output back to the variables.</summary>
    Reverse,

    /// <summary>Column by column, from each variable forward to the outputs.</summary>
    Forward,

    /// <summary>
    /// Inner nodes are eliminated one by one, the one with the fewest products first (Markowitz). The result is counted, and kept only
    /// if it has fewer operations than the automatic one; nodes that are tensors or selections are left to that.
    /// </summary>
    CrossCountry,
}

/// <summary>How derivatives are taken.</summary>
public sealed record DerivativeOptions
{
    /// <summary>Zero with a note for variables that do not occur.</summary>
    public static DerivativeOptions Default { get; } = new();

    /// <summary>What to do when a variable does not occur.</summary>
    public Unconnected Unconnected { get; init; }

    /// <summary>The order in which Jacobians of several outputs are accumulated.</summary>
    public Accumulation Accumulation { get; init; }

    /// <summary>Receives what the reader should know: variables that do not occur, derivatives that are zero almost everywhere.</summary>
    public ICollection<string>? Notes { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
