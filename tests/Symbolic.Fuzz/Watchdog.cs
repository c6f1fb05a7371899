using System.Diagnostics;

namespace Symbolic.Fuzz;

/// <summary>
/// Watches how long inputs take, in processor time, because other programs may run beside this one. What takes long is first told to
/// stop; what does not stop then ends the process.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(6);

    // For what waits for something that does not come, and uses no processor.
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    private readonly Action<string> _hangs;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private CancellationTokenSource _stop = new();
    private string? _input;
    private TimeSpan _begun;
    private long _begunAt;

    /// <param name="hangs">Called with an input that does not stop; must not come back.</param>
    public Watchdog(Action<string> hangs)
    {
        _hangs = hangs;
        _timer = new Timer(_ => Look(), null, 100, 100);
    }

    /// <summary>Whether the last input was told to stop.</summary>
    public bool WasSlow => _stop.IsCancellationRequested;

    /// <summary>An input begins.</summary>
    /// <returns>What stops its work.</returns>
    public CancellationToken Begin(string input)
    {
        lock (_lock)
        {
            if (!_stop.TryReset())
            {
                _stop = new CancellationTokenSource();
            }

            (_input, _begunAt) = (input, 0);
            return _stop.Token;
        }
    }

    /// <summary>The input has come to its end.</summary>
    public void End()
    {
        lock (_lock)
        {
            _input = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        CancellationTokenSource? slow = null;
        string? hanging = null;
        lock (_lock)
        {
            if (_input is null)
            {
                return;
            }

            TimeSpan now = ProcessorTime;
            if (_begunAt == 0)
            {
                // Seen for the first time: asking the system at each input would take longer than many inputs do.
                (_begun, _begunAt) = (now, Stopwatch.GetTimestamp());
                return;
            }

            TimeSpan used = now - _begun, passed = Stopwatch.GetElapsedTime(_begunAt);
            if (used > s_limit || passed > s_longest)
            {
                hanging = _input;
            }
            else if (used > s_patience)
            {
                slow = _stop;
            }
        }

        slow?.Cancel();
        if (hanging is not null)
        {
            _hangs(hanging);
        }
    }

    private static TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
