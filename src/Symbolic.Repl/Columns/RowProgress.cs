using System.Diagnostics;
using System.Globalization;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Columns;

/// <summary>How far a stream of rows has come: one line on a terminal, rewritten now and then, nothing elsewhere.</summary>
internal sealed class RowProgress(Host host)
{
    private const double SecondsBetween = 0.5;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _told;
    private int _width;

    /// <summary>The rows written so far.</summary>
    public long Rows { get; private set; }

    public void Add(int rows)
    {
        Rows += rows;
        double seconds = _watch.Elapsed.TotalSeconds;
        if (host.ErrorIsTerminal && seconds - _told > SecondsBetween)
        {
            _told = seconds;
            string text = string.Create(CultureInfo.InvariantCulture, $"{Rows:N0} rows, {Rows / seconds:N0} a second");
            host.Error.Write($"\r{text.PadRight(_width)}");
            host.Error.Flush();
            _width = text.Length;
        }
    }

    /// <summary>Leaves an empty line.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            host.Error.Write($"\r{new string(' ', _width)}\r");
            host.Error.Flush();
            _width = 0;
        }
    }
}
