using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

/// <summary>Keys as a terminal sends them, from a recording; between two parts nothing comes for a while.</summary>
internal sealed class ScriptedKeys : IKeyReader
{
    private readonly Queue<Keystroke?> _keys = new();

    public ScriptedKeys(params IEnumerable<string> parts)
    {
        foreach (string part in parts)
        {
            Add(part);
        }
    }

    /// <summary>Called before each keystroke is taken.</summary>
    public Action<Keystroke?>? Watch { get; set; }

    /// <summary>Adds what comes next, and a pause after it.</summary>
    public void Add(string sent)
    {
        var decoder = new KeyDecoder();
        decoder.Feed(sent);
        decoder.Flush();
        while (decoder.TryTake(out Keystroke key))
        {
            _keys.Enqueue(key);
        }

        _keys.Enqueue(null);
    }

    public Keystroke? Next(TimeSpan wait)
    {
        Keystroke? next = TryNext(wait, out Keystroke? key) ? key : new Keystroke(Key.EndOfInput);
        Watch?.Invoke(next);
        return next;
    }

    /// <summary>The next keystroke, or null in a pause, which lasts as long as the editor has something to do in it.</summary>
    /// <returns>False when nothing is left.</returns>
    public bool TryNext(TimeSpan wait, out Keystroke? key)
    {
        while (_keys.TryPeek(out key))
        {
            if (key is not null || wait == Timeout.InfiniteTimeSpan)
            {
                _keys.Dequeue();
            }

            if (key is not null || wait != Timeout.InfiniteTimeSpan)
            {
                return true;
            }
        }

        return false;
    }

    public void Begin()
    {
    }

    public void End()
    {
    }
}
