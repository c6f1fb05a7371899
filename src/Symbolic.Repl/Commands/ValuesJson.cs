using System.Text.Encodings.Web;
using System.Text.Json;

namespace Symbolic.Repl.Commands;

/// <summary>Values as JSON that <see cref="ValueFiles"/> reads: members of a family below its name, matrices by rows.</summary>
internal static class ValuesJson
{
    /// <summary>Writes values.</summary>
    public static void Write(Stream output, IReadOnlyList<(string Name, TensorValue Value)> values)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        foreach (var group in values.GroupBy(static v => Family(v.Name)))
        {
            json.WritePropertyName(group.Key);
            if (group.First().Name == group.Key)
            {
                WriteValue(json, group.First().Value);
                continue;
            }

            json.WriteStartObject();
            foreach ((string name, TensorValue value) in group)
            {
                json.WritePropertyName(name[(group.Key.Length + 1)..^1]);
                WriteValue(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Family(string name) => name.EndsWith(']') && name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket] : name;

    private static void WriteValue(Utf8JsonWriter json, TensorValue value)
    {
        int[] lengths = [.. value.Shape.Axes.Select(static a => a.Length)];
        for (int i = 0; i < value.Entries.Length; i++)
        {
            // A list begins, and ends, where the positions of all axes behind its own are the first, and the last.
            int block = 1;
            foreach (int length in lengths.Reverse())
            {
                block *= length;
                if (i % block == 0)
                {
                    json.WriteStartArray();
                }
            }

            json.WriteNumberValue(value.Entries[i]);
            block = 1;
            foreach (int length in lengths.Reverse())
            {
                block *= length;
                if ((i + 1) % block == 0)
                {
                    json.WriteEndArray();
                }
            }
        }
    }
}
