namespace Symbolic.Repl.Editing;

/// <summary>What was pressed, or happened at the keyboard.</summary>
internal enum Key : byte
{
    /// <summary>A character, which is the text of the keystroke; with Control the letter of the key.</summary>
    Character,
    Enter,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Escape,

    /// <summary>A text was pasted, which is the text of the keystroke.</summary>
    Paste,

    /// <summary>The terminal has another size.</summary>
    Resize,

    /// <summary>There will be no more keystrokes.</summary>
    EndOfInput,
}

/// <summary>The keys that are held down meanwhile. The values are those of xterm.</summary>
[Flags]
internal enum Held : byte
{
    None = 0,
    Shift = 1,
    Alt = 2,
    Control = 4,
}

/// <summary>One keystroke.</summary>
/// <param name="Key">The key.</param>
/// <param name="Text">Of a character and of a paste: the text.</param>
/// <param name="Held">What is held down.</param>
internal readonly record struct Keystroke(Key Key, string Text = "", Held Held = Held.None)
{
    /// <summary>A letter with Control.</summary>
    public static Keystroke Control(char letter) => new(Key.Character, letter.ToString(), Held.Control);

    /// <summary>A letter with Alt.</summary>
    public static Keystroke Alt(char letter) => new(Key.Character, letter.ToString(), Held.Alt);
}

/// <summary>Where keystrokes come from.</summary>
internal interface IKeyReader
{
    /// <summary>The next keystroke; null when none came in time.</summary>
    /// <param name="wait">How long is waited; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    Keystroke? Next(TimeSpan wait);

    /// <summary>A line begins to be read: keys come as they are pressed, Ctrl-C among them.</summary>
    void Begin();

    /// <summary>The line has been read: Ctrl-C interrupts again.</summary>
    void End();
}
