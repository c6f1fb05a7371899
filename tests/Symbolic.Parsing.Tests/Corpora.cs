using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Parsing.Tests;

/// <summary>Finds the case collections beside the repository; they are not part of it.</summary>
internal static class Corpora
{
    /// <summary>The lines of a collection, or none (with a notice) where it is absent.</summary>
    public static IReadOnlyList<JsonElement> Read(string name, ITestOutputHelper output)
    {
        var folder = Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
        var file = Path.Combine(folder, "corpora", name);
        if (!File.Exists(file))
        {
            output.WriteLine($"skipped: {name} is not here; set SYMBOLIC_SHARED to the folder that holds corpora/");
            return [];
        }

        return File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();
    }
}

/// <summary>The folder of the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Symbolic.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Symbolic.sln not found above the test binaries");
    }
}
