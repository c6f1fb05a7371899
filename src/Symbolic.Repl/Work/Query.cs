using System.Collections.Immutable;

namespace Symbolic.Repl.Work;

/// <summary>What is asked, checked field by field but not yet read as mathematics. Batch requests and commands both become one.</summary>
internal sealed record Query
{
    public required Operation Operation { get; init; }

    /// <summary>An expression or a program in the input language.</summary>
    public required string Source { get; init; }

    /// <summary>The expression with which that of the source is compared; null for operations on one.</summary>
    public string? Other { get; init; }

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

    /// <summary>In which order the terms of simplified sums stand.</summary>
    public SumOrder Order { get; init; }

    /// <summary>Whether gradients of a program are wanted as a backward pass.</summary>
    public BackwardLines Lines { get; init; } = BackwardLines.No;

    /// <summary>How much of a derivation is wanted.</summary>
    public ExplainLevel Level { get; init; } = ExplainLevel.Rules;

    /// <summary>What is wanted besides a derivation.</summary>
    public GraphParts Parts { get; init; } = GraphParts.None;

    /// <summary>The shapes of variables that are no numbers, by name; what is not listed follows from the points and the text.</summary>
    public IReadOnlyDictionary<string, Shape> Shapes { get; init; } = ImmutableDictionary<string, Shape>.Empty;

    /// <summary>The points, or null when none were given. A member of a family is called <c>W[1]</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, InputValue>>? Points { get; init; }

    public IReadOnlyList<ResultFormat> Formats { get; init; } = [ResultFormat.Text];

    /// <summary>The language of generated code.</summary>
    public SourceLanguage Target { get; init; }

    /// <summary>The database, table and columns of generated SQL; a column is listed by the name of its variable.</summary>
    public SqlOptions Sql { get; init; } = SqlOptions.Default;

    /// <summary>What generated code computes.</summary>
    public CodeParts Code { get; init; } = CodeParts.Value;

    /// <summary>The name of the generated function.</summary>
    public string FunctionName { get; init; } = "f";

    /// <summary>Tangent or cotangent, in the shape of the variable or result.</summary>
    public IReadOnlyDictionary<string, InputValue>? Direction { get; init; }

    /// <summary>Every name that the query gives a value to, or differentiates by, counts as declared: whoever says <c>rate</c> means one variable.</summary>
    public IEnumerable<string> DeclaredNames => Names
        .Concat(Variables)
        .Concat(Shapes.Keys)
        .Concat((Points ?? []).SelectMany(static p => p.Keys))
        .Concat(Operation == Operation.Jvp ? Direction?.Keys ?? [] : [])
        .Select(static name => name.IndexOf('[') is > 0 and var bracket ? name[..bracket] : name)
        .Distinct(StringComparer.Ordinal);
}

/// <summary>Whether the gradients of a program are written line by line, as a backward pass.</summary>
internal enum BackwardLines
{
    /// <summary>Each gradient stands for itself.</summary>
    No,

    /// <summary>Where several gradients of one result share a network of tensors.</summary>
    WhenShared,

    /// <summary>Always.</summary>
    Yes,
}

/// <summary>What is shown of the computational graph behind a derivative.</summary>
[Flags]
internal enum GraphParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The paths to each variable.</summary>
    Paths = 1,

    /// <summary>The forward and the backward pass.</summary>
    Tables = 2,
}

/// <summary>Whether results are simplified before they are printed.</summary>
internal enum Simplifying
{
    Yes,
    No,
}
