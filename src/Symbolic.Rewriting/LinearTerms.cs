namespace Symbolic;

/// <summary>Linear combinations taken apart: sums, differences, and products with and divisions by numbers.</summary>
internal static class LinearTerms
{
    /// <summary>
    /// The parts of Σ factor·expression that are no such combinations themselves (numbers among them), each with its factor, in the
    /// order in which they are written; null where there is more to look at than allowed.
    /// </summary>
    public static List<(Expr Term, Rational Factor)>? Of(ReadOnlySpan<(Expr Expr, Rational Factor)> sum, int mostNodes)
    {
        var terms = new List<(Expr Term, Rational Factor)>();
        var open = new Stack<(Expr Node, Rational Factor)>();
        for (int i = sum.Length - 1; i >= 0; i--)
        {
            open.Push(sum[i]);
        }

        for (int seen = 0; open.TryPop(out (Expr Node, Rational Factor) next); seen++)
        {
            (Expr node, Rational factor) = next;
            if (seen >= mostNodes)
            {
                return null;
            }

            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                open.Push((node.Operands[1], node.Is(Operators.Add) ? factor : -factor));
                open.Push((node.Operands[0], factor));
            }
            else if (node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], -factor));
            }
            else if (node.Is(Operators.Multiply) && node.Operands[0].IsNumber)
            {
                open.Push((node.Operands[1], factor * node.Operands[0].Number));
            }
            else if (node.Is(Operators.Divide) && node.Operands[1].IsNumber && !node.Operands[1].IsZero)
            {
                open.Push((node.Operands[0], factor / node.Operands[1].Number));
            }
            else
            {
                terms.Add((node, factor));
            }
        }

        return terms;
    }
}
