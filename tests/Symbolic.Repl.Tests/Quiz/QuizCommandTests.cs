using Symbolic.Repl.Commands;
using Symbolic.Repl.Quiz;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Tests.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Quiz;

/// <summary>Rounds as they are typed, and worksheets as they are written.</summary>
public sealed class QuizCommandTests
{
    [Fact]
    public void A_round_answers_line_by_line()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Exercise[] exercises = [.. new[] { "x^2 sin x", "cos(3x)", "x^4", "exp(2x)" }.Select(t => Exercise.Of(Topic.Chain, graph.Parse(t), [x], [x]))];
        using var output = new StringWriter();
        var host = new Host(new StringReader("hint\nhint\nhint\n2x cos x\n2x sin x +\n2x sin x + x^2 cos x\nsteps\n-sin(3x)*3\n\nanswer\nskip\n"), output, output);
        var screen = new Screen(host);
        Assert.False(new QuizRound(new ReaderInput(host, screen), screen, PrintForm.Text).Run(exercises));
        Assert.Equal(
            """
            Type the derivative, or one of: hint, steps, answer, skip, quit.

            1 of 4: chain
            f(x) = x^2*sin(x)
            The outermost rule: product rule.
            From the outside in: product rule, then derivative of sin, then power rule.
            diff(x^2*sin(x), x) = diff(x^2, x)*sin(x) + x^2*diff(sin(x), x)
            ✗ At x = 1 yours is 1.0806, the derivative is 2.22324.
              That is the product of the derivatives; the product rule is (uv)′ = u′v + uv′.
            a value is missing after '+'.
              2x sin x +
                       ^
              hint: write a value after '+'
            ✓ Right.

            2 of 4: chain
            f(x) = cos(3*x)
            diff(cos(3*x), x) = -sin(3*x)*diff(3*x, x)  # chain rule, derivative of cos; diff(cos(u), u) = -sin(u)
            diff(3*x, x) = 3                            # constant factor rule
            diff(cos(3*x), x) = -3*sin(3*x)             # put together and simplify
            ✓ Right.

            3 of 4: chain
            f(x) = x^4
            f'(x) = 4*x^3

            4 of 4: chain
            f(x) = exp(2*x)
            2 of 4 right, 1 at the first try.

            """.ReplaceLineEndings("\n"),
            output.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Hints_go_on_to_the_end_of_the_derivation()
    {
        (_, string output, _) = Quiz(string.Concat(Enumerable.Repeat("hint\n", 12)), "--topic", "gradient", "--seed", "2", "--count", "1");
        Assert.Contains("There are no more hints; answer shows the derivative.\n", output);
        Assert.Contains("diff(", output);
    }

    [Fact]
    public void Exercises_by_chance_tell_how_to_get_them_again()
    {
        (_, string output, string error) = Shell.Run("quiz", "--print", "--count", "3");
        string seed = error.Trim().Split(' ')[^1];
        Assert.Equal(output, Shell.Run("quiz", "--print", "--count", "3", "--seed", seed).Output);
    }

    [Fact]
    public void A_round_that_is_left_counts_what_was_asked()
    {
        (int status, string output, string error) = Quiz("quit\n", "--seed", "1");
        Assert.Equal((1, ""), (status, error));
        Assert.EndsWith("0 of 0 right, 0 at the first try.\n", output);
        Assert.EndsWith("0 of 1 right, 0 at the first try.\n", Quiz("17x\n", "--seed", "1").Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_script_that_answers_everything_rightly_ends_with_status_0(int level)
    {
        string[] options = ["--level", $"{level}", "--count", "8", "--seed", "11"];
        string sheet = Shell.Run(["quiz", .. options, "--print"]).Output;
        string answers = string.Concat(sheet.Split("Solutions\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[(line.IndexOf(". ", StringComparison.Ordinal) + 2)..] + "\n"));
        (int status, string output, string error) = Quiz(answers, options);
        Assert.True(status == 0 && error.Length == 0, output + error);
        Assert.EndsWith("8 of 8 right, 8 at the first try.\n", output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_worksheet_can_be_read_again(int level)
    {
        string[] parts = Shell.Run("quiz", "--level", $"{level}", "--count", "20", "--seed", "5", "--print").Output.Split("\nSolutions\n");
        string[] questions = [.. parts[0].Split('\n').Skip(1).Where(static l => l.Length > 0)], solutions = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((20, 20), (questions.Length, solutions.Length));
        for (int i = 0; i < questions.Length; i++)
        {
            var graph = new ExprGraph();
            Expr f = graph.Parse(questions[i].Split(" = ")[1].Split(';')[0]), answer = graph.Parse(solutions[i].Split(" = ")[1]);
            string asked = solutions[i].Split(" = ")[0];
            string[] by = asked.Contains('/') ? [asked[(asked.LastIndexOf('d') + 1)..]] : asked[(asked.IndexOf('(') + 1)..^1].Split(", ");
            Expr[] derivatives = [.. f.Gradient([.. by.Select(graph.Symbol)])];
            Expr[] answers = answer.Operator == Operators.Array ? [.. answer.Operands] : [answer];
            Assert.Equal(derivatives.Length, answers.Length);
            Assert.All(derivatives.Zip(answers), p => Assert.True(p.First.IsEqualTo(p.Second).Verdict is EqualityVerdict.Equal or EqualityVerdict.EqualWhereDefined, $"{questions[i]} {solutions[i]}"));
        }
    }

    [Fact]
    public void Worksheets_are_written_for_typesetting()
    {
        string markdown = Shell.Run("quiz", "--topic", "tensors", "--count", "3", "--seed", "1", "--print", "--format", "markdown").Output;
        Assert.StartsWith("# Exercises\n\n1. $f(", markdown);
        Assert.Contains("\\in \\mathbb{R}^{", markdown);
        Assert.Contains("\n## Solutions\n\n1. $\\frac{\\partial f}{\\partial ", markdown);
        string latex = Shell.Run("quiz", "--topic", "gradient", "--count", "2", "--seed", "1", "--print", "--format", "latex").Output;
        Assert.StartsWith("\\documentclass{article}\n", latex);
        Assert.Equal(4, latex.Split("\\item ").Length - 1);
        Assert.Contains("\\nabla f(x, y", latex);
        Assert.EndsWith("\\end{enumerate}\n\\end{document}\n", latex);
    }

    [Theory]
    [InlineData("A round has 1 to 1000 exercises.", "--count", "0")]
    [InlineData("'6' is no value of --level; it takes one of 1, 2, 3, 4, 5.", "--level", "6")]
    [InlineData("'chian' is no value of --topic; it takes one of chain, gradient, partial, power, product, quotient, sum, tensors.\n  hint: Did you mean chain?", "--topic", "chian")]
    public void Errors_are_sentences(string message, params string[] options)
    {
        (int status, _, string error) = Quiz("", options);
        Assert.Equal(1, status);
        Assert.StartsWith(message, error);
    }

    [Fact]
    public void Every_topic_has_rounds()
    {
        foreach (string topic in Topics.Names)
        {
            Assert.Equal(0, Shell.Run("quiz", "--topic", topic, "--count", "15", "--seed", "3", "--print").Status);
        }
    }

    [Theory]
    [InlineData("", "1 of 5: power")]
    [InlineData("2", "1 of 5: product")]
    [InlineData("chain 3", "1 of 3: chain")]
    public void A_session_has_rounds_of_its_own(string request, string first)
    {
        using var output = new StringWriter();
        var host = new Host(new StringReader("help\nquit\n"), output, output);
        var screen = new Screen(host);
        SessionQuiz.Run(request, 1, new ReaderInput(host, screen), screen, PrintForm.Unicode, CancellationToken.None);
        Assert.Contains(first, output.ToString());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("algebra")]
    [InlineData("chain many")]
    [InlineData("chain 3 4")]
    public void A_session_refuses_what_is_no_round(string request) =>
        Assert.Throws<RequestException>(() => SessionQuiz.Run(request, 1, new ReaderInput(new Host(TextReader.Null, TextWriter.Null, TextWriter.Null), new Screen(TextWriter.Null, false, 80)), new Screen(TextWriter.Null, false, 80), PrintForm.Text, CancellationToken.None));

    private static (int Status, string Output, string Error) Quiz(string typed, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int status = CommandLine.Run(["quiz", .. options], new Host(new StringReader(typed), output, error));
        return (status, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
