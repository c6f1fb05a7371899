using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Repl.Terminal;

/// <summary>How a training goes: a line of numbers now and then, and on a terminal a line that is rewritten between them.</summary>
internal sealed class TrainingTable
{
    private const int MostPoints = 60;
    private const double SecondsBetween = 0.5;

    private readonly Host _host;
    private readonly Screen _screen;
    private readonly int[] _widths;
    private readonly string[] _labels;
    private readonly List<double> _curve = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _told;
    private int _width;

    public TrainingTable(Host host, Screen screen, IReadOnlyList<string> labels, long steps)
    {
        (_host, _screen, _labels) = (host, screen, [.. labels]);
        _widths = [Math.Max(4, steps.ToString(CultureInfo.InvariantCulture).Length), .. labels.Select(static l => Math.Max(12, CellWidth.Of(l)))];
        Line(["step", .. labels]);
    }

    /// <summary>Writes the numbers after so many steps.</summary>
    public void Add(long step, IReadOnlyList<double> numbers)
    {
        Clear();
        if (numbers.Count > 0)
        {
            _curve.Add(numbers[0]);
        }

        Line([step.ToString(CultureInfo.InvariantCulture), .. numbers.Select(static n => n.ToString("G6", CultureInfo.InvariantCulture))]);
    }

    /// <summary>Says on a terminal how far it is.</summary>
    public void Tell(long step, ReadOnlySpan<double> numbers)
    {
        double seconds = _watch.Elapsed.TotalSeconds;
        if (!_host.ErrorIsTerminal || seconds - _told < SecondsBetween)
        {
            return;
        }

        _told = seconds;
        string text = string.Create(CultureInfo.InvariantCulture, $"step {step:N0}, {step / seconds:N0} a second");
        if (numbers.Length > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture, $", {_labels[0]} = {numbers[0]:G4}");
        }

        _host.Error.Write($"\r{text.PadRight(_width)}");
        _host.Error.Flush();
        _width = text.Length;
    }

    /// <summary>Leaves an empty line where the rewritten one was.</summary>
    public void Clear()
    {
        if (_width > 0)
        {
            _host.Error.Write($"\r{new string(' ', _width)}\r");
            _host.Error.Flush();
            _width = 0;
        }
    }

    /// <summary>Writes the curve of the first number.</summary>
    public void WriteCurve()
    {
        // Of a long table as many points as a line holds.
        double[] points = [.. Enumerable.Range(0, Math.Min(MostPoints, _curve.Count)).Select(i => _curve[_curve.Count <= MostPoints ? i : (int)((long)i * (_curve.Count - 1) / (MostPoints - 1))])];
        if (Sparkline.Of(points) is var (curve, isLogarithmic))
        {
            _screen.Line($"{_labels[0]} {curve}{(isLogarithmic ? " (logarithmic)" : "")}");
        }
    }

    private void Line(IReadOnlyList<string> cells) =>
        _screen.Line(string.Join("  ", cells.Select((c, i) => new string(' ', Math.Max(0, _widths[i] - CellWidth.Of(c))) + c)));
}
