using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

public class KeyDecoderTests
{
    private static List<Keystroke> Keys(string sent)
    {
        var decoder = new KeyDecoder();
        decoder.Feed(sent);
        decoder.Flush();
        var keys = new List<Keystroke>();
        while (decoder.TryTake(out Keystroke key))
        {
            keys.Add(key);
        }

        return keys;
    }

    [Fact]
    public void Sequences_are_keys()
    {
        Assert.Equal([new Keystroke(Key.Up), new Keystroke(Key.Home), new Keystroke(Key.Delete)], Keys("\e[A\eOH\e[3~"));
        Assert.Equal([new Keystroke(Key.Right, "", Held.Control), new Keystroke(Key.Left, "", Held.Alt)], Keys("\e[1;5C\e[1;3D"));
        Assert.Equal([Keystroke.Control('a'), Keystroke.Control('_'), Keystroke.Alt('b'), new Keystroke(Key.Tab)], Keys("\x01\x1f\eb\t"));
        Assert.Equal([new Keystroke(Key.Escape)], Keys("\e"));
        Assert.Equal([new Keystroke(Key.Character, "𝔸")], Keys("𝔸"));
    }

    [Fact]
    public void A_pasted_text_is_one_keystroke() =>
        Assert.Equal([new Keystroke(Key.Paste, "a = 1\nb\te[A"), new Keystroke(Key.Enter)], Keys("\e[200~a = 1\nb\te[A\e[201~\r"));

    [Fact]
    public void What_is_no_key_is_dropped() => Assert.Equal([new Keystroke(Key.Character, "x")], Keys("\e[?1;2c\e[99~x"));
}
