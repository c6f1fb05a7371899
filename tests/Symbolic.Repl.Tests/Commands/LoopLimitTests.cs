using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Tests.Batch;

namespace Symbolic.Repl.Tests.Commands;

/// <summary>Loops up to a name that gets its number with the values.</summary>
public class LoopLimitTests
{
    private const string Chain = "for k = 1..K { x[k] = sin(x[k-1]) }; f = x[K]";

    [Fact]
    public void A_value_says_how_often_a_loop_goes_round()
    {
        (int status, string output, _) = Shell.Run("grad", Chain, "x[0]", "--at", "K=3,x[0]=0.5");
        Assert.Equal(0, status);
        Assert.Contains("f        = sin(sin(sin(x[0])))", output);
        Assert.Contains("df/dx[0] = 0.6972664358502", output);
        Assert.DoesNotContain("not used", output);
    }

    [Theory]
    [InlineData("for n = 1..L-1 { a[n+1] = tanh(W[n]*a[n]) }; E = sum(a[L])", "L")]
    [InlineData(Chain, "K")]
    public void Without_a_value_it_is_said_what_is_missing(string program, string name)
    {
        (int status, _, string error) = Shell.Run("grad", program, "W[1]");
        Assert.Equal(1, status);
        Assert.Contains("has no value", error);
        Assert.Contains($"as in {name} = 4, or give {name} one value for all points", error);
    }

    [Fact]
    public void A_loop_has_one_number_of_rounds() =>
        Assert.Contains("one value for all points", Shell.Run("grad", Chain, "x[0]", "--at", "K=3,x[0]=0.5", "--at", "K=4,x[0]=0.5").Error);

    [Fact]
    public void An_equation_of_the_program_is_not_overruled()
    {
        string output = Shell.Run("eval", "K = 1\n" + Chain, "K=3", "x[0]=0.5").Output;
        Assert.StartsWith("0.479425538604203", output);
    }

    [Fact]
    public void Components_up_to_a_name_stay_components() =>
        Assert.Contains("df/dx = [2, 4]", Shell.Run("grad", "for k = 1..K { y[k] = x[k]^2 }; f = sum(y)", "x", "--at", "K=2,x=[1,2]").Output);

    [Fact]
    public void Batch_takes_families_with_the_number_of_layers()
    {
        const string point = """{"L":3,"a":{"1":[1,2]},"W":{"1":[[1,0],[0,1]],"2":[[1,1]]}}""";
        string request = $$"""{"id":"a","op":"gradient","source":"for n = 1..L-1 { a[n+1] = W[n]*a[n] }; E = sum(a[L].^2)","wrt":["W[1]","W[2]"],"lines":true,"at":[{{point}}]}""";
        JsonElement answer = BatchTranscript.Run(AnswerWriter.Answer, request).Single();
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        Assert.Equal("""{"W[1]":[[6,12],[6,12]],"W[2]":[[6,12]]}""", answer.GetProperty("values")[0].GetRawText());
        Assert.Equal(["g_a[3]", "g_W[2]", "g_a[2]", "g_W[1]"], answer.GetProperty("lines").EnumerateArray().Select(static l => l.GetProperty("name").GetString()));
    }
}
