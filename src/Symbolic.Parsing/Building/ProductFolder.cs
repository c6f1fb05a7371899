using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

internal sealed partial class TreeBuilder
{
    /// <summary>
    /// Folds one tight product: powers (right-associative) before roots and signs in exponents, those before products, and functions without
    /// parentheses last, except that a product with a further function (TFUN) ends the argument of the one before it.
    /// </summary>
    private readonly ref struct ProductFolder(TreeBuilder builder)
    {
        private const int FunctionLevel = 1;
        private const int ProductLevel = 2;
        private const int PrefixLevel = 3;
        private const int PowerLevel = 4;

        private readonly Stack<ExpressionNode> _operands = new();
        private readonly Stack<(Item Item, int Level)> _operators = new();

        public ExpressionNode Fold(ReadOnlySpan<Item> items)
        {
            for (var k = 0; k < items.Length; k++)
            {
                var item = items[k];
                switch (item.Node)
                {
                    case PartNode part:
                        _operators.Push((item, part.Kind == TokenType.FUNC ? FunctionLevel : PrefixLevel));
                        break;
                    case ExpressionNode operand:
                        _operands.Push(operand);
                        break;
                    default:
                        Operator(item, items, k);
                        break;
                }
            }

            ReduceAbove(0);
            return _operands.Pop();
        }

        private void Operator(Item item, ReadOnlySpan<Item> items, int k)
        {
            switch (builder.Type(item))
            {
                case TokenType.PLUS or TokenType.MINUS:
                    _operators.Push((item, PrefixLevel));
                    break;
                case TokenType.POW or TokenType.EPOW:
                    _operators.Push((item, PowerLevel));
                    break;
                case TokenType.TFUN:
                    ReduceAbove(0);
                    _operators.Push((item, ProductLevel));
                    break;
                default:
                    if (_operators.TryPeek(out var top) && top.Level is PowerLevel or PrefixLevel)
                        builder.LintExponent(items, k);
                    ReduceAbove(ProductLevel - 1, keepFunctions: true);
                    _operators.Push((item, ProductLevel));
                    break;
            }
        }

        // Applies the operators on top of the stack that bind more tightly than `level`.
        private void ReduceAbove(int level, bool keepFunctions = false)
        {
            while (_operators.TryPeek(out var top) && top.Level > level && !(keepFunctions && top.Level == FunctionLevel))
            {
                _operators.Pop();
                var right = _operands.Pop();
                if (top.Item.Node is PartNode part)
                {
                    _operands.Push(builder.Applied(part, right));
                    continue;
                }

                switch (builder.Type(top.Item))
                {
                    case TokenType.MINUS:
                        _operands.Push(new UnaryNode(TextSpan.FromBounds(builder.Span(top.Item).Start, right.Span.End), UnaryOperation.Negate, right));
                        break;
                    case TokenType.PLUS:
                        _operands.Push(right);
                        break;
                    case TokenType.POW or TokenType.EPOW:
                        var power = _operands.Pop();
                        _operands.Push(new BinaryNode(Between(power, right), builder.PowerOperation(top.Item), power, right));
                        break;
                    default:
                        var left = _operands.Pop();
                        _operands.Push(new BinaryNode(Between(left, right), BinaryOperation.Multiply, left, right));
                        break;
                }
            }
        }
    }
}
