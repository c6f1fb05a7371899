using Symbolic.Parsing.Names;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

internal sealed partial class TreeBuilder
{
    private StatementNode Statement(ReadOnlySpan<Item> items)
    {
        var span = Span(items);
        if (items[0].Node is ExpressionNode expression)
        {
            RejectStrayRange(expression);
            return new ExpressionStatement(span, expression);
        }

        if (items[0].Node is TargetNode target)
        {
            var targets = new List<TargetNode>();
            var k = 0;
            for (; k < items.Length && items[k].Node is TargetNode or null && Type(items[k]) is 0 or TokenType.COMMA; k++)
            {
                if (items[k].Node is TargetNode next)
                    targets.Add(next);
            }

            if (Type(items[k]) == TokenType.IN)
                return new MembershipStatement(span, targets, (DomainNode)items[k + 1].Node!);
            return new AssignmentStatement(span, Type(items[k]) == TokenType.DEF ? AssignmentKind.Update : AssignmentKind.Definition, target, NoRange(Operand(items[k + 1])));
        }

        switch (Type(items[0]))
        {
            case TokenType.DECL:
                var declared = new List<DeclaredNode>();
                foreach (var item in items)
                {
                    if (item.Node is DeclaredNode node)
                        declared.Add(node);
                    else if (item.Node is TargetNode name)
                        declared.Add(new DeclaredNode(name.Span, name, null));
                }

                return new DeclarationStatement(span, (DeclarationKind)Value(items[0])!, declared);
            case TokenType.STRICT:
                return new StrictStatement(span, (UndeclaredLetters)Value(items[0])!);
            case TokenType.DEFNAME:
                var parameters = new List<string>();
                var at = 2;
                for (; Type(items[at]) != TokenType.RPAR; at++)
                {
                    if (Type(items[at]) != TokenType.VAR)
                        continue;
                    var parameter = ((NameUse)Value(items[at])!).Name;
                    if (parameters.Contains(parameter))
                        throw Error(Span(items[at]), $"the parameter '{parameter}' occurs twice", "rename one of them", ParseErrorCode.Name);
                    parameters.Add(parameter);
                }

                return new FunctionDefinition(span, (string)Value(items[0])!, parameters, NoRange(Operand(items[at + 2])));
            default:
                var body = new List<StatementNode>();
                foreach (var item in items)
                {
                    if (item.Node is StatementNode statement)
                        body.Add(statement);
                }

                return new ForStatement(span, ((NameUse)Value(items[1])!).Name, Operand(items[3]), body);
        }
    }

    private TargetNode Target(ReadOnlySpan<Item> items) =>
        new(Span(items), (string)Value(items[0])!, items.Length > 1 ? ((PartNode)items[1].Node!).Parts : []);

    private DomainNode Domain(ReadOnlySpan<Item> items)
    {
        var dimensions = new List<ExpressionNode>();
        foreach (var item in items)
        {
            if (item.Node is ExpressionNode dimension)
                dimensions.Add(NoRange(dimension));
        }

        return new DomainNode(Span(items), (NumberSet)Value(items[0])!, dimensions, items.Length > 1 ? (char)Value(items[1])! : '\0');
    }

    private ExpressionNode NoRange(ExpressionNode node)
    {
        RejectStrayRange(node);
        return node;
    }

    private void RejectStrayRange(ExpressionNode node)
    {
        if (node is RangeNode)
            throw Error(node.Span, "a range stands only in an index, in the limits of Σ, and after 'for n ='", "write for n = 1..L { … }", ParseErrorCode.Type);
    }
}
