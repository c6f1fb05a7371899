using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>How a database spells what databases spell differently, and where its arithmetic raises errors.</summary>
internal abstract class SqlDatabase
{
    /// <summary>The largest finite number.</summary>
    protected const string Largest = "1.7976931348623157e308";

    /// <summary>The database as people call it.</summary>
    public abstract string Name { get; }

    /// <summary>The type of numbers.</summary>
    public abstract string Double { get; }

    /// <summary>The most columns of a query; a writer stays below.</summary>
    public virtual int MostColumns => 100_000;

    /// <summary>The most bytes of a name.</summary>
    public virtual int LongestName => int.MaxValue;

    /// <summary>True when names in quotation marks that differ in case are different names.</summary>
    public virtual bool IsCaseSensitive => false;

    /// <summary>What stands behind each step so that the planner does not put it, many times, into the next.</summary>
    public virtual string Fence => "";

    /// <summary>What stands before a step to which the planner must look back no further than that; the most steps between such.</summary>
    public virtual (string Word, int Every) Cut => ("", int.MaxValue);

    public static SqlDatabase Of(SqlDialect dialect) => dialect switch
    {
        SqlDialect.PostgreSql => new PostgreSqlDatabase(),
        SqlDialect.DuckDb => new DuckDbDatabase(),
        SqlDialect.Spark => new SparkDatabase(),
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "There is no such dialect."),
    };

    /// <summary>A name as the database reads it, whatever stands in it.</summary>
    public virtual string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A double as the database reads it: never a decimal number of its own kind, never an integer.</summary>
    public string Literal(double value) =>
        double.IsNaN(value) ? Special("NaN")
        : double.IsInfinity(value) ? Special(value > 0 ? "Infinity" : "-Infinity")
        : Finite(value);

    /// <summary>A function of the database.</summary>
    public virtual string Call(string name, int count) => $"{name}({string.Join(", ", Enumerable.Range(0, count).Select(static i => $"{{{i}}}"))})";

    /// <summary>The template of + − * / that raises no error and computes what IEEE 754 says.</summary>
    /// <param name="sign">The operation.</param>
    /// <param name="left">The left operand when it is a constant.</param>
    /// <param name="right">The right operand when it is a constant.</param>
    /// <param name="same">True when both operands are the same.</param>
    public virtual string Arithmetic(char sign, double? left, double? right, bool same) => $"({{0}} {sign} {{1}})";

    /// <summary>How a value that is no number is written.</summary>
    protected abstract string Special(string name);

    /// <summary>How a finite number is written.</summary>
    protected abstract string Finite(double value);

    /// <summary>The shortest decimal.</summary>
    protected static string Shortest(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace("E+", "e", StringComparison.Ordinal).Replace('E', 'e');

    /// <summary>±∞ or NaN for a quotient by zero; atan2(±0, −1) = ±π tells the zeros apart.</summary>
    protected string ByZero(string infinity) => $"SIGN({{0}}) * SIGN(ATAN2({{1}}, {Finite(-1)})) * {infinity}";
}
