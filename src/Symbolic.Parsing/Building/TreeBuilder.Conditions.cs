using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

internal sealed partial class TreeBuilder
{
    // branch* logic ( ? expression : branch* logic )*, from the right.
    private ExpressionNode Choice(ReadOnlySpan<Item> items)
    {
        var at = items.Length - 1;
        var result = Operand(items[at--]);
        while (at >= 0)
        {
            if (items[at].Node is BranchNode branch)
            {
                result = new ConditionalNode(Between(branch, result), Condition(branch.Condition), NoRange(branch.WhenTrue), NoRange(result));
                at--;
                continue;
            }

            // … logic ? expression : result
            var condition = Operand(items[at - 3]);
            result = new ConditionalNode(Between(condition, result), Condition(condition), NoRange(Operand(items[at - 1])), NoRange(result));
            at -= 4;
        }

        return result;
    }

    private ExpressionNode Logic(ReadOnlySpan<Item> items)
    {
        ExpressionNode? disjunction = null;
        var conjunction = Condition(Operand(items[0]));
        for (var k = 1; k < items.Length; k += 2)
        {
            var right = Condition(Operand(items[k + 1]));
            if (Type(items[k]) == TokenType.AND)
            {
                conjunction = new BinaryNode(Between(conjunction, right), BinaryOperation.And, conjunction, right);
                continue;
            }

            disjunction = disjunction is null ? conjunction : new BinaryNode(Between(disjunction, conjunction), BinaryOperation.Or, disjunction, conjunction);
            conjunction = right;
        }

        return disjunction is null ? conjunction : new BinaryNode(Between(disjunction, conjunction), BinaryOperation.Or, disjunction, conjunction);
    }

    // not* sum ( < sum )*; a chain 0 < x < 1 means 0 < x and x < 1.
    private ExpressionNode Comparison(ReadOnlySpan<Item> items)
    {
        var negations = 0;
        while (Type(items[negations]) == TokenType.NOT)
            negations++;
        var left = Operand(items[negations]);
        ExpressionNode? chain = null;
        for (var k = negations + 1; k < items.Length; k += 2)
        {
            var right = Operand(items[k + 1]);
            if (Type(items[k]) == TokenType.DOTDOT)
            {
                if (items.Length > negations + 3 || negations > 0)
                    throw Error(Span(items[k]), "a range is no part of a comparison", "write 1..n", ParseErrorCode.Type);
                return new RangeNode(Between(left, right), left, right);
            }

            var operation = Type(items[k]) switch
            {
                TokenType.LT => BinaryOperation.Less,
                TokenType.LE => BinaryOperation.LessOrEqual,
                TokenType.GT => BinaryOperation.Greater,
                TokenType.GE => BinaryOperation.GreaterOrEqual,
                TokenType.EQ => BinaryOperation.Equal,
                _ => BinaryOperation.NotEqual,
            };
            var comparison = new BinaryNode(Between(left, right), operation, left, right);
            chain = chain is null ? comparison : new BinaryNode(Between(chain, right), BinaryOperation.And, chain, comparison);
            left = right;
        }

        var result = chain ?? left;
        for (var k = negations - 1; k >= 0; k--)
            result = new UnaryNode(TextSpan.FromBounds(Span(items[k]).Start, result.Span.End), UnaryOperation.Not, Condition(result));
        return result;
    }

    // A number is never a condition; names and calls may turn out to be one.
    private ExpressionNode Condition(ExpressionNode node)
    {
        if (node is NumberNode or BinaryNode { Operation: < BinaryOperation.Less } or UnaryNode { Operation: UnaryOperation.Negate } or RangeNode or MatrixNode or DerivativeNode or GradientNode or NormNode or BigOperatorNode
            || node is ConstantNode { Value: not (Constant.True or Constant.False) })
        {
            throw Error(node.Span, "a condition is needed here, as in x > 0", "compare the value with something", ParseErrorCode.Type);
        }

        return node;
    }

    private CaseNode Arm(ReadOnlySpan<Item> items) =>
        new(Span(items), NoRange(Operand(items[0])), items.Length == 3 ? Condition(Operand(items[2])) : null);
}
