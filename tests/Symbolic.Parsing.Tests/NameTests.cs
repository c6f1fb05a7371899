using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Tests;

/// <summary>Declared names win over everything; sessions remember; nothing changes on an error.</summary>
public class NameTests
{
    [Theory]
    [InlineData("e^x", "e ^ x", "e")]
    [InlineData("E*i", "E * i", "E", "i")]
    [InlineData("theta+1", "θ + 1", "theta")]
    [InlineData("x1*x2", "x1 * x2", "x1", "x2")]
    [InlineData("alphabeta", "alphabeta", "alphabeta")]
    [InlineData("learning_rate x", "learning_rate * x", "learning_rate")]
    [InlineData("netx", "net * x", "net")]
    [InlineData("sin*2", "sin * 2", "sin")]
    [InlineData("pi r^2", "pi * (r ^ 2)", "pi")]
    [InlineData("x^T", "x ^ T", "T")]
    [InlineData("T(x+y)", "T * (x + y)", "T")]
    [InlineData("d/dx", "d / (d * x)", "d")]
    [InlineData("σ(x+1)", "σ * (x + 1)", "σ")]
    [InlineData("f(x)", "f * x", "f")]
    [InlineData("y_ + _x", "y_ + _x", "y_", "_x")]
    [InlineData("\u00E9 + e\u0301", "\u00E9 + \u00E9", "e\u0301")]
    [InlineData("\u00B5t + \u03BCt", "\u03BCt + \u03BCt", "\u00B5t")]
    public void Names_given_by_the_caller_win_over_constants_functions_and_splitting(string input, string reading, params string[] names) =>
        Assert.Equal(reading, Reading.Of(input, names));

    [Fact]
    public void A_declared_e_is_a_variable_and_an_undeclared_one_the_constant()
    {
        static ExpressionNode Expression(string text, params string[] names) =>
            ((ExpressionStatement)Parser.Parse(text, TestFunctions.Options with { Names = names }).Statements[0]).Expression;
        Assert.IsType<ConstantNode>(Expression("e"));
        Assert.IsType<NameNode>(Expression("e", "e"));
        Assert.IsType<NameNode>(Expression("e_1"));
    }

    [Theory]
    [InlineData("gamma(x)", "gamma(x)")]
    [InlineData("gamma + 1", "γ + 1")]
    [InlineData("2 gamma x", "(2 * γ) * x")]
    [InlineData("sigma(x)", "sigmoid(x)")]
    [InlineData("sigma^2", "σ ^ 2")]
    [InlineData("beta", "β")]
    public void A_spelled_Greek_letter_is_a_function_only_before_a_parenthesis(string input, string reading) => Assert.Equal(reading, Reading.Of(input));

    [Fact]
    public void A_session_knows_what_earlier_inputs_declared()
    {
        Assert.Equal("net + 1", Reading.Session("var net", "net+1"));
        Assert.Equal("Ω(θ)", Reading.Session("func Ω", "Ω(θ)"));
        Assert.Equal("h(3) + 1", Reading.Session("h(x) = x^2", "h(3)+1"));
        Assert.Equal("loss ^ 2", Reading.Session("loss = x²", "loss²"));
        Assert.Equal("W[2] * x", Reading.Session("family W[1..3]", "W^(2) x"));
        Assert.Equal("x[1] + x[2]", Reading.Session("x in R^n", "x_1 + x_2"));
        Assert.Equal("x_1 + x_2", Reading.Of("x_1 + x_2"));
    }

    [Fact]
    public void An_error_leaves_the_session_as_it_was()
    {
        var scope = new NameScope();
        var options = TestFunctions.Options with { Scope = scope };
        Assert.Throws<ParseException>(() => Parser.Parse("var net; strict on; x in R^n; 2 +", options));
        Assert.Empty(scope.Names);
        Assert.False(scope.Strict);
        Parser.Parse("var net; strict on", options);
        Assert.Equal(NameKinds.Variable, scope.KindsOf("net"));
        Assert.True(scope.Strict);
    }

    [Fact]
    public void Parameters_and_bound_indices_do_not_outlive_their_place()
    {
        Assert.Equal("def f(net) = net ^ 2; n * (e * t)", Reading.Of("f(net) = net^2; n et"));
        var scope = new NameScope();
        Parser.Parse("f(net) = net^2; Σ_i w_i; for n = 1..3 { a[n] = n }", TestFunctions.Options with { Scope = scope });
        Assert.Equal(NameKinds.None, scope.KindsOf("net"));
        Assert.Equal(NameKinds.None, scope.KindsOf("i") & NameKinds.Declared);
        Assert.Equal(NameKinds.None, scope.KindsOf("n") & NameKinds.Declared);
    }

    [Fact]
    public void Strict_makes_unknown_letters_errors()
    {
        Assert.Equal("name", Reading.Error("strict on; x + 1").Code);
        Assert.Equal("strict on; var x; x + 1", Reading.Of("strict on; var x; x+1"));
        Assert.Equal("strict on; strict off; x + 1", Reading.Of("strict on; strict off; x+1"));
        Assert.Equal("f = 2 * pi", Parser.Parse("f = 2π", TestFunctions.Options with { UndeclaredLetters = UndeclaredLetters.AreErrors }).Reading);
        Assert.Throws<ParseException>(() => Parser.Parse("x", TestFunctions.Options with { UndeclaredLetters = UndeclaredLetters.AreErrors }));
    }

    [Theory]
    [InlineData("_ + 1", "_ + 1")]
    [InlineData("%3^2", "%3 ^ 2")]
    public void Results_of_a_session_are_names_once_they_are_declared(string input, string reading)
    {
        Assert.Throws<ParseException>(() => Reading.Of(input));
        Assert.Equal(reading, Reading.Of(input, "_", "%3"));
    }

    [Theory]
    [InlineData("f_1(x, y)", "f_1(x, y)")]
    [InlineData("f_{1,2}(x, y)", "f_{1,2}(x, y)")]
    [InlineData("f_12(x, y)", "f_{1,2}(x, y)")]
    [InlineData("func u; u_2(a, b)", "func u; u_2(a, b)")]
    [InlineData("w_1(x+y)", "w_1 * (x + y)")]
    [InlineData("f_1(x) = x; f_1(3)", "def f_1(x) = x; f_1(3)")]
    public void A_function_with_a_number_below_is_a_derivative_by_position(string input, string reading) => Assert.Equal(reading, Reading.Of(input));
}
