using System.Globalization;
using System.Text;

namespace Symbolic.Repl.Editing;

/// <summary>
/// Turns what a terminal sends into keystrokes: control characters, escape sequences (ECMA-48 control sequences as xterm uses them) and
/// bracketed paste.
/// </summary>
internal sealed class KeyDecoder
{
    private const char EscapeSign = '\e';
    private const string PasteEnd = "\e[201~";

    // No sequence of a key is longer; what does not end is dropped.
    private const int LongestSequence = 32;

    private readonly Queue<Keystroke> _ready = new();
    private readonly StringBuilder _pending = new();
    private StringBuilder? _pasted;
    private char? _highSurrogate;

    /// <summary>True inside a pasted text.</summary>
    public bool IsPasting => _pasted is not null;

    /// <summary>True when what came so far may be the beginning of something.</summary>
    public bool IsWaiting => _pending.Length > 0;

    /// <summary>Takes the next keystroke that is complete.</summary>
    public bool TryTake(out Keystroke key) => _ready.TryDequeue(out key);

    /// <summary>A key that was decoded already.</summary>
    public void Feed(Keystroke key) => _ready.Enqueue(key);

    /// <summary>The next characters from the terminal.</summary>
    public void Feed(string text)
    {
        foreach (char c in text)
        {
            Feed(c);
        }
    }

    /// <summary>The next character from the terminal.</summary>
    public void Feed(char c)
    {
        if (_pasted is not null)
        {
            FeedPasted(c);
        }
        else if (_pending.Length == 0)
        {
            if (c == EscapeSign)
            {
                _pending.Append(c);
            }
            else
            {
                Plain(c, Held.None);
            }
        }
        else
        {
            FeedPending(c);
        }
    }

    /// <summary>Nothing more came for a while: an escape sign on its own was the key.</summary>
    public void Flush()
    {
        if (_pending.Length > 0 && _pasted is null)
        {
            if (_pending.Length == 1)
            {
                _ready.Enqueue(new Keystroke(Key.Escape));
            }
            else if (_pending.Length == 2)
            {
                _ready.Enqueue(Keystroke.Alt(_pending[1]));
            }

            _pending.Clear();
        }
    }

    private void FeedPasted(char c)
    {
        _pasted!.Append(c);
        if (c == '~' && _pasted.Length >= PasteEnd.Length && _pasted.ToString(_pasted.Length - PasteEnd.Length, PasteEnd.Length) == PasteEnd)
        {
            _pasted.Length -= PasteEnd.Length;
            _ready.Enqueue(new Keystroke(Key.Paste, _pasted.ToString()));
            _pasted = null;
        }
    }

    private void FeedPending(char c)
    {
        if (_pending.Length == 1)
        {
            if (c is '[' or 'O')
            {
                _pending.Append(c);
                return;
            }

            _pending.Clear();
            if (c == EscapeSign)
            {
                _ready.Enqueue(new Keystroke(Key.Escape));
                _pending.Append(c);
            }
            else
            {
                Plain(c, Held.Alt);
            }

            return;
        }

        if (c is >= '@' and <= '~')
        {
            string parameters = _pending.ToString(2, _pending.Length - 2);
            _pending.Clear();
            Sequence(parameters, c);
        }
        else if (c is < ' ' or > '~' || _pending.Length > LongestSequence)
        {
            _pending.Clear();
        }
        else
        {
            _pending.Append(c);
        }
    }

    private void Plain(char c, Held held)
    {
        if (char.IsHighSurrogate(c))
        {
            _highSurrogate = c;
            return;
        }

        Keystroke? key = c switch
        {
            '\r' or '\n' => new Keystroke(Key.Enter, "", held),
            '\t' => new Keystroke(Key.Tab, "", held),
            '\b' or '\x7f' => new Keystroke(Key.Backspace, "", held),
            '\0' => null,
            < ' ' => new Keystroke(Key.Character, ((char)(c < 27 ? c + 'a' - 1 : c + '@')).ToString(), held | Held.Control),
            _ when char.IsLowSurrogate(c) => _highSurrogate is { } high ? new Keystroke(Key.Character, string.Concat(high, c), held) : null,
            _ => new Keystroke(Key.Character, c.ToString(), held),
        };
        _highSurrogate = null;
        if (key is { } pressed)
        {
            _ready.Enqueue(pressed);
        }
    }

    private void Sequence(string parameters, char final)
    {
        int[] numbers = [.. parameters.Split(';').Select(static p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0)];
        int first = numbers[0];
        Held held = numbers.Length > 1 && numbers[1] is > 1 and <= 8 ? (Held)(numbers[1] - 1) : Held.None;
        if (final == '~' && first == 200)
        {
            _pasted = new StringBuilder();
            return;
        }

        Key? key = final switch
        {
            'A' => Key.Up,
            'B' => Key.Down,
            'C' => Key.Right,
            'D' => Key.Left,
            'H' => Key.Home,
            'F' => Key.End,
            'M' => Key.Enter,
            'Z' => Key.Tab,
            '~' => first switch
            {
                1 or 7 => Key.Home,
                4 or 8 => Key.End,
                3 => Key.Delete,
                5 => Key.PageUp,
                6 => Key.PageDown,
                _ => null,
            },
            _ => null,
        };
        if (key is { } pressed)
        {
            _ready.Enqueue(new Keystroke(pressed, "", final == 'Z' ? Held.Shift : held));
        }
    }
}
