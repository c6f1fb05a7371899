namespace Symbolic;

/// <summary>The partial derivative of one node by one of its operands, as its operator declares it.</summary>
internal static class LocalPartial
{
    /// <exception cref="DerivativeUndefinedException">The operator has no such derivative.</exception>
    public static Partial Of(Expr node, int position, ICollection<string>? notes)
    {
        Partial partial = node.Operator switch
        {
            UnaryOperator op => op.Partial(node.Operands[0], node),
            BinaryOperator op => position == 0
                ? op.Left(node.Operands[0], node.Operands[1], node)
                : op.Right(node.Operands[0], node.Operands[1], node),
            NaryOperator op => op.Partial([.. node.Operands], node, position),
            _ when node.Operator == Operators.Call => node.Graph.Call(node.Function.Name, [.. node.Operands], [.. node.Function.Derivatives, position]),
            _ => Partial.Undefined("vectors and matrices are differentiated entry by entry"),
        };
        if (partial.Refusal is { } refusal)
        {
            throw new DerivativeUndefinedException(node, refusal);
        }

        if (partial.Note is { } note && notes?.Contains(note) == false)
        {
            notes.Add(note);
        }

        return partial;
    }
}
