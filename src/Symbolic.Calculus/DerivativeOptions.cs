namespace Symbolic;

/// <summary>What to do when a variable does not occur in what is differentiated.</summary>
public enum Unconnected
{
    /// <summary>The derivative is 0, and a note says so and names the likely typing error.</summary>
    Zero,

    /// <summary>An <see cref="UnresolvedNameException"/> is thrown.</summary>
    Throw,
}

/// <summary>How derivatives are taken.</summary>
public sealed record DerivativeOptions
{
    /// <summary>Zero with a note for variables that do not occur.</summary>
    public static DerivativeOptions Default { get; } = new();

    /// <summary>What to do when a variable does not occur.</summary>
    public Unconnected Unconnected { get; init; }

    /// <summary>Receives what the reader should know: variables that do not occur, derivatives that are zero almost everywhere.</summary>
    public ICollection<string>? Notes { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
