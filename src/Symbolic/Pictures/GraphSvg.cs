using System.Text;

namespace Symbolic;

/// <summary>
/// The picture of a graph as SVG. As in lectures on backpropagation a wire carries its value above and the derivative of the output
/// below; where a value is used several times, what each use contributes stands at the end of its wire.
/// </summary>
internal static class GraphSvg
{
    private const string Class = "symbolic-graph";

    // Described in words up to this many nodes; a longer text helps nobody.
    private const int MostDescribed = 60;

    private const string Style = """

        .symbolic-graph { --paper: #ffffff; --ink: #1f2328; --quiet: #6a737d; --wire: #8c959f;
          --input: #eef1f4; --input-line: #8c959f; --forward: #e3f0fd; --forward-line: #3178c6; --backward: #fdebe3; --backward-line: #c4562a;
          --value: #11752f; --gradient: #c22525;
          background: var(--paper); font-family: system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        @media (prefers-color-scheme: dark) { .symbolic-graph { --paper: #14181d; --ink: #e6edf3; --quiet: #9198a1; --wire: #6e7681;
          --input: #262c34; --input-line: #7d8590; --forward: #16304d; --forward-line: #58a6ff; --backward: #47271a; --backward-line: #f0883e;
          --value: #56d364; --gradient: #ff7b72; } }
        .symbolic-graph .paper { fill: var(--paper); }
        .symbolic-graph .wire { fill: none; stroke: var(--wire); stroke-width: 1.5; }
        .symbolic-graph .tip { fill: var(--wire); }
        .symbolic-graph rect { stroke-width: 1.5; }
        .symbolic-graph .input rect, .symbolic-graph .constant rect { fill: var(--input); stroke: var(--input-line); }
        .symbolic-graph .forward rect { fill: var(--forward); stroke: var(--forward-line); }
        .symbolic-graph .backward rect { fill: var(--backward); stroke: var(--backward-line); }
        .symbolic-graph text { fill: var(--ink); font-size: 15px; }
        .symbolic-graph .label { text-anchor: middle; }
        .symbolic-graph .sign { font-size: 21px; }
        .symbolic-graph .name { fill: var(--quiet); font-size: 11px; text-anchor: middle; }
        .symbolic-graph .value, .symbolic-graph .gradient, .symbolic-graph .share { font-size: 12.5px; stroke: var(--paper); stroke-width: 3px; paint-order: stroke; stroke-linejoin: round; }
        .symbolic-graph .value { fill: var(--value); }
        .symbolic-graph .gradient { fill: var(--gradient); }
        .symbolic-graph .share { fill: var(--gradient); font-size: 11px; text-anchor: end; }
        
        """;

    public static string Write(GraphDrawing drawing, GraphValues? values, string? title)
    {
        using var svg = new SvgWriter();
        svg.Open(Class, drawing.Width, drawing.Height, title ?? "Computational graph", Describe(drawing, values), Style);
        svg.Element("rect", ("class", "paper"), ("width", drawing.Width), ("height", drawing.Height));
        foreach (DrawnWire wire in drawing.Wires)
        {
            svg.Element("path", ("class", "wire"), ("d", wire.ToPath()));
            Tip(svg, wire.Points[^1]);
        }

        foreach (DrawnNode node in drawing.Nodes.Where(static n => n.Result is not null))
        {
            double x = node.Centre.X + (node.Width / 2);
            svg.Element("path", ("class", "wire"), ("d", $"M{PictureText.Coordinate(x)},{PictureText.Coordinate(node.Centre.Y)}h{PictureText.Coordinate(drawing.Stub)}"));
            Tip(svg, new DrawnPoint(x + drawing.Stub + 6, node.Centre.Y));
            svg.Text(x + drawing.Stub + 12, node.Centre.Y + 5, node.Result!, "result");
        }

        foreach (DrawnNode node in drawing.Nodes)
        {
            WriteNode(svg, node, values);
        }

        if (values is not null)
        {
            WriteValues(svg, drawing, values);
        }

        return svg.Close();
    }

    private static void WriteNode(SvgWriter svg, DrawnNode node, GraphValues? values)
    {
        svg.Start("g", ("class", ClassOf(node.Kind)));
        svg.TextElement("title", Sentence(node, values));
        bool isRound = node.Kind is DrawnKind.Input;
        svg.Element(
            "rect",
            ("x", node.Centre.X - (node.Width / 2)),
            ("y", node.Centre.Y - (node.Height / 2)),
            ("width", node.Width),
            ("height", node.Height),
            ("rx", isRound ? node.Height / 2 : 8));
        // A sign alone is drawn larger than letters.
        bool isSign = node.Label.Length == 1 && !char.IsLetterOrDigit(node.Label[0]);
        svg.Text(node.Centre.X, node.Centre.Y + (node.Label == "*" ? 10 : isSign ? 7 : 5), node.Label, isSign ? "label sign" : "label");
        if (node.Kind is DrawnKind.Forward or DrawnKind.Backward)
        {
            svg.Text(node.Centre.X, node.Centre.Y - (node.Height / 2) - 4, node.Name, "name");
        }

        svg.End();
    }

    private static void WriteValues(SvgWriter svg, GraphDrawing drawing, GraphValues values)
    {
        int[] uses = new int[drawing.Nodes.Length];
        foreach (DrawnWire wire in drawing.Wires)
        {
            uses[wire.Input]++;
        }

        foreach (DrawnNode node in drawing.Nodes.Where(n => uses[n.Node] > 0 || n.Result is not null))
        {
            double x = node.Centre.X + (node.Width / 2) + 5;
            svg.Text(x, node.Centre.Y - 5, PictureText.Number(values.Values[node.Node]), "value");
            svg.Text(x, node.Centre.Y + 15, PictureText.Number(values.Derivatives[node.Node]), "gradient");
        }

        if (drawing.Graph is not { } graph)
        {
            return;
        }

        foreach (DrawnWire wire in drawing.Wires.Where(w => uses[w.Input] > 1))
        {
            double share = values.ShareOf(wire.User, graph.Nodes[wire.User].Inputs[wire.Edge]);
            svg.Text(wire.Points[^1].X - 9, wire.Points[^1].Y + 12, PictureText.Number(share), "share");
        }
    }

    private static void Tip(SvgWriter svg, DrawnPoint end)
    {
        string x = PictureText.Coordinate(end.X), y = PictureText.Coordinate(end.Y);
        svg.Element("path", ("class", "tip"), ("d", $"M{x},{y}l-8,-4v8z"));
    }

    private static string ClassOf(DrawnKind kind) => kind switch
    {
        DrawnKind.Input => "input",
        DrawnKind.Constant => "constant",
        DrawnKind.Forward => "forward",
        _ => "backward",
    };

    private static string Describe(GraphDrawing drawing, GraphValues? values)
    {
        var text = new StringBuilder();
        foreach (DrawnNode node in drawing.Nodes.Take(MostDescribed))
        {
            text.Append(text.Length > 0 ? " " : "").Append(Sentence(node, values)).Append('.');
        }

        return drawing.Nodes.Length > MostDescribed ? text.Append(" And more.").ToString() : text.ToString();
    }

    private static string Sentence(DrawnNode node, GraphValues? values)
    {
        string what = node.Kind == DrawnKind.Input ? $"Input {node.Name}" : node.Name.Length == 0 ? node.Formula : $"{node.Name} = {node.Formula}";
        if (node.Result is { } result && result != node.Name)
        {
            what = $"{result}: {what}";
        }

        return values is null ? what : $"{what}, value {PictureText.Number(values.Values[node.Node])}, gradient {PictureText.Number(values.Derivatives[node.Node])}";
    }
}
