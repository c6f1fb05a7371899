using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>The dialects of SQL by name.</summary>
internal static class SqlDialects
{
    public static FrozenDictionary<string, SqlDialect> All { get; } = new Dictionary<string, SqlDialect>
    {
        ["postgresql"] = SqlDialect.PostgreSql,
        ["duckdb"] = SqlDialect.DuckDb,
        ["spark"] = SqlDialect.Spark,
    }.ToFrozenDictionary();

    /// <exception cref="RequestException">There is no such dialect.</exception>
    public static SqlDialect Find(string name) => All.TryGetValue(name, out SqlDialect dialect) ? dialect
        : throw new RequestException($"There is no dialect '{name}' of SQL.", "The dialects are postgresql, duckdb and spark.");

    public static FrozenDictionary<string, SqlArithmetic> Arithmetics { get; } = new Dictionary<string, SqlArithmetic>
    {
        ["guarded"] = SqlArithmetic.Guarded,
        ["plain"] = SqlArithmetic.Plain,
    }.ToFrozenDictionary();

    /// <exception cref="RequestException">There is no such arithmetic.</exception>
    public static SqlArithmetic FindArithmetic(string name) => Arithmetics.TryGetValue(name, out SqlArithmetic arithmetic) ? arithmetic
        : throw new RequestException($"There is no arithmetic '{name}'.", "It is guarded or plain.");

    /// <summary>Columns as the command line lists them: <c>x=length</c>, or <c>x</c> for a column of the name of its variable.</summary>
    /// <exception cref="RequestException">A variable has two columns.</exception>
    public static IReadOnlyDictionary<string, string> Columns(IEnumerable<string> texts)
    {
        var columns = new Dictionary<string, string>();
        foreach (string text in texts)
        {
            int sign = text.IndexOf('=', StringComparison.Ordinal);
            var (variable, column) = sign < 0 ? (text, text) : (text[..sign].Trim(), text[(sign + 1)..].Trim());
            if (!columns.TryAdd(variable, column))
            {
                throw new RequestException($"'{variable}' has two columns.");
            }
        }

        return columns;
    }
}
