using Symbolic.Benchmarks;

namespace Symbolic.Tests;

/// <summary>Sizes by which printed results of several systems are compared: the spelling of a system must not count.</summary>
public sealed class PrintedSizeTests
{
    [Theory]
    [InlineData("0", 1)]
    [InlineData("-x", 2)]
    [InlineData("x_1 + x_1", 3)]
    [InlineData("2*sin(x)^2", 6)]
    [InlineData("2*sin(x)**2", 6)]
    [InlineData("x*exp(-x)", 5)]
    [InlineData("x*%e^-x", 5)]
    [InlineData("2*%pi*alpha", 5)]
    [InlineData("1.5e-3 - 2001.", 3)]
    [InlineData("atan2(-y, x)", 4)]
    public void Names_numbers_functions_and_signs_count(string text, int size) => Assert.Equal(size, PrintedSize.Of(text));

    [Theory]
    [InlineData("(a*x + b)/(c*x + d)")]
    [InlineData("x^3*sin(x)/(1 + x^2)")]
    [InlineData("-x*exp(-x^2/2)")]
    public void Text_and_the_input_that_it_came_from_have_one_size(string text) =>
        Assert.Equal(PrintedSize.Of(text), PrintedSize.Of(new ExprGraph().Parse(text).ToText()));
}
