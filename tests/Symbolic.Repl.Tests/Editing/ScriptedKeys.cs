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
        // A pause lasts until something has been done in it.
        Keystroke? next = null;
        while (_keys.TryDequeue(out next) && next is null && wait == Timeout.InfiniteTimeSpan)
        {
        }

        next ??= _keys.Count == 0 && wait == Timeout.InfiniteTimeSpan ? new Keystroke(Key.EndOfInput) : null;
        Watch?.Invoke(next);
        return next;
    }

    public void Begin()
    {
    }

    public void End()
    {
    }
}
