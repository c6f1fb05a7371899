using System.Globalization;

namespace Symbolic.Conformance.Export;

/// <summary>A database that runs queries of its dialect.</summary>
internal sealed class SqlEngine
{
    private readonly Func<string, (string Printed, string? Error)> _run;

    private SqlEngine(SqlDialect dialect, string type, Func<string, (string, string?)> run) => (Dialect, DoubleType, _run) = (dialect, type, run);

    public SqlDialect Dialect { get; }

    public string DoubleType { get; }

    /// <summary>The engine of a dialect, or null and why there is none.</summary>
    public static SqlEngine? Find(SqlDialect dialect, PostgreSqlCluster cluster, Action<string> notice)
    {
        if (dialect == SqlDialect.PostgreSql)
        {
            if (cluster.Absence is { } absence)
            {
                notice($"Skipped: {absence}.");
                return null;
            }

            return new SqlEngine(dialect, "DOUBLE PRECISION", cluster.Run);
        }

        string script = Path.Combine(ExportCases.RepositoryFolder, "tests", "Symbolic.Conformance", "duckdb", "run.mjs");
        if (ToolRunner.Run("node", "--version") is null || !Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules")))
        {
            notice("Skipped: there is no DuckDB; run 'npm ci' in tests/Symbolic.Conformance/duckdb.");
            return null;
        }

        return new SqlEngine(dialect, "DOUBLE", file => ToolRunner.Run("node", script, file) is var (exitCode, printed, errors) ? (printed, exitCode == 0 ? null : errors) : ("", "no node"));
    }

    /// <summary>Runs statements; the rows that they select, as their values.</summary>
    public string[][] Run(IEnumerable<string> statements)
    {
        using var folder = new TemporaryFolder();
        string end = Dialect == SqlDialect.PostgreSql ? ";\n" : "\n--;\n";
        folder.Write("t.sql", string.Concat(statements.Select(s => s + end)));
        var (printed, error) = _run(folder["t.sql"]);
        Assert.True(error is null, error);
        return [.. printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split('|'))];
    }

    /// <summary>Statements that make a table of rows with a column "row" before the others.</summary>
    public IEnumerable<string> Table(string name, IReadOnlyList<string> columns, IReadOnlyList<bool> logical, IReadOnlyList<double[]> rows)
    {
        yield return $"CREATE TEMPORARY TABLE {Quoted(name)} (\"row\" INTEGER{string.Concat(columns.Select((c, i) => $", {Quoted(c)} {(logical[i] ? "BOOLEAN" : DoubleType)}"))})";
        foreach (double[][] chunk in rows.Chunk(500))
        {
            int first = Array.IndexOf([.. rows], chunk[0]);
            yield return $"INSERT INTO {Quoted(name)} VALUES {string.Join(", ", chunk.Select((row, i) => $"({first + i}{string.Concat(row.Select((v, j) => $", {(logical[j] ? (v != 0 ? "TRUE" : "FALSE") : Number(v))}"))})"))}";
        }
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static double Read(string text) => text.ToLowerInvariant() switch
    {
        "t" or "true" => 1,
        "f" or "false" => 0,
        "nan" => double.NaN,
        "infinity" => double.PositiveInfinity,
        "-infinity" => double.NegativeInfinity,
        "" => throw new FormatException("NULL"),
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private string Number(double value) => $"CAST('{(double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : value.ToString("R", CultureInfo.InvariantCulture))}' AS {DoubleType})";
}
