using Spectre.Console;

namespace Symbolic.Repl.Terminal;

/// <summary>
/// Writes a plot in Braille dots, with the numbers of its axes, and above it what the curves are. Where there are no colours the curves
/// of derivatives are dotted.
/// </summary>
internal sealed class PlotPrinter(Screen screen)
{
    private const int MostColumns = 110;
    private const int LeastColumns = 16;
    private const int MostRows = 22;
    private const int LeastRows = 8;

    // Readable on light and on dark terminals, and in sixteen colours.
    private static readonly Color[] s_functions = [Color.Blue, Color.Green, Color.Purple, Color.Olive, Color.Teal, Color.Maroon];
    private static readonly Color[] s_derivatives = [Color.Red, Color.Lime, Color.Fuchsia, Color.Yellow, Color.Aqua, Color.Red];

    /// <summary>Writes a plot as wide as the screen, up to a width at which it is still seen as one picture.</summary>
    public void Write(Plot plot)
    {
        // Half as many rows as would be as high as wide looks right, since cells are twice as high as wide.
        int whole = Math.Min(screen.Width, MostColumns);
        int rows = Math.Clamp(whole / 4, LeastRows, MostRows);
        AxisTicks up = AxisTicks.Of(plot.Low, plot.High, Math.Max(2, rows / 3));
        int margin = up.Labels.Select(static l => CellWidth.Of(l)).DefaultIfEmpty(0).Max();
        int columns = Math.Max(LeastColumns, whole - margin - 3);
        BrailleCanvas canvas = Draw(plot, columns, rows);
        WriteLegend(plot);
        var labels = new Dictionary<int, string>();
        for (int i = 0; i < up.Positions.Length; i++)
        {
            labels[Cell(plot.High, plot.Low, up.Positions[i], rows)] = up.Labels[i];
        }

        int zeroRow = plot.Low < 0 && plot.High > 0 ? Cell(plot.High, plot.Low, 0, rows) : -1;
        int zeroColumn = plot.From < 0 && plot.To > 0 ? Cell(plot.From, plot.To, 0, columns) : -1;
        for (int row = 0; row < rows; row++)
        {
            string label = labels.GetValueOrDefault(row, "");
            var parts = new List<(string, Color?)> { ($"{new string(' ', margin - CellWidth.Of(label))}{label} {(label.Length > 0 ? '┤' : '│')}", Color.Grey) };
            int last = row == zeroRow ? columns - 1 : Enumerable.Range(0, columns).LastOrDefault(c => c == zeroColumn || canvas[c, row] is not null, -1);
            for (int column = 0; column <= last; column++)
            {
                parts.Add(canvas[column, row] is (char dots, int ink) ? (dots.ToString(), ColorOf(plot.Curves[ink]))
                    : row == zeroRow ? ("┄", Color.Grey)
                    : column == zeroColumn ? ("┊", Color.Grey)
                    : (" ", null));
            }

            screen.Line(Joined(parts));
        }

        WriteBottom(plot, columns, margin);
    }

    private BrailleCanvas Draw(Plot plot, int columns, int rows)
    {
        var canvas = new BrailleCanvas(columns, rows);
        int across = columns * BrailleCanvas.DotsAcross, down = rows * BrailleCanvas.DotsDown;

        // The first curve last, so that it lies above the others.
        for (int ink = plot.Curves.Length - 1; ink >= 0; ink--)
        {
            PlottedCurve curve = plot.Curves[ink];
            Func<int, int, bool>? isDrawn = screen.HasColors || curve.Kind == CurveKind.Function ? null : EveryThird();
            foreach ((DrawnPoint from, DrawnPoint to) in plot.VisibleLines(curve))
            {
                canvas.Line(
                    Cell(plot.From, plot.To, from.X, across), Cell(plot.High, plot.Low, from.Y, down),
                    Cell(plot.From, plot.To, to.X, across), Cell(plot.High, plot.Low, to.Y, down),
                    ink, isDrawn);
            }
        }

        return canvas;
    }

    private static Func<int, int, bool> EveryThird()
    {
        (int, int) last = (-1, -1);
        int count = 0;
        return (x, y) =>
        {
            count += last == (x, y) ? 0 : 1;
            last = (x, y);
            return count % 3 == 1;
        };
    }

    private void WriteLegend(Plot plot)
    {
        foreach (PlottedCurve curve in plot.Curves)
        {
            string mark = screen.HasColors || curve.Kind == CurveKind.Function ? "⠒⠒⠒" : "⠂⠐⠂";
            screen.Line([($"{mark} ", ColorOf(curve)), (curve.Label + (curve.Pieces.Length == 0 ? "  (nowhere defined here)" : ""), null)]);
        }
    }

    private void WriteBottom(Plot plot, int columns, int margin)
    {
        AxisTicks across = AxisTicks.Of(plot.From, plot.To, Math.Max(2, columns / 10));
        char[] line = new string('─', columns).ToCharArray();
        char[] numbers = new string(' ', columns + 8).ToCharArray();
        int free = 0;
        for (int i = 0; i < across.Positions.Length; i++)
        {
            int column = Cell(plot.From, plot.To, across.Positions[i], columns);
            line[column] = '┬';
            string label = across.Labels[i];
            int start = Math.Max(0, column - (label.TrimStart('−').Length / 2) - (label.StartsWith('−') ? 1 : 0));
            if (start >= free && start + label.Length <= numbers.Length)
            {
                label.CopyTo(numbers.AsSpan(start));
                free = start + label.Length + 1;
            }
        }

        string indent = new(' ', margin + 1);
        screen.Line([($"{indent}└{new string(line)}", Color.Grey)]);
        screen.Line([($"{indent} {new string(numbers).TrimEnd()}", Color.Grey), ($"  {plot.Variable}", null)]);
    }

    private static int Cell(double from, double to, double at, int cells) => Math.Clamp((int)Math.Floor((at - from) / (to - from) * cells), 0, cells - 1);

    private static Color ColorOf(PlottedCurve curve) =>
        curve.Kind == CurveKind.Derivative ? s_derivatives[curve.Family % s_derivatives.Length] : s_functions[curve.Family % s_functions.Length];

    // Neighbours of one colour are written together.
    private static IEnumerable<(string, Color?)> Joined(List<(string Text, Color? Color)> parts)
    {
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < parts.Count; i++)
        {
            text.Append(parts[i].Text);
            if (i + 1 == parts.Count || !Nullable.Equals(parts[i + 1].Color, parts[i].Color))
            {
                yield return (text.ToString(), parts[i].Color);
                text.Clear();
            }
        }
    }
}
