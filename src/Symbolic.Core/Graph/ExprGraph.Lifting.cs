namespace Symbolic;

public sealed partial class ExprGraph
{
    /// <summary>An operator on numbers applied entry by entry: the operands have one shape, or are numbers that meet every entry.</summary>
    private Expr ApplyLifted(Operator op, ReadOnlySpan<Expr> operands)
    {
        bool logical = op is NaryOperator { Conditions: var conditions } && conditions > 0 && operands.Length > conditions
            && operands[conditions].Type.Element == Element.Boolean;
        Shape shape = Shape.Scalar;
        for (int i = 0; i < operands.Length; i++)
        {
            int firstBranch = op is NaryOperator nary ? nary.Conditions : 0;
            RequireElement(op, operands[i], i >= firstBranch && logical ? Element.Boolean : op.OperandElement(i));
            Shape own = operands[i].Shape;
            if (!own.IsScalar)
            {
                shape = shape.IsScalar || shape == own ? own : throw new ShapeException(op, shape, own) { Hint = ShapeHint(op, shape, own) };
            }
        }

        var plain = new Expr[operands.Length];
        bool allFills = true;
        for (int i = 0; i < operands.Length; i++)
        {
            allFills &= operands[i].Shape.IsScalar || IsFill(operands[i]);
        }

        // A tensor of one repeated number acts like that number; when all are, so is the result.
        for (int i = 0; i < operands.Length; i++)
        {
            plain[i] = IsFill(operands[i]) ? operands[i].Operands[0] : operands[i];
        }

        if (allFills)
        {
            return Fill(Apply(op, plain), shape);
        }

        if (Simpler(op, plain) is { } known)
        {
            return known.Shape == shape ? known : Fill(known, shape);
        }

        var type = new ExprType(logical ? Element.Boolean : op.ResultElement, shape);
        switch (op)
        {
            case UnaryOperator unary:
                return new Expr(this, InternUnary(IdOf(op), plain[0].Id, TypeIndex(type), unary.FactsOf(plain[0]).Possible));
            case BinaryOperator binary:
                Facts both = binary.Result == Element.Real ? binary.FactsOf(plain[0], plain[1]) : Facts.Unknown;
                return new Expr(this, Intern(IdOf(op), plain[0].Id, plain[1].Id, NodeKind.Binary, TypeIndex(type), both.Possible));
            default:
                Facts all = logical ? Facts.Unknown : ((NaryOperator)op).FactsOf([.. plain.Select(static p => p.Facts)]);
                return new Expr(this, InternPooled(IdOf(op), 0, [.. plain.Select(static p => p.Id)], type, all.Possible));
        }
    }

    private static Expr? Simpler(Operator op, Expr[] operands) => op switch
    {
        UnaryOperator unary => unary.Simpler(operands[0]),
        BinaryOperator binary => binary.Exact?.Invoke(operands[0], operands[1]),
        NaryOperator nary => nary.Exact?.Invoke(operands),
        _ => null,
    };

    private static string ShapeHint(Operator op, Shape left, Shape right) =>
        op == Symbolic.Operators.Multiply && left.Order <= 2 && right.Order <= 2 ? "For a product of matrices write A*B with inner lengths that agree; entry by entry is A.*B."
        : "The shapes must agree axis by axis; a vector is repeated along an axis with b*ones(n)ᵀ.";

    private void RequireElement(Operator op, Expr operand, Element element)
    {
        if (operand.Type.Element == element)
        {
            return;
        }

        throw new ElementException(element == Element.Real
            ? $"'{op.Name}' needs a number, but {operand} is a truth value."
            : $"'{op.Name}' needs a condition, but {operand} is a number.")
        {
            Hint = element == Element.Real ? "Choose numbers by a condition with: if c then a else b." : "Compare it with something, for instance x > 0.",
        };
    }
}
