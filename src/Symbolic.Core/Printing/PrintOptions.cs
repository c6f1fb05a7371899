namespace Symbolic;

/// <summary>How expressions are printed.</summary>
public sealed record PrintOptions
{
    /// <summary>What holds when nothing is said.</summary>
    public static PrintOptions Default { get; } = new();

    /// <summary>
    /// The most characters that are written before <see cref="LimitException"/> is thrown. A node that is used often is printed at
    /// each use, so the text of a small graph can be of any length.
    /// </summary>
    public long MaxLength { get; init; } = 10_000_000;

    /// <summary>Stops the printing between two pieces of text, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
