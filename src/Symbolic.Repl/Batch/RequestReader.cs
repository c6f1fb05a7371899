using System.Text.Json;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>From the JSON object of a line to a request. Unknown fields are ignored; a field that is null counts as absent.</summary>
internal static class RequestReader
{
    private const double LongestTimeout = int.MaxValue;

    /// <summary>The time that a request may take when it does not say.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The identity of a request: any JSON value that is not a list or an object.</summary>
    /// <exception cref="RequestException">It is a list or an object.</exception>
    public static JsonElement? ReadId(JsonElement request)
    {
        if (!request.TryGetProperty("id", out JsonElement id))
        {
            return null;
        }

        return id.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? throw new RequestException("'id' is not a string.") : id;
    }

    /// <exception cref="RequestException">The field is not a positive number.</exception>
    public static TimeSpan ReadTimeout(JsonElement request)
    {
        if (Field(request, "timeout_ms") is not { } field)
        {
            return DefaultTimeout;
        }

        return field.ValueKind == JsonValueKind.Number && field.TryGetDouble(out double milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, LongestTimeout))
            : throw new RequestException("'timeout_ms' is not a number above 0.");
    }

    /// <exception cref="RequestException">The request is malformed, or asks for what this version does not have.</exception>
    public static Query Read(JsonElement request)
    {
        string name = RequiredText(request, "op");
        if (!OperationNames.All.TryGetValue(name, out Operation operation))
        {
            throw new RequestException($"There is no op '{name}'.", $"The ops are {string.Join(' ', OperationNames.All.Keys.Order(StringComparer.Ordinal))}.");
        }

        return new Query
        {
            Operation = operation,
            Source = RequiredText(request, "source"),
            Other = operation == Operation.Equal ? RequiredText(request, "other") : null,
            Of = Field(request, "of") is { ValueKind: JsonValueKind.String } one ? [Text(one, "of")] : Texts(request, "of"),
            Variables = Texts(request, "wrt"),
            Names = Texts(request, "names"),
            Assumptions = Texts(request, "assume"),
            Simplifying = Field(request, "simplify") is not { } simplify ? Simplifying.Yes
                : simplify.ValueKind == JsonValueKind.True ? Simplifying.Yes
                : simplify.ValueKind == JsonValueKind.False ? Simplifying.No
                : throw new RequestException("'simplify' is neither true nor false."),
            Order = Field(request, "order") is not { } order ? SumOrder.AsWritten
                : SumOrderNames.All.TryGetValue(Text(order, "order"), out SumOrder found) ? found
                : throw new RequestException($"There is no order '{Text(order, "order")}'.", $"The orders are {string.Join(' ', SumOrderNames.All.Keys.Order(StringComparer.Ordinal))}."),
            Lines = Field(request, "lines") is not { } lines || lines.ValueKind == JsonValueKind.False ? BackwardLines.No
                : lines.ValueKind == JsonValueKind.True ? BackwardLines.Yes
                : throw new RequestException("'lines' is neither true nor false."),
            Level = Field(request, "level") is not { } level ? ExplainLevel.Rules
                : level.ValueKind == JsonValueKind.Number && level.TryGetInt32(out int depth) && depth is >= 1 and <= 3 ? (ExplainLevel)depth
                : throw new RequestException("'level' is not 1, 2 or 3.", "1 shows the rules of calculus, 2 also simplification, 3 every rewrite."),
            Parts = (Flag(request, "paths") ? GraphParts.Paths : GraphParts.None) | (Flag(request, "tables") ? GraphParts.Tables : GraphParts.None),
            Shapes = Shapes(request),
            Points = Points(request),
            Formats = Field(request, "formats") is null ? [ResultFormat.Text] : [.. Texts(request, "formats").Select(ResultFormats.Find).Distinct()],
            Direction = Direction(request),
            Target = operation == Operation.GenerateCode ? CodeTargets.Find(RequiredText(request, "target")) : default,
            Sql = new SqlOptions
            {
                Dialect = Field(request, "dialect") is { } dialect ? SqlDialects.Find(Text(dialect, "dialect")) : SqlDialect.PostgreSql,
                Table = Field(request, "table") is { } table ? Text(table, "table") : SqlOptions.Default.Table,
                Arithmetic = Field(request, "arithmetic") is { } arithmetic ? SqlDialects.FindArithmetic(Text(arithmetic, "arithmetic")) : SqlArithmetic.Guarded,
                Columns = Columns(request),
                Kept = Texts(request, "keep"),
            },
            Code = CodePartNames.Find(Texts(request, "what")),
            FunctionName = Field(request, "name") is { } function ? Text(function, "name") : "f",
        };
    }

    // {"x": "length"}: the column that holds a variable.
    private static Dictionary<string, string> Columns(JsonElement request)
    {
        var columns = new Dictionary<string, string>();
        if (Field(request, "columns") is { } given)
        {
            if (given.ValueKind != JsonValueKind.Object)
            {
                throw new RequestException("'columns' is not an object.", "It names the column of each variable, as in {\"x\": \"length\"}.");
            }

            foreach (JsonProperty column in given.EnumerateObject())
            {
                columns[column.Name] = Text(column.Value, "columns");
            }
        }

        return columns;
    }

    private static JsonElement? Field(JsonElement request, string name) =>
        request.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private static bool Flag(JsonElement request, string name) => Field(request, name) is { } flag
        && (flag.ValueKind == JsonValueKind.True || (flag.ValueKind == JsonValueKind.False ? false : throw new RequestException($"'{name}' is neither true nor false.")));

    private static string RequiredText(JsonElement request, string name) =>
        Field(request, name) is { } field ? Text(field, name) : throw new RequestException($"'{name}' is missing.");

    /// <summary>The text of a JSON string.</summary>
    /// <exception cref="RequestException">The value is not a string.</exception>
    public static string Text(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw new RequestException($"'{name}' is not a string.");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new RequestException($"'{name}' holds half of a surrogate pair, which is not a character.");
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement request, string name)
    {
        if (Field(request, name) is not { } field)
        {
            return [];
        }

        if (field.ValueKind != JsonValueKind.Array)
        {
            throw new RequestException($"'{name}' is not a list of strings.", $"Write \"{name}\": [\"…\"].");
        }

        var texts = new List<string>(field.GetArrayLength());
        foreach (JsonElement item in field.EnumerateArray())
        {
            texts.Add(Text(item, $"{name}[{texts.Count}]"));
        }

        return texts;
    }

    private static Dictionary<string, Shape> Shapes(JsonElement request)
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal);
        if (Field(request, "shapes") is not { } field)
        {
            return shapes;
        }

        if (field.ValueKind != JsonValueKind.Object)
        {
            throw new RequestException("'shapes' is not an object.", "Write \"shapes\": {\"x\": [3]}.");
        }

        foreach (JsonProperty shape in field.EnumerateObject())
        {
            // A family: its members may differ in shape.
            if (shape.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in shape.Value.EnumerateObject())
                {
                    shapes[$"{shape.Name}[{member.Name}]"] = Shape(member.Value, $"{shape.Name}[{member.Name}]");
                }
            }
            else
            {
                shapes[shape.Name] = Shape(shape.Value, shape.Name);
            }
        }

        return shapes;
    }

    private static Shape Shape(JsonElement list, string name)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new RequestException($"The shape of '{name}' is not a list of dimensions.", "A dimension is a number or a name.");
        }

        return new Shape([.. list.EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int length) && length > 0 ? Dim.Of(length)
            : item.ValueKind == JsonValueKind.String && DimensionText.TryRead(Text(item, $"shapes.{name}")) is { } dimension ? dimension
            : throw new RequestException($"A dimension of '{name}' is neither a number above 0 nor a name.", "Dimensions are 3, \"n\" and \"n+1\"."))]);
    }

    private static List<IReadOnlyDictionary<string, InputValue>>? Points(JsonElement request)
    {
        if (Field(request, "at") is not { } field)
        {
            return null;
        }

        if (field.ValueKind != JsonValueKind.Array)
        {
            throw new RequestException("'at' is not a list of points.", "Write \"at\": [{\"x\": 1}].");
        }

        var points = new List<IReadOnlyDictionary<string, InputValue>>(field.GetArrayLength());
        foreach (JsonElement item in field.EnumerateArray())
        {
            string place = $"at[{points.Count}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw new RequestException($"'{place}' is not an object of names and numbers.", "Write \"at\": [{\"x\": 1}].");
            }

            points.Add(ValueReader.ReadNamed(item, place));
        }

        return points;
    }

    private static Dictionary<string, InputValue>? Direction(JsonElement request)
    {
        if (Field(request, "direction") is not { } field)
        {
            return null;
        }

        if (field.ValueKind != JsonValueKind.Object)
        {
            throw new RequestException("'direction' is not an object of names and numbers.", "Write \"direction\": {\"x\": 1}.");
        }

        Dictionary<string, InputValue> direction = ValueReader.ReadNamed(field, "direction");
        foreach ((string name, InputValue value) in direction)
        {
            // A direction becomes part of an exact expression.
            if (value.Entries.FirstOrDefault(static n => n.Exact is null) is { } bad)
            {
                throw new RequestException($"'{bad.Text}' in 'direction.{name}' is not a finite number of reasonable length.");
            }
        }

        return direction;
    }
}
