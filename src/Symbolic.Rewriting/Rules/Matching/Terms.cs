namespace Symbolic;

/// <summary>The terms of a sum with their signs.</summary>
internal static class Terms
{
    // A longer sum is matched by no rule; the views of the simplifier work on it in linear time.
    private const int MaxTerms = 64;

    /// <summary>The terms; null for anything but a sum, and for a very long one.</summary>
    public static List<(Expr Node, int Sign)>? Of(Expr expr)
    {
        if (!IsSum(expr))
        {
            return null;
        }

        var terms = new List<(Expr, int)>();
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((expr, 1));
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            if (terms.Count + open.Count > MaxTerms)
            {
                return null;
            }

            if (IsSum(next.Node))
            {
                open.Push((next.Node.Operands[1], next.Node.Is(Operators.Add) ? next.Sign : -next.Sign));
                open.Push((next.Node.Operands[0], next.Sign));
            }
            else if (next.Node.Is(Operators.Negate))
            {
                open.Push((next.Node.Operands[0], -next.Sign));
            }
            else
            {
                terms.Add(next);
            }
        }

        return terms;
    }

    /// <summary>The sum as nodes, a positive term first when there is one.</summary>
    public static Expr Build(ExprGraph graph, IEnumerable<(Expr Node, int Sign)> terms)
    {
        Expr? sum = null;
        List<Expr> negative = [];
        foreach ((Expr node, int sign) in terms)
        {
            bool minus = sign < 0 != node.Is(Operators.Negate) || (node.IsNumber && node.Number.Sign < 0 && sign > 0);
            Expr plain = node.Is(Operators.Negate) ? node.Operands[0] : node.IsNumber && node.Number.Sign < 0 && sign > 0 ? -node : node;
            if (sum is { } soFar)
            {
                sum = minus ? soFar - plain : soFar + plain;
            }
            else if (minus)
            {
                negative.Add(plain);
            }
            else
            {
                sum = plain;
                foreach (Expr term in negative)
                {
                    sum -= term;
                }

                negative.Clear();
            }
        }

        foreach (Expr term in negative)
        {
            sum = sum is { } soFar ? soFar - term : -term;
        }

        return sum ?? graph.Zero;
    }

    private static bool IsSum(Expr expr) => expr.Is(Operators.Add) || expr.Is(Operators.Subtract);
}
