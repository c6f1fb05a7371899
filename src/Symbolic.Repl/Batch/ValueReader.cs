using System.Text.Json;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>
/// Values of variables in JSON: numbers, which may be strings, lists of them (vectors), lists of lists (matrices by rows) and so
/// on, and objects for families, whose members become the variables <c>W[1]</c>, <c>W[2]</c>.
/// </summary>
internal static class ValueReader
{
    /// <summary>Reads an object of names and values.</summary>
    /// <param name="values">The object.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="RequestException">A value is not a number or a rectangular arrangement of numbers.</exception>
    public static Dictionary<string, InputValue> ReadNamed(JsonElement values, string place)
    {
        var named = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        foreach (JsonProperty value in values.EnumerateObject())
        {
            if (value.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in value.Value.EnumerateObject())
                {
                    named[$"{value.Name}[{member.Name}]"] = Read(member.Value, $"{place}.{value.Name}.{member.Name}");
                }
            }
            else
            {
                named[value.Name] = Read(value.Value, $"{place}.{value.Name}");
            }
        }

        return named;
    }

    /// <summary>Reads a number or nested lists of numbers.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <exception cref="RequestException">It is something else, or lists beside each other have different lengths.</exception>
    public static InputValue Read(JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return new InputValue(Number(value, place));
        }

        // The first entry of each list says how long the lists below it are; all others must agree.
        var lengths = new List<int>();
        for (JsonElement first = value; first.ValueKind == JsonValueKind.Array; first = first[0])
        {
            lengths.Add(first.GetArrayLength());
            if (lengths[^1] == 0)
            {
                throw new RequestException($"'{place}{string.Concat(Enumerable.Repeat("[0]", lengths.Count - 1))}' is an empty list.", "A vector or matrix has at least one entry.");
            }
        }

        var entries = new List<InputNumber>();
        Collect(value, place, depth: 0, lengths, entries);
        return new InputValue(new Shape([.. lengths.Select(static n => Dim.Of(n))]), entries);
    }

    // As deep as the lists, which the JSON reader limits.
    private static void Collect(JsonElement list, string place, int depth, List<int> lengths, List<InputNumber> entries)
    {
        if (list.GetArrayLength() != lengths[depth])
        {
            string wanted = lengths[depth] == 1 ? "1 entry" : FormattableString.Invariant($"{lengths[depth]} entries");
            throw new RequestException($"'{place}' has {FormattableString.Invariant($"{list.GetArrayLength()}")} where the list before it has {wanted}.", "All rows of a matrix have the same length.");
        }

        int position = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            string here = FormattableString.Invariant($"{place}[{position++}]");
            if (depth + 1 == lengths.Count)
            {
                entries.Add(item.ValueKind == JsonValueKind.Array ? throw new RequestException($"'{here}' is a list where the entry before it is a number.") : Number(item, here));
            }
            else if (item.ValueKind != JsonValueKind.Array)
            {
                throw new RequestException($"'{here}' is not a list, but the entry before it is one.", "All rows of a matrix have the same length.");
            }
            else
            {
                Collect(item, here, depth + 1, lengths, entries);
            }
        }
    }

    private static InputNumber Number(JsonElement value, string place)
    {
        InputNumber? number = value.ValueKind switch
        {
            JsonValueKind.Number => InputNumber.TryRead(value.GetRawText()),
            JsonValueKind.String => InputNumber.TryRead(RequestReader.Text(value, place)),
            _ => null,
        };
        return number ?? throw new RequestException($"'{place}' is not a number.", "Numbers are 1.5, \"0.1\", \"1/3\", \"NaN\", \"Infinity\" and \"-Infinity\".");
    }
}
