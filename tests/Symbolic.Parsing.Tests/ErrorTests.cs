namespace Symbolic.Parsing.Tests;

/// <summary>What the user is told, and where: one sentence, the exact place, one suggestion.</summary>
public class ErrorTests
{
    // input, code, start, length, a part of the message, a part of the hint
    public static TheoryData<string, string, int, int, string, string> Cases() => new()
    {
        { "", "syntax", 0, 0, "nothing to read", "formula" },
        { "2 +", "syntax", 2, 1, "a value is missing after '+'", "value" },
        { "(a+b)*(a+)", "syntax", 8, 1, "a value is missing after '+'", "value" },
        { "x^", "syntax", 1, 1, "a value is missing after '^'", "value" },
        { "x^^2", "syntax", 2, 1, "unexpected '^' after '^'", "missing" },
        { "*a", "syntax", 0, 1, "unexpected '*'", "value" },
        { "x+)", "syntax", 2, 1, "unexpected ')': nothing is open", "remove" },
        { "sin(x", "syntax", 3, 1, "')' is missing: '(' is opened here", "add ')'" },
        { "[1; 2", "syntax", 0, 1, "']' is missing", "add" },
        { "(x]", "syntax", 2, 1, "')' is missing before ']'", "column 1" },
        { "()", "syntax", 0, 2, "nothing between the brackets", "value" },
        { "|x", "syntax", 0, 1, "'|' is missing: '|' is opened here", "abs(x)" },
        { "1 + ‖x", "syntax", 4, 1, "'‖' is missing", "norm" },
        { "(|x)", "syntax", 1, 1, "'|' is missing", "abs" },
        { "x!", "syntax", 1, 1, "'!'", "factorial(x) or gamma(x+1)" },
        { "1,5", "syntax", 1, 1, "comma", "use 1.5; a comma separates arguments" },
        { "1,000", "syntax", 1, 1, "comma", "use 1.5; a comma separates arguments" },
        { "x, y", "syntax", 1, 1, "unexpected ','", "line of its own" },
        { "2 3", "syntax", 2, 1, "between two numbers", "*" },
        { "2½", "syntax", 1, 1, "between two numbers", "*" },
        { "0x10", "syntax", 0, 4, "'0x10' is not a decimal number", "decimal" },
        { "@x", "syntax", 0, 1, "unexpected character '@'", "" },
        { "5%", "syntax", 1, 1, "unexpected character '%'", "5/100" },
        { "x & y", "syntax", 2, 1, "unexpected character '&'", "and" },
        { "∫ x", "syntax", 0, 1, "unexpected character '∫'", "integrals" },
        { "x#y", "syntax", 1, 1, "unexpected '#'", "blank" },
        { "x.", "syntax", 1, 1, "unexpected character '.'", "digits" },
        { "a*a_", "syntax", 3, 1, "subscript", "x_1" },
        { "log(x, 2)", "name", 0, 9, "base", "log_2 x or log(x, base=2)" },
        { "sin(x,y)", "name", 0, 8, "sin takes 1 argument, got 2", "sin(x)" },
        { "sin()", "name", 0, 5, "sin takes 1 argument, got 0", "sin(x)" },
        { "atan2(x)", "name", 0, 8, "atan2 takes 2 arguments, got 1", "" },
        { "sqrt", "syntax", 0, 4, "'sqrt' needs an argument", "sqrt(x)" },
        { "maxx", "name", 0, 4, "'max' is applied only with parentheses", "max(…)" },
        { "max x", "name", 0, 3, "'max' is applied only with parentheses", "max(…)" },
        { "exp⁻¹(x)", "syntax", 0, 8, "inverse", "1/exp(…)" },
        { "lerning", "name", 0, 7, "unknown name 'lerning'", "write l·e·r·n·i·n·g for a product or declare `var lerning`" },
        { "2 + lerning*x", "name", 4, 7, "unknown name 'lerning'", "var lerning" },
        { "foo(x)", "name", 0, 3, "unknown function 'foo'", "func foo" },
        { "sinc(x)", "name", 0, 4, "unknown function 'sinc'", "sin" },
        { "loggamma(x)", "name", 0, 8, "unknown function 'loggamma'", "lgamma" },
        { "arccot(x)", "name", 0, 6, "unknown function 'arccot'", "" },
        { "sigmiod(x)", "name", 0, 7, "unknown function 'sigmiod'", "did you mean sigmoid?" },
        { "exp(z_k)/Σ_k exp(z_k)", "name", 4, 3, "index 'k'", "Σ_j" },
        { "Σ_i Σ_i x_i", "name", 5, 2, "bound already", "Σ_j" },
        { "family W[1..3]; W^2", "name", 17, 2, "layer number or a power", "W[2]" },
        { "d/dxy", "name", 2, 3, "'xy' is not one name", "∂²/∂x∂y" },
        { "dy/dx²", "syntax", 0, 6, "orders differ", "d^2" },
        { "d/d(2)", "name", 3, 3, "with respect to a name", "" },
        { "xd/dx x²", "syntax", 0, 5, "quotient or a derivative", "x d/dx" },
        { "∂ x", "syntax", 0, 1, "'∂'", "∂f/∂x" },
        { "d/dx = 3", "syntax", 5, 1, "unexpected '='", "==" },
        { "sin(2) = 0.75", "syntax", 7, 1, "left-hand side is not a name", "y = x^2" },
        { "f(x) = ", "syntax", 5, 1, "a value is missing after '='", "" },
        { "x if y", "syntax", 2, 2, "'if' stands before its condition", "then" },
        { "if x > 0 then x", "syntax", 14, 1, "'else' is missing", "if c then a else b" },
        { "2 > 1 ? 3", "syntax", 8, 1, "':' is missing", "c ? a : b" },
        { "if 2 then x else y", "type", 3, 1, "a condition is needed", "compare" },
        { "1..3", "type", 0, 4, "a range stands only in an index", "for n" },
        { "for n = 1..3", "syntax", 0, 3, "body of the loop is missing", "{ … }" },
        { "{x if x > 0; 1; 0 otherwise}", "syntax", 13, 1, "only the last case", "otherwise" },
        { "‖x‖_{a+b}", "syntax", 3, 6, "order of a norm", "norm(x, p)" },
        { "Σ^n x", "syntax", 1, 1, "upper limit needs a lower one", "Σ_{i=1}^n" },
        { "f_3(x)", "name", 0, 6, "no argument number 3", "1 argument" },
        { "o_k = f(net_k)", "name", 8, 5, "unknown name 'net_k'", "var net_k" },
        { "Σ_k a_{ik} x_k", "name", 4, 6, "'i' is not an index here although 'k' is", "index i" },
        { "1e99999", "limit", 0, 7, "too long", "" },
        { "\\foo{x}", "syntax", 0, 4, "unknown LaTeX command '\\foo'", "" },
        { "var x, ", "syntax", 7, 0, "a name is missing after 'var'", "var a, b" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Error_says_what_is_wrong_where_and_what_to_do(string input, string code, int start, int length, string message, string hint)
    {
        var error = Reading.Error(input);
        Assert.Equal((code, start, length), (error.Code, error.Span.Start, error.Span.Length));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Position_is_given_by_line_and_column_counted_from_one()
    {
        var error = Reading.Error("y = x²\nz = (y +\n  2)\nw = z +* 3");
        Assert.Equal((4, 8), (error.Line, error.Column));
    }

    [Fact]
    public void Rendering_shows_the_line_and_a_caret_below_the_place()
    {
        Assert.Equal("unexpected '^' after '^'\n  y = x^^2\n        ^\n  hint: a value is missing between them", Reading.Error("a = 1\ny = x^^2").Render());
        Assert.Contains("\n      ^^^\n", Reading.Error("2 + foo(x)").Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void Caret_counts_a_letter_with_its_marks_as_one_column() =>
        Assert.EndsWith("\n  y\u0302+@\n    ^", Reading.Error("y\u0302+@").Render(), StringComparison.Ordinal);

    [Fact]
    public void Long_lines_are_cut_around_the_place()
    {
        var rendered = Reading.Error(new string('x', 3) + string.Concat(Enumerable.Repeat(" + x", 1000)) + " + @").Render();
        Assert.All(rendered.Split('\n'), line => Assert.True(line.Length < 120, line));
        Assert.Contains('@', rendered);
    }

    [Fact]
    public void Spans_speak_about_the_text_as_typed_although_it_is_normalized()
    {
        // y + combining circumflex is composed before reading; the error behind it keeps its place.
        var error = Reading.Error("y\u0302 + y\u0302 @");
        Assert.Equal(8, error.Span.Start);
        Assert.Equal("@", "y\u0302 + y\u0302 @".Substring(error.Span.Start, error.Span.Length));
    }
}
