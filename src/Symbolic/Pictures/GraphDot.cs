using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>The picture of a graph in the language of Graphviz.</summary>
internal static class GraphDot
{
    public static string Write(GraphDrawing drawing, GraphValues? values)
    {
        var text = new StringBuilder("digraph graph_of_operations {\n  rankdir=LR;\n  ordering=in;\n  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (DrawnNode node in drawing.Nodes)
        {
            string label = node.Kind is DrawnKind.Forward or DrawnKind.Backward ? $"{node.Label}\n{node.Name}" : node.Label;
            if (node.Result is { } result && result != node.Name)
            {
                label += $" = {result}";
            }

            if (values is not null)
            {
                label += $"\n{PictureText.Number(values.Values[node.Node])}\n∂ {PictureText.Number(values.Derivatives[node.Node])}";
            }

            (string fill, string line) = ColorsOf(node.Kind);
            text.Append(CultureInfo.InvariantCulture, $"  n{node.Node} [label={Quoted(label)}, fillcolor=\"{fill}\", color=\"{line}\"];\n");
        }

        foreach (DrawnWire wire in drawing.Wires)
        {
            string label = values is null || drawing.Graph is not { } graph ? ""
                : $" [label={Quoted(PictureText.Number(values.ShareOf(wire.User, graph.Nodes[wire.User].Inputs[wire.Edge])))}, fontcolor=\"#c22525\"]";
            text.Append(CultureInfo.InvariantCulture, $"  n{wire.Input} -> n{wire.User}{label};\n");
        }

        return text.Append("}\n").ToString();
    }

    private static (string Fill, string Line) ColorsOf(DrawnKind kind) => kind switch
    {
        DrawnKind.Forward => ("#e3f0fd", "#3178c6"),
        DrawnKind.Backward => ("#fdebe3", "#c4562a"),
        _ => ("#eef1f4", "#8c959f"),
    };

    private static string Quoted(string text) =>
        $"\"{PictureText.ForXml(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal)}\"";
}
