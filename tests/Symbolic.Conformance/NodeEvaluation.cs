namespace Symbolic.Conformance;

/// <summary>
/// The simplest evaluator there is: one loop over the nodes, declared values only. It shares nothing with the compiler. Nodes that
/// are added to the graph later are computed when they are asked for, each once.
/// </summary>
internal sealed class NodeEvaluation(ExprGraph graph, IReadOnlyDictionary<string, double> values)
{
    private readonly List<double> _results = [];
    private readonly List<double> _operands = [];

    public double this[Expr root]
    {
        get
        {
            for (int id = _results.Count; id <= root.Id; id++)
            {
                _results.Add(ValueOf(graph[id]));
            }

            return _results[root.Id];
        }
    }

    /// <summary>The value of an operator over operands that are known as nodes and as numbers.</summary>
    public static double Apply(Operator op, IReadOnlyList<Expr> nodes, ReadOnlySpan<double> values) =>
        op is BinaryOperator { EvaluateAtExactRight: { } atExact } && nodes[1].IsNumber && atExact(nodes[1].Number) is { } function
            ? function(values[0])
            : OperatorCases.ValueOf(op, values);

    private double ValueOf(Expr node)
    {
        if (node.IsNumber || node.IsSymbol)
        {
            return node.IsNumber ? node.Number.ToDouble() : values.GetValueOrDefault(node.Name, double.NaN);
        }

        if (node.Operator is LeafOperator { Value: { } constant })
        {
            return constant;
        }

        _operands.Clear();
        foreach (Expr operand in node.Operands)
        {
            _operands.Add(_results[operand.Id]);
        }

        return Apply(node.Operator, node.Operands, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_operands));
    }
}

/// <summary>Values of expressions at points.</summary>
internal static class ExprAt
{
    /// <param name="root">The expression.</param>
    /// <param name="values">The values of the variables by name.</param>
    public static double At(this Expr root, IReadOnlyDictionary<string, double> values) => new NodeEvaluation(root.Graph, values)[root];
}
