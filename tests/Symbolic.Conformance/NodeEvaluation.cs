namespace Symbolic.Conformance;

/// <summary>The simplest evaluator there is: one loop over the nodes, declared values only. It shares nothing with the compiler.</summary>
internal static class NodeEvaluation
{
    /// <param name="root">The expression.</param>
    /// <param name="values">The values of the variables by name.</param>
    public static double At(this Expr root, IReadOnlyDictionary<string, double> values)
    {
        ExprGraph graph = root.Graph;
        double[] results = new double[root.Id + 1];
        var operands = new List<double>();
        for (int id = 0; id <= root.Id; id++)
        {
            Expr node = graph[id];
            operands.Clear();
            foreach (Expr operand in node.Operands)
            {
                operands.Add(results[operand.Id]);
            }

            results[id] = node.IsNumber ? node.Number.ToDouble()
                : node.IsSymbol ? values.GetValueOrDefault(node.Name, double.NaN)
                : node.Operator is LeafOperator { Value: { } constant } ? constant
                : Apply(node.Operator, node.Operands, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(operands));
        }

        return results[root.Id];
    }

    /// <summary>The value of an operator over operands that are known as nodes and as numbers.</summary>
    public static double Apply(Operator op, IReadOnlyList<Expr> nodes, ReadOnlySpan<double> values) =>
        op is BinaryOperator { EvaluateAtExactRight: { } atExact } && nodes[1].IsNumber && atExact(nodes[1].Number) is { } function
            ? function(values[0])
            : OperatorCases.ValueOf(op, values);
}
