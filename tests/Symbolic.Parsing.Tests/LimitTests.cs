using Symbolic.Parsing.Building;

namespace Symbolic.Parsing.Tests;

/// <summary>Deep and long input is read, or ends in a limit error; never in a dead process.</summary>
public class LimitTests
{
    private const int Levels = 100_000;

    public static TheoryData<string, string, string> Nests() => new()
    {
        { "(", "x", ")" }, { "sin(", "x", ")" }, { "f(", "x", ")" }, { "1+(", "x", ")" }, { "[", "x", "]" }, { "|1+", "x", "|" }, { "‖1+", "x", "‖" }, { "||", "x", "||" },
        { "{", "x", "}" }, { "x^{", "x", "}" }, { "x^(", "x", ")" }, { "x[", "x", "]" }, { "max(x,", "x", ")" }, { "{1 if x>", "x", "; 0 otherwise}" }, { "if(x>0,1,", "x", ")" },
        { "-", "x", "" }, { "sin ", "x", "" }, { "x^", "x", "" }, { "√", "x", "" }, { "not ", "x>0", "" }, { "d/dx ", "x", "" }, { "Σ ", "x", "" }, { "∇", "x", "" },
        { "if x>0 then 1 else ", "x", "" }, { "x>0 ? 1 : ", "x", "" }, { "d(", "x", ")/dx" }, { "1/(1+", "x", ")" }, { "", "x", "'" }, { "\\frac{1}{1+", "x", "}" },
        { "", "x", "[1]" }, { "2^-", "x", "" }, { "((", "x", "))" },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void Hundred_thousand_levels_are_read(string open, string middle, string close)
    {
        var program = Parser.Parse(Repeat(open) + middle + Repeat(close), TestFunctions.Options);
        Assert.NotEmpty(program.Reading);
    }

    [Theory]
    [InlineData("if ", "x", "")]
    [InlineData("x>0?", "x", "")]
    [InlineData("log_{", "x", "} x")]
    [InlineData("sin^{", "x", "} x")]
    [InlineData("Σ_{i=", "1", "} x")]
    public void Other_nests_end_in_an_error(string open, string middle, string close) =>
        Assert.Throws<ParseException>(() => Parser.Parse(Repeat(open) + middle + Repeat(close), TestFunctions.Options));

    [Fact]
    public void Nested_brackets_mean_the_same_however_deep_they_are()
    {
        // Just below, at and above the depth at which brackets are parsed on their own.
        foreach (var depth in new[] { NestedBrackets.DeepestDirect - 1, NestedBrackets.DeepestDirect, NestedBrackets.DeepestDirect + 1, 1000 })
        {
            var expected = string.Concat(Enumerable.Repeat("max(x, sin(", depth)) + "y" + string.Concat(Enumerable.Repeat("))", depth));
            Assert.Equal(expected, Reading.Of(expected));
            var mixed = "x";
            for (var k = 0; k < depth; k++)
                mixed = (k % 7) switch { 0 => $"({mixed}) + 1", 1 => $"[{mixed}, 2; 3, 4]", 2 => $"a[{mixed},:]", 3 => $"if({mixed} > 0, 1, {mixed.Length})", 4 => $"norm({mixed}, 1)", 5 => $"cases(1 if {mixed} > 0; 0 if true)", _ => $"log(x, base={mixed})" };
            var reading = Reading.Of(mixed);
            Assert.Equal(reading, Reading.Of(reading));
        }
    }

    [Fact]
    public void Five_megabytes_of_sum_are_read()
    {
        var text = "x" + string.Concat(Enumerable.Repeat("+xy^2", 1_000_000));
        Assert.Single(Parser.Parse(text, TestFunctions.Options).Statements);
    }

    [Fact]
    public void Long_words_runs_and_lists_take_linear_time()
    {
        foreach (var text in new[]
        {
            new string('q', 200_000), Repeat("alpha"), "x" + Repeat("_1"), Repeat("|"), Repeat("∂"), Repeat("d/d"), Repeat("x=1;"), Repeat("||x|-1|+") + "x", Repeat("Σ_i^a"), Repeat("("),
            "f(" + Repeat("x,") + "x)", "[" + Repeat("1;") + "1]", Repeat("x "), Repeat("x#"), Repeat("²"), "x" + new string('²', 100_000), Repeat("\\frac"), Repeat("\\hat"), Repeat("{"),
        })
        {
            var error = Record.Exception(() => Parser.Parse(text, TestFunctions.Options));
            Assert.True(error is null or ParseException, error?.ToString());
        }
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Parser.Parse("x", TestFunctions.Options, source.Token));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var text = string.Concat(Enumerable.Repeat("x+", 3_000_000)) + "x";
        Assert.ThrowsAny<OperationCanceledException>(() => Parser.Parse(text, TestFunctions.Options, soon.Token));
    }

    [Fact]
    public async Task Many_threads_read_at_once()
    {
        var tasks = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            foreach (var (section, input, reading) in LanguageReadings.Rows)
            {
                if (reading is not null && section != "G")
                    Assert.Equal(reading, Reading.Of(input));
            }
        }));
        await Task.WhenAll(tasks);
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, Levels));
}
