namespace Symbolic;

/// <summary>The pattern of a matrix as SVG: a square for each cell, names beside and above where there is room.</summary>
internal static class PatternSvg
{
    // Beyond this names would not be read.
    private const int MostNames = 40;
    private const double Wanted = 420;
    private const double FontSize = 12;

    private const string Style = """

        .symbolic-pattern { --paper: #ffffff; --ink: #1f2328; --line: #d1d9e0; --cell: #1f6fd0; --zero: #c4562a;
          background: var(--paper); font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        @media (prefers-color-scheme: dark) { .symbolic-pattern { --paper: #14181d; --ink: #e6edf3; --line: #3d444d; --cell: #58a6ff; --zero: #f0883e; } }
        .symbolic-pattern .paper { fill: var(--paper); }
        .symbolic-pattern .frame { fill: none; stroke: var(--line); }
        .symbolic-pattern .cell { fill: var(--cell); }
        .symbolic-pattern .zero { fill: none; stroke: var(--zero); stroke-width: 1.5; }
        .symbolic-pattern text { fill: var(--ink); font-size: 12px; }
        .symbolic-pattern .row { text-anchor: end; }
        .symbolic-pattern .column { text-anchor: start; }

        """;

    public static string Write(PatternPicture picture, string? title)
    {
        double cell = Math.Clamp(Wanted / Math.Max(1, Math.Max(picture.Rows, picture.Columns)), 3, 34);
        string[] rows = Names(picture.RowLabels, picture), columns = Names(picture.ColumnLabels, picture);
        double left = 14 + rows.Select(static n => PictureText.WidthOf(n, FontSize) + 8).DefaultIfEmpty(0).Max();

        // The names of columns lean, so that long ones have room.
        double top = 14 + (columns.Select(static n => PictureText.WidthOf(n, FontSize)).DefaultIfEmpty(0).Max() * 0.72) + (columns.Length > 0 ? 12 : 0);
        double width = picture.Columns * cell, height = picture.Rows * cell;
        double whole = Math.Max(left + width + (columns.Length > 0 ? top : 14), left + PictureText.WidthOf(picture.Legend, FontSize) + 14);
        double bottom = picture.HasValues ? 64 : 36;
        using var svg = new SvgWriter();
        svg.Open("symbolic-pattern", whole, top + height + bottom, title ?? "Pattern of a matrix", picture.Legend, Style);
        svg.Element("rect", ("class", "paper"), ("width", whole), ("height", top + height + bottom));
        for (int r = 0; r < picture.Rows; r++)
        {
            for (int c = 0; c < picture.Columns; c++)
            {
                if (picture.ShadeAt(r, c) is { } shade)
                {
                    Cell(svg, picture, r, c, left + (c * cell), top + (r * cell), cell, shade);
                }
            }
        }

        svg.Element("rect", ("class", "frame"), ("x", left), ("y", top), ("width", width), ("height", height));
        for (int r = 0; r < rows.Length; r++)
        {
            svg.Text(left - 8, top + ((r + 0.5) * cell) + 4, rows[r], "row");
        }

        for (int c = 0; c < columns.Length; c++)
        {
            string x = PictureText.Coordinate(left + ((c + 0.5) * cell)), y = PictureText.Coordinate(top - 8);
            svg.Start("g", ("transform", $"translate({x} {y}) rotate(-45)"));
            svg.Text(0, 0, columns[c], "column");
            svg.End();
        }

        svg.Text(left, top + height + 22, picture.Legend, "legend");
        if (picture.HasValues && picture.Most > 0)
        {
            const int steps = 20;
            for (int i = 0; i < steps; i++)
            {
                svg.Element("rect", ("class", "cell"), ("x", left + (i * 8)), ("y", top + height + 34), ("width", 8.0), ("height", 14.0), ("fill-opacity", 0.1 + (0.9 * (i + 1) / steps)));
            }
        }

        return svg.Close();
    }

    private static void Cell(SvgWriter svg, PatternPicture picture, int r, int c, double x, double y, double size, double shade)
    {
        double inset = size > 8 ? 0.75 : 0;
        string name = picture.Block > 1 || picture.RowLabels.Length == 0 || picture.ColumnLabels.Length == 0 ? "" : $"{picture.RowLabels[r]}, {picture.ColumnLabels[c]}";
        string value = picture.MagnitudeAt(r, c) is { } magnitude ? $"{(name.Length > 0 ? ": " : "")}size {PictureText.Number(magnitude)}" : "";

        // In the pattern, but zero at this point.
        bool isZero = picture.HasValues && shade == 0;
        svg.Start(
            "rect",
            ("class", isZero ? "zero" : "cell"),
            ("x", x + inset + (isZero ? 0.75 : 0)),
            ("y", y + inset + (isZero ? 0.75 : 0)),
            ("width", Math.Max(0.5, size - (2 * inset) - (isZero ? 1.5 : 0))),
            ("height", Math.Max(0.5, size - (2 * inset) - (isZero ? 1.5 : 0))),
            ("fill-opacity", shade));
        if (name.Length + value.Length > 0)
        {
            svg.TextElement("title", name + value);
        }

        svg.End();
    }

    private static string[] Names(IReadOnlyList<string> labels, PatternPicture picture) =>
        picture.Block > 1 || labels.Count > MostNames ? [] : [.. labels.Select(static l => PictureText.Shortened(l, 16))];
}
