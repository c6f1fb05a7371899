namespace Symbolic;

/// <summary>Along which axis of a tensor the examples lie.</summary>
public enum ExampleAxis
{
    /// <summary>Each row (position of the first axis) is an example: X in R^{examples×n}.</summary>
    Rows,

    /// <summary>Each column (position of the last axis) is an example: X in R^{n×examples}.</summary>
    Columns,
}

/// <summary>In which order examples are taken.</summary>
public enum ExampleOrder
{
    /// <summary>One after the other; after the last comes the first.</summary>
    AsGiven,

    /// <summary>Each example once in a random order, then in another random order, and so on.</summary>
    Shuffled,
}

/// <summary>Steps on some of the examples at a time.</summary>
/// <param name="Size">How many examples a step takes.</param>
/// <param name="Names">The variables that hold examples; all hold equally many, and the same ones are taken of each.</param>
public sealed record Minibatches(int Size, params IReadOnlyList<string> Names)
{
    /// <summary>Along which axis the examples lie.</summary>
    public ExampleAxis Axis { get; init; }

    /// <summary>In which order they are taken.</summary>
    public ExampleOrder Order { get; init; }
}

/// <summary>Options of training.</summary>
public sealed record TrainingOptions
{
    /// <summary>The usual options.</summary>
    public static TrainingOptions Default { get; } = new();

    /// <summary>Numbers to be computed with each step: the loss first. They are those from before the step.</summary>
    public IReadOnlyList<Expr> Shown { get; init; } = [];

    /// <summary>How variables without a value begin, by name; the name of a family stands for all of its members.</summary>
    public IReadOnlyDictionary<string, Initialization> Initial { get; init; } = new Dictionary<string, Initialization>();

    /// <summary>Steps on some of the examples; null for all of them in each step.</summary>
    public Minibatches? Minibatches { get; init; }

    /// <summary>The start of the random numbers; the same start gives the same training.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>In which numbers to compute.</summary>
    public Precision Precision { get; init; } = Precision.Double;
}
