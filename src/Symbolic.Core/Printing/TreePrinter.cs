using System.Globalization;

namespace Symbolic;

/// <summary>
/// An expression as an indented tree. A node with operands that is used more than once is named where it first occurs, <c>#1: sin</c>,
/// and stands as <c>#1</c> after that, so the tree is as long as the graph is large.
/// </summary>
internal sealed class TreePrinter(ExprGraph graph, PrintOutput output)
{
    private readonly Stack<(int Node, string Indent, string Branch, string Below)> _rest = new();
    private readonly Dictionary<int, string> _names = [];

    public void Print(int root)
    {
        var picture = new GraphPicture(graph, root);
        _rest.Push((root, "", "", ""));
        while (_rest.TryPop(out (int Node, string Indent, string Branch, string Below) line))
        {
            output.Write(line.Indent);
            output.Write(line.Branch);
            if (_names.TryGetValue(line.Node, out string? name))
            {
                output.Write(name);
                output.Write("\n");
                continue;
            }

            if (picture.IsShared(line.Node))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"#{_names.Count + 1}");
                _names.Add(line.Node, name);
                output.Write(name);
                output.Write(": ");
            }

            output.Write(picture.Label(line.Node));
            output.Write("\n");
            string indent = line.Indent + line.Below;
            ReadOnlySpan<int> operands = graph.OperandsAt(line.Node);
            for (int i = operands.Length - 1; i >= 0; i--)
            {
                bool last = i == operands.Length - 1;
                _rest.Push((operands[i], indent, last ? "└─ " : "├─ ", last ? "   " : "│  "));
            }
        }
    }
}
