using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>Values in files: points in JSON as the batch interface has them, or one matrix in CSV.</summary>
internal static class ValueFiles
{
    private const string Forms = "Write --values FILE.json or --values X=FILE.csv.";

    /// <summary>The points in some files; what several of them say belongs to the same points.</summary>
    /// <param name="texts">Names of JSON files, or <c>X=FILE.csv</c>.</param>
    /// <exception cref="RequestException">A file cannot be read, or does not hold values.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, InputValue>> Read(IEnumerable<string> texts)
    {
        List<IReadOnlyDictionary<string, InputValue>> points = [new Dictionary<string, InputValue>()];
        foreach (string text in texts)
        {
            points = Merged(points, ReadOne(text));
        }

        return points;
    }

    /// <summary>Points with what others say about the same variables; one point goes with all others.</summary>
    public static List<IReadOnlyDictionary<string, InputValue>> Merged(
        IReadOnlyList<IReadOnlyDictionary<string, InputValue>> points, IReadOnlyList<IReadOnlyDictionary<string, InputValue>> stronger)
    {
        if (points.Count != stronger.Count && points.Count != 1 && stronger.Count != 1)
        {
            throw new RequestException(FormattableString.Invariant($"There are {points.Count} points in one place and {stronger.Count} in another."));
        }

        var merged = new List<IReadOnlyDictionary<string, InputValue>>();
        for (int i = 0; i < Math.Max(points.Count, stronger.Count); i++)
        {
            var point = new Dictionary<string, InputValue>(points[points.Count == 1 ? 0 : i], StringComparer.Ordinal);
            foreach ((string name, InputValue value) in stronger[stronger.Count == 1 ? 0 : i])
            {
                point[name] = value;
            }

            merged.Add(point);
        }

        return merged;
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, InputValue>> ReadOne(string text)
    {
        int sign = text.IndexOf('=');
        if (sign < 0)
        {
            return Points(text);
        }

        string name = text[..sign].Trim();
        return name.Length > 0 ? [new Dictionary<string, InputValue> { [name] = CsvMatrix.Read(Text(text[(sign + 1)..].Trim()), text[(sign + 1)..].Trim()) }]
            : throw new RequestException($"'{text}' does not say which variable has the values.", Forms);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, InputValue>> Points(string file)
    {
        string content = Text(file);
        try
        {
            JsonElement root = JsonText.Read(content);
            return root.ValueKind switch
            {
                JsonValueKind.Object => [ValueReader.ReadNamed(root, file)],
                JsonValueKind.Array when root.GetArrayLength() > 0 && root.EnumerateArray().All(static p => p.ValueKind == JsonValueKind.Object) =>
                    [.. root.EnumerateArray().Select((p, i) => ValueReader.ReadNamed(p, FormattableString.Invariant($"{file}[{i}]")))],
                _ => throw new RequestException($"'{file}' does not hold an object of names and values, or a list of them.", "Write {\"x\": [1, 2], \"W\": {\"1\": [[1, 2], [3, 4]]}}."),
            };
        }
        catch (JsonException e)
        {
            throw new RequestException($"'{file}' is not JSON: {e.Message}", file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? "The values of a variable in CSV are given as --values X=FILE.csv." : null);
        }
    }

    private static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RequestException($"'{file}' cannot be read: {e.Message}", Forms);
        }
    }
}
