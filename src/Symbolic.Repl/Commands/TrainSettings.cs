namespace Symbolic.Repl.Commands;

/// <summary>What <c>symbolic train</c> was asked, texts not read yet.</summary>
internal sealed record TrainSettings
{
    public required int Steps { get; init; }

    /// <summary>The variables that hold examples; empty when each step takes everything.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public ExampleAxis Axis { get; init; }

    /// <summary>True when examples were said to lie in rows and in columns.</summary>
    public bool HasBoth { get; init; }

    public int Batch { get; init; }

    public ExampleOrder Order { get; init; }

    public ulong Seed { get; init; }

    /// <summary>How variables begin, as <see cref="InitialText"/> reads it.</summary>
    public IReadOnlyList<string> Initial { get; init; } = [];

    /// <summary>Expressions to follow.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    public int? Every { get; init; }

    /// <summary>The condition at which to stop.</summary>
    public string? Until { get; init; }

    /// <summary>Files with examples that were kept back.</summary>
    public IReadOnlyList<string> Validation { get; init; } = [];

    /// <summary>The file for the values reached.</summary>
    public string? Output { get; init; }

    public Precision Precision { get; init; }

    /// <summary>Whether derivatives are compared with numerical ones first.</summary>
    public bool Checks { get; init; }
}
