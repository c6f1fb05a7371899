using System.Globalization;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>Which columns of a file are which variables.</summary>
internal static class ColumnMatch
{
    /// <summary>The position of the column of each input.</summary>
    /// <param name="function">What is to be computed.</param>
    /// <param name="input">The file.</param>
    /// <param name="chosen">Columns by variable, where the user has said so.</param>
    /// <exception cref="RequestException">A variable has no column, or several.</exception>
    public static IReadOnlyList<int> Of(ColumnFunction function, CsvInput input, IReadOnlyDictionary<string, string> chosen)
    {
        Problem problem = function.Outcome.Problem;
        var byVariable = new Dictionary<Expr, string>();
        foreach ((string name, string column) in chosen)
        {
            byVariable[problem.TryInput(name) is { } variable && problem.IsFree(variable)
                ? variable : throw new RequestException($"'{name}' is not a variable of the formula.", "Write --map VARIABLE=COLUMN.")] = column;
        }

        // A name in any of its spellings: alpha is α.
        ILookup<Expr, int> named = Enumerable.Range(0, input.Columns.Count)
            .Where(i => CanBeVariable(input.Columns[i]))
            .Select(i => (Index: i, Variable: problem.TryInput(input.Columns[i])))
            .Where(static c => c.Variable is not null)
            .ToLookup(static c => c.Variable!.Value, static c => c.Index);
        return [.. function.Inputs.Select(variable => byVariable.TryGetValue(variable, out string? column) ? Chosen(column, input) : Single(variable, [.. named[variable]], input))];
    }

    /// <summary>True when the columns of a file have a name for every input, so that nothing has to be read differently.</summary>
    public static bool IsComplete(ColumnFunction function, IReadOnlyList<string> columns, IReadOnlyDictionary<string, string> chosen)
    {
        Problem problem = function.Outcome.Problem;
        HashSet<Expr> known = [.. chosen.Keys.Concat(columns.Where(CanBeVariable)).Select(problem.TryInput).OfType<Expr>()];
        return function.Inputs.All(known.Contains);
    }

    private static bool CanBeVariable(string column) => Problem.IsName(column.IndexOf('[') is > 0 and var bracket && column.EndsWith(']') ? column[..bracket] : column);

    private static int Single(Expr variable, int[] columns, CsvInput input)
    {
        if (columns is [var only])
        {
            return only;
        }

        if (columns.Length > 1)
        {
            string[] names = [.. columns.Select(i => input.Columns[i])];
            string which = names.Distinct(StringComparer.Ordinal).Count() == 1 ? $"the name {names[0]} {Times(names.Length)}" : string.Join(" and ", names);
            throw new RequestException($"{input.Name} has several columns for the variable {variable.Name}: {which}.", $"Choose one by its number: --map {variable.Name}={columns[0] + 1}.");
        }

        string? alike = input.Columns.FirstOrDefault(c => c.Equals(variable.Name, StringComparison.OrdinalIgnoreCase))
            ?? input.Columns.FirstOrDefault(c => c.StartsWith(variable.Name, StringComparison.OrdinalIgnoreCase));
        char foreign = input.Columns is [var all] ? all.FirstOrDefault(static c => c is ';' or '\t' or '|' or ',') : '\0';
        throw new RequestException(
            $"{input.Name} has no column for the variable {variable.Name}; its columns are {Listed(input.Columns)}.",
            foreign != '\0' ? $"Is it separated otherwise? Give --separator '{(foreign == '\t' ? "tab" : foreign)}'."
            : $"Give --map {variable.Name}={alike ?? "COLUMN"}, or a value for all rows: --at {variable.Name}=1.");
    }

    private static string Times(int count) => count == 2 ? "twice" : $"{count.ToString(CultureInfo.InvariantCulture)} times";

    // By its name, otherwise by its number from 1.
    private static int Chosen(string column, CsvInput input)
    {
        int[] found = [.. Enumerable.Range(0, input.Columns.Count).Where(i => input.Columns[i] == column)];
        return found is [var only] ? only
            : int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= input.Columns.Count ? number - 1
            : throw new RequestException($"{input.Name} has {(found.Length == 0 ? "no" : "more than one")} column {column}; its columns are {Listed(input.Columns)}.", "Columns also have numbers from 1.");
    }

    private static string Listed(IReadOnlyList<string> columns) =>
        columns.Count <= 12 ? string.Join(", ", columns) : $"{string.Join(", ", columns.Take(12))}, …";
}
