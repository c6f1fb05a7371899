using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>The figures of the page of limits are those of the program.</summary>
public partial class LimitsPageTests
{
    private static readonly Assembly[] s_assemblies =
        [typeof(ExprGraph).Assembly, typeof(Derivatives).Assembly, typeof(RuleSet).Assembly, typeof(Program).Assembly, typeof(Parsing.Parser).Assembly, typeof(ExprJson).Assembly, typeof(BatchRunner).Assembly];

    [Fact]
    public void Every_figure_is_that_of_its_constant()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(ExampleTests.Folder(), "limits.md")).Where(static l => l.StartsWith('|') && l.Contains('`') && !l.StartsWith("| limit", StringComparison.Ordinal))];
        Assert.True(rows.Length > 30);
        foreach (string row in rows)
        {
            string[] cells = [.. row.Trim('|').Split('|').Select(static c => c.Trim())];
            Assert.Equal(3, cells.Length);
            string name = cells[2].Trim('`');
            Assert.Equal(Value(name), long.Parse(cells[1].Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
            Assert.Matches(Grouped(), cells[1]);
        }
    }

    // A constant, or what an option is when nobody sets it; a time in seconds.
    private static long Value(string name)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        int dot = name.LastIndexOf('.');
        Type type = s_assemblies.Select(a => a.GetType(name[..dot])).FirstOrDefault(static t => t is not null) ?? throw new InvalidOperationException($"There is no type {name[..dot]}.");
        object? value = type.GetField(name[(dot + 1)..], any) is { IsStatic: true } constant ? constant.GetValue(null)
            : type.GetProperty(name[(dot + 1)..], any) is { } option ? option.GetValue(Activator.CreateInstance(type)) : null;
        return value is TimeSpan time ? (long)time.TotalSeconds : Convert.ToInt64(value ?? throw new InvalidOperationException($"There is no {name}."), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("^[0-9]{1,3}( [0-9]{3})*$")]
    private static partial Regex Grouped();
}
