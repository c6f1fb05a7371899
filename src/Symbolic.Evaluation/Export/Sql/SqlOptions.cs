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

/// <summary>What a query in SQL reads, and for which database it is written.</summary>
public sealed record SqlOptions
{
    /// <summary>The usual options.</summary>
    public static SqlOptions Default { get; } = new();

    /// <summary>The database.</summary>
    public SqlDialect Dialect { get; init; } = SqlDialect.PostgreSql;

    /// <summary>The table or view that is read, each row a point; points in the name separate schema and table.</summary>
    public string Table { get; init; } = "points";

    /// <summary>The columns that hold the variables, where they are not called as these are.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>Columns of the table that come out as they are, before the results: keys, for example.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}
