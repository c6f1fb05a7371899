using System.Text;

namespace Symbolic;

/// <summary>A plot as SVG: a grid with numbers, the curves clipped to the frame, derivatives dashed.</summary>
internal static class PlotSvg
{
    private const double Width = 720;
    private const double Height = 440;
    private const double Left = 64;
    private const double Right = 20;
    private const double Bottom = 40;
    private const double LegendLine = 22;

    /// <summary>The number of colours; further functions begin again.</summary>
    private const int Colors = 6;

    private const string Style = """

        .symbolic-plot { --paper: #ffffff; --ink: #1f2328; --grid: #e4e7eb; --axis: #6a737d;
          --curve0: #1f6fd0; --curve1: #0e8a4d; --curve2: #8250df; --curve3: #9a6700; --curve4: #0b7f93; --curve5: #bf3989;
          --slope0: #d1480f; --slope1: #0e8a4d; --slope2: #8250df; --slope3: #9a6700; --slope4: #0b7f93; --slope5: #bf3989;
          background: var(--paper); font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        @media (prefers-color-scheme: dark) { .symbolic-plot { --paper: #14181d; --ink: #e6edf3; --grid: #2b323b; --axis: #9198a1;
          --curve0: #58a6ff; --curve1: #56d364; --curve2: #bc8cff; --curve3: #e3b341; --curve4: #39c5cf; --curve5: #f778ba;
          --slope0: #ff9f5a; --slope1: #56d364; --slope2: #bc8cff; --slope3: #e3b341; --slope4: #39c5cf; --slope5: #f778ba; } }
        .symbolic-plot .paper { fill: var(--paper); }
        .symbolic-plot .grid { stroke: var(--grid); stroke-width: 1; }
        .symbolic-plot .axis { stroke: var(--axis); stroke-width: 1.2; }
        .symbolic-plot .frame { fill: none; stroke: var(--grid); }
        .symbolic-plot .curve { fill: none; stroke-width: 2.2; stroke-linejoin: round; stroke-linecap: round; }
        .symbolic-plot .dashed { stroke-dasharray: 7 5; }
        .symbolic-plot text { fill: var(--ink); font-size: 13px; }
        .symbolic-plot .x { text-anchor: middle; }
        .symbolic-plot .y { text-anchor: end; }

        """;

    public static string Write(Plot plot, string? title)
    {
        double top = 14 + (LegendLine * Lines(plot).Count);
        using var svg = new SvgWriter();
        svg.Open("symbolic-plot", Width, Height, title ?? "Plot", Describe(plot), Style + ColorRules());
        svg.Element("rect", ("class", "paper"), ("width", Width), ("height", Height));
        double innerWidth = Width - Left - Right, innerHeight = Height - top - Bottom;
        double X(double x) => Left + ((x - plot.From) / (plot.To - plot.From) * innerWidth);
        double Y(double y) => top + ((plot.High - y) / (plot.High - plot.Low) * innerHeight);

        AxisTicks across = AxisTicks.Of(plot.From, plot.To, 8), up = AxisTicks.Of(plot.Low, plot.High, 6);
        for (int i = 0; i < across.Positions.Length; i++)
        {
            double x = X(across.Positions[i]);
            svg.Element("line", ("class", across.Positions[i] == 0 ? "axis" : "grid"), ("x1", x), ("x2", x), ("y1", top), ("y2", top + innerHeight));
            svg.Text(x, top + innerHeight + 18, across.Labels[i], "x");
        }

        for (int i = 0; i < up.Positions.Length; i++)
        {
            double y = Y(up.Positions[i]);
            svg.Element("line", ("class", up.Positions[i] == 0 ? "axis" : "grid"), ("x1", Left), ("x2", Left + innerWidth), ("y1", y), ("y2", y));
            svg.Text(Left - 8, y + 4.5, up.Labels[i], "y");
        }

        svg.Element("rect", ("class", "frame"), ("x", Left), ("y", top), ("width", innerWidth), ("height", innerHeight));
        svg.Text(Left + (innerWidth / 2), Height - 6, plot.Variable, "x");
        foreach (PlottedCurve curve in plot.Curves)
        {
            string path = Path(curve, plot, X, Y);
            if (path.Length > 0)
            {
                svg.Start("path", ("class", ClassOf(curve)), ("d", path));
                svg.TextElement("title", curve.Label);
                svg.End();
            }
        }

        WriteLegend(svg, plot);
        return svg.Close();
    }

    private static void WriteLegend(SvgWriter svg, Plot plot)
    {
        double y = 20;
        foreach (List<PlottedCurve> line in Lines(plot))
        {
            double x = Left;
            foreach (PlottedCurve curve in line)
            {
                svg.Element("path", ("class", ClassOf(curve)), ("d", $"M{PictureText.Coordinate(x)},{PictureText.Coordinate(y - 4)}h28"));
                string label = PictureText.Shortened(curve.Label, 70);
                svg.Text(x + 36, y, label, "legend");
                x += 60 + PictureText.WidthOf(label, 13);
            }

            y += LegendLine;
        }
    }

    // As many entries of the legend in a line as there is room for.
    private static List<List<PlottedCurve>> Lines(Plot plot)
    {
        var lines = new List<List<PlottedCurve>>();
        double x = double.PositiveInfinity;
        foreach (PlottedCurve curve in plot.Curves)
        {
            double width = 60 + PictureText.WidthOf(PictureText.Shortened(curve.Label, 70), 13);
            if (x + width > Width - Right)
            {
                lines.Add([]);
                x = Left;
            }

            lines[^1].Add(curve);
            x += width;
        }

        return lines;
    }

    private static string Path(PlottedCurve curve, Plot plot, Func<double, double> x, Func<double, double> y)
    {
        var path = new StringBuilder();
        DrawnPoint? pen = null;
        foreach ((DrawnPoint a, DrawnPoint b) in plot.VisibleLines(curve))
        {
            if (pen != a)
            {
                path.Append('M').Append(PictureText.Coordinate(x(a.X))).Append(',').Append(PictureText.Coordinate(y(a.Y)));
            }

            path.Append('L').Append(PictureText.Coordinate(x(b.X))).Append(',').Append(PictureText.Coordinate(y(b.Y)));
            pen = b;
        }

        return path.ToString();
    }

    private static string ClassOf(PlottedCurve curve) =>
        curve.Kind == CurveKind.Derivative ? $"curve dashed slope{curve.Family % Colors}" : $"curve curve{curve.Family % Colors}";

    private static string ColorRules() =>
        string.Concat(Enumerable.Range(0, Colors).Select(static i => $".symbolic-plot .curve{i} {{ stroke: var(--curve{i}); }}\n.symbolic-plot .slope{i} {{ stroke: var(--slope{i}); }}\n"));

    private static string Describe(Plot plot) =>
        $"{plot.Variable} from {PictureText.Number(plot.From)} to {PictureText.Number(plot.To)}, heights from {PictureText.Number(plot.Low)} to {PictureText.Number(plot.High)}. Curves: {string.Join("; ", plot.Curves.Select(static c => c.Label))}.";
}
