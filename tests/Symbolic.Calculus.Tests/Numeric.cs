namespace Symbolic.Tests;

/// <summary>Values of expressions straight from the operator table: no compiler stands between these tests and the derivatives.</summary>
internal static class Numeric
{
    /// <summary>The value at a point. An arm of a selection that is not taken does not count.</summary>
    public static double At(this Expr expr, params (Expr Variable, double Value)[] point)
    {
        var values = new Dictionary<Expr, double>();
        foreach ((Expr variable, double value) in point)
        {
            values[variable] = value;
        }

        var open = new Stack<Expr>();
        open.Push(expr);
        while (open.TryPeek(out Expr node))
        {
            if (values.ContainsKey(node))
            {
                open.Pop();
                continue;
            }

            Expr[] missing = [.. Needed(node, values).Where(o => !values.ContainsKey(o))];
            if (missing.Length > 0)
            {
                foreach (Expr operand in missing)
                {
                    open.Push(operand);
                }

                continue;
            }

            open.Pop();
            values[node] = Value(node, values);
        }

        return values[expr];
    }

    public static int DistinctNodes(params IEnumerable<Expr> roots)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>(roots);
        while (open.TryPop(out Expr node))
        {
            if (seen.Add(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return seen.Count;
    }

    private static IEnumerable<Expr> Needed(Expr node, Dictionary<Expr, double> values)
    {
        if (node.Operator != Operators.Select)
        {
            return node.Operands;
        }

        Expr condition = node.Operands[0];
        return values.TryGetValue(condition, out double chosen) ? [condition, node.Operands[chosen != 0 ? 1 : 2]] : [condition];
    }

    private static double Value(Expr node, Dictionary<Expr, double> values) => node.Operator switch
    {
        UnaryOperator op => op.Evaluate(values[node.Operands[0]]),
        BinaryOperator op when node.Operands[1].IsNumber && op.EvaluateAtExactRight?.Invoke(node.Operands[1].Number) is { } exact => exact(values[node.Operands[0]]),
        BinaryOperator op => op.Evaluate(values[node.Operands[0]], values[node.Operands[1]]),
        NaryOperator when node.Operator == Operators.Select => values[node.Operands[values[node.Operands[0]] != 0 ? 1 : 2]],
        NaryOperator op => op.Evaluate([.. node.Operands.Select(o => values[o])]),
        _ when node.IsNumber => node.Number.ToDouble(),
        LeafOperator { Value: { } constant } => constant,
        _ => throw new InvalidOperationException($"{node} has no value."),
    };
}
