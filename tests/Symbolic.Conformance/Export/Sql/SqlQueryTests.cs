using System.Globalization;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Names, NULL, other types of columns, and size of exported queries.</summary>
[Collection(PostgreSqlCollection.Name)]
public class SqlQueryTests(PostgreSqlCluster cluster, ITestOutputHelper output)
{
    private static readonly string[] s_names =
    [
        "x", "X ", "select", "a\"b", "a\"; DROP TABLE t; --", "it's", "back\\slash", "tick`s", "new\nline", "λ", "日本語", "v1", "step0", "row ", "a.b", "{0}", "%s", "-- x", "/* x */", "$1", ":x", "?",
        new('n', 63), new string('n', 62) + "m", new string('é', 31),
    ];

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void Names_are_names_and_nothing_else(SqlDialect dialect)
    {
        if (SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var graph = new ExprGraph();
        Expr[] inputs = [.. s_names.Select(n => graph.Symbol(n))];
        Expr f = graph.Zero;
        for (int i = 0; i < inputs.Length; i++)
        {
            f += Operators.Sin[inputs[i]] * (i + 1);
        }

        double[] point = [.. Enumerable.Range(1, inputs.Length).Select(static i => 1.0 / i)];
        var options = new ExportOptions
        {
            OutputNames = ["f\"; --", "F\"; --", new string('q', 80), new string('q', 90)],
            Sql = new SqlOptions { Dialect = dialect, Table = "t\"; DROP", Kept = ["row", "x"] },
        };
        string query = SourceCode.Generate([f, f + 1, -f, 2 * f], inputs, SourceLanguage.Sql, options);
        string[][] rows = engine.Run([.. engine.Table("t\"; DROP", s_names, new bool[s_names.Length], [point]), $"SELECT * FROM (\n{query}) q WHERE 1 = 1"]);
        double expected = Program.Create(f, inputs).Run(point);
        Assert.Equal(["0", "1"], rows[0][..2]);
        Assert.Equal([expected, expected + 1, -expected, 2 * expected], rows[0][2..].Select(SqlEngine.Read), static (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void What_is_unknown_stays_unknown(SqlDialect dialect)
    {
        if (SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var statements = new List<string> { $"CREATE TEMPORARY TABLE nothing (x0 {engine.DoubleType}, x1 {engine.DoubleType}, x2 {engine.DoubleType})", "INSERT INTO nothing VALUES (NULL, 1, 1)" };
        var names = new List<string>();
        foreach (Operator op in OperatorCases.Computing.Where(static op => op.Code.Sql is not null && op.OperandElement(0) == Element.Real))
        {
            var graph = new ExprGraph();
            int count = OperatorCases.SamplesOf(op).First().Length;
            Expr[] variables = OperatorCases.Variables(graph, op, count);
            statements.Add(SourceCode.Generate([graph.Apply(op, variables)], variables, SourceLanguage.Sql, new ExportOptions { Sql = new SqlOptions { Dialect = dialect, Table = "nothing", Kept = ["x1"] } }));
            names.Add(op.Name);
        }

        string[][] rows = engine.Run(statements);
        Assert.Equal(names.Count, rows.Length);
        Assert.Empty(names.Where((_, i) => rows[i][1].Length > 0));
    }

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void Whole_and_decimal_columns_are_doubles_first(SqlDialect dialect)
    {
        if (SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var graph = new ExprGraph();
        Expr f = graph.Parse("x/y + 1/3 + x^40 + 10^30 y");
        string query = SourceCode.Generate([f], [graph.Symbol("x"), graph.Symbol("y")], SourceLanguage.Sql, new ExportOptions
        {
            Sql = new SqlOptions { Dialect = dialect, Table = "numbers", Columns = new Dictionary<string, string> { ["x"] = "whole", ["y"] = "decimal" } },
        });
        string[][] rows = engine.Run(["CREATE TEMPORARY TABLE numbers (whole INTEGER, \"decimal\" DECIMAL(10, 2))", "INSERT INTO numbers VALUES (7, 2.50)", query]);
        Assert.Equal(Program.Create(f, [graph.Symbol("x"), graph.Symbol("y")]).Run(7, 2.5), SqlEngine.Read(rows[0][0]), 1e20);
    }

    [Theory]
    [InlineData(SqlDialect.PostgreSql, SqlArithmetic.Guarded)]
    [InlineData(SqlDialect.PostgreSql, SqlArithmetic.Plain)]
    [InlineData(SqlDialect.DuckDb, SqlArithmetic.Guarded)]
    [InlineData(SqlDialect.Spark, SqlArithmetic.Guarded)]
    public void What_is_shared_is_written_once(SqlDialect dialect, SqlArithmetic arithmetic)
    {
        int[] lengths = [.. new[] { 15, 30 }.Select(depth => Shared(depth, dialect, arithmetic).Query.Length)];
        Assert.True(lengths[1] < 2.5 * lengths[0], $"{lengths[0]} and {lengths[1]} characters");
        // Plain arithmetic stops where these numbers underflow.
        if (dialect == SqlDialect.Spark || arithmetic == SqlArithmetic.Plain || SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var (query, program) = Shared(30, dialect, arithmetic);
        double[] points = [0.3, -1.7, 2.5];
        string[][] rows = engine.Run([.. engine.Table("points", ["x"], [false], [.. points.Select(static x => new[] { x })]), query + "ORDER BY 1"]);
        for (int i = 0; i < points.Length; i++)
        {
            double[] expected = new double[2];
            program.Run([points[i]], expected);
            Assert.Equal(expected, rows[i][1..].Select(SqlEngine.Read), static (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Abs(a));
        }
    }

    [Theory]
    [InlineData(SqlDialect.PostgreSql, 60)]
    [InlineData(SqlDialect.DuckDb, 60)]
    public void Deep_formulas_run(SqlDialect dialect, int depth)
    {
        if (SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var (query, program) = Shared(depth, dialect, SqlArithmetic.Guarded);
        output.WriteLine($"{query.Length} characters");
        string[][] rows = engine.Run([.. engine.Table("points", ["x"], [false], [[0.3]]), query]);
        double[] expected = new double[2];
        program.Run([0.3], expected);
        Assert.Equal(expected, rows[0][1..].Select(SqlEngine.Read), static (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Max(1, Math.Abs(a)));
    }

    [Fact]
    public void Sums_of_many_variables_are_one_query_of_few_steps()
    {
        var graph = new ExprGraph();
        Expr[] inputs = [.. Enumerable.Range(0, 400).Select(i => graph.Symbol($"x{i.ToString(CultureInfo.InvariantCulture)}"))];
        Expr f = inputs.Select(static x => Operators.Sin[x] * Operators.Exp[x]).Aggregate(static (a, b) => a + b);
        string query = SourceCode.Generate([f], inputs, SourceLanguage.Sql, new ExportOptions { Sql = new SqlOptions { Dialect = SqlDialect.DuckDb } });
        Assert.True(query.Split("AS (").Length < 60, $"{query.Split("AS (").Length} steps");
    }

    [Fact]
    public void Spark_writes_its_own_names_and_numbers()
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse("x/y + 0.1 floor(x)");
        string query = SourceCode.Generate([f], [graph.Symbol("x"), graph.Symbol("y")], SourceLanguage.Sql, new ExportOptions { OutputNames = ["a`b"], Sql = new SqlOptions { Dialect = SqlDialect.Spark, Table = "lake.points" } });
        Assert.Contains("FROM `lake`.`points`", query, StringComparison.Ordinal);
        Assert.Contains("AS `a``b`", query, StringComparison.Ordinal);
        Assert.Contains("CAST(FLOOR(`x`) AS DOUBLE)", query, StringComparison.Ordinal);
        Assert.Contains("0.1D", query, StringComparison.Ordinal);
        Assert.Contains("CASE WHEN `y` = 0D THEN", query, StringComparison.Ordinal);
        Assert.DoesNotContain("OFFSET", query, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_said_is_named()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), capital = graph.Symbol("X");
        var duck = new ExportOptions { Sql = new SqlOptions { Dialect = SqlDialect.DuckDb } };
        Assert.Equal("SQL has no function 'digamma'.", Assert.Throws<ExportException>(() => SourceCode.Generate([Operators.Digamma[x]], [x], SourceLanguage.Sql)).Message);
        Assert.Contains("'x' and 'X'", Assert.Throws<ExportException>(() => SourceCode.Generate([x + capital], [x, capital], SourceLanguage.Sql, duck)).Message, StringComparison.Ordinal);
        Assert.Contains("\"X\"", SourceCode.Generate([x + capital], [x, capital], SourceLanguage.Sql), StringComparison.Ordinal);
        Assert.Throws<ExportException>(() => SourceCode.Generate([x], [x], SourceLanguage.Sql, new ExportOptions { Sql = new SqlOptions { Table = "a..b" } }));

        // PostgreSQL cuts names at 63 bytes, and the sentence shows no more of them.
        Expr longName = graph.Symbol(new string('a', 10_000)), longer = graph.Symbol(new string('a', 10_001));
        string sentence = Assert.Throws<ExportException>(() => SourceCode.Generate([longName + longer], [longName, longer], SourceLanguage.Sql)).Message;
        Assert.Contains("would be one column to PostgreSQL", sentence, StringComparison.Ordinal);
        Assert.InRange(sentence.Length, 1, 199);
    }

    // x ← sin(x)·x, over and over, with its derivative.
    private static (string Query, Program Program) Shared(int depth, SqlDialect dialect, SqlArithmetic arithmetic)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), f = x;
        for (int i = 0; i < depth; i++)
        {
            f = Operators.Sin[f] * f;
        }

        Expr[] outputs = [f, f.Gradient(DerivativeOptions.Default, x)[x]];
        return (SourceCode.Generate(outputs, [x], SourceLanguage.Sql, new ExportOptions { Sql = new SqlOptions { Dialect = dialect, Arithmetic = arithmetic, Kept = ["row"] } }), Program.Create(outputs, [x]));
    }
}
