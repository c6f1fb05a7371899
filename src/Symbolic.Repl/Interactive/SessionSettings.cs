using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>How a session answers.</summary>
internal sealed class SessionSettings
{
    /// <summary>The form in which results are written.</summary>
    public ResultFormat Format { get; set; } = ResultFormat.Text;

    /// <summary>Whether formulas may take several lines.</summary>
    public FormulaLayout Layout { get; set; }

    /// <summary>The order of the terms of simplified sums.</summary>
    public SumOrder Order { get; set; }

    /// <summary>What is done with long results.</summary>
    public Folding Folding { get; set; }

    /// <summary>Whether derivatives are compared with differences.</summary>
    public Switch Check { get; set; }

    /// <summary>The digits of approximations; null for all.</summary>
    public int? Digits { get; set; }

    /// <summary>Whether the reading is shown while an input is typed.</summary>
    public Switch Echo { get; set; } = Switch.On;

    /// <summary>Whether it is said how long an input took.</summary>
    public Switch Time { get; set; }

    /// <summary>A number with so many digits as are wanted.</summary>
    public string Number(double value) => value.ToString(Digits is { } digits ? $"G{digits}" : "R", CultureInfo.InvariantCulture);
}

/// <summary>On or off.</summary>
internal enum Switch
{
    Off,
    On,
}

/// <summary>One of the settings, by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Values">The values that it takes.</param>
/// <param name="Summary">What it decides.</param>
/// <param name="Get">The value.</param>
/// <param name="Set">Takes a value over; false for one that there is not.</param>
internal sealed record Setting(string Name, IReadOnlyList<string> Values, string Summary, Func<SessionSettings, string> Get, Func<SessionSettings, string, bool> Set)
{
    private static readonly string[] OnOff = ["on", "off"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("format", ["text", "unicode", "latex"], "how formulas are spelled",
            static s => ResultFormats.NameOf(s.Format),
            static (s, v) => v is "text" or "unicode" or "latex" && ResultFormats.All.TryGetValue(v, out ResultFormat format) && (s.Format = format) == format),
        Of("layout", new() { ["line"] = FormulaLayout.Line, ["2d"] = FormulaLayout.TwoDimensional }, "whether formulas in Unicode may take several lines", static s => s.Layout, static (s, v) => s.Layout = v),
        Of("order", new(SumOrderNames.All), "how the terms of sums run by degree", static s => s.Order, static (s, v) => s.Order = v),
        Of("folding", new() { ["on"] = Folding.WhenLong, ["off"] = Folding.Never }, "whether the shared parts of long results get names", static s => s.Folding, static (s, v) => s.Folding = v),
        OfSwitch("check", "whether derivatives are compared with differences", static s => s.Check, static (s, v) => s.Check = v),
        new("digits", ["all", "1 to 17"], "how many digits approximations have",
            static s => s.Digits?.ToString(CultureInfo.InvariantCulture) ?? "all",
            static (s, v) =>
            {
                int digits = 0;
                bool known = v == "all" || (int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out digits) && digits is >= 1 and <= 17);
                s.Digits = !known ? s.Digits : v == "all" ? null : digits;
                return known;
            }),
        OfSwitch("echo", "whether the reading is shown while a formula is typed", static s => s.Echo, static (s, v) => s.Echo = v),
        OfSwitch("time", "whether it is said how long an input took", static s => s.Time, static (s, v) => s.Time = v),
    ];

    private static Setting OfSwitch(string name, string summary, Func<SessionSettings, Switch> get, Action<SessionSettings, Switch> set) =>
        Of(name, new() { [OnOff[0]] = Switch.On, [OnOff[1]] = Switch.Off }, summary, get, set);

    private static Setting Of<T>(string name, Dictionary<string, T> values, string summary, Func<SessionSettings, T> get, Action<SessionSettings, T> set)
        where T : notnull => new(
            name,
            [.. values.Keys],
            summary,
            s => values.First(v => v.Value.Equals(get(s))).Key,
            (s, text) =>
            {
                if (!values.TryGetValue(text, out T? value))
                {
                    return false;
                }

                set(s, value);
                return true;
            });
}
