namespace Symbolic.Repl.Batch;

/// <summary>One request, checked field by field but not yet read as mathematics.</summary>
internal sealed record BatchRequest
{
    /// <summary>The time that a request may take when it does not say.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    public required Operation Operation { get; init; }

    public required string Source { get; init; }

    /// <summary>Which names of the program to work on; empty for the last expression or equation.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>The variables; empty for the default of the operation.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    public IReadOnlyList<string> Names { get; init; } = [];

    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public Simplifying Simplifying { get; init; } = Simplifying.Yes;

    /// <summary>The points, or null when none were given.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, InputNumber>>? Points { get; init; }

    public IReadOnlyList<ResultFormat> Formats { get; init; } = [ResultFormat.Text];

    /// <summary>Tangent or cotangent: one number for a scalar, several for a list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputNumber>>? Direction { get; init; }
}

/// <summary>Whether results are simplified before they are printed.</summary>
internal enum Simplifying
{
    Yes,
    No,
}
