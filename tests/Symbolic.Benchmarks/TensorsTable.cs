using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>One table: what was measured, the time of this library, the time of another side, and their ratio beside the most that it should be.</summary>
internal sealed class TensorsTable(TextWriter output)
{
    private readonly List<string> _missing = [];

    public void Head() => output.WriteLine($"{"what",-46} {"time",10}   {"beside",-36} {"time",10} {"ratio",7} {"at most",8}");

    /// <summary>A line with another side; without its time the line is left out.</summary>
    public void Line(string what, double seconds, string other, double? otherSeconds, double? atMost = null)
    {
        if (otherSeconds is { } beside)
        {
            double ratio = seconds / beside;
            string bar = atMost is { } most ? $"{most.ToString("0.00", CultureInfo.InvariantCulture)}{(ratio > most ? " !" : "")}" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} {Time(seconds),10}   {other,-36} {Time(beside),10} {ratio,7:0.000} {bar,8}"));
        }
    }

    /// <summary>A line of one side.</summary>
    public void Line(string what, double seconds, string remark) => output.WriteLine($"{what,-46} {Time(seconds),10}   {remark}");

    /// <summary>What belongs to the line before.</summary>
    public void Remark(string text) => output.WriteLine($"    {text}");

    /// <summary>Says once that something is not installed.</summary>
    public void Missing(string what)
    {
        if (!_missing.Contains(what))
        {
            _missing.Add(what);
            output.WriteLine($"({what} is not installed: no comparison with it)");
        }
    }

    private static string Time(double seconds) => seconds switch
    {
        < 1e-6 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e9:0.00} ns"),
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:0.0} us"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
    };
}
