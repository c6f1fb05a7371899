using System.Text.Json;
using Symbolic.Tests.Architecture;
using Xunit.Abstractions;

namespace Symbolic.Tests.Language;

/// <summary>Finds the case collections beside the repository; they are not part of it.</summary>
internal static class SharedCases
{
    /// <summary>A collection, or null (with a notice) where it is absent.</summary>
    public static string? Find(string name, ITestOutputHelper output)
    {
        string folder = Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? RepositoryRoot.Combine("..", "shared");
        string file = Path.Combine(folder, "corpora", name);
        if (File.Exists(file))
        {
            return file;
        }

        output.WriteLine($"skipped: {name} is not here; set SYMBOLIC_SHARED to the folder that holds corpora/");
        return null;
    }

    /// <summary>The cases of a collection with one case a line; none where it is absent.</summary>
    public static List<JsonElement> Lines(string name, ITestOutputHelper output) =>
        Find(name, output) is { } file ? [.. File.ReadLines(file).Where(static l => l.Length > 0).Select(static l => JsonDocument.Parse(l).RootElement)] : [];

    /// <summary>A number, also one written as text.</summary>
    public static double Number(this JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
        : value.GetDouble();
}
