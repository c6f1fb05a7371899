using System.Text.Json;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Interactive.Commands;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Interactive;

public sealed class SessionCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("session").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(params string[] lines) => RunAs(OutputKind.Report, lines);

    private static string RunAs(OutputKind kind, params string[] lines)
    {
        using var output = new StringWriter();
        new InteractiveLoop(new Host(new StringReader(string.Join('\n', lines)), output, TextWriter.Null), kind: kind).Run();
        return output.ToString().ReplaceLineEndings("\n");
    }

    [Fact]
    public void An_assumption_is_used_from_then_on_and_can_be_forgotten()
    {
        string output = Run("y = sqrt(x^2)", ":assume x > 0", "sqrt(x^2)", ":assume", ":forget x", "sqrt(x^2)", "?y");
        Assert.Contains("y = abs(x)\n", output);
        Assert.Contains("%1 = x\n", output);
        Assert.Contains("  x > 0\n", output);
        Assert.Contains("%2 = abs(x)\n", output);
    }

    [Fact]
    public void An_assumption_may_come_before_the_variable_and_its_shape()
    {
        Assert.Contains("%1 = x\n", Run(":assume x > 0", "sqrt(x^2)"));
        Assert.Contains("= v\n", Run(":assume v > 0", "v in R^n", "sqrt(v.^2)"));
    }

    [Fact]
    public void The_last_input_is_taken_back_with_what_it_defined()
    {
        string output = Run("a = 1", "x + a", ":undo", ":undo", "x + a", ":undo", ":undo");
        Assert.Contains("taken back: x + a\ntaken back: a = 1\n", output);
        Assert.Contains("%1 = x + a\n", output);
        Assert.EndsWith("There is nothing to take back.\n", output);
    }

    [Fact]
    public void A_session_is_saved_and_loaded()
    {
        string file = Path.Combine(_folder, "s.sym");
        Run("f(x) = x^2", ":assume p > 0", "sqrt(p^2) + f(3)", "%1 + 1", ":set digits 5", $":save {file}");
        Assert.Equal(":set digits 5\nf(x) = x^2\n:assume p > 0\nsqrt(p^2) + f(3)\n%1 + 1\n", File.ReadAllText(file));
        string output = Run("z", $":load {file}", "%3", "1/3");
        Assert.Contains("%3 = p + 10\n", output);
        Assert.Contains("%4 = p + 10\n", output);
        Assert.Contains("  ≈ 0.33333\n", output);
        Assert.Contains("Could not find", Run($":load {file}x"));
    }

    [Fact]
    public void The_names_are_listed()
    {
        string output = Run("f(t) = t^2", "y = f(x)", ":assume x > 0", "A in R^{n×n}", "A*b", ":vars");
        Assert.Contains("  f(t)  = t^2\n", output);
        Assert.Contains("  y     = x^2\n", output);
        Assert.Contains("  x     a number, x > 0\n", output);
        Assert.Contains("  A     in R^{n×n}\n", output);
    }

    [Fact]
    public void Settings_are_listed_changed_and_suggested()
    {
        string output = Run(":set", ":set digits 3", "sqrt 2", ":set order falling", "1 + x^2 + x", ":set ordr", ":set order sideways", ":nonsense", ":lod x");
        foreach (Setting setting in Setting.All)
        {
            Assert.Contains($"  {setting.Name,-8} ", output);
        }

        Assert.Contains("  ≈ 1.41\n", output);
        Assert.Contains("%2 = x^2 + x + 1\n", output);
        Assert.Contains("Did you mean order?", output);
        Assert.Contains("'sideways' is no value of 'order'.\n  hint: Its values are written, falling, rising.\n", output);
        Assert.Contains("There is no command ':nonsense'.", output);
        Assert.Contains("Did you mean :load?", output);
    }

    [Fact]
    public void Every_command_and_setting_has_help()
    {
        foreach (SessionCommand command in SessionCommands.All)
        {
            Assert.Contains($":{command.Name}", Run("help"));
            Assert.Contains(command.Summary, Run($":help {command.Name}"));
        }
    }

    [Fact]
    public void Derivatives_are_checked_where_that_is_set()
    {
        Assert.Contains("%1 = 3*x^2\n  ✓ checked at 6 points\n", Run(":set check on", "d/dx x^3"));
        Assert.Contains("✓ checked at 6 points\n", Run(":set check on", "grad(x y + sin x)"));
        Assert.Contains("%1 = t*(2 - t)*exp(-t)\n  ✓ checked at 6 points\n", Run(":set check on", "f(x) = x^2 exp(-x)", "f'(t)"));
        Assert.Contains("%1 = 6*t\n  ✓ checked at 6 points\n", Run(":set check on", "f(x) = x^3", "f''(t)"));
        Assert.Contains("✓ checked at 6 points\n", Run(":set check on", "tanh'(y)"));
        Assert.DoesNotContain("✓", Run(":set check on", "x^3", "d/dx f(x)"));
        Assert.DoesNotContain("mistake", Run(":set check on", "dim n", "S in R^{n×n}", "x in R^n", "[logsumexp(S ./ S), diff(softsign(x_2), x)]"));
        Assert.DoesNotContain("✓", Run("d/dx x^3"));
    }

    [Fact]
    public void Formulas_stand_over_several_lines_where_that_is_set() =>
        Assert.Contains("       1\n%1 = ─────\n     x + 1\n", Run(":set format unicode", ":set layout 2d", "1/(x+1)"));

    [Fact]
    public void A_program_gets_one_object_for_each_input()
    {
        string[] lines = RunAs(OutputKind.Json, "f(x) = x^2", "f'(3)/4", "x +", ":assume x > 0", "# no input", "check(x^2, x)").TrimEnd('\n').Split('\n');
        JsonElement[] answers = [.. lines.Select(static l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(5, answers.Length);
        Assert.Equal("f(x)", answers[0].GetProperty("results")[0].GetProperty("name").GetString());
        Assert.Equal(1.5, answers[1].GetProperty("results")[0].GetProperty("value").GetDouble());
        Assert.False(answers[2].GetProperty("ok").GetBoolean());
        Assert.Equal(1, answers[2].GetProperty("error").GetProperty("line").GetInt32());
        Assert.Contains("checked at", answers[4].GetProperty("output").GetString());
    }
}
