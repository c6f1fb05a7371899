using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Tests.Batch;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Gradients of programs written as backward passes, and when they are.</summary>
public class BackwardLineTests
{
    private const string Network = "W in R^{m×n}; b in R^m; x in R^n; y in R^m; z = W*x + b; h = tanh(z); E = sum((h - y).^2)";

    private static readonly string[] s_lines = ["g_h = 2*(h - y)", "g_z = g_h.*(1 - h.^2)", "g_W = g_z*x'", "g_b = g_z"];

    [Fact]
    public void Several_gradients_of_a_network_are_a_backward_pass()
    {
        (int status, string output, _) = Shell.Run(["grad", Network, "W", "b"]);
        Assert.Equal(0, status);
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(s_lines, lines.Where(static l => l.Contains('#')).Select(static l => l[..l.IndexOf('#')].TrimEnd()));
        Assert.Equal(["dE/dh", "dE/dz", "dE/dW", "dE/db"], lines.Where(static l => l.Contains('#')).Select(static l => l[(l.IndexOf('#') + 2)..]));
        Assert.Contains(lines, static l => l.StartsWith('✓'));
    }

    [Theory]
    [InlineData("--expand")]
    [InlineData("--no-simplify")]
    public void Each_gradient_can_stand_for_itself(string option) =>
        Assert.DoesNotContain("g_h", Shell.Run(["grad", Network, "W", "b", option]).Output);

    [Fact]
    public void One_gradient_stands_for_itself() => Assert.DoesNotContain("g_h", Shell.Run(["grad", Network, "W"]).Output);

    [Fact]
    public void Programs_of_numbers_have_lines_when_they_are_asked_for()
    {
        const string program = "q = x + y; f = q^2*z";
        Assert.DoesNotContain("g_q", Shell.Run(["grad", program]).Output);
        Assert.Contains("g_q = 2*q*z", Shell.Run(["grad", program, "--lines"]).Output);
    }

    [Theory]
    [InlineData("rising", "g_c = d + 2*c*d", "g_b = g_c + 2*b*g_c")]
    [InlineData("falling", "g_c = 2*c*d + d", "g_b = 2*b*g_c + g_c")]
    public void The_order_of_sums_holds_for_lines(string order, params string[] expected)
    {
        const string program = "c = b^2 + b + 1; f = (c^2 + c)*d";
        string output = Shell.Run(["grad", program, "b", "--lines", "--order", order]).Output;
        Assert.All(expected, line => Assert.Contains(line, output));
        JsonElement answer = BatchTranscript.Run(AnswerWriter.Answer, $$"""{"id":"a","op":"gradient","source":"{{program}}","wrt":["b"],"lines":true,"order":"{{order}}"}""").Single();
        Assert.Equal(expected, answer.GetProperty("lines").EnumerateArray().Select(static l => $"{l.GetProperty("name").GetString()} = {l.GetProperty("text").GetString()}"));
    }

    [Fact]
    public void Lines_are_typeset_with_what_they_are() =>
        Assert.Contains(@"g_{z} = \frac{\partial E}{\partial z} = g_{h} \odot (1 - ", RunProgram(Network + "\n∂E/∂W\n∂E/∂b", "--format", "latex"));

    [Fact]
    public void A_program_prints_the_gradients_that_follow_each_other_as_one_pass()
    {
        string output = RunProgram(Network + "\n∂E/∂W\n∂E/∂b\nh\n∂E/∂x");
        Assert.Equal(1, output.Split("# ∂E/∂z").Length - 1);
        Assert.Contains("∂E/∂x = ", output);
    }

    [Fact]
    public void With_values_the_gradients_are_numbers()
    {
        string output = RunProgram(Network + "\n∂E/∂W\n∂E/∂b", "--at", "W=[1,2;3,4],b=[0,0],x=[1,1],y=[1,1]");
        Assert.DoesNotContain("g_z", output);
        Assert.Contains("∂E/∂b = [", output);
    }

    [Fact]
    public void Batch_adds_lines_when_they_are_asked_for()
    {
        string request = $$"""{"id":"a","op":"gradient","source":"{{Network}}","wrt":["W","b"],"formats":["unicode"]""";
        JsonElement plain = BatchTranscript.Run(AnswerWriter.Answer, request + "}").Single();
        Assert.False(plain.TryGetProperty("lines", out _));
        JsonElement answer = BatchTranscript.Run(AnswerWriter.Answer, request + ",\"lines\":true}").Single();
        Assert.Equal(plain.GetProperty("results").GetRawText(), answer.GetProperty("results").GetRawText());
        JsonElement[] lines = [.. answer.GetProperty("lines").EnumerateArray()];
        Assert.Equal(s_lines, lines.Select(static l => $"{l.GetProperty("name").GetString()} = {l.GetProperty("text").GetString()}"));
        Assert.Equal(["∂E/∂h", "∂E/∂z", "∂E/∂W", "∂E/∂b"], lines.Select(static l => l.GetProperty("of").GetString()));
        Assert.Equal("gₕ ⊙ (1 − h²)", lines[1].GetProperty("unicode").GetString());
    }

    [Fact]
    public void Lines_are_true_or_false()
    {
        JsonElement answer = BatchTranscript.Run(AnswerWriter.Answer, """{"id":"a","op":"gradient","source":"x^2","lines":1}""").Single();
        Assert.Contains("'lines'", answer.GetProperty("error").GetProperty("message").GetString());
    }

    private static string RunProgram(string program, params string[] options)
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sym");
        File.WriteAllText(file, program);
        try
        {
            (int status, string output, string error) = Shell.Run(["run", file, .. options]);
            Assert.Equal((0, ""), (status, error));
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
