namespace Symbolic.Evaluation.Tests;

// A plain evaluator to compare with.
internal sealed partial class RandomExpressions
{
    /// <summary>The value of every node of the graph, by the operators' own functions.</summary>
    public double[] Values(double[] point)
    {
        double[] values = new double[Graph.Count];
        for (int id = 0; id < values.Length; id++)
        {
            Expr node = Graph[id];
            double[] operands = [.. node.Operands.Select(o => values[o.Id])];
            values[id] = node.Operator switch
            {
                LeafOperator when node.IsNumber => node.Number.ToDouble(),
                LeafOperator when node.IsSymbol => point[Array.IndexOf(Variables, node)],
                LeafOperator leaf => leaf.Value!.Value,
                UnaryOperator unary => unary.Evaluate(operands[0]),
                BinaryOperator binary when node.Operands[1].IsNumber && binary.EvaluateAtExactRight is { } exact => exact(node.Operands[1].Number)?.Invoke(operands[0]) ?? binary.Evaluate(operands[0], operands[1]),
                BinaryOperator binary => binary.Evaluate(operands[0], operands[1]),
                NaryOperator nary => nary.Evaluate(operands),
                _ => throw new InvalidOperationException(),
            };
        }

        return values;
    }
}
