using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// SQL: one SELECT over a table that gives the results as columns of type DOUBLE PRECISION, or BOOLEAN. Common subexpressions are
/// columns of common table expressions, each of which reads the one before.
/// </summary>
internal sealed class SqlLanguage : Language
{
    // Columns that no later step needs are left out when there are more of them than of others.
    private const int FewestLeftOut = 16;
    private const int LongestShown = 40;

    public override string Name => "SQL";

    public override IEnumerable<string> Words => [];

    public override string Comment => "-- ";

    public override string? Template(Operator op) => op.Code.Sql;

    public override string Write(ExportedFunction function)
    {
        if (function.Options.Precision != ExportPrecision.Double)
        {
            throw new ExportException("SQL is written in double precision only.");
        }

        SqlOptions options = function.Options.Sql;
        SqlDatabase database = SqlDatabase.Of(options.Dialect);
        StraightLine line = function.Line;
        var names = new SqlNames(database);
        string[] kept = [.. options.Kept.Select(names.Add)];
        string[] inputs = [.. line.Inputs.Select(names.Add)];
        string prefix = names.Prefix("v");
        SqlFormula formula = SqlFormula.Create(line, database, options.Arithmetic, function.Cancellation);
        SqlColumns columns = SqlColumns.Create(formula, inputs, i => database.Quote(prefix + Number(i)), function.Cancellation);

        var writer = new CodeWriter();
        writer.Line($"-- {database.Name}; in: {List(line.Inputs)}; out: {List(function.OutputLabels)}");
        string step = StepName(options.Table, "step");
        writer.Open($"WITH {database.Quote(step + "0")} AS (");
        WriteSource(writer, function, options, database, inputs, kept);
        WriteSteps(writer, columns, kept, database, step);
        writer.Close(")");
        writer.Line("SELECT").Indent();
        var outputs = new SqlNames(database);
        string[] keptOut = [.. options.Kept.Select(outputs.Add)];
        WriteItems(writer,
            kept.Select((k, i) => k == keptOut[i] ? k : $"{k} AS {keptOut[i]}")
                .Concat(columns.Outputs.Select((text, i) => $"{text} AS {outputs.Add(function.OutputLabels[i])}")));
        return writer.Close(null).Line($"FROM {database.Quote(step + Number(columns.Steps))}").ToString();
    }

    private static string Shown(string name) => name.Length <= LongestShown ? name : name[..LongestShown] + "…";

    private static void WriteSource(CodeWriter writer, ExportedFunction function, SqlOptions options, SqlDatabase database, string[] inputs, string[] kept)
    {
        var source = new Dictionary<string, string>(database.IsCaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        var items = new List<string>();
        for (int i = 0; i < kept.Length; i++)
        {
            items.Add($"{SqlNames.Existing(database, options.Kept[i])} AS {kept[i]}");
        }

        for (int i = 0; i < function.Line.Inputs.Count; i++)
        {
            string variable = function.Line.Inputs[i];
            string column = options.Columns.TryGetValue(variable, out string? given) ? given : variable;
            string quoted = SqlNames.Existing(database, column);
            if (!source.TryAdd(Cut(column, database), variable) && given is null)
            {
                throw new ExportException($"The variables '{Shown(source[Cut(column, database)])}' and '{Shown(variable)}' would be one column to {database.Name}; say which columns hold them.");
            }

            if (function.IsUsed(i))
            {
                string type = function.Line.IsLogical(i) ? "BOOLEAN" : database.Double;
                items.Add($"CAST({quoted} AS {type}) AS {inputs[i]}");
            }
        }

        writer.Line("SELECT").Indent();
        WriteItems(writer, items.Count > 0 ? items : [$"1 AS {database.Quote("none")}"]);
        writer.Close(null).Line($"FROM {string.Join('.', options.Table.Split('.').Select(part => SqlNames.Existing(database, part)))}");
    }

    private static void WriteSteps(CodeWriter writer, SqlColumns columns, string[] kept, SqlDatabase database, string step)
    {
        ILookup<int, SqlColumns.Column> byStep = columns.All.ToLookup(static c => c.Step);
        var carried = new List<SqlColumns.Column>(byStep[0]);
        for (int number = 1; number <= columns.Steps; number++)
        {
            if (database.Fence.Length > 0)
            {
                writer.Line(database.Fence);
            }

            writer.Close("),").Open($"{database.Quote(step + Number(number))} AS {(number % database.Cut.Every == 0 ? database.Cut.Word : "")}(").Line("SELECT").Indent();
            var added = byStep[number].ToList();
            // Those that this step is the last to read are needed no more behind it.
            List<SqlColumns.Column> needed = [.. carried.Where(c => c.LastUse > number)];
            int left = carried.Count - needed.Count;
            bool leavesOut = left > Math.Max(FewestLeftOut, needed.Count) || (left > 0 && carried.Count + added.Count + kept.Length > database.MostColumns);
            IEnumerable<string> before = leavesOut ? kept.Concat(needed.Select(static c => c.Name)) : ["*"];
            carried = [.. leavesOut ? needed : carried, .. added];
            if (carried.Count + kept.Length > database.MostColumns)
            {
                throw new ExportException($"The formula needs more than {Number(database.MostColumns)} columns at once, which {database.Name} cannot hold.");
            }

            WriteItems(writer, before.Concat(added.Select(static c => $"{c.Text} AS {c.Name}")));
            writer.Close(null).Line($"FROM {database.Quote(step + Number(number - 1))}");
        }

        if (database.Fence.Length > 0 && columns.Steps > 0)
        {
            writer.Line(database.Fence);
        }
    }

    private static void WriteItems(CodeWriter writer, IEnumerable<string> items)
    {
        string? last = null;
        foreach (string item in items)
        {
            if (last is not null)
            {
                writer.Line(last + ",");
            }

            last = item;
        }

        writer.Line(last!);
    }

    // A common table expression hides a table of its name.
    private static string StepName(string table, string wanted)
    {
        while (table.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
        {
            wanted += "_";
        }

        return wanted;
    }

    // PostgreSQL reads no more of a name.
    private static string Cut(string name, SqlDatabase database)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length <= database.LongestName ? name : Encoding.UTF8.GetString(bytes.AsSpan(0, database.LongestName));
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names.Take(12).Select(Identifiers.InComment)) + (names.Count > 12 ? ", …" : "");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
