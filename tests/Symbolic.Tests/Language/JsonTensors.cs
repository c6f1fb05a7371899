using System.Text.Json;

namespace Symbolic.Tests.Language;

/// <summary>Tensors as the case collections write them: nested lists, families as objects.</summary>
internal static class JsonTensors
{
    /// <summary>The values of a point by the names of variables; a member of a family is <c>W[1]</c>.</summary>
    public static Dictionary<string, TensorValue> Point(JsonElement inputs)
    {
        var point = new Dictionary<string, TensorValue>();
        foreach (JsonProperty input in inputs.EnumerateObject())
        {
            if (input.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in input.Value.EnumerateObject())
                {
                    point[$"{input.Name}[{member.Name}]"] = Tensor(member.Value);
                }
            }
            else
            {
                point[input.Name] = Tensor(input.Value);
            }
        }

        return point;
    }

    /// <summary>A tensor from nested lists.</summary>
    public static TensorValue Tensor(JsonElement value)
    {
        var axes = new List<Dim>();
        for (JsonElement level = value; level.ValueKind == JsonValueKind.Array; level = level[0])
        {
            axes.Add(level.GetArrayLength());
        }

        return new TensorValue(new Shape([.. axes]), [.. Entries(value)]);
    }

    /// <summary>The numbers of nested lists, the last level running fastest.</summary>
    public static IEnumerable<double> Entries(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Entries) : [value.Number()];

    /// <summary>Fails unless the entries agree relative to the largest expected one, and the shapes too.</summary>
    public static void Close(string what, JsonElement expected, TensorValue actual, double tolerance)
    {
        double[] wanted = [.. Entries(expected)];
        Assert.True(wanted.Length == actual.Entries.Length, $"{what}: {actual.Shape}, {actual.Entries.Length} entries instead of {wanted.Length}");
        double scale = wanted.Select(Math.Abs).Append(1).Max();
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.True(Math.Abs(wanted[i] - actual.Entries[i]) <= tolerance * scale, $"{what}: entry {i} is {actual.Entries[i]} instead of {wanted[i]}");
        }
    }
}
