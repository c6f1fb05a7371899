namespace Symbolic;

/// <summary>What a check does where a function has a kink or its domain ends.</summary>
public enum AtKinks
{
    /// <summary>It checks at a point nearby, and says so.</summary>
    StepAside,

    /// <summary>It skips the point, and says so.</summary>
    Skip,
}

/// <summary>Options of a check of derivatives.</summary>
public sealed record CheckOptions
{
    /// <summary>The usual options.</summary>
    public static CheckOptions Default { get; } = new();

    /// <summary>The points, by name of the variable; null to draw them.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>>? Points { get; init; }

    /// <summary>The points of functions of tensors, by name of the variable; null to draw them. Symbolic lengths follow from the first.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, TensorValue>>? TensorPoints { get; init; }

    /// <summary>Lengths of symbolic axes for points that are drawn. A symbol that is not here gets a small length of its own: 2, 3, 4 and so on.</summary>
    public IReadOnlyDictionary<string, int>? Dimensions { get; init; }

    /// <summary>
    /// Up to how many entries, those of the function times those of the variables, derivatives of and by tensors are compared entry by
    /// entry. With more, random sums of entries are compared along random directions; one that fails is narrowed down to an entry.
    /// </summary>
    public int MostEntries { get; init; } = 200;

    /// <summary>How many points to draw.</summary>
    public int PointCount { get; init; } = 10;

    /// <summary>The start of the sequence of drawn points; the same start gives the same points.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The largest error that passes, as |g − d| / max(1, |g| + |d|).</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The first step to try; null for <see cref="Richardson.DefaultStep"/>.</summary>
    public double? Step { get; init; }

    /// <summary>What to do at kinks and where the domain ends.</summary>
    public AtKinks AtKinks { get; init; }

    /// <summary>Stops the work between two comparisons, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
