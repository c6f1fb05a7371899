using Symbolic.Parsing.Names;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

// Sums, terms, products and powers: the flat sequences of the grammar, folded by precedence.
internal sealed partial class TreeBuilder
{
    private ExpressionNode Sum(ReadOnlySpan<Item> items)
    {
        var sum = Operand(items[0]);
        LintOpenTerm(sum, items, 1);
        for (var k = 1; k < items.Length; k += 2)
        {
            var right = Operand(items[k + 1]);
            LintOpenTerm(right, items, k + 2);
            sum = new BinaryNode(Between(sum, right), Type(items[k]) == TokenType.PLUS ? BinaryOperation.Add : BinaryOperation.Subtract, sum, right);
        }

        return sum;
    }

    // ( sign | big )* product ( operator ( sign | big )* product )*. A big operator takes everything after it in the term.
    private ExpressionNode Term(ReadOnlySpan<Item> items)
    {
        if (IndexOfBig(items, 0) < 0)
            return Factors(items);
        // From the right: each big operator closes over the term that follows it.
        ExpressionNode? rest = null;
        var end = items.Length;
        while (true)
        {
            var big = LastBig(items, end);
            var body = Factors(items[(big + 1)..end], rest);
            if (big < 0)
                return body;
            rest = Applied((PartNode)items[big].Node!, body);
            end = big;
        }
    }

    private static int IndexOfBig(ReadOnlySpan<Item> items, int from)
    {
        for (var k = from; k < items.Length; k++)
        {
            if (items[k].Node is PartNode)
                return k;
        }

        return -1;
    }

    private static int LastBig(ReadOnlySpan<Item> items, int end)
    {
        for (var k = end - 1; k >= 0; k--)
        {
            if (items[k].Node is PartNode)
                return k;
        }

        return -1;
    }

    // Signs, products and operators without big operators; `last` is the operand that stands at the end, if it is not among the items.
    private ExpressionNode Factors(ReadOnlySpan<Item> items, ExpressionNode? last = null)
    {
        ExpressionNode? left = null;
        var operation = default(Item);
        var k = 0;
        while (true)
        {
            var signs = k;
            while (k < items.Length && items[k].Node is null)
                k++;
            var atEnd = k == items.Length;
            var operand = atEnd ? last! : Operand(items[k]);
            var bare = operand;
            for (var sign = k - 1; sign >= signs; sign--)
            {
                if (Type(items[sign]) == TokenType.MINUS)
                    operand = new UnaryNode(TextSpan.FromBounds(Span(items[sign]).Start, operand.Span.End), UnaryOperation.Negate, operand);
            }

            left = left is null ? operand : Multiply(left, operation, operand);
            if (left is BinaryNode node)
                LintFactor(node, operation, bare, items, k);
            if (atEnd || k + 1 == items.Length)
                return left;
            operation = items[k + 1];
            k += 2;
        }
    }

    private ExpressionNode Multiply(ExpressionNode left, Item operation, ExpressionNode right)
    {
        var span = Between(left, right);
        var kind = Type(operation) switch
        {
            TokenType.DIV => BinaryOperation.Divide,
            TokenType.BSLASH => BinaryOperation.Solve,
            TokenType.CDOT => BinaryOperation.Dot,
            TokenType.TIMES => BinaryOperation.Times,
            TokenType.EMUL => BinaryOperation.ElementwiseMultiply,
            TokenType.EDIV => BinaryOperation.ElementwiseDivide,
            TokenType.KRON => BinaryOperation.Kronecker,
            _ => BinaryOperation.Multiply,
        };
        if (Type(operation) == TokenType.MOD)
            return new CallNode(span, "mod", FunctionOrigin.Builtin, 0, [left, right]);
        return new BinaryNode(span, kind, left, right);
    }

    // applied* operand ( ( TJUX | TFUN | POW | EPOW ) sign* applied* operand )*
    // Powers first, from the right; then roots, then functions without parentheses, which take the powers joined to them by TJUX.
    private ExpressionNode Product(ReadOnlySpan<Item> items)
    {
        ExpressionNode result;
        if (items.Length == 3 && items[1].Node is null && items[0].Node is ExpressionNode left)
        {
            // By far the most frequent case: one product or one power.
            var operation = Type(items[1]) is TokenType.POW or TokenType.EPOW ? PowerOperation(items[1]) : BinaryOperation.Multiply;
            result = new BinaryNode(Between(left, Operand(items[2])), operation, left, Operand(items[2]));
        }
        else
        {
            result = new ProductFolder(this).Fold(items);
        }

        if (items[0].Node is NumberNode { IsFraction: true })
            LintFraction(result);
        return result;
    }

    private BinaryOperation PowerOperation(Item item) => Type(item) == TokenType.POW ? BinaryOperation.Power : BinaryOperation.ElementwisePower;
}
