using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>
/// Points as they are typed: <c>x=1,y=pi/2</c>, vectors <c>x=[1,2,3]</c>, matrices <c>A=[1,2;3,4]</c> or <c>A=[[1,2],[3,4]]</c>,
/// members of a family <c>W[1]=[1,2]</c>.
/// </summary>
internal static class PointText
{
    /// <exception cref="RequestException">It is not a list of assignments.</exception>
    public static IReadOnlyDictionary<string, InputValue> Read(string text, Query query)
    {
        var point = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        foreach (string assignment in Split(text, ','))
        {
            int sign = assignment.IndexOf('=');
            string name = sign < 0 ? "" : assignment[..sign].Trim();
            string value = assignment[(sign + 1)..].Trim();
            if (name.Length == 0 || value.Length == 0)
            {
                throw new RequestException($"'{assignment}' is not a value of a variable.", "Write x=1,y=2.");
            }

            point[name] = IsList(value) ? List(name, value, query) : new InputValue(Number(name, value, query));
        }

        return point;
    }

    // One bracket around everything: [1,2] but not [1,2][1].
    private static bool IsList(string value) => value is ['[', .., ']'] && Split(value, ',').Count() == 1 && Closes(value) == value.Length - 1;

    private static int Closes(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            if (depth == 0)
            {
                return i;
            }
        }

        return text.Length;
    }

    // Brackets nest as deep as they are typed.
    private static InputValue List(string name, string value, Query query)
    {
        string inner = value[1..^1];
        InputValue[] rows = [.. Split(inner, ';').Select(row => Row(name, row, query))];
        if (rows.FirstOrDefault(r => r.Shape != rows[0].Shape) is { } other)
        {
            throw new RequestException($"The rows of the value of {name} have different lengths: {rows[0].Shape[0]} and {other.Shape[0]}.", "All rows of a matrix have the same length.");
        }

        // A column is a vector.
        return rows.Length == 1 ? rows[0]
            : rows[0].Shape == new Shape(1) ? new InputValue(new Shape(rows.Length), [.. rows.SelectMany(static r => r.Entries)])
            : Stacked(rows);
    }

    private static InputValue Row(string name, string row, Query query)
    {
        string[] cells = [.. Split(row, ',').Select(static c => c.Trim())];
        if (cells is [var only] && only.Any(char.IsWhiteSpace) && only.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is var words && words.All(static w => InputNumber.TryRead(w) is not null))
        {
            cells = words;
        }

        if (cells.FirstOrDefault(static c => c.Length == 0) is not null)
        {
            throw new RequestException($"An entry of the value of {name} is missing.", "Write x=[1,2,3] or A=[1,2;3,4].");
        }

        InputValue[] entries = [.. cells.Select(cell => IsList(cell) ? List(name, cell, query) : new InputValue(Number(name, cell, query)))];
        return entries.All(e => e.Shape == entries[0].Shape) ? Stacked(entries)
            : throw new RequestException($"The entries of the value of {name} have different shapes.", "All rows of a matrix have the same length.");
    }

    private static InputValue Stacked(InputValue[] parts) => new(new Shape([parts.Length, .. parts[0].Shape.Axes]), [.. parts.SelectMany(static p => p.Entries)]);

    /// <summary>A number, or an expression without variables such as <c>pi/2</c>.</summary>
    /// <exception cref="RequestException">It is neither.</exception>
    public static InputNumber Number(string name, string value, Query query)
    {
        if (InputNumber.TryRead(value) is { } number)
        {
            return number;
        }

        Query constant = new() { Operation = Operation.Evaluate, Source = value, Names = query.Names };
        Outcome outcome = Derivation.Run(constant, Problem.Read(constant, CancellationToken.None), CancellationToken.None);
        try
        {
            return new PointValues(outcome).At(new Dictionary<string, InputValue>()) is [{ Whole: { Shape.IsScalar: true } found }]
                ? new InputNumber(value, (double)found)
                : throw new RequestException($"The value of {name} is not one number.");
        }
        catch (UnresolvedNameException e)
        {
            throw new RequestException($"The value of {name} is not a number: '{value}' depends on {string.Join(", ", e.Names)}.");
        }
    }

    // Separators inside brackets belong to what stands there.
    private static IEnumerable<string> Split(string text, char separator)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            if (text[i] == separator && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static int Step(char c) => c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
}
