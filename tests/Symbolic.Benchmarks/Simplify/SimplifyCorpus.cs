using System.Globalization;
using System.Text.Json;

namespace Symbolic.Benchmarks;

/// <summary>The case collections beside the repository; they are not part of it.</summary>
internal static class SimplifyCorpus
{
    /// <summary>The cases of a collection; null, with a notice, where it is absent.</summary>
    public static List<JsonElement>? Read(string name, TextWriter output)
    {
        string file = Path.Combine(Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(Root(), "..", "shared"), "corpora", name);
        if (!File.Exists(file))
        {
            output.WriteLine($"({name} is not here: set SYMBOLIC_SHARED to the folder that holds corpora/)");
            return null;
        }

        return [.. File.ReadLines(file).Where(static l => l.Length > 0).Select(static l => JsonDocument.Parse(l).RootElement)];
    }

    /// <summary>The variables of a case.</summary>
    public static string[] Names(JsonElement row) => [.. row.GetProperty("variables").EnumerateArray().Select(static v => v.GetString()!)];

    /// <summary>A text of a case.</summary>
    public static string Text(JsonElement row, string property) => row.GetProperty(property).GetString()!;

    /// <summary>A ratio as text.</summary>
    public static string Ratio(double value) => value.ToString(value < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>A time in the unit that suits it.</summary>
    public static string Time(double seconds) => seconds switch
    {
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.0} us"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
    };

    /// <summary>The median; of an even number of values the upper one of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Symbolic.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
