namespace Symbolic.Repl.Tests.Commands;

/// <summary><c>symbolic explain</c>: derivations, path tables, forward and backward passes.</summary>
public class ExplainCommandTests
{
    private const string Title = "(xy+z)²+exp(x−yz)";

    private static string Output(params string[] arguments)
    {
        (int status, string output, string error) = Shell.Run(["explain", .. arguments]);
        Assert.Equal((0, ""), (status, error));
        return output;
    }

    [Fact]
    public void A_derivation_has_a_line_for_each_rule() => Assert.Equal(
        """
        reading: (x ^ 2) * sin(x)
        diff(x^2*sin(x), x) = diff(x^2, x)*sin(x) + x^2*diff(sin(x), x)  # product rule
        diff(x^2, x) = 2*x                                               # power rule
        diff(sin(x), x) = cos(x)                                         # derivative of sin; diff(sin(u), u) = cos(u)

        """.ReplaceLineEndings("\n"),
        string.Concat(Output("x^2 sin x", "x").Split('\n')[..4].Select(static l => l + "\n")));

    [Theory]
    [InlineData("1", 0, 0)]
    [InlineData("2", 1, 0)]
    [InlineData("3", 1, 1)]
    public void Levels_add_simplification_and_rewrites(string level, int together, int rewrites)
    {
        string[] lines = Output("x^2 sin x", "x", "--level", level).Split('\n');
        Assert.Equal(together, lines.Count(static l => l.EndsWith("# put together", StringComparison.Ordinal)));
        Assert.Equal(rewrites > 0, lines.Any(static l => l.EndsWith("(Extends)", StringComparison.Ordinal) || l.EndsWith("(Exact)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Paths_and_tables_have_the_numbers_of_the_lecture()
    {
        string output = Output(Title, "--paths", "--tables", "--at", "x=1,y=2,z=0");
        Assert.Contains("2 paths from v7 to x", output);
        Assert.Matches(@"v7 -> v3 -> v2 -> v1 -> x += 1 \* 2\*v2 \* 1 \* y +=  ?8\n", output.Replace("= 8", "=  8", StringComparison.Ordinal));
        Assert.Matches(@"grad\[x\] += grad\[v1\] \* y \+ grad\[v5\] += 10\.71828182845904", output);
        Assert.Matches(@"grad\[z\] += grad\[v2\] \+ grad\[v4\] \* y +=  ?-1\.43656365691809", output);
        Assert.Matches(@"v7 += v3 \+ v6 += 6\.71828182845904\d* +distributes", output);
        Assert.Contains("df/dy = 4\n", output);
    }

    [Fact]
    public void Names_of_the_program_are_the_nodes() =>
        Assert.Matches(@"L -> out -> net -> w ", Output("net = w x + b\nout = σ(net)\nL = (t - out)²", "w", "--names", "net,out", "--paths"));

    [Theory]
    [InlineData("unicode", "d/dx[x²] = 2x")]
    [InlineData("latex", @"\frac{d}{d x}\left[x^{2}\right] &= 2 x && \text{power rule}")]
    public void A_derivation_is_written_in_other_forms(string format, string line) =>
        Assert.Contains(line, Output("x^2 sin x", "x", "--format", format));

    [Fact]
    public void Tensors_are_explained_as_a_backward_pass_with_its_rules()
    {
        string output = Output("h = tanh(W x + b); J = sum((V h - y).^2)", "W,b", "--shape", "W=mxn,x=n,b=m,V=kxm,y=k");
        Assert.Contains("g_W = g_b*x'", output);
        Assert.Contains("through h (derivative of tanh, sum rule, product of tensors)", output);
    }

    [Theory]
    [InlineData("The derivative of polygamma(x, 2) is not available", "polygamma(x, 2)", "x")]
    [InlineData("A derivation is written for one number", "[x, x^2]", "x")]
    [InlineData("A condition has no derivative", "x > 0", "x")]
    [InlineData("has no variables", "3")]
    [InlineData("Tables and paths are of graphs of numbers", "sum(x.^2)", "x", "--shape", "x=3", "--tables")]
    [InlineData("No value is given for y", "x y", "x", "--tables", "--at", "x=1")]
    [InlineData("written as text, unicode or latex", "x^2", "x", "--format", "dot")]
    public void What_cannot_be_explained_is_said_in_one_sentence(string message, params string[] arguments)
    {
        (int status, _, string error) = Shell.Run(["explain", .. arguments]);
        Assert.Equal(1, status);
        Assert.Contains(message, error);
    }
}
