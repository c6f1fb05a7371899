namespace Symbolic;

/// <summary>The languages in which source code can be written.</summary>
public enum SourceLanguage
{
    /// <summary>C#: a static method over spans of one point, one over columns, and one over columns with vectors of 512 bits.</summary>
    CSharp,

    /// <summary>C99: a function of one point, and one over columns.</summary>
    C,

    /// <summary>Python: a function of arrays with NumPy, and SciPy where NumPy lacks a function.</summary>
    NumPy,

    /// <summary>Python: a function of tensors with PyTorch.</summary>
    Torch,

    /// <summary>Julia: a function of numbers that broadcasts.</summary>
    Julia,

    /// <summary>SQL: a query that computes columns from those of a table.</summary>
    Sql,
}

/// <summary>The numbers that go into exported code and come out of it. What lies between is always computed in double precision.</summary>
public enum ExportPrecision
{
    /// <summary>64 bits.</summary>
    Double,

    /// <summary>32 bits.</summary>
    Single,
}

/// <summary>Options of exported source code.</summary>
public sealed record ExportOptions
{
    /// <summary>The usual options.</summary>
    public static ExportOptions Default { get; } = new();

    /// <summary>
    /// The name of the function. It is written as the language can: see the comment in the code that tells which name became
    /// which.
    /// </summary>
    public string FunctionName { get; init; } = "f";

    /// <summary>What the results are called, in their order; null numbers them.</summary>
    public IReadOnlyList<string>? OutputNames { get; init; }

    /// <summary>The numbers that go in and come out.</summary>
    public ExportPrecision Precision { get; init; } = ExportPrecision.Double;

    /// <summary>In which form an expression is written: see <see cref="NumericalForm"/>.</summary>
    public NumericalForm Form { get; init; } = NumericalForm.Stable;

    /// <summary>For SQL: the database, the table and its columns.</summary>
    public SqlOptions Sql { get; init; } = SqlOptions.Default;

    /// <summary>Stops the writing, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
