using System.Globalization;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Exported queries, run in databases, against our own programs.</summary>
[Collection(PostgreSqlCollection.Name)]
public class SqlExecutionTests(PostgreSqlCluster cluster, ITestOutputHelper output)
{
    private const double Tolerance = 1e-12;

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void Operators_compute_their_declared_values(SqlDialect dialect) => Check(dialect, ExportCases.Operators());

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void Formulas_and_their_derivatives_compute_the_same(SqlDialect dialect) => Check(dialect, ExportCases.Formulas());

    [Theory]
    [InlineData(SqlDialect.PostgreSql)]
    [InlineData(SqlDialect.DuckDb)]
    public void Collections_compute_the_same(SqlDialect dialect) => Check(dialect, ExportCases.Collections(4, output.WriteLine));

    private void Check(SqlDialect dialect, IEnumerable<ExportCase> all)
    {
        if (SqlEngine.Find(dialect, cluster, output.WriteLine) is not { } engine)
        {
            return;
        }

        var cases = new List<ExportCase>();
        var statements = new List<string>();
        int refused = 0;
        foreach (ExportCase c in all)
        {
            string table = $"t{cases.Count.ToString(CultureInfo.InvariantCulture)}";
            try
            {
                string query = SourceCode.Generate(c.Outputs, c.Inputs, SourceLanguage.Sql, new ExportOptions { Sql = new SqlOptions { Dialect = dialect, Table = table, Kept = ["row"] } });
                string[] names = [.. c.Inputs.Select(static i => i.Name)];
                statements.AddRange(engine.Table(table, names, [.. c.Inputs.Select(static i => i.Type.Element == Element.Boolean)], c.Points));
                statements.Add(query + "ORDER BY 1");
                cases.Add(c);
            }
            catch (ExportException e)
            {
                Assert.Matches("^SQL has no function '[a-z]+'\\.$", e.Message);
                refused++;
            }
        }

        string[][] rows = engine.Run(statements);
        Assert.Equal(cases.Sum(static c => c.Points.Length), rows.Length);
        var wrong = new List<string>();
        int next = 0;
        foreach (ExportCase c in cases)
        {
            for (int point = 0; point < c.Points.Length; point++)
            {
                string[] row = rows[next++];
                Assert.Equal(point.ToString(CultureInfo.InvariantCulture), row[0]);
                if (c.Compare(point, [.. row.Skip(1).Select(SqlEngine.Read)], Tolerance) is { } problem)
                {
                    wrong.Add(problem);
                }
            }
        }

        output.WriteLine($"{cases.Count} functions at {next} points, {refused} refused, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n{string.Join('\n', wrong.Take(60))}");
    }
}
