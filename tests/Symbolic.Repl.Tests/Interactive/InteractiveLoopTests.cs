using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Interactive;

public class InteractiveLoopTests
{
    private static (int Status, string Output) Run(string script, bool terminal = false)
    {
        using var output = new StringWriter();
        var host = new Host(new StringReader(script), output, TextWriter.Null) { InputIsTerminal = terminal, OutputIsTerminal = terminal };
        int status = new InteractiveLoop(host).Run();
        return (status, output.ToString().ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("x + 1", false)]
    [InlineData("(x +", true)]
    [InlineData("(x +\n1)", false)]
    [InlineData("[1, {2", true)]
    [InlineData("x # (", false)]
    [InlineData("x # (\n (", true)]
    [InlineData("x)", false)]
    public void An_input_goes_on_while_a_bracket_is_open(string text, bool open) => Assert.Equal(open, OpenBrackets.In(text));

    [Theory]
    [InlineData("e", "2.718281828459045")]
    [InlineData("inf", "∞")]
    [InlineData("where", "where(a, 1, 0)")]
    public void Constants_and_choices_are_explained_too(string name, string told) => Assert.Contains(told, Run($"?{name}\n").Output);

    [Fact]
    public void A_script_gets_answers_without_prompts()
    {
        (int status, string output) = Run("y = x^2/x\n");
        Assert.Equal(0, status);
        Assert.DoesNotContain("»", output);
        Assert.Contains("y = x\n  provided x != 0\n", output);
    }

    [Fact]
    public void A_name_that_a_loop_changes_is_written_once() =>
        Assert.EndsWith("}\nw = 1/8\n  ≈ 0.125\n", Run("w = 1\nfor k = 1..3 { w := w/2 }\n").Output);

    [Fact]
    public void A_number_made_of_vectors_has_a_value() =>
        Assert.Contains("≈ 3.17805383034794", Run("v = [2; 3; 4]\nΣ_k log(v_k)\n").Output);

    [Fact]
    public void A_person_gets_prompts_and_Unicode()
    {
        string output = Run("d/dx (x^3\n + 1)\nquit\n", terminal: true).Output;
        Assert.Contains("» … ", output);
        Assert.Contains("3x²", output);
    }

    [Fact]
    public void An_error_ends_the_input_and_not_the_session()
    {
        (int status, string output) = Run("x +\ny = 2 + 3\n");
        Assert.Equal(1, status);
        Assert.Contains("  x +\n", output);
        Assert.Contains("    ^\n", output);
        Assert.Contains("y = 5", output);
    }

    [Fact]
    public void Carets_stand_under_the_line_that_was_typed()
    {
        string[] lines = Run("lerning + 1\n", terminal: true).Output.Split('\n');
        Assert.Equal("» " + "  ^^^^^^^", lines[1]);
    }

    [Fact]
    public void Help_lists_every_function()
    {
        string output = Run("help\n").Output;
        foreach (Operator function in OperatorTable.Standard.Functions)
        {
            Assert.Contains($" {function.Name}", output);
        }
    }

    [Fact]
    public void A_function_explains_itself()
    {
        string output = Run("?tanh\n").Output;
        Assert.Contains("tanh(x): The hyperbolic tangent.", output);
        Assert.Contains("d/dx tanh(x) = 1 - tanh(x)^2", output);
    }

    [Fact]
    public void Every_function_has_a_page()
    {
        foreach (Operator function in OperatorTable.Standard.Functions)
        {
            string output = Run($"?{function.Name}\n").Output;
            Assert.Contains(function.Summary, output);
            Assert.DoesNotContain("defect", output);
            Assert.DoesNotContain("hint", output);
        }
    }

    [Fact]
    public void What_follows_quit_is_not_read() => Assert.DoesNotContain("5", Run("quit\n2+3\n").Output);

    [Fact]
    public void Results_are_known_by_number_and_the_last_one_by_a_blank()
    {
        string output = Run("x^2\n_ + 1\n%1*%2\n").Output;
        Assert.Contains("%2 = x^2 + 1\n", output);
        Assert.Contains("%3 = x^4 + x^2\n", output);
        Assert.DoesNotContain(output, static c => c == 'ⵊ');
    }

    [Fact]
    public void A_number_without_result_is_an_error()
    {
        Assert.Contains("There is no result %1.", Run("%1\n").Output);
        Assert.Contains("The last one is %1.", Run("x\n%2\n").Output);
    }

    [Fact]
    public void An_error_shows_numbers_as_they_were_typed() => Assert.Contains("  %1 +\n", Run("x\n%1 +\n").Output);

    [Fact]
    public void Functions_and_equations_are_remembered()
    {
        string output = Run("f(x) = x^2\ny = f(3)\nf'(y)\n?f\n?y\n?zz\n").Output;
        Assert.Contains("y = 9\n", output);
        Assert.Contains("%1 = 18\n", output);
        Assert.Equal(2, output.Split('\n').Count(static l => l == "f(x) = x^2"));
        Assert.Contains("nothing is defined under this name", output);
    }

    [Fact]
    public void Several_statements_in_a_line_are_all_shown()
    {
        string output = Run("a = 1; x + a; x - a\n").Output;
        Assert.Contains("a = 1\n", output);
        Assert.Contains("\nx + 1\n", output);
        Assert.Contains("%1 = x - 1\n", output);
    }

    [Fact]
    public void Constants_say_how_large_they_are()
    {
        string output = Run("sqrt 2\n3\n0.5\n1/3\n").Output;
        Assert.Contains("%1 = sqrt(2)\n  ≈ 1.4142135623730951\n", output);
        Assert.Contains("  ≈ 0.3333333333333333\n", output);
        Assert.Equal(2, output.Split('\n').Count(static l => l.Contains('≈', StringComparison.Ordinal)));
    }

    [Fact]
    public void Constant_vectors_and_matrices_show_their_entries()
    {
        string output = Run("[1,2;3,4]*[1;2]\n[1,2,3]\nA = [1,2;3,4]\nA*A\n").Output;
        Assert.Contains("%1 = [5, 11]\n", output);
        Assert.Contains("%3 =\n  [  7  10 ]\n  [ 15  22 ]\n", output);
        Assert.Single(output.Split('\n'), static l => l.StartsWith("%2", StringComparison.Ordinal));
    }

    [Fact]
    public void Checks_of_vectors_are_carried_out() =>
        Assert.Contains("✓ checked at 12 points", Run("x in R^3\ncheck(x·x)\n").Output);

    [Fact]
    public void Checks_are_carried_out()
    {
        Assert.Contains("✓ checked at 12 points", Run("check(x^3 sin y, x)\n").Output);
        Assert.Contains("not checked", Run("check(f(x), x)\n").Output);
    }

    [Fact]
    public void A_long_result_names_its_shared_parts_on_a_terminal_only()
    {
        const string input = "diff(exp(sin(x^2))/(1+x^2), x, 4)\n";
        Assert.Contains("  where ", Run(input, terminal: true).Output);
        Assert.DoesNotContain("  where ", Run(input).Output);
    }

    [Fact]
    public void A_computation_is_stopped_and_the_session_goes_on()
    {
        using var output = new StringWriter();
        using var input = new SlowReader();
        var loop = new InteractiveLoop(new Host(input, output, TextWriter.Null));
        var session = new Thread(() => loop.Run());
        session.Start();
        input.Type("a = 5");
        SpinWait.SpinUntil(() => input.Asked == 2);
        input.Type("diff(exp(sin(x^2))/(1 + x^2), x, 900)");
        SpinWait.SpinUntil(loop.Interrupt);
        input.Type("b = a + 1");
        input.Close();
        session.Join();
        Assert.Contains("Stopped.\n", output.ToString().ReplaceLineEndings("\n"));
        Assert.Contains("b = 6", output.ToString());
    }

    private sealed class SlowReader : TextReader
    {
        private readonly System.Collections.Concurrent.BlockingCollection<string> _lines = [];

        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public void Type(string line) => _lines.Add(line);

        public override string? ReadLine()
        {
            Interlocked.Increment(ref _asked);
            return _lines.TryTake(out string? line, Timeout.Infinite) ? line : null;
        }

        public override void Close() => _lines.CompleteAdding();
    }
}
