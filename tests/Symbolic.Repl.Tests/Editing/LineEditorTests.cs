using FsCheck;
using FsCheck.Fluent;
using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

public class LineEditorTests
{
    private static (string? Read, TerminalScreen Screen) Read(string sent, int width = 40, int height = 10, History? history = null)
    {
        var screen = new TerminalScreen(width, height);
        return (Editor(new ScriptedKeys(sent), screen, history).Read("» ", "… "), screen);
    }

    private static LineEditor Editor(IKeyReader keys, TerminalScreen screen, History? history = null) =>
        new(keys, screen, colors: true, new Assistant(), history ?? new History(), static work => Task.FromResult(work()));

    [Theory]
    [InlineData("abc\r", "abc")]
    [InlineData("ac\e[Db\r", "abc")]
    [InlineData("abc\x01x\x05y\r", "xabcy")]
    [InlineData("a b\x17\x19\x19\r", "a bb")]
    [InlineData("abc\x15\r", "")]
    [InlineData("a b\x1f\e/\r", "a b")]
    [InlineData("abc\u0003d\r", "d")]
    [InlineData("(a\rb)\r", "(a\nb)")]
    [InlineData("(a\r\r", "(a\n")]
    [InlineData("\e[200~a = 1\nb = 2\e[201~\r", "a = 1\nb = 2")]
    [InlineData("(a\rb\e[AX\e[B)\r", "(Xa\nb)")]
    public void Keys_make_an_input(string sent, string expected) => Assert.Equal(expected, Read(sent).Read);

    [Fact]
    public void The_end_of_input_ends_an_empty_line_only()
    {
        Assert.Null(Read("\x04").Read);
        Assert.Equal("b", Read("ab\x01\x04\r").Read);
    }

    [Fact]
    public void The_history_goes_back_and_forth_and_is_searched()
    {
        var history = new History();
        history.Add("first");
        history.Add("second one");
        history.Add("third");
        Assert.Equal("second one", Read("\e[A\e[A\r", history: history).Read);
        Assert.Equal("draft", Read("draft\e[A\e[B\r", history: history).Read);
        Assert.Equal("first!", Read("\x12ir\x12\x05!\r", history: history).Read);
        Assert.Equal("mine", Read("mine\x12sec\a\r", history: history).Read);
    }

    [Fact]
    public void Long_lines_are_broken_and_wide_characters_are_counted()
    {
        (_, TerminalScreen screen) = Read("0123456789漢字漢字👍x∂\r", width: 20);
        Assert.Equal("» 0123456789漢字漢字\n  👍x∂", screen.Text);
    }

    [Fact]
    public void Completion_inserts_what_is_common_and_lists_the_rest()
    {
        (string? read, TerminalScreen screen) = Read("al\t\tb\t\r");
        Assert.Equal("alphabet", read);
        Assert.Equal("» alphabet", screen.Text);
        var keys = new ScriptedKeys("al\t\t");
        var list = new TerminalScreen(40, 10);
        string seen = "";
        keys.Watch = key => seen = key is null || key.Value.Key == Key.EndOfInput ? list.Text : seen;
        Editor(keys, list).Read("» ", "… ");
        Assert.Equal("» alpha\nalphabet  alphadog", seen);
    }

    [Fact]
    public void The_reading_stands_below_while_nothing_is_typed()
    {
        var screen = new TerminalScreen(40, 10);
        var seen = new List<string>();
        var keys = new ScriptedKeys("xy", "z\r") { Watch = _ => seen.Add(screen.Text) };
        Assert.Equal("xyz", Editor(keys, screen).Read("» ", "… "));
        Assert.Contains("» xy\n  read: xy", seen);
        Assert.Equal("» xyz", screen.Text);
    }

    [Fact]
    public void An_input_higher_than_the_screen_shows_the_part_around_the_caret()
    {
        (_, TerminalScreen screen) = Read("\e[200~" + string.Join('\n', Enumerable.Range(1, 30)) + "\e[201~\r", height: 5);
        Assert.EndsWith("… 29\n… 30", screen.Text);
    }

    [Fact]
    public void A_narrower_terminal_gets_a_new_drawing()
    {
        var screen = new TerminalScreen(40, 10);
        var view = new LineView(screen, colors: false);
        view.Draw(new InputPicture("» ", "… ", "0123456789", [], 10, ["note"]));
        screen.Resize(8);
        view.Resize();
        view.Draw(new InputPicture("» ", "… ", "0123456789", [], 10, []));
        Assert.Equal("» 012345\n6789", screen.Text);
    }

    [Fact]
    public void Whatever_is_typed_the_screen_shows_the_text_and_the_caret_is_in_it()
    {
        string[] pieces = ["a", "(", ")", "∂", "漢", "👍🏽", "y\u0302", " ", "\e[D", "\e[C", "\e[A", "\e[B", "\e[1;5D", "\e[1;5C", "\x01", "\x05", "\x0b", "\x15", "\x17", "\x19", "\x1f", "\e/", "\x7f", "\e[3~", "\ed", "\e[200~p\nq\e[201~", "\n"];
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements(pieces))), parts =>
        {
            var screen = new TerminalScreen(12, 8);
            var view = new LineView(screen, colors: true);
            var buffer = new EditBuffer();
            var fresh = new TerminalScreen(12, 8);
            foreach (string part in parts)
            {
                Apply(buffer, part);
                view.Draw(Picture(buffer));
            }

            view.Draw(Picture(buffer));
            new LineView(fresh, colors: false).Draw(Picture(buffer));
            bool isInside = buffer.Caret >= 0 && buffer.Caret <= buffer.Text.Length && Graphemes.Boundary(buffer.Text, buffer.Caret) == buffer.Caret;
            bool isSame = LastRows(screen.Text, fresh.Text) == fresh.Text && screen.Caret.Column == fresh.Caret.Column;
            string text = buffer.Text;
            int undone = 0;
            while (buffer.Undo())
            {
                undone++;
            }

            bool isEmpty = buffer.Text.Length == 0;
            for (; undone > 0; undone--)
            {
                buffer.Redo();
            }

            return (isInside && isSame && isEmpty && buffer.Text == text).Label($"{string.Join('|', parts.Select(static p => p.Replace("\e", "ESC")))}\n{screen.Text}\n--\n{fresh.Text}");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(2000));
    }

    private static InputPicture Picture(EditBuffer buffer) => new("» ", "… ", buffer.Text, new TextStyle[buffer.Text.Length], buffer.Caret, []);

    // A screen that was scrolled has more above.
    private static string LastRows(string text, string like) => string.Join('\n', text.Split('\n').TakeLast(like.Split('\n').Length));

    private static void Apply(EditBuffer buffer, string sent)
    {
        var decoder = new KeyDecoder();
        decoder.Feed(sent);
        decoder.Flush();
        while (decoder.TryTake(out Keystroke key))
        {
            switch (key)
            {
                case { Key: Key.Left, Held: Held.None }: buffer.Left(); break;
                case { Key: Key.Left }: buffer.WordLeft(); break;
                case { Key: Key.Right, Held: Held.None }: buffer.Right(); break;
                case { Key: Key.Right }: buffer.WordRight(); break;
                case { Key: Key.Up }: buffer.Up(); break;
                case { Key: Key.Down }: buffer.Down(); break;
                case { Key: Key.Backspace }: buffer.Backspace(); break;
                case { Key: Key.Delete }: buffer.Delete(); break;
                case { Key: Key.Enter }: buffer.Insert("\n"); break;
                case { Held: Held.Control, Text: "a" }: buffer.Home(); break;
                case { Held: Held.Control, Text: "e" }: buffer.End(); break;
                case { Held: Held.Control, Text: "k" }: buffer.KillToEnd(); break;
                case { Held: Held.Control, Text: "u" }: buffer.KillToStart(); break;
                case { Held: Held.Control, Text: "w" }: buffer.KillBlank(); break;
                case { Held: Held.Control, Text: "y" }: buffer.Yank(); break;
                case { Held: Held.Control }: buffer.Undo(); break;
                case { Held: Held.Alt, Text: "/" }: buffer.Redo(); break;
                case { Held: Held.Alt }: buffer.KillWord(); break;
                default: buffer.Insert(key.Text); break;
            }
        }
    }

    private sealed class Assistant : IInputAssistant
    {
        public TextStyle[] StylesOf(string text) => new TextStyle[text.Length];

        public bool GoesOn(string text) => text.Count(static c => c == '(') > text.Count(static c => c == ')');

        public Completion Complete(string text, int caret) =>
            new(0, caret, [.. new[] { "alphabet", "alphadog" }.Where(w => caret > 0 && w.StartsWith(text[..caret], StringComparison.Ordinal))]);

        public string? Echo(string text, CancellationToken cancellation) => $"read: {text}";
    }
}
