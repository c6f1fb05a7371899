namespace Symbolic;

/// <summary>
/// What stands in the box of a node: the sign or name of its operation, with the constants that belong to it. It follows from the
/// layout of the operator, so one that a user registers has a label as well.
/// </summary>
internal static class NodeLabel
{
    private const int MostCharacters = 28;
    private const string Operand = "·";

    /// <param name="node">What the node computes.</param>
    /// <param name="isNode">True for operands that are nodes of their own, to which wires lead.</param>
    /// <param name="print">Writes an expression.</param>
    public static string Of(Expr node, Func<Expr, bool> isNode, Func<Expr, string> print)
    {
        if (node.Operands.Count == 0)
        {
            return PictureText.Shortened(print(node), MostCharacters);
        }

        // A constant is part of the label; a formula inside a formula is one for the whole.
        string?[] constants = [.. node.Operands.Select(o => isNode(o) ? null : print(o))];
        if (node.Operands.Any(o => !isNode(o) && !IsConstant(o)) || constants.All(static c => c is not null))
        {
            return PictureText.Shortened(print(node), MostCharacters);
        }

        Notation notation = node.Operator.Notation;
        return PictureText.Shortened(
            notation.Layout switch
            {
                Layout.Sum or Layout.Difference or Layout.Product or Layout.Quotient or Layout.Power or Layout.Comparison or Layout.Conjunction or Layout.Disjunction
                    => Infix(constants[0], notation.Layout == Layout.Product ? notation.Text : notation.Unicode, constants[1]),
                Layout.Negation or Layout.Root or Layout.Not => notation.Unicode,
                Layout.Bars => notation.Unicode + Operand + notation.Unicode,
                Layout.Select => "if",
                _ => Call(NameOf(node), constants),
            },
            MostCharacters);
    }

    private static string NameOf(Expr node) => node.Operator.Notation.Layout == Layout.Call ? GraphPicture.LabelOf(node.Function) : node.Operator.Name;

    private static string Infix(string? left, string sign, string? right) => $"{left}{(left is null || sign == "^" ? "" : " ")}{sign}{(right is null || sign == "^" ? "" : " ")}{right}";

    private static string Call(string name, string?[] constants) => constants.All(static c => c is null) ? name : $"{name}({string.Join(", ", constants.Select(static c => c ?? Operand))})";

    private static bool IsConstant(Expr operand)
    {
        ExprGraph graph = operand.Graph;
        return !graph.NodesOf(operand).Any(graph.IsSymbol);
    }
}
