using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Tests.Language;

/// <summary>Inputs one after the other.</summary>
public class SessionTests
{
    [Theory]
    [InlineData("x²|_ + 1", "x^2 + 1")]
    [InlineData("x²|diff(_, x)", "2*x")]
    [InlineData("x := 3|x²|diff(_, x)", "6")]
    [InlineData("y = x²|_ + y", "2*x^2")]
    [InlineData("y = x²|x = 3|y", "9")]
    [InlineData("y = x²|x = 3|dy/dx", "6")]
    [InlineData("y = x²|x = 3|x = 5|y", "25")]
    [InlineData("y = x²|x := 3|x := 5|y", "25")]
    [InlineData("x = 3|y := x²|x = 5|y", "9")]
    [InlineData("f(x) = x²|f(3)", "9")]
    [InlineData("f(x) = a x²|a = 2|f(3)", "18")]
    [InlineData("f(x) = x²|f(x) = x³|f(2)", "8")]
    [InlineData("f(n) = Π_{i=1}^n i|f(4)", "24")]
    [InlineData("var rate|rate x", "rate*x")]
    [InlineData("rate = 2|3 rate", "6")]
    [InlineData("E = (w − 3)²|w := 0|w := w − 0.1 dE/dw|w := w − 0.1 dE/dw|E", "3.6864")]
    [InlineData("h[1] = x|for n = 1..2 { h[n+1] = 2 h[n] }|h[3]", "4*x")]
    [InlineData("param w|E = w² x|∇E", "x*(2*w)")]
    [InlineData("c = x > 0|c = 3|c", "3")]
    [InlineData("alpha = 2|α", "2")]
    public void Later_inputs_know_what_earlier_ones_said(string inputs, string expected)
    {
        var session = new Session(new ExprGraph(), LanguageCalculus.Instance);
        BoundProgram last = inputs.Split('|').Select(text => session.Submit(text)).ToList()[^1];
        Assert.Equal(expected, last.Result.ToString());
        Assert.Equal(expected, session.Last.ToString());
    }

    [Theory]
    [InlineData("x = 4; y = «")]
    [InlineData("x = 4; q = q + 1")]
    [InlineData("x := x + 1; sin(x, x)")]
    [InlineData("f(t) = 5; lerning")]
    [InlineData("f(t) = 5; d/dx (x > 0)")]
    [InlineData("var f; Σ_i 3")]
    public void An_input_with_an_error_changes_nothing(string wrong)
    {
        var session = new Session(new ExprGraph(), LanguageCalculus.Instance);
        session.Submit("x = 3; f(t) = t²; y = x + a");
        Assert.Throws<ParseException>(() => session.Submit(wrong));
        Assert.Equal("3 + a", session.Submit("y").Result.ToString());
        Assert.Equal("9", session.Submit("f(x)").Result.ToString());
        Assert.Equal(["f", "x", "y"], session.Names);
    }

    [Fact]
    public void The_first_input_may_fail_too()
    {
        var session = new Session(new ExprGraph(), LanguageCalculus.Instance);
        Assert.Contains("no result yet", Assert.Throws<ParseException>(() => session.Submit("_ + 1")).Message);
        Assert.Throws<ParseException>(() => session.Submit("x = 1; sin(1, 2)"));
        Assert.Equal("x", session.Submit("x").Result.ToString());
    }

    [Fact]
    public void A_session_reads_as_its_options_say()
    {
        var graph = new ExprGraph();
        ParserOptions options = OperatorFunctionNames.Of(graph.Operators).Options with { Names = ["rate"] };
        var session = new Session(graph, LanguageCalculus.Instance, options);
        Assert.Equal("2*rate", session.Submit("2 rate").Result.ToString());
        session.Submit("strict on");
        Assert.Throws<ParseException>(() => session.Submit("u"));
        session.Submit("strict off");
        Assert.Equal("u", session.Submit("u").Result.ToString());
    }

    [Fact]
    public void Free_variables_are_those_of_the_input()
    {
        var session = new Session(new ExprGraph(), LanguageCalculus.Instance);
        session.Submit("y = b x");
        session.Submit("q + r");
        Assert.Equal(["b", "x", "q"], session.Submit("q y").Free.Select(static v => v.Name));
        Assert.Equal(["x"], session.Submit("b = 2; y").Free.Select(static v => v.Name));
    }

    [Fact]
    public void A_program_keeps_what_it_found_when_the_session_goes_on()
    {
        var session = new Session(new ExprGraph(), LanguageCalculus.Instance);
        BoundProgram program = session.Submit("y = x²");
        session.Submit("x = 3");
        Assert.Equal("x^2", program.Result.ToString());
        Assert.Equal("x^2", program["y"].ToString());
    }
}
