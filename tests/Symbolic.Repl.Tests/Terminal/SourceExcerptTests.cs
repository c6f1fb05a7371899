using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Terminal;

public class SourceExcerptTests
{
    [Theory]
    [InlineData("x + y", 4, 1, "x + y", "    ^")]
    [InlineData("sin(foo)", 4, 3, "sin(foo)", "    ^^^")]
    [InlineData("x +", 3, 0, "x +", "   ^")]
    [InlineData("", 0, 0, "", "^")]
    [InlineData("a\nb + c\nd", 6, 1, "b + c", "    ^")]
    [InlineData("a\r\nb\r\n", 3, 1, "b", "^")]
    [InlineData("(x\n+y)", 0, 5, "(x", "^^")]
    public void Carets_stand_under_what_is_wrong(string text, int start, int length, string line, string carets) =>
        Assert.Equal(new SourceExcerpt(line, carets), SourceExcerpt.Of(text, start, length));

    [Theory]
    [InlineData("y\u0302 + x!", 6, 1, "     ^")]
    [InlineData("ŷ + x!", 5, 1, "     ^")]
    [InlineData("変数 + x!", 6, 1, "        ^")]
    [InlineData("𝑥 + x!", 6, 1, "     ^")]
    [InlineData("x + 変数", 4, 2, "    ^^^^")]
    [InlineData("\tx !", 3, 1, "\t  ^")]
    public void Cells_are_counted_and_not_characters(string text, int start, int length, string carets) =>
        Assert.Equal(carets, SourceExcerpt.Of(text, start, length).Carets);

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        string text = new string('a', 500) + "!" + new string('b', 500);
        SourceExcerpt excerpt = SourceExcerpt.Of(text, 500, 1);
        Assert.True(excerpt.Line.Length <= 102);
        Assert.StartsWith("…", excerpt.Line);
        Assert.EndsWith("…", excerpt.Line);
        Assert.Equal('!', excerpt.Line[excerpt.Carets.IndexOf('^')]);
    }
}
