using System.Text.Json;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Commands on vectors and matrices.</summary>
public sealed class TensorCommandTests : IDisposable
{
    private const string Network = """
        # two layers
        for n = 1..2 {
          h[n+1] = W[n]*a[n]
          a[n+1] = tanh(h[n+1])
        }
        E = sum((y - a[3]).^2)
        E          # the error
        ∂E/∂W[2]
        check(E, W)
        """;

    private const string Weights = """{"W": {"1": [[1, -1]], "2": [[0.5], [0]]}, "a": {"1": [2, 1]}, "y": [1, -1]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("symbolic").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Grad_prints_formulas_and_aligned_values()
    {
        (int status, string output, string error) = Shell.Run("grad", "xᵀA x", "--at", "x=[1,2],A=[1,2;3,-4]");
        Assert.Equal((0, ""), (status, error));
        Assert.StartsWith(
            """
            reading: (T(x) * A) * x
            f     = x'*A*x
            df/dx = (A + A')*x
            df/dA = x*x'

            at x = [1, 2], A = [1, 2; 3, -4]
            f     = -5
            df/dx = [12, -11]
            df/dA =
              [ 1  2 ]
              [ 2  4 ]

            ✓ checked at 12 points: largest error
            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void A_jacobian_of_order_3_is_one_slice_for_each_output()
    {
        string output = Shell.Run("jacobian", "W*x", "--wrt", "W", "--at", "x=[1,2],W=[1,2;3,4]", "--format", "unicode").Output;
        Assert.Contains(
            """
            at x = [1, 2], W = [1, 2; 3, 4]
            f = [5, 11]
            ∂f[1]/∂W =
              [ 1  2 ]
              [ 0  0 ]
            ∂f[2]/∂W =
              [ 0  0 ]
              [ 1  2 ]
            """.ReplaceLineEndings("\n"),
            output);
        Assert.Contains("✓ checked", output);
    }

    [Fact]
    public void A_hessian_of_order_4_is_one_slice_for_each_entry_of_the_first_variable()
    {
        string output = Shell.Run("hessian", "sum(X.^2)/2", "--at", "X=[1,2;3,4]", "--format", "unicode").Output;
        Assert.Contains("d²f/dX[1,2]dX =\n  [ 0  1 ]\n  [ 0  0 ]\n", output);
        Assert.Equal(4, output.Split('\n').Count(static l => l.StartsWith("d²f/dX[", StringComparison.Ordinal)));
        Assert.Contains("✓ checked", output);
    }

    [Fact]
    public void A_hessian_by_vectors_prints_one_triangle_of_pairs()
    {
        string output = Shell.Run("hessian", "xᵀA y", "--wrt", "x,y", "--at", "x=[1,2],y=[3,4],A=[1,2;3,4]").Output;
        Assert.Contains("d^2f/dx dy =\n  [ 1  2 ]\n  [ 3  4 ]\n", output);
        Assert.DoesNotContain("dy dx", output);
        Assert.Contains("✓ checked", output);
    }

    [Theory]
    [InlineData("-1 -1\n", "eval", "A x", "A=[1,2;3,4]", "x=[1,-1]")]
    [InlineData(" 7  10\n15  22\n", "eval", "A A", "A=[1,2;3,4]")]
    [InlineData("[1] =\n  [ 2 ]\n[2] =\n  [ 4 ]\n", "eval", "2T", "T=[[[1]],[[2]]]")]
    [InlineData("false true\n", "eval", "x > y", "x=[1,2]", "y=[2,1]")]
    public void A_value_is_printed_bare(string value, params string[] arguments) => Assert.Equal((0, value), (Shell.Run(arguments).Status, Shell.Run(arguments).Output));

    [Theory]
    [InlineData("df/dx = 2*A'*A*x", "grad", "sum((A x).^2)", "x", "--shape", "A=mxn,x=n")]
    [InlineData("df/dt = A*x", "diff", "t A x", "t", "--shape", "A=2x2,x=2")]
    [InlineData("du/dx = A", "jacobian", "u = A x; v = u + 1", "--of", "u", "--wrt", "x", "--shape", "A=2x2")]
    [InlineData("f = 2*A*x", "simplify", "A x + A x", "--shape", "A=m×n,x=n")]
    [InlineData("variables: A, x", "parse", "A x", "--shape", "A=m×n,x=n")]
    public void One_line_says_it(string line, params string[] arguments)
    {
        (int status, string output, string error) = Shell.Run(arguments);
        Assert.Equal((0, ""), (status, error));
        Assert.Contains(line, output.Split('\n'));
    }

    [Fact]
    public void Check_takes_tensors()
    {
        Assert.Contains("✓ checked at 1 point:", Shell.Run("check", "tanh(W x)", "W=[1,2;3,4]", "x=[0.1,0.2]").Output);
        Assert.Contains("✓ checked at 12 points:", Shell.Run("check", "xᵀA x").Output);
    }

    [Fact]
    public void Json_has_nested_lists()
    {
        JsonElement answer = JsonDocument.Parse(Shell.Run("grad", "xᵀA x", "--json", "--at", "x=[1,2],A=[1,2;3,4]").Output).RootElement;
        Assert.Equal("[[1,2],[2,4]]", answer.GetProperty("values")[0].GetProperty("A").GetRawText());
    }

    [Fact]
    public void Values_come_from_files()
    {
        string point = File("point.json", """{"x": [1, 2], "b": [0, 1]}"""), matrix = File("A.csv", "1,2\n3,4\n"), column = File("x.csv", "1\n2\n");
        Assert.Equal("5 12\n", Shell.Run("eval", "A x + b", "--values", point, "--values", $"A={matrix}").Output);
        Assert.Equal("3 8\n", Shell.Run("eval", "A x + b", "--values", point, "--values", $"A={matrix}", "--at", "x=[1,1]").Output);
        Assert.Equal("5 11\n", Shell.Run("eval", "A x", "--values", $"A={matrix}", "--values", $"x={column}", "--shape", "x=n").Output);
    }

    [Fact]
    public void A_program_may_stand_in_a_file()
    {
        string program = File("net.sym", Network), values = File("net.json", Weights);
        Assert.Contains("dE/dW[2] =", Shell.Run("grad", program, "--of", "E", "--wrt", "W", "--values", values).Output);
        (int status, _, string error) = Shell.Run("grad", "no such file.sym");
        Assert.Equal(1, status);
        Assert.Contains("no such file.sym", error);
    }

    [Fact]
    public void Values_are_those_from_before_the_first_update()
    {
        string program = File("step.sym", "J = w·w\nJ\nw := w - 1/4 ∂J/∂w\nw\nv := 2w\nv\nJ");
        (int status, string output, string error) = Shell.Run("run", program, "--at", "w=[2,4],v=1");
        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """
            J = 20
            w = [1, 2]
            v = [2, 4]
            J = 5
            note: 1/4 ∂J/∂w is read as (1/4) * diff(J, w)
            note: the value given for v is not used: the program defines v

            """.ReplaceLineEndings("\n"),
            output);

        (status, _, error) = Shell.Run("run", File("wrong.sym", "A in R^{2×2}\nw := A*w\nw"), "--at", "A=[1,2;3,4],w=[1,2,3]");
        Assert.Equal(1, status);
        Assert.Contains("'w'", error);
    }

    [Fact]
    public void Run_prints_what_the_program_asks_for()
    {
        (int status, string output, string error) = Shell.Run("run", File("net.sym", Network), "--values", File("net.json", Weights));
        Assert.Equal((0, ""), (status, error));
        Assert.Matches(
            """
            ^E = [0-9.]+
            ∂E/∂W\[2\] =
              \[ +[-0-9.E]+ \]
              \[ +[-0-9.E]+ \]
            check\(E, W\)
            ✓ checked at 1 point: largest error [0-9e-]+ \(Richardson, z = 0.002·max\(1,\|x\|\)\)
            $
            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Run_without_values_prints_formulas()
    {
        (int status, string output, string error) = Shell.Run("run", File("p.sym", "x in R^n; A in R^{n×n}\nf = xᵀA x\n∂f/∂x\n2 + 3\ncheck(f, x)"));
        Assert.Equal((0, ""), (status, error));
        string[] lines = output.Split('\n');
        Assert.Equal(["∂f/∂x = (A + A')*x", "2 + 3 = 5", "check(f, x)"], lines[..3]);
        Assert.StartsWith("✓ checked at 12 points", lines[3]);
    }

    [Theory]
    [InlineData("u = 2\nv = u + 1", "v = 3\n")]
    [InlineData("f(x) = x^2\nf(3)", "f(3) = 9\n")]
    [InlineData("[1,2;3,4]*[1;2]", "[1,2;3,4]*[1;2] = [5, 11]\n")]
    public void Run_works_without_variables(string program, string output) => Assert.Equal((0, output), (Shell.Run("run", File("p.sym", program)).Status, Shell.Run("run", File("p.sym", program)).Output));

    [Fact]
    public void Run_gives_each_point_its_results() =>
        Assert.Equal(
            "at x = 1\nx^2 = 1\nat x = 2\nx^2 = 4\n",
            Shell.Run("run", File("p.sym", "x^2"), "--at", "x=1", "--at", "x=2").Output);

    [Fact]
    public void Run_says_what_has_no_value()
    {
        string output = Shell.Run("run", File("p.sym", "x y\nx"), "--at", "x=2").Output;
        Assert.Contains("x y = x*y\n", output);
        Assert.Contains("No value is given for y", output);
        Assert.Contains("x = 2\n", output);
    }

    [Fact]
    public void Run_fails_where_a_check_fails_or_the_program_cannot_be_read()
    {
        Assert.Equal(2, Shell.Run("run", "no such file.sym").Status);
        (int status, _, string error) = Shell.Run("run", File("p.sym", "x +"));
        Assert.Equal(1, status);
        Assert.Contains("^", error);
        (status, _, error) = Shell.Run("run", File("q.sym", "A*B"), "--at", "A=[[1,2]],B=[[1,2]]");
        Assert.Equal(1, status);
        Assert.Contains("R^{1×2}", error);
    }

    [Fact]
    public void Run_has_a_help() => Assert.Contains("--values", Shell.Run("run", "--help").Output);

    [Theory]
    [InlineData("--shape", "A=")]
    [InlineData("--shape", "A")]
    [InlineData("--shape", "=3")]
    [InlineData("--values", "no such file.json")]
    [InlineData("--at", "A=[1,2;3]")]
    public void What_cannot_be_read_is_an_error_in_a_sentence(params string[] option)
    {
        (int status, string output, string error) = Shell.Run(["grad", "tr(A)", .. option]);
        Assert.Equal((1, ""), (status, output));
        Assert.EndsWith(".", error.Split('\n')[0]);
    }

    [Fact]
    public void A_person_gets_long_values_abbreviated_unless_everything_is_asked_for()
    {
        string vector = $"x=[{string.Join(",", Enumerable.Range(1, 100))}]";
        Assert.Contains("df/dx = [2, 4, 6, 8, …, 198, 200] (R^100)", Shell.Run(Somewhere.Terminal, "grad", "x·x", "--at", vector).Output.Replace("∂", "d"));
        Assert.DoesNotContain("…, 198", Shell.Run(Somewhere.Terminal, "grad", "x·x", "--at", vector, "--expand").Output);
        Assert.DoesNotContain("…, 198", Shell.Run("grad", "x·x", "--at", vector).Output);
    }

    private string File(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
