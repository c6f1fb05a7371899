namespace Symbolic;

/// <summary>The partial derivative of one node by one of its operands, as its operator declares it.</summary>
internal static class LocalPartial
{
    /// <exception cref="DerivativeUndefinedException">The operator has no such derivative.</exception>
    public static Partial Of(Expr node, int position, ICollection<string>? notes)
    {
        Partial partial = node.Operator == Operators.Call
            ? node.Graph.Call(node.Function.Name, [.. node.Operands], [.. node.Function.Derivatives, position])
            : Declared(node.Operator, [.. node.Operands], node, position);
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

    /// <summary>The partial that an operator declares for operands and a node of its own; the node may be a form to which they were simplified.</summary>
    public static Partial Declared(Operator op, ReadOnlySpan<Expr> operands, Expr node, int position) => op switch
    {
        UnaryOperator unary => unary.Partial(operands[0], node),
        BinaryOperator binary => position == 0 ? binary.Left(operands[0], operands[1], node) : binary.Right(operands[0], operands[1], node),
        NaryOperator nary => nary.Partial(operands, node, position),
        _ => Partial.Undefined("vectors and matrices are differentiated entry by entry"),
    };
}
