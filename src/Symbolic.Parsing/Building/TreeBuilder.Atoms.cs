using Symbolic.Parsing.Names;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

internal sealed partial class TreeBuilder
{
    private NameNode Name(Item item)
    {
        var use = (NameUse)Value(item)!;
        return new NameNode(Span(item), use.Name, use.Role);
    }

    private ExpressionNode Atom(ReadOnlySpan<Item> items)
    {
        var first = items[0];
        switch (Type(first))
        {
            case TokenType.NUMBER:
                return new NumberNode(Span(first), (string)Value(first)!);
            case TokenType.STRING:
                return new TextNode(Span(first), (string)Value(first)!);
            case TokenType.VAR:
                return Name(first);
            case TokenType.CONST:
                return new ConstantNode(Span(first), (Constant)Value(first)!);
            case TokenType.FNAME:
                var mentioned = (FunctionReference)Value(first)!;
                return new FunctionNode(Span(first), mentioned.Name, mentioned.Origin);
            case TokenType.FOLDED:
                return (ExpressionNode)Value(first)!;
            case TokenType.LPAR or TokenType.LGROUP:
                var inner = Operand(items[1]);
                inner.Enclose(Span(items));
                return inner;
            case TokenType.CALLEE:
                return Call(items);
            case TokenType.LBAR:
                return new CallNode(Span(items), "abs", FunctionOrigin.Builtin, 0, [NoRange(Operand(items[1]))]);
            case TokenType.LNORM:
                return new NormNode(Span(items), NoRange(Operand(items[1])), items.Length > 3 ? NormOrder(items[3]) : null);
            case TokenType.LBRK:
                return Matrix(items);
            case TokenType.LCASES:
                return Cases(items);
            case TokenType.IFCALL:
                return new ConditionalNode(Span(items), Condition(Operand(items[1])), NoRange(Operand(items[3])), NoRange(Operand(items[5])));
            case TokenType.BINDCALL:
                var big = Big(items[..^3]);
                return new BigOperatorNode(Span(items), (BigOperation)Value(first)!, big.Names, big.First, NoRange(Operand(items[^2])));
            default:
                // DNUM operand DDEN variable+ DEND
                var variables = new List<ExpressionNode>();
                Variables(items[3..^1], variables);
                return new DerivativeNode(Span(items), NoRange(Operand(items[1])), variables);
        }
    }

    // CALLEE PRIME* (FSUB e RSUB)? (FPOW e RPOW | FSUP)? LCALL arguments? RPAR
    private ExpressionNode Call(ReadOnlySpan<Item> items)
    {
        var primes = 0;
        ExpressionNode? subscript = null;
        ExpressionNode? power = null;
        var k = 1;
        for (; Type(items[k]) != TokenType.LCALL; k++)
        {
            switch (Type(items[k]))
            {
                case TokenType.PRIME:
                    primes++;
                    break;
                case TokenType.FSUB:
                    subscript = Operand(items[++k]);
                    break;
                case TokenType.FPOW:
                    power = Operand(items[++k]);
                    break;
                case TokenType.FSUP:
                    power = (ExpressionNode)Value(items[k])!;
                    break;
            }
        }

        var arguments = new List<ExpressionNode>();
        foreach (var item in items[(k + 1)..])
        {
            if (item.Node is ExpressionNode argument)
                arguments.Add(argument);
        }

        return Apply(Span(items), (FunctionReference)Value(items[0])!, primes, subscript, power, arguments);
    }

    private ExpressionNode NormOrder(Item item)
    {
        var span = Span(item);
        var text = (string)Value(item)!;
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && text.Length < 10)
            return new NumberNode(span, text);
        if (ConstantNames.TryGet(text, out var constant) && constant == Constant.Infinity)
            return new ConstantNode(span, Constant.Infinity);
        return text.Length == 1 && char.IsLetter(text[0])
            ? new NameNode(span, text)
            : throw Error(span, $"'{text}' is not the order of a norm", "write ‖x‖_1, ‖x‖_2, ‖x‖_∞ or ‖W‖_F");
    }

    private MatrixNode Matrix(ReadOnlySpan<Item> items)
    {
        var entries = new List<ExpressionNode>();
        var rows = new List<int> { 0 };
        foreach (var item in items)
        {
            if (item.Node is ExpressionNode entry)
                entries.Add(NoRange(entry));
            else if (Type(item) == TokenType.ROWSEP)
                rows.Add(entries.Count);
        }

        return new MatrixNode(Span(items), entries, rows.ToArray());
    }

    private ExpressionNode Cases(ReadOnlySpan<Item> items)
    {
        var cases = new List<CaseNode>();
        foreach (var item in items)
        {
            if (item.Node is CaseNode one)
                cases.Add(one);
            else if (item.Node is ExpressionNode value)
                cases.Add(new CaseNode(value.Span, value, null));
        }

        if (cases.Count == 1 && cases[0].Condition is null)
        {
            // Braces around one value only group it.
            cases[0].Value.Enclose(Span(items));
            return NoRange(cases[0].Value);
        }

        for (var k = 0; k < cases.Count - 1; k++)
        {
            if (cases[k].Condition is null)
                throw Error(cases[k].Span, "only the last case may do without a condition", "write {a if c; b otherwise}");
        }

        return new CasesNode(Span(items), cases);
    }

    private PartNode Indices(ReadOnlySpan<Item> items)
    {
        var parts = new List<ExpressionNode>();
        if (Type(items[0]) == TokenType.ELEMENT)
        {
            var span = Span(items);
            foreach (var part in ((SubscriptIndices)Value(items[0])!).Parts)
                parts.Add(char.IsAsciiDigit(part[0]) ? new NumberNode(span, part) : new NameNode(span, part, NameRole.Index));
            return new PartNode(span) { Kind = TokenType.ELEMENT, Parts = parts };
        }

        foreach (var item in items)
        {
            if (item.Node is ExpressionNode index)
                parts.Add(index);
        }

        return new PartNode(Span(items)) { Kind = Type(items[0]), Parts = parts };
    }

    // : | a: | :b | a:b
    private SliceNode Slice(ReadOnlySpan<Item> items)
    {
        var colon = Type(items[0]) == TokenType.COLON ? 0 : 1;
        return new SliceNode(Span(items), colon == 1 ? NoRange(Operand(items[0])) : null, colon + 1 < items.Length ? NoRange(Operand(items[colon + 1])) : null);
    }

    // atom ( SUP | SUPT | INVT | PRIME | DOTTR | SUPFAM | index )*
    private ExpressionNode Postfixed(ReadOnlySpan<Item> items)
    {
        var result = Operand(items[0]);
        for (var k = 1; k < items.Length; k++)
        {
            var item = items[k];
            var span = TextSpan.FromBounds(result.Span.Start, Span(item).End);
            if (item.Node is PartNode index)
            {
                // w^T{n} is the transpose of member n of the family, not a member of the transpose.
                result = index.Kind == TokenType.LFAM && result is UnaryNode { Operation: UnaryOperation.Transpose or UnaryOperation.InverseTranspose, Operand: NameNode family } transposed
                    ? new UnaryNode(span, transposed.Operation, new IndexNode(span, family, index.Parts))
                    : new IndexNode(span, NoRange(result), index.Parts);
                continue;
            }

            result = Type(item) switch
            {
                TokenType.SUP => new BinaryNode(span, BinaryOperation.Power, NoRange(result), (ExpressionNode)Value(item)!),
                TokenType.SUPFAM => new IndexNode(span, NoRange(result), [(ExpressionNode)Value(item)!]),
                TokenType.INVT => new UnaryNode(span, UnaryOperation.InverseTranspose, NoRange(result)),
                _ => new UnaryNode(span, UnaryOperation.Transpose, NoRange(result)),
            };
        }

        return result;
    }
}
