using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>
/// The names that must be given before an expression has a meaning, because they are no plain numbers in it: limits of sums and products,
/// indices, lists that are indexed, conditions. A function with such a parameter is bound anew for each call.
/// </summary>
internal static class GivenNames
{
    /// <summary>The names of that kind in an expression.</summary>
    public static HashSet<string> In(ExpressionNode expression)
    {
        var names = new HashSet<string>();
        var open = new Stack<(SyntaxNode Node, bool IsGiven)>();
        open.Push((expression, false));
        while (open.TryPop(out var next))
        {
            var (node, isGiven) = next;
            if (isGiven && node is NameNode name)
                names.Add(name.Name);
            for (var k = 0; k < node.ChildCount; k++)
            {
                var child = node.Child(k);
                open.Push((child, node switch
                {
                    BigOperatorNode big => ReferenceEquals(child, big.Domain),
                    IndexNode => true,
                    ConditionalNode conditional => child is NameNode && ReferenceEquals(child, conditional.Condition),
                    CaseNode one => child is NameNode && ReferenceEquals(child, one.Condition),
                    BinaryNode { Operation: BinaryOperation.And or BinaryOperation.Or } => child is NameNode,
                    UnaryNode { Operation: UnaryOperation.Not } => child is NameNode,
                    _ => isGiven && node is ExpressionNode and not (ConditionalNode or CasesNode or CallNode),
                }));
            }
        }

        return names;
    }
}
