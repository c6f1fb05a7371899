namespace Symbolic.Repl.Work;

/// <summary>What is asked, checked field by field but not yet read as mathematics. Batch requests and commands both become one.</summary>
internal sealed record Query
{
    public required Operation Operation { get; init; }

    /// <summary>An expression or a program in the input language.</summary>
    public required string Source { get; init; }

    /// <summary>Which names of the program to work on; empty for the last expression or equation.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>How many of the last results to work on, when <see cref="Of"/> does not say.</summary>
    public int Results { get; init; } = 1;

    /// <summary>The variables; empty for the default of the operation.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Further names that count as declared.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>What is assumed about variables: <c>x > 0</c>, <c>n integer</c>.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = [];

    public Simplifying Simplifying { get; init; } = Simplifying.Yes;

    /// <summary>The points, or null when none were given.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, InputNumber>>? Points { get; init; }

    public IReadOnlyList<ResultFormat> Formats { get; init; } = [ResultFormat.Text];

    /// <summary>Tangent or cotangent: one number for a scalar, several for a list.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<InputNumber>>? Direction { get; init; }

    /// <summary>Every name that the query gives a value to, or differentiates by, counts as declared: whoever says <c>rate</c> means one variable.</summary>
    public IEnumerable<string> DeclaredNames => Names
        .Concat(Variables)
        .Concat((Points ?? []).SelectMany(static p => p.Keys))
        .Concat(Operation == Operation.Jvp ? Direction?.Keys ?? [] : [])
        .Distinct(StringComparer.Ordinal);
}

/// <summary>Whether results are simplified before they are printed.</summary>
internal enum Simplifying
{
    Yes,
    No,
}
