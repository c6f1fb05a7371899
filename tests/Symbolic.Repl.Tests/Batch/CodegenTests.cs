using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Tests.Commands;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>Source code by the machine interface and by the command.</summary>
public class CodegenTests
{
    private static JsonElement Ask(string fields) => BatchTranscript.Run(AnswerWriter.Answer, $$"""{"id":"a",{{fields}}}""").Single();

    [Theory]
    [InlineData("c", "void area(")]
    [InlineData("csharp", "public static class area")]
    [InlineData("python", "def area(x, y):")]
    [InlineData("numpy", "import numpy as np")]
    [InlineData("torch", "import torch")]
    [InlineData("julia", "function area(x, y)")]
    public void Every_target_holds_the_function_under_its_name(string target, string expected)
    {
        JsonElement answer = Ask($"\"op\":\"codegen\",\"source\":\"x y + sin(x y)\",\"target\":\"{target}\",\"what\":[\"f\",\"grad\",\"hessian\"],\"name\":\"area\"");
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        string code = answer.GetProperty("code").GetString()!;
        Assert.Contains(expected, code);
        Assert.Contains("7 out: f, df/dx, df/dy, d2f/dxdx, d2f/dxdy, d2f/dydx, d2f/dydy", code);
    }

    [Fact]
    public void The_value_alone_is_what_is_written_by_default()
    {
        string code = Ask("\"op\":\"codegen\",\"source\":\"(x^2-1)/(x-1)\",\"target\":\"julia\"").GetProperty("code").GetString()!;
        Assert.Contains("return Float64(x + 1.0)", code);
        Assert.Contains("1 out: f", code);
    }

    [Fact]
    public void A_result_may_be_asked_for_in_a_language()
    {
        JsonElement result = Ask("\"op\":\"diff\",\"source\":\"x^2 y\",\"wrt\":[\"x\"],\"formats\":[\"c\",\"csharp\",\"python\",\"julia\"]").GetProperty("result");
        Assert.Contains("out[0] = 2.0 * x * y;", result.GetProperty("c").GetString());
        Assert.Contains("output[0] = 2.0 * x * y;", result.GetProperty("csharp").GetString());
        Assert.Contains("return 2.0 * x * y", result.GetProperty("python").GetString());
        Assert.Contains("return Float64(2.0 * x * y)", result.GetProperty("julia").GetString());
    }

    [Fact]
    public void The_command_writes_the_code_and_nothing_else()
    {
        (int status, string output, string error) = Shell.Run("codegen", "r cos φ", "r sin φ", "--target", "c", "--what", "f,jacobian", "--name", "polar");
        Assert.Equal(0, status);
        Assert.Empty(error);
        Assert.StartsWith("// 2 in: r, φ\n// 6 out: f1, f2, df1/dr, df2/dr, df1/dφ, df2/dφ\n// φ is called phi\n", output);
    }

    [Fact]
    public void A_function_that_a_language_lacks_is_named()
    {
        (int status, _, string error) = Shell.Run("codegen", "f(x)", "--target", "c", "--names", "f");
        Assert.Equal(status == 0, error.Length == 0);
        Assert.Contains("There is no", Ask("\"op\":\"codegen\",\"source\":\"x\",\"target\":\"fortran\"").GetProperty("error").GetProperty("message").GetString());
    }
}
