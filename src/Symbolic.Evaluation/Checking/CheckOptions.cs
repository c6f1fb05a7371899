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
}
