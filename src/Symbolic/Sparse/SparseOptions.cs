namespace Symbolic;

/// <summary>How a sparse matrix of derivatives is computed.</summary>
public enum SparseMethod
{
    /// <summary>Entry by entry, unless there are more entries than <see cref="SparseOptions.MostEntries"/>.</summary>
    Automatic,

    /// <summary>Every entry is an expression of its own, and all are one program.</summary>
    Entries,

    /// <summary>One derivative along a direction for each color of a <see cref="Coloring"/>; entries are read off them.</summary>
    Compressed,
}

/// <summary>Options for compiled sparse derivatives.</summary>
public sealed record SparseOptions
{
    /// <summary>The usual options.</summary>
    public static SparseOptions Default { get; } = new();

    /// <summary>How the matrix is computed.</summary>
    public SparseMethod Method { get; init; }

    /// <summary>Above this number of entries <see cref="SparseMethod.Automatic"/> computes compressed: as many expressions would be built.</summary>
    public int MostEntries { get; init; } = 200_000;

    /// <summary>How the programs are compiled. Conditions are refused: there is no entry for them.</summary>
    public CompileOptions Compilation { get; init; } = CompileOptions.Default;

    /// <summary>How derivatives are taken.</summary>
    public DerivativeOptions Derivatives { get; init; } = DerivativeOptions.Default;
}
