using System.Globalization;

namespace Symbolic;

/// <summary>What pictures of the graph itself have in common: the nodes below a root, how often each is used, and what to call it.</summary>
internal sealed class GraphPicture
{
    private readonly ExprGraph _graph;
    private readonly bool[] _needed;
    private readonly int[] _uses;

    public GraphPicture(ExprGraph graph, int root)
    {
        _graph = graph;
        _needed = graph.Reachable([root]);
        _uses = new int[root + 1];
        for (int id = 0; id <= root; id++)
        {
            foreach (int operand in _needed[id] ? graph.OperandsAt(id) : [])
            {
                _uses[operand]++;
            }
        }
    }

    /// <summary>The nodes, operands before the nodes that use them.</summary>
    public IEnumerable<int> Nodes => Enumerable.Range(0, _needed.Length).Where(id => _needed[id]);

    /// <summary>True for a node with operands that is used more than once.</summary>
    public bool IsShared(int id) => _uses[id] > 1 && !_graph.OperandsAt(id).IsEmpty;

    /// <summary>A number or name as it is; otherwise the name of the operator or function.</summary>
    public string Label(int id) => _graph.OperatorAt(id) is var op && op.Notation.Layout == Layout.Leaf ? new Expr(_graph, id).ToString()
        : op.Notation.Layout == Layout.Call ? LabelOf(_graph.FunctionAt(id))
        : op.Name;

    /// <summary>The name of an unknown function, with marks for the derivatives that it stands for.</summary>
    public static string LabelOf(FunctionSymbol function) =>
        function.Name + LinePrinter.Derivatives(function, '\'', static position => string.Create(CultureInfo.InvariantCulture, $"_{position}"));
}
