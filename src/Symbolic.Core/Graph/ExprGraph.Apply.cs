namespace Symbolic;

public sealed partial class ExprGraph
{
    /// <summary>The node of an operator with one operand.</summary>
    /// <exception cref="ElementException">A truth value stands where a number is meant, or the other way round.</exception>
    public Expr Apply(UnaryOperator op, Expr operand)
    {
        ArgumentNullException.ThrowIfNull(op);
        int a = Check(operand);
        if (_nodes[a].Type != (int)op.OperandElement(0))
        {
            return ApplyLifted(op, [operand]);
        }

        if (op.Simpler(operand) is { } known)
        {
            return known;
        }

        return new Expr(this, InternUnary(IdOf(op), a, (int)op.ResultElement, op.FactsOf(operand).Possible));
    }

    /// <summary>The node of an operator with two operands.</summary>
    /// <exception cref="ElementException">A truth value stands where a number is meant, or the other way round.</exception>
    public Expr Apply(BinaryOperator op, Expr left, Expr right)
    {
        ArgumentNullException.ThrowIfNull(op);
        int a = Check(left), b = Check(right);
        if (_nodes[a].Type != (int)op.Operands || _nodes[b].Type != (int)op.Operands)
        {
            return ApplyLifted(op, [left, right]);
        }

        if (op.Exact?.Invoke(left, right) is { } known)
        {
            return known;
        }

        Facts facts = op.Result == Element.Real ? op.FactsOf(left, right) : Facts.Unknown;
        return new Expr(this, Intern(IdOf(op), a, b, NodeKind.Binary, (int)op.Result, facts.Possible));
    }

    /// <summary>The node of an operator with any number of operands.</summary>
    /// <exception cref="ArgumentException">The operator does not take this number of operands.</exception>
    /// <exception cref="ElementException">A truth value stands where a number is meant, or the other way round.</exception>
    public Expr Apply(Operator op, params ReadOnlySpan<Expr> operands)
    {
        ArgumentNullException.ThrowIfNull(op);
        if (operands.Length < op.MinOperands || operands.Length > op.MaxOperands)
        {
            throw new ArgumentException(ArityMessage(op, operands.Length), nameof(operands));
        }

        switch (op)
        {
            case UnaryOperator { Parameter: { } parameter } when operands.Length == 2:
                return parameter.Build(operands[0], operands[1]);
            case UnaryOperator unary:
                return Apply(unary, operands[0]);
            case BinaryOperator { DefaultRight: { } right } defaulted when operands.Length == 1:
                return Apply(defaulted, operands[0], Number(right));
            case BinaryOperator binary:
                return Apply(binary, operands[0], operands[1]);
            case NaryOperator nary:
                return Apply(nary, operands);
            case TensorOperator tensor:
                return Apply(tensor, operands);
            default:
                return Constant((LeafOperator)op);
        }
    }

    /// <summary>One of two values by a condition. Only the chosen one is ever computed.</summary>
    public Expr Select(Expr condition, Expr whenTrue, Expr whenFalse) => Apply(Symbolic.Operators.Select, [condition, whenTrue, whenFalse]);

    internal static string ArityMessage(Operator op, int given)
    {
        string wanted = op.MinOperands == op.MaxOperands ? $"{op.MinOperands}"
            : op.MaxOperands == int.MaxValue ? $"at least {op.MinOperands}"
            : op.MaxOperands == op.MinOperands + 1 ? $"{op.MinOperands} or {op.MaxOperands}"
            : $"{op.MinOperands} to {op.MaxOperands}";
        string noun = op.MinOperands == 1 && op.MaxOperands is 1 or int.MaxValue ? "argument" : "arguments";
        return $"{op.Name} takes {wanted} {noun}, got {given}";
    }

    /// <summary>Builds a node like an existing one over other operands, through the same constructors.</summary>
    internal Expr Rebuild(Expr like, ReadOnlySpan<Expr> operands) => like.Operator switch
    {
        UnaryOperator unary => Apply(unary, operands[0]),
        BinaryOperator binary => Apply(binary, operands[0], operands[1]),
        NaryOperator nary => Apply(nary, operands),
        TensorOperator tensor => Apply(tensor, operands),
        _ when like.Operator == Symbolic.Operators.Delta => Delta(like.Delta.Axes, like.Delta.Factors, like.Delta.Constant),
        _ when operands.IsEmpty && ReferenceEquals(like.Graph, this) => like,
        _ when like.Operator == Symbolic.Operators.Einsum => Einsum(like.Contraction, operands),
        _ when like.Operator == Symbolic.Operators.Call => Call(like.Function.Name, operands, like.Function.Derivatives.AsSpan()),
        _ => Array(like.Type.Shape, operands),
    };

    private Expr Apply(NaryOperator op, ReadOnlySpan<Expr> operands)
    {
        int count = operands.Length;
        Span<int> ids = count <= 64 ? stackalloc int[count] : new int[count];
        for (int i = 0; i < count; i++)
        {
            ids[i] = Check(operands[i]);
        }

        // The branches of a selection may be truth values, but then all of them.
        bool logical = op.Conditions > 0 && op.Conditions < count && TypeAt(ids[op.Conditions]).Element == Element.Boolean;
        for (int i = 0; i < count; i++)
        {
            if (_nodes[ids[i]].Type != (int)(i >= op.Conditions && logical ? Element.Boolean : op.OperandElement(i)))
            {
                return ApplyLifted(op, operands);
            }
        }

        if (op.Exact?.Invoke(operands) is { } known)
        {
            return known;
        }

        Facts[] facts = new Facts[count];
        for (int i = 0; i < count; i++)
        {
            facts[i] = FactsAt(ids[i]);
        }

        return new Expr(this, InternPooled(IdOf(op), 0, ids, logical ? ExprType.Boolean : ExprType.Real, logical ? Possible.Anything : op.FactsOf(facts).Possible));
    }

    private void RequireScalar(Operator op, int id, Element element)
    {
        if (_nodes[id].Type == (int)element)
        {
            return;
        }

        ExprType type = TypeAt(id);
        if (!type.Shape.IsScalar)
        {
            throw new ShapeException(op, type.Shape, Shape.Scalar) { Hint = "Take the entries one by one." };
        }

        RequireElement(op, new Expr(this, id), element);
    }
}
