namespace Symbolic.Conformance;

/// <summary>Every operator of the table with its samples, read from the table: nothing is listed here.</summary>
internal static class OperatorCases
{
    /// <summary>Every operator that computes something from operands.</summary>
    public static IEnumerable<Operator> Computing => OperatorTable.Standard.All.Where(static o => o is not (LeafOperator or TensorOperator));

    /// <summary>The computing operators of one real variable.</summary>
    public static IEnumerable<UnaryOperator> RealUnary => Computing.OfType<UnaryOperator>().Where(static o => !o.IsLogical);

    public static Operator Named(string name) => OperatorTable.Standard.All.Single(o => o.Name == name);

    public static TheoryData<string> NamesOf(IEnumerable<Operator> operators) => [.. operators.Select(static o => o.Name)];

    public static IEnumerable<double[]> SamplesOf(Operator op) => op switch
    {
        UnaryOperator unary => unary.Samples.Select(static x => new[] { x }),
        BinaryOperator binary => binary.Samples.Select(static p => new[] { p.Item1, p.Item2 }),
        NaryOperator nary => nary.Samples.Select(static p => p.ToArray()),
        _ => [],
    };

    /// <summary>The declared value.</summary>
    public static double ValueOf(Operator op, params ReadOnlySpan<double> operands) => op switch
    {
        UnaryOperator unary => unary.Evaluate(operands[0]),
        BinaryOperator binary => binary.Evaluate(operands[0], operands[1]),
        NaryOperator nary => nary.Evaluate(operands),
        _ => throw new ArgumentException($"{op} has no operands.", nameof(op)),
    };

    /// <summary>The declared partial derivative of a node.</summary>
    public static Partial PartialOf(Expr node, int position) => node.Operator switch
    {
        UnaryOperator unary => unary.Partial(node.Operands[0], node),
        BinaryOperator binary when position == 0 => binary.Left(node.Operands[0], node.Operands[1], node),
        BinaryOperator binary => binary.Right(node.Operands[0], node.Operands[1], node),
        NaryOperator nary => nary.Partial([.. node.Operands], node, position),
        _ => throw new ArgumentException($"{node.Operator} has no operands.", nameof(node)),
    };

    /// <summary>Fresh variables for the operands of an operator: x0, x1, … numbers or truth values as it wants them.</summary>
    public static Expr[] Variables(ExprGraph graph, Operator op, int count)
    {
        var variables = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            variables[i] = op.OperandElement(i) == Element.Boolean
                ? graph.Symbol($"c{i}", Facts.Unknown, ExprType.Boolean)
                : graph.Symbol($"x{i}");
        }

        return variables;
    }
}
