namespace Symbolic;

/// <summary>The databases for which SQL can be written.</summary>
public enum SqlDialect
{
    /// <summary>PostgreSQL from version 12 on.</summary>
    PostgreSql,

    /// <summary>DuckDB.</summary>
    DuckDb,

    /// <summary>Spark SQL from version 3.1 on, with or without ANSI mode.</summary>
    Spark,
}

/// <summary>What a query does where a sum, product or quotient leaves the range of double precision, or the divisor is zero.</summary>
public enum SqlArithmetic
{
    /// <summary>It computes infinity, zero or NaN, as IEEE 754 says; where a database does not, each operation is a CASE.</summary>
    Guarded,

    /// <summary>It does what the database does: PostgreSQL and Spark stop with an error. The query is shorter and faster.</summary>
    Plain,
}

/// <summary>What a query in SQL reads, and for which database it is written.</summary>
public sealed record SqlOptions
{
    /// <summary>The usual options.</summary>
    public static SqlOptions Default { get; } = new();

    /// <summary>The database.</summary>
    public SqlDialect Dialect { get; init; } = SqlDialect.PostgreSql;

    /// <summary>What happens out of range.</summary>
    public SqlArithmetic Arithmetic { get; init; } = SqlArithmetic.Guarded;

    /// <summary>The table or view that is read, each row a point; points in the name separate schema and table.</summary>
    public string Table { get; init; } = "points";

    /// <summary>The columns that hold the variables, where they are not called as these are.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns of the table that come out as they are, before the results: keys, for example.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}
