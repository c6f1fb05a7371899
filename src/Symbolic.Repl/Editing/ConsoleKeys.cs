using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Symbolic.Repl.Editing;

/// <summary>
/// The keys of the console. They are waited for on a thread of their own, so that the editor can do something when none comes; that
/// thread reads only while the editor asks, so what runs between two inputs has the keyboard to itself.
/// </summary>
internal sealed class ConsoleKeys : IKeyReader, IDisposable
{
    // The characters of one sequence come at once, except over a slow line.
    private static readonly TimeSpan SequenceWait = TimeSpan.FromMilliseconds(30);

    private readonly BlockingCollection<Burst> _bursts = [];
    private readonly Queue<Keystroke> _keys = new();
    private readonly SemaphoreSlim _asked = new(0);
    private readonly KeyDecoder _decoder = new();
    private readonly PosixSignalRegistration? _resize;

    // Touched by the thread of the editor only.
    private bool _isAsking;

    public ConsoleKeys()
    {
        new Thread(ReadAll) { IsBackground = true, Name = "keyboard" }.Start();
        if (!OperatingSystem.IsWindows())
        {
            _resize = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => _bursts.Add(new Burst([new Keystroke(Key.Resize)], IsAnswer: false)));
        }
    }

    public void Begin() => Console.TreatControlCAsInput = true;

    public void End() => Console.TreatControlCAsInput = false;

    public Keystroke? Next(TimeSpan wait)
    {
        if (_keys.TryDequeue(out Keystroke key))
        {
            return key;
        }

        if (!_isAsking)
        {
            _isAsking = true;
            _asked.Release();
        }

        if (!_bursts.TryTake(out Burst burst, wait))
        {
            return null;
        }

        _isAsking &= !burst.IsAnswer;
        foreach (Keystroke pressed in burst.Keys)
        {
            _keys.Enqueue(pressed);
        }

        return _keys.Dequeue();
    }

    public void Dispose() => _resize?.Dispose();

    private void ReadAll()
    {
        while (true)
        {
            _asked.Wait();
            List<Keystroke> keys = [];
            try
            {
                ReadBurst(keys);
            }
            catch (Exception e) when (e is InvalidOperationException or IOException)
            {
                keys.Add(new Keystroke(Key.EndOfInput));
            }

            _bursts.Add(new Burst(keys, IsAnswer: true));
        }
    }

    // One key, and what came with it.
    private void ReadBurst(List<Keystroke> keys)
    {
        do
        {
            Translate(Console.ReadKey(intercept: true));
            if (!Console.KeyAvailable && _decoder.IsWaiting && !SpinWait.SpinUntil(static () => Console.KeyAvailable, SequenceWait))
            {
                _decoder.Flush();
            }

            while (_decoder.TryTake(out Keystroke key))
            {
                keys.Add(key);
            }
        }
        while (keys.Count == 0 || _decoder.IsPasting || Console.KeyAvailable);
    }

    private void Translate(ConsoleKeyInfo info)
    {
        Key? key = info.Key switch
        {
            ConsoleKey.Enter => Key.Enter,
            ConsoleKey.Tab => Key.Tab,
            ConsoleKey.Backspace => Key.Backspace,
            ConsoleKey.Delete => Key.Delete,
            ConsoleKey.LeftArrow => Key.Left,
            ConsoleKey.RightArrow => Key.Right,
            ConsoleKey.UpArrow => Key.Up,
            ConsoleKey.DownArrow => Key.Down,
            ConsoleKey.Home => Key.Home,
            ConsoleKey.End => Key.End,
            ConsoleKey.PageUp => Key.PageUp,
            ConsoleKey.PageDown => Key.PageDown,
            _ => null,
        };
        Held held = (info.Modifiers.HasFlag(ConsoleModifiers.Shift) ? Held.Shift : 0)
            | (info.Modifiers.HasFlag(ConsoleModifiers.Alt) ? Held.Alt : 0)
            | (info.Modifiers.HasFlag(ConsoleModifiers.Control) ? Held.Control : 0);
        if (_decoder.IsPasting || _decoder.IsWaiting || key is null)
        {
            // The end of a pasted text arrives as Alt-[ and characters.
            _decoder.Feed((held.HasFlag(Held.Alt) ? "\e" : "") + (key == Key.Enter ? "\n" : info.KeyChar.ToString()));
        }
        else
        {
            _decoder.Feed(new Keystroke(key.Value, "", held));
        }
    }

    // What came at once. Only a burst that was asked for makes room for the next request.
    private readonly record struct Burst(IReadOnlyList<Keystroke> Keys, bool IsAnswer);
}
