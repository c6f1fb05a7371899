using System.Globalization;
using System.Text.Json;

namespace Symbolic.Repl.Tests.Commands;

public class CommandLineTests
{
    private const string Title = "(xy+z)²+exp(x−yz)";

    [Fact]
    public void Grad_prints_reading_function_derivatives_and_values()
    {
        (int status, string output, string error) = Shell.Run("grad", Title, "--at", "x=1,y=2,z=0");
        Assert.Equal(0, status);
        Assert.Empty(error);
        Assert.StartsWith(
            """
            reading: (((x * y) + z) ^ 2) + exp(x - (y * z))
            f     = (x*y + z)^2 + exp(x - y*z)
            df/dx = 2*y*(x*y + z) + exp(x - y*z)
            df/dy = 2*x*(x*y + z) - z*exp(x - y*z)
            df/dz = 2*(x*y + z) - y*exp(x - y*z)

            at x = 1, y = 2, z = 0
            f     = 6.718281828459045
            df/dx = 10.718281828459045
            df/dy = 4
            df/dz = -1.4365636569180902

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void A_terminal_gets_Unicode_and_a_pipe_plain_text_unless_something_else_is_asked()
    {
        Assert.Contains("∂f/∂y = 2x(xy + z) − z exp(x − yz)", Shell.Run(Somewhere.Terminal, "grad", Title).Output);
        Assert.Contains("∂f/∂y = 2x(xy + z) − z exp(x − yz)", Shell.Run("grad", Title, "--format", "unicode").Output);
        Assert.Contains("df/dy = 2*x*(x*y + z) - z*exp(x - y*z)", Shell.Run(Somewhere.Terminal, "grad", Title, "-f", "text").Output);
    }

    [Fact]
    public void Colours_leave_the_text_as_it_is()
    {
        string colored = Shell.Run(Somewhere.ColorTerminal, "grad", Title).Output;
        Assert.Contains("\u001b[", colored);
        string plain = System.Text.RegularExpressions.Regex.Replace(colored, "\u001b\\[[0-9;]*m", "");
        Assert.Equal(Shell.Run(Somewhere.Terminal, "grad", Title).Output, plain);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("", "xterm", true)]
    [InlineData("1", "xterm", false)]
    [InlineData("0", null, false)]
    [InlineData(null, "dumb", false)]
    public void Colours_respect_the_environment(string? noColor, string? term, bool wanted) =>
        Assert.Equal(wanted, Repl.Terminal.Host.WantsColors(name => name == "NO_COLOR" ? noColor : name == "TERM" ? term : null));

    [Theory]
    [InlineData("d^2f/dx^2 = 2", "diff", "x^2", "x", "x")]
    [InlineData("d^2f/dx dy = 1", "diff", "x y", "x", "y")]
    [InlineData("df/dx = 2*x", "diff", "x^2 + y", "--wrt", "x")]
    [InlineData("df/dx = -2*x", "diff", "-x^2", "x")]
    [InlineData("df/drate = t", "diff", "rate t", "rate")]
    [InlineData("dy/dx = 2*x", "diff", "y = x^2", "x")]
    [InlineData("d^2f/dx dy = 2*x", "hessian", "x^2 y")]
    [InlineData("df2/dy = 1", "jacobian", "x", "y")]
    [InlineData("f = x", "simplify", "sqrt(x^2)", "--assume", "x > 0")]
    [InlineData("provided x != 0", "simplify", "x^2/x")]
    [InlineData("f = x^3 + 3*x^2 + 3*x + 1", "expand", "(x+1)^3")]
    [InlineData("f = (x - y)*(x + y)", "factor", "x^2 - y^2")]
    [InlineData("f = x^2*(a + b) + a*x", "collect", "a x^2 + b x^2 + a x", "x")]
    [InlineData("f = (x + y)/(x*y)", "together", "1/x + 1/y")]
    [InlineData("provided x != 1", "cancel", "(x^2 - 1)/(x - 1)")]
    [InlineData("f = 1/(2*(x - 1)) - 1/(2*(x + 1))", "apart", "1/(x^2 - 1)")]
    [InlineData("✓ equal: the difference has the normal form 0", "equal", "sin(2x)", "2 sin(x) cos(x)")]
    [InlineData("✓ equal where both are defined, provided x != 0: at x = 0 only the second has a value", "equal", "x^2/x", "x")]
    public void One_line_says_it(string line, params string[] arguments)
    {
        (int status, string output, _) = Shell.Run(arguments);
        Assert.Equal(0, status);
        Assert.Contains(line, output.Split('\n'));
    }

    [Theory]
    [InlineData("5", "eval", "sqrt(x^2+y^2)", "x=3", "y=4")]
    [InlineData("5", "eval", "sqrt(x^2+y^2)", "--at", "x=3,y=4")]
    [InlineData("1", "eval", "sin x", "x=pi/2")]
    [InlineData("0.3333333333333333", "eval", "x", "x=1/3")]
    [InlineData("NaN", "eval", "log x", "x=-1")]
    [InlineData("3", "eval", "x", "x=max(1,3)")]
    [InlineData("true", "eval", "x < 2", "x=1")]
    [InlineData("\\frac{x}{y}", "latex", "x/y")]
    public void The_answer_is_nothing_but_the_value(string value, params string[] arguments)
    {
        (int status, string output, _) = Shell.Run(arguments);
        Assert.Equal(0, status);
        Assert.Equal(value + "\n", output);
    }

    [Fact]
    public void Several_points_give_several_lines() => Assert.Equal("1\n4\n", Shell.Run("eval", "x^2", "--at", "x=1", "--at", "x=2").Output);

    [Theory]
    [InlineData("latex", "3 x^{2}")]
    [InlineData("unicode", "3x²")]
    public void Other_formats_are_bare_where_they_feed_other_programs(string format, string expected) =>
        Assert.Contains(expected, Shell.Run("diff", "x^3", "--format", format).Output);

    [Fact]
    public void Dot_is_a_graph_and_nothing_else()
    {
        string output = Shell.Run("diff", "sin x", "--format", "dot").Output;
        Assert.StartsWith("digraph", output);
        Assert.EndsWith("}\n", output.TrimEnd('\n') + "\n");
    }

    [Fact]
    public void Json_is_one_answer_of_the_machine_interface()
    {
        (int status, string output, _) = Shell.Run("diff", "x^2", "--json", "--at", "x=3");
        Assert.Equal(0, status);
        JsonElement answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal("2*x", answer.GetProperty("result").GetProperty("text").GetString());
        Assert.Equal(6, answer.GetProperty("values")[0].GetDouble());
        Assert.Single(output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Json_errors_are_answers_too()
    {
        (int status, string output, string error) = Shell.Run("diff", "x +", "--json");
        Assert.Equal(1, status);
        Assert.Empty(error);
        Assert.Equal("syntax", JsonDocument.Parse(output).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public void An_error_is_a_sentence_the_line_carets_and_a_hint()
    {
        (int status, string output, string error) = Shell.Run("grad", "lerning x + 1");
        Assert.Equal(1, status);
        Assert.Empty(output);
        string[] lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.EndsWith(".", lines[0]);
        Assert.Equal("  lerning x + 1", lines[1]);
        Assert.Equal("  ^^^^^^^", lines[2]);
        Assert.StartsWith("  hint: ", lines[3]);
    }

    [Theory]
    [InlineData("eval", "x y", "x=1")]
    [InlineData("eval", "x", "x")]
    [InlineData("eval", "x", "x=")]
    [InlineData("eval", "x", "x=y")]
    [InlineData("diff", "x y")]
    [InlineData("diff", "x", "x", "--assume", "x ~ 3")]
    [InlineData("diff", "x", "--format", "pdf")]
    [InlineData("integrate", "x")]
    [InlineData("diff")]
    public void Errors_end_with_status_1_and_a_message(params string[] arguments)
    {
        (int status, _, string error) = Shell.Run(arguments);
        Assert.Equal(1, status);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData]
    [InlineData("diff")]
    [InlineData("grad")]
    [InlineData("hessian")]
    [InlineData("jacobian")]
    [InlineData("simplify")]
    [InlineData("expand")]
    [InlineData("factor")]
    [InlineData("collect")]
    [InlineData("together")]
    [InlineData("cancel")]
    [InlineData("apart")]
    [InlineData("equal")]
    [InlineData("eval")]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("parse")]
    [InlineData("latex")]
    [InlineData("batch")]
    public void Every_command_has_a_help_with_examples_that_run(params string[] command)
    {
        (int status, string output, _) = Shell.Run([.. command, "--help"]);
        Assert.Equal(0, status);
        string[] examples = [.. output.Split('\n').SkipWhile(static l => l != "Examples:").Skip(1).Where(static l => l.Length > 0)];
        Assert.NotEmpty(examples);
        foreach (string example in examples.Where(static e => !e.Contains("batch", StringComparison.Ordinal) && e.Trim() != "symbolic"))
        {
            string[] arguments = [.. System.Text.RegularExpressions.Regex.Matches(example.Trim()["symbolic ".Length..], "'([^']*)'|(\\S+)").Select(static m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value)];
            int file = Array.IndexOf(arguments, "--out") + 1;
            if (file > 0)
            {
                arguments[file] = Path.Combine(Directory.CreateTempSubdirectory("symbolic-help-").FullName, arguments[file]);
            }

            (int exit, _, string error) = Shell.Run(arguments);
            Assert.Equal((0, ""), (exit, error));
            if (file > 0)
            {
                Directory.Delete(Path.GetDirectoryName(arguments[file])!, recursive: true);
            }
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void Output_is_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("-1.5\n", Shell.Run("eval", "-1.5x", "x=1.0").Output);
            Assert.Contains("f     = -1.5*x", Shell.Run("diff", "-1.5x").Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_batch_that_cannot_be_read_ends_with_status_2()
    {
        (int status, string output, string error) = Shell.Run("batch", "no such file");
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("no such file", error);
    }

    [Fact]
    public void Different_formulas_are_told_apart_by_a_small_point()
    {
        (int status, string output, _) = Shell.Run("equal", "sqrt(x^2)", "x");
        Assert.Equal(1, status);
        Assert.Contains("✗ different: at x = -1 the first is 1 and the second is -1; they agree where x >= 0", output.Split('\n'));
    }

    [Fact]
    public void What_is_wrong_with_the_second_formula_is_shown_in_it()
    {
        (int status, _, string error) = Shell.Run("equal", "x", "y +");
        Assert.Equal(1, status);
        Assert.StartsWith("a value is missing after '+'.\n  y +\n    ^", error, StringComparison.Ordinal);
    }
}
