using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Numbers, constants, and everything that is written with signs.
internal sealed partial class Binder
{
    // The parser reads numbers of ten thousand digits and exponents of as much.
    private const int MostDigits = 20_000;

    private Expr Number(NumberNode node)
    {
        var text = node.Text;
        if (text.Length <= 9 && int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var small))
            return _graph.Number(small);
        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            var numerator = Value(text.AsSpan(0, slash), node);
            var denominator = Value(text.AsSpan(slash + 1), node);
            return denominator.IsZero ? OnNumbers(Operators.Divide, _graph.Number(numerator), _graph.Zero) : _graph.Number(numerator / denominator);
        }

        var value = Value(text, node);
        return value.IsInteger ? _graph.Number(value) : _graph.Decimal(value);
    }

    private Rational Value(ReadOnlySpan<char> text, SyntaxNode node) => Rational.ParseDecimal(text, MostDigits, out var value) switch
    {
        DecimalParseStatus.Success => value,
        DecimalParseStatus.TooManyDigits => throw Error(ParseErrorCode.Limit, "the number is too long", node, "write it with fewer digits or a smaller exponent"),
        _ => throw Error(ParseErrorCode.Syntax, "this is not a number", node),
    };

    private Expr Constant(Constant constant) => _graph.Constant(constant switch
    {
        Syntax.Constant.E => Operators.E,
        Syntax.Constant.Pi => Operators.Pi,
        Syntax.Constant.Infinity => Operators.Infinity,
        Syntax.Constant.True => Operators.True,
        Syntax.Constant.False => Operators.False,
        _ => throw new ArgumentOutOfRangeException(nameof(constant)),
    });

    // Between numbers the products and the elementwise operations are the plain ones.
    // The graph works on vectors and matrices too, but the language does not read them yet: nothing half done gets in here.
    private Expr OnNumbers(Operator op, params ReadOnlySpan<Expr> operands)
    {
        foreach (var operand in operands)
        {
            if (!operand.Shape.IsScalar)
                throw new ShapeException(op, operand.Shape, Shape.Scalar) { Hint = "Vectors and matrices are results here; take their entries one by one." };
        }

        return _graph.Apply(op, operands);
    }

    private Expr Apply(BinaryOperation operation, Expr left, Expr right) => operation switch
    {
        BinaryOperation.Add => OnNumbers(Operators.Add, left, right),
        BinaryOperation.Subtract => OnNumbers(Operators.Subtract, left, right),
        BinaryOperation.Multiply or BinaryOperation.Dot or BinaryOperation.Times or BinaryOperation.ElementwiseMultiply or BinaryOperation.Kronecker =>
            OnNumbers(Operators.Multiply, left, right),
        BinaryOperation.Divide or BinaryOperation.ElementwiseDivide => OnNumbers(Operators.Divide, left, right),
        BinaryOperation.Solve => OnNumbers(Operators.Divide, right, left),
        BinaryOperation.Power or BinaryOperation.ElementwisePower => OnNumbers(Operators.Power, left, right),
        BinaryOperation.Less => OnNumbers(Operators.Less, left, right),
        BinaryOperation.LessOrEqual => OnNumbers(Operators.LessOrEqual, left, right),
        BinaryOperation.Greater => OnNumbers(Operators.Greater, left, right),
        BinaryOperation.GreaterOrEqual => OnNumbers(Operators.GreaterOrEqual, left, right),
        BinaryOperation.Equal => OnNumbers(Operators.Equal, left, right),
        BinaryOperation.NotEqual => OnNumbers(Operators.NotEqual, left, right),
        BinaryOperation.And => OnNumbers(Operators.And, left, right),
        BinaryOperation.Or => OnNumbers(Operators.Or, left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private void Unary(UnaryNode unary, int state)
    {
        if (state == 0)
        {
            // f′ without an argument is the derivative of f at its own parameter.
            if (unary is { Operation: UnaryOperation.Transpose, Operand: FunctionNode function })
            {
                Visit(Applied(function, 1));
                return;
            }

            Push(unary, 1);
            Visit(unary.Operand);
            return;
        }

        var operand = Pop();
        switch (unary.Operation)
        {
            case UnaryOperation.Negate:
                Push(OnNumbers(Operators.Negate, operand));
                break;
            case UnaryOperation.Not:
                Push(OnNumbers(Operators.Not, operand));
                break;
            default:
                RequireNumber(operand, unary);
                Note(unary, $"read as a transpose, which changes nothing about a number; a derivative is written d/dx or, of a function, f'(x)");
                Push(unary.Operation == UnaryOperation.Transpose ? operand : OnNumbers(Operators.Divide, _graph.One, operand));
                break;
        }
    }

    // Every norm of a single number is its absolute value.
    private Expr Norm(Expr operand, NormNode norm)
    {
        RequireNumber(operand, norm);
        return OnNumbers(Operators.Abs, operand);
    }

    private static List<ExpressionNode> Flat(CasesNode cases)
    {
        var items = new List<ExpressionNode>();
        foreach (var one in cases.Cases)
        {
            items.Add(one.Value);
            if (one.Condition is not null)
                items.Add(one.Condition);
        }

        return items;
    }

    private void Cases(CasesNode node)
    {
        // From the last case to the first: each chooses between its value and what the later ones give.
        var result = node.Cases[^1].Condition is null ? Pop() : _graph.Constant(Operators.Undefined);
        for (var k = node.Cases.Count - 1; k >= 0; k--)
        {
            if (node.Cases[k].Condition is null)
                continue;
            var condition = Pop();
            var value = Pop();
            _at = node.Cases[k];
            result = OnNumbers(Operators.Select, condition, value, result);
        }

        Push(result);
    }

    private void Matrix(MatrixNode node)
    {
        var columns = node.ColumnCount(0);
        for (var row = 1; row < node.RowCount; row++)
        {
            if (node.ColumnCount(row) != columns)
                throw Error(ParseErrorCode.Shape, $"row {row + 1} has {node.ColumnCount(row)} entries and row 1 has {columns}", node, "give all rows the same length");
        }

        var entries = Pop(node.ChildCount);
        for (var k = 0; k < entries.Length; k++)
        {
            if (!entries[k].Type.Shape.IsScalar)
                throw TensorError("blocks in a matrix", node.Child(k));
        }

        // A single column is a vector.
        Push(_graph.Array(columns == 1 ? new Shape(node.RowCount) : new Shape(node.RowCount, columns), entries));
    }

    private void RequireNumber(Expr value, SyntaxNode node)
    {
        if (!value.Type.Shape.IsScalar)
            throw TensorError($"a number is needed here, and this is in {value.Type.Shape}", node);
        if (value.Type.Element != Element.Real)
            throw Error(ParseErrorCode.Type, "a number is needed here, and this is a condition", node, "choose numbers by it, as in if c then a else b");
    }
}
