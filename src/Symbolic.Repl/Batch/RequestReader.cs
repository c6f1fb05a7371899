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
    /// <exception cref="UnsupportedShapeException">It speaks of vectors or matrices.</exception>
    public static Query Read(JsonElement request)
    {
        string name = RequiredText(request, "op");
        if (!OperationNames.All.TryGetValue(name, out Operation operation))
        {
            throw new RequestException($"There is no op '{name}'.", $"The ops are {string.Join(' ', OperationNames.All.Keys.Order(StringComparer.Ordinal))}.");
        }

        if (operation is Operation.Explain or Operation.GenerateCode)
        {
            throw new RequestException($"op '{name}' is not available in this version.");
        }

        RequireScalarShapes(request);
        return new Query
        {
            Operation = operation,
            Source = RequiredText(request, "source"),
            Of = Field(request, "of") is { ValueKind: JsonValueKind.String } one ? [Text(one, "of")] : Texts(request, "of"),
            Variables = Texts(request, "wrt"),
            Names = Texts(request, "names"),
            Assumptions = Texts(request, "assume"),
            Simplifying = Field(request, "simplify") is not { } simplify ? Simplifying.Yes
                : simplify.ValueKind == JsonValueKind.True ? Simplifying.Yes
                : simplify.ValueKind == JsonValueKind.False ? Simplifying.No
                : throw new RequestException("'simplify' is neither true nor false."),
            Points = Points(request),
            Formats = Field(request, "formats") is null ? [ResultFormat.Text] : [.. Texts(request, "formats").Select(ResultFormats.Find).Distinct()],
            Direction = Direction(request),
        };
    }

    private static JsonElement? Field(JsonElement request, string name) =>
        request.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private static string RequiredText(JsonElement request, string name) =>
        Field(request, name) is { } field ? Text(field, name) : throw new RequestException($"'{name}' is missing.");

    private static string Text(JsonElement value, string name)
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

    private static void RequireScalarShapes(JsonElement request)
    {
        if (Field(request, "shapes") is not { } shapes)
        {
            return;
        }

        if (shapes.ValueKind != JsonValueKind.Object)
        {
            throw new RequestException("'shapes' is not an object.", "Write \"shapes\": {\"x\": []}.");
        }

        foreach (JsonProperty shape in shapes.EnumerateObject())
        {
            if (shape.Value.ValueKind != JsonValueKind.Array
                || shape.Value.EnumerateArray().Any(static d => d.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)))
            {
                throw new RequestException($"The shape of '{shape.Name}' is not a list of dimensions.", "A dimension is a number or a name.");
            }

            if (shape.Value.GetArrayLength() > 0)
            {
                throw UnsupportedShapeException.OfVariable(shape.Name);
            }
        }
    }

    private static List<IReadOnlyDictionary<string, InputNumber>>? Points(JsonElement request)
    {
        if (Field(request, "at") is not { } field)
        {
            return null;
        }

        if (field.ValueKind != JsonValueKind.Array)
        {
            throw new RequestException("'at' is not a list of points.", "Write \"at\": [{\"x\": 1}].");
        }

        var points = new List<IReadOnlyDictionary<string, InputNumber>>(field.GetArrayLength());
        foreach (JsonElement item in field.EnumerateArray())
        {
            string place = $"at[{points.Count}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw new RequestException($"'{place}' is not an object of names and numbers.", "Write \"at\": [{\"x\": 1}].");
            }

            var point = new Dictionary<string, InputNumber>(StringComparer.Ordinal);
            foreach (JsonProperty value in item.EnumerateObject())
            {
                AddValue(point, value, place);
            }

            points.Add(point);
        }

        return points;
    }

    private static void AddValue(Dictionary<string, InputNumber> point, JsonProperty value, string place)
    {
        switch (value.Value.ValueKind)
        {
            case JsonValueKind.Array:
                throw UnsupportedShapeException.OfVariable(value.Name);

            // A family: its members are the variables W[1], W[2] …
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.Value.EnumerateObject())
                {
                    point[$"{value.Name}[{member.Name}]"] = member.Value.ValueKind == JsonValueKind.Array
                        ? throw UnsupportedShapeException.OfVariable($"{value.Name}[{member.Name}]")
                        : Number(member.Value, $"{place}.{value.Name}.{member.Name}");
                }

                break;
            default:
                point[value.Name] = Number(value.Value, $"{place}.{value.Name}");
                break;
        }
    }

    private static InputNumber Number(JsonElement value, string place)
    {
        InputNumber? number = value.ValueKind switch
        {
            JsonValueKind.Number => InputNumber.TryRead(value.GetRawText()),
            JsonValueKind.String => InputNumber.TryRead(Text(value, place)),
            _ => null,
        };
        return number ?? throw new RequestException($"'{place}' is not a number.", "Numbers are 1.5, \"0.1\", \"1/3\", \"NaN\", \"Infinity\" and \"-Infinity\".");
    }

    private static Dictionary<string, IReadOnlyList<InputNumber>>? Direction(JsonElement request)
    {
        if (Field(request, "direction") is not { } field)
        {
            return null;
        }

        if (field.ValueKind != JsonValueKind.Object)
        {
            throw new RequestException("'direction' is not an object of names and numbers.", "Write \"direction\": {\"x\": 1}.");
        }

        var direction = new Dictionary<string, IReadOnlyList<InputNumber>>(StringComparer.Ordinal);
        foreach (JsonProperty value in field.EnumerateObject())
        {
            string place = $"direction.{value.Name}";
            direction[value.Name] = value.Value.ValueKind == JsonValueKind.Array
                ? [.. value.Value.EnumerateArray().Select((item, i) => Finite(Number(item, $"{place}[{i}]"), $"{place}[{i}]"))]
                : [Finite(Number(value.Value, place), place)];
        }

        return direction;
    }

    // A direction becomes part of an exact expression.
    private static InputNumber Finite(InputNumber number, string place) =>
        number.Exact is null ? throw new RequestException($"'{place}' is not a finite number of reasonable length.") : number;
}
