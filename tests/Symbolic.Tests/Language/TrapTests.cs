using System.Text.Json;
using System.Text.RegularExpressions;
using Symbolic.Parsing;
using Xunit.Abstractions;

namespace Symbolic.Tests.Language;

/// <summary>Inputs on which existing tools go wrong.</summary>
public partial class TrapTests(ITestOutputHelper output)
{
    // Written in words, or in the notation of another tool.
    private static readonly HashSet<string> s_notInTheLanguage = ["T226", "T256", "T260", "T273", "T278", "T255"];

    [Fact]
    public void Derivatives_have_the_values_of_the_oracle()
    {
        int seen = 0;
        foreach (JsonElement trap in SharedCases.Lines("traps.jsonl", output))
        {
            string id = trap.GetProperty("id").GetString()!;
            if (trap.GetProperty("kind").GetString() != "derivative" || s_notInTheLanguage.Contains(id) || trap.GetProperty("oracle").GetArrayLength() == 0)
            {
                continue;
            }

            // "d/dx u at 3": the points stand in the oracle. The operand of d/dx is one term, so that the trap's formula goes into parentheses.
            string typed = Place().Replace(trap.GetProperty("input").GetString()!, "").Replace("log(x,2)", "log_2 x");
            string formula = typed["d/dx ".Length..];
            string variable = formula.Contains('x') ? "x" : "t";
            var graph = new ExprGraph();
            Expr f = graph.Parse(formula), derivative = graph.Parse($"d/d{variable} ({formula})");
            if (variable == "x")
            {
                Assert.Equal(derivative, graph.Parse(typed));
            }

            foreach (JsonElement point in trap.GetProperty("oracle").EnumerateArray())
            {
                seen++;
                var at = new Dictionary<string, double> { [variable] = point.GetProperty("x").Number() };
                foreach (string other in Others(f, variable))
                {
                    at[other] = Constants[(id, other)];
                }

                Close($"{id} {formula}", point.GetProperty("f").Number(), f.Evaluate(at));
                Close($"{id} d/d{variable} {formula}", point.GetProperty("df").Number(), derivative.Evaluate(at));
            }
        }

        output.WriteLine($"{seen} points");
        Assert.True(seen is 0 or > 30, $"{seen} points");
    }

    // Where a trap names further constants the oracle has put numbers there.
    private static readonly Dictionary<(string, string), double> Constants = new() { [("T229", "n")] = 5, [("T263", "a")] = 1 };

    [Theory]
    [InlineData("d/dx sign(x)", 0.5, 0)]
    [InlineData("d/dx (0^x)", 0.5, 0)]
    [InlineData("d/dx (1^x)", 0.5, 0)]
    [InlineData("d/dx norm(x)", 0, 0)]
    [InlineData("d/dx max(x,exp(x)-1,(x+1)^2/2-1/2)", 0, 1)]
    [InlineData("d/dx min(x,2)", 1, 1)]
    [InlineData("d/dx min(x,2)", 3, 0)]
    [InlineData("d/dx piecewise(0,x<0, 1)", 0.5, 0)]
    [InlineData("d/dx if(x>0, sqrt(x), 0)", -1, 0)]
    [InlineData("d/dx (if x>1 then 1/(x-1) else 0)", 1, 0)]
    [InlineData("d/dx elu(x)", 89, 1)]
    [InlineData("d/dx mod(x,1)", 0.5, 1)]
    [InlineData("d/dx factorial(x)", 3, 7.5367060105908028)]
    [InlineData("diff(x^3, x, 3)", 2, 6)]
    [InlineData("d/dx x^2", 0, 0)]
    [InlineData("d/dx x^(2/3)", -1, -2.0 / 3)]
    [InlineData("softplus'(x)", 1000, 1)]
    [InlineData("sigmoid'(x)", -1000, 0)]
    public void Derivatives_at_awkward_points(string text, double x, double expected)
    {
        var graph = new ExprGraph();
        Assert.Equal(expected, graph.Parse(text).Evaluate((graph.Symbol("x"), x)), 1e-12);
    }

    [Theory]
    [InlineData("d/dx (-2)^x", "undefined")]
    [InlineData("d/d(2)", "")]
    [InlineData("log(x, 2)", "name")]
    [InlineData("sin(x,y)", "name")]
    [InlineData("1,5", "syntax")]
    [InlineData("1,000", "syntax")]
    [InlineData("3 2", "syntax")]
    [InlineData("x#y", "syntax")]
    [InlineData("x^^2", "syntax")]
    [InlineData("(a+b)*(a+)", "syntax")]
    [InlineData("5%", "syntax")]
    [InlineData("1.5.2", "")]
    public void What_cannot_be_done_is_refused(string text, string code)
    {
        ParseException error = Assert.Throws<ParseException>(() => new ExprGraph().Parse(text));
        Assert.True(code.Length == 0 || error.Code == code, $"{error.Code}: {error.Message}");
    }

    [Fact]
    public void Products_of_unknown_functions_differentiate_by_the_product_rule()
    {
        var graph = new ExprGraph();
        Expr d = graph.ParseModel("func h; d/dx (f(x)*g(x)*h(x))").Result!.Value;
        foreach (string part in (string[])["f'(x)", "g'(x)", "h'(x)"])
        {
            Assert.Contains(part, d.ToString());
        }
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            foreach (string culture in (string[])["de-DE", "sv-SE", "ar-SA"])
            {
                Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
                var graph = new ExprGraph();
                Assert.Equal(graph.Decimal(Rational.From(3, 2)), graph.Parse("1.5"));
                Assert.Equal("x_1 + x_2 - 1.5", graph.Parse("Σ_{i=1}^2 x_i - 1.5").ToString());
                Assert.Equal("-1.5e-30*x", graph.Parse("-1.5e-30 x").ToString());
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    private static IEnumerable<string> Others(Expr f, string variable) => f.FreeVariables().Select(static v => v.Name).Where(name => name != variable);

    private static void Close(string what, double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-11 * Math.Max(1, Math.Abs(expected)), $"{what}: {actual} instead of {expected}");

    [GeneratedRegex(@" at (x=)?[-0-9.]+$")]
    private static partial Regex Place();
}
