using System.Text.Json;

namespace Symbolic.Repl.Tests.Commands;

public sealed class CostCommandTests
{
    [Fact]
    public void Cost_is_a_table_with_a_ratio()
    {
        (int status, string output, _) = Shell.Run("cost", "x^2*y");
        Assert.Equal(0, status);
        Assert.Contains("operations", output, StringComparison.Ordinal);
        // x²·y: a square and a product; 2·x·y and x²: two products and a square.
        Assert.Contains("∇f to f: 1.50 of the flops, simplified 1.50", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_as_JSON()
    {
        (int status, string output, _) = Shell.Run("cost", "sin(x)^2 + cos(x)^2", "--json");
        Assert.Equal(0, status);
        using JsonDocument answer = JsonDocument.Parse(output);
        JsonElement function = answer.RootElement.GetProperty("function");
        Assert.Equal(5, function.GetProperty("written").GetProperty("operations").GetInt32());
        Assert.Equal(0, function.GetProperty("simplified").GetProperty("operations").GetInt32());
    }

    [Fact]
    public void A_constant_has_a_cost_and_no_gradient() => Assert.Equal(0, Shell.Run("cost", "2+3").Status);

    [Fact]
    public void Tensors_of_symbolic_length_have_no_number_of_flops() => Assert.Contains("-", Shell.Run("cost", "‖A x − b‖²", "--shape", "A=mxn,x=n,b=m").Output, StringComparison.Ordinal);
}
