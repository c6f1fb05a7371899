using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

public class EditBufferTests
{
    private static EditBuffer Of(string text)
    {
        var buffer = new EditBuffer();
        int caret = text.IndexOf('^');
        buffer.Reset(text.Replace("^", ""));
        buffer.MoveTo(caret < 0 ? text.Length : caret);
        return buffer;
    }

    private static string Shown(EditBuffer buffer) => buffer.Text.Insert(buffer.Caret, "^");

    [Theory]
    [InlineData("ab^", "left", "a^b")]
    [InlineData("x + abc^", "wordleft", "x + ^abc")]
    [InlineData("^x + abc", "wordright", "x^ + abc")]
    [InlineData("x +^ abc d", "killword", "x +^ d")]
    [InlineData("sin(x) foo(y)^", "killblank", "sin(x) ^")]
    [InlineData("a^bc\nd", "killend", "a^\nd")]
    [InlineData("a^\nd", "killend", "a^d")]
    [InlineData("ab\ncd^e", "killstart", "ab\n^e")]
    [InlineData("ab\ncd^e", "home", "ab\n^cde")]
    [InlineData("a^b\ncde", "end", "ab^\ncde")]
    [InlineData("abc\nd^e", "up", "a^bc\nde")]
    [InlineData("abc^\nd", "down", "abc\nd^")]
    [InlineData("x👍🏽^", "backspace", "x^")]
    [InlineData("ŷ^", "backspace", "^")]
    [InlineData("y\u0302^z", "left", "^y\u0302z")]
    [InlineData("^∂x", "delete", "^x")]
    public void Keys_do_what_they_say(string before, string key, string after)
    {
        EditBuffer buffer = Of(before);
        switch (key)
        {
            case "left": buffer.Left(); break;
            case "wordleft": buffer.WordLeft(); break;
            case "wordright": buffer.WordRight(); break;
            case "killword": buffer.KillWord(); break;
            case "killblank": buffer.KillBlank(); break;
            case "killend": buffer.KillToEnd(); break;
            case "killstart": buffer.KillToStart(); break;
            case "home": buffer.Home(); break;
            case "end": buffer.End(); break;
            case "up": buffer.Up(); break;
            case "down": buffer.Down(); break;
            case "backspace": buffer.Backspace(); break;
            default: buffer.Delete(); break;
        }

        Assert.Equal(after, Shown(buffer));
    }

    [Fact]
    public void What_was_cut_out_comes_back_in_one_piece()
    {
        EditBuffer buffer = Of("one two three^");
        buffer.KillBlank();
        buffer.KillBlank();
        Assert.Equal("two three", buffer.Killed);
        buffer.Home();
        buffer.Yank();
        Assert.Equal("two three^one ", Shown(buffer));
    }

    [Fact]
    public void Words_are_undone_one_by_one_and_done_again()
    {
        EditBuffer buffer = Of("");
        foreach (char c in "ab cd")
        {
            buffer.Insert(c.ToString());
        }

        Assert.True(buffer.Undo());
        Assert.Equal("ab^", Shown(buffer));
        Assert.True(buffer.Undo());
        Assert.False(buffer.Undo());
        Assert.Equal("^", Shown(buffer));
        Assert.True(buffer.Redo());
        Assert.Equal("ab^", Shown(buffer));
    }

    [Fact]
    public void Signs_that_control_a_terminal_are_not_taken()
    {
        EditBuffer buffer = Of("");
        buffer.Insert("a\tb\e[2Jc\r\nd");
        Assert.Equal("a b[2Jc\nd", buffer.Text);
    }
}
