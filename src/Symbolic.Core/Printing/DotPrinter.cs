using System.Globalization;

namespace Symbolic;

/// <summary>An expression as a directed graph in the language of Graphviz: every node once, an arrow to each operand.</summary>
internal sealed class DotPrinter(ExprGraph graph, PrintOutput output)
{
    public void Print(int root)
    {
        var picture = new GraphPicture(graph, root);
        output.Write("digraph expression {\n  ordering=out;\n  node [shape=box, style=rounded];\n");
        foreach (int id in picture.Nodes)
        {
            string label = picture.Label(id).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  n{id} [label=\"{label}\"];\n"));
            foreach (int operand in graph.OperandsAt(id))
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"  n{id} -> n{operand};\n"));
            }
        }

        output.Write("}\n");
    }
}
