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
            return denominator.IsZero ? _graph.Apply(Operators.Divide, _graph.Number(numerator), _graph.Zero) : _graph.Number(numerator / denominator);
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

    private Value Apply(BinaryNode node, Value left, Value right) => Apply(node.Operation, left, right, new Operands(node, node.Left, node.Right));

    // Between numbers the products and the elementwise operations are the plain ones.
    private Value Apply(BinaryOperation operation, Value left, Value right, Operands at)
    {
        if (left.IsSingle && right.IsSingle)
            return new Value(OnNumbers(operation, left.Node, right.Node));
        Infer(operation, left, right);
        return operation switch
        {
            BinaryOperation.Multiply => Product(left, right, at),
            BinaryOperation.Times => Product(left, right, at, "×"),
            BinaryOperation.Dot => Dot(left, right, at),
            BinaryOperation.ElementwiseMultiply => Hadamard(left, right, at),
            BinaryOperation.Kronecker => Kronecker(left, right, at),
            BinaryOperation.Divide => Quotient(left, right, at),
            BinaryOperation.Solve => Solution(left, right, at),
            BinaryOperation.Power => Power(left, right, at),
            _ => Elementwise(OnNumbers(operation), at, [left, right]),
        };
    }

    private Expr OnNumbers(BinaryOperation operation, Expr left, Expr right) => operation == BinaryOperation.Solve
        ? _graph.Apply(Operators.Divide, right, left)
        : _graph.Apply(OnNumbers(operation), left, right);

    private static BinaryOperator OnNumbers(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => Operators.Add,
        BinaryOperation.Subtract => Operators.Subtract,
        BinaryOperation.Multiply or BinaryOperation.Dot or BinaryOperation.Times or BinaryOperation.ElementwiseMultiply or BinaryOperation.Kronecker => Operators.Multiply,
        BinaryOperation.Divide or BinaryOperation.ElementwiseDivide => Operators.Divide,
        BinaryOperation.Power or BinaryOperation.ElementwisePower => Operators.Power,
        BinaryOperation.Less => Operators.Less,
        BinaryOperation.LessOrEqual => Operators.LessOrEqual,
        BinaryOperation.Greater => Operators.Greater,
        BinaryOperation.GreaterOrEqual => Operators.GreaterOrEqual,
        BinaryOperation.Equal => Operators.Equal,
        BinaryOperation.NotEqual => Operators.NotEqual,
        BinaryOperation.And => Operators.And,
        BinaryOperation.Or => Operators.Or,
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

        var operand = PopValue();
        Push(unary.Operation switch
        {
            UnaryOperation.Negate => operand with { Node = _graph.Apply(Operators.Negate, operand.Node) },
            UnaryOperation.Not => operand with { Node = _graph.Apply(Operators.Not, operand.Node) },
            _ => Transposed(operand, unary),
        });
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
        var result = node.Cases[^1].Condition is null ? PopValue() : new Value(_graph.Constant(Operators.Undefined));
        for (var k = node.Cases.Count - 1; k >= 0; k--)
        {
            if (node.Cases[k].Condition is null)
                continue;
            var condition = PopValue();
            var value = PopValue();
            _at = node.Cases[k];
            result = Elementwise(Operators.Select, node.Cases[k], condition, value, result);
        }

        Push(result);
    }

    // What is neither a vector nor a matrix where a number is needed.
    private void RequireNumber(Expr value, SyntaxNode node)
    {
        if (!value.Type.Shape.IsScalar)
            throw Error(ParseErrorCode.Shape, $"a number is needed here, and this is in {value.Type.Shape}", node);
        RequireReal(value, node);
    }

    private void RequireReal(Expr value, SyntaxNode node)
    {
        if (value.Type.Element != Element.Real)
            throw Error(ParseErrorCode.Type, "a number is needed here, and this is a condition", node, "choose numbers by it, as in if c then a else b");
    }

    /// <summary>An operation in the text, with its operands where they stand in the text.</summary>
    private readonly record struct Operands(SyntaxNode Node, SyntaxNode? Left = null, SyntaxNode? Right = null);
}
