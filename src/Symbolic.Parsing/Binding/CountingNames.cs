using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>The names in places where whole numbers are needed before anything can be written out: limits of sums and products, indices.</summary>
internal static class CountingNames
{
    /// <summary>The names of that kind in an expression.</summary>
    public static HashSet<string> In(ExpressionNode expression)
    {
        var names = new HashSet<string>();
        var open = new Stack<(SyntaxNode Node, bool Counts)>();
        open.Push((expression, false));
        while (open.TryPop(out var next))
        {
            var (node, counts) = next;
            if (counts && node is NameNode name)
                names.Add(name.Name);
            for (var k = 0; k < node.ChildCount; k++)
            {
                var child = node.Child(k);
                open.Push((child, counts || node switch
                {
                    BigOperatorNode big => ReferenceEquals(child, big.Domain),
                    IndexNode index => !ReferenceEquals(child, index.Target),
                    _ => false,
                }));
            }
        }

        return names;
    }
}
