namespace Symbolic;

/// <summary>
/// Multiplies out a sum of products when that makes it shorter: what cancels only after multiplying out is found this way, for
/// instance in the derivative of a polynomial times an exponential. Bounded by a budget of terms for the whole simplification.
/// </summary>
internal sealed class Expansion(ExprGraph graph, Func<Expr, (Expr Term, Rational Coefficient, bool IsDecimal)> split, Func<Expr, int> height, Func<Expr, Expr> simplifyExponent)
{
    // No sum is multiplied out into more terms than this; a power of a sum beyond this exponent stays a power.
    private const int MaxTerms = 128;
    private const int MaxExponent = 6;

    // The arithmetic around the atoms is compared up to this size.
    private const int MaxSkeleton = 600;

    private int _budget = 20_000;

    /// <summary>A shorter form of a sum, with the conditions that it needs; null when multiplying out does not pay.</summary>
    public (Expr Result, List<Expr> Conditions)? Try(Expr sum, Func<Expr, Rational, bool, Expr> scale, Action<Expr> vanished)
    {
        if (_budget <= 0 || CostOf(sum) is not { } cost || EstimateOf(sum) is not { } estimate || estimate > Math.Min(MaxTerms, _budget))
        {
            return null;
        }

        var conditions = new List<Expr>();
        var collected = new Sum(graph);
        var open = new Stack<(Expr Node, Rational Factor, bool IsDecimal)>();
        open.Push((sum, Rational.One, false));
        int made = 0;
        while (open.TryPop(out var next))
        {
            (Expr node, Rational factor, bool isDecimal) = next;
            if (Summands(node) is { } parts)
            {
                for (int i = parts.Count - 1; i >= 0; i--)
                {
                    open.Push((parts[i].Node, factor * parts[i].Sign, isDecimal));
                }
            }
            else if (FirstSumIn(node) is { } factorSum)
            {
                foreach ((Expr summand, int sign) in Enumerable.Reverse(Summands(factorSum)!))
                {
                    if (++made > MaxTerms * 4 || --_budget <= 0)
                    {
                        return null;
                    }

                    // node·summand/factorSum: one power of the sum gives way to one of its terms.
                    var product = new Product(graph) { IsDecimal = isDecimal };
                    product.MultiplyAll(node, 1);
                    product.Cancel(factorSum);
                    product.MultiplyAll(summand, sign: 1);
                    open.Push((product.Build(height, simplifyExponent, conditions.Add), factor * sign, isDecimal));
                }
            }
            else
            {
                (Expr term, Rational coefficient, bool wasDecimal) = split(node);
                collected.Add(term, coefficient * factor, wasDecimal || isDecimal);
            }
        }

        Expr result = collected.Build(scale, vanished);
        return CostOf(result) < cost ? (result, conditions) : null;
    }

    // The terms of a sum with their signs; null for anything else.
    private static List<(Expr Node, int Sign)>? Summands(Expr node)
    {
        if (!node.Is(Operators.Add) && !node.Is(Operators.Subtract))
        {
            return null;
        }

        var parts = new List<(Expr, int)>();
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((node, 1));
        while (open.TryPop(out var next))
        {
            if (next.Node.Is(Operators.Add) || next.Node.Is(Operators.Subtract))
            {
                open.Push((next.Node.Operands[1], next.Node.Is(Operators.Add) ? next.Sign : -next.Sign));
                open.Push((next.Node.Operands[0], next.Sign));
            }
            else
            {
                parts.Add(next);
            }
        }

        return parts;
    }

    // A sum that stands above the fraction line with a small whole exponent.
    private static Expr? FirstSumIn(Expr product)
    {
        var open = new Stack<Expr>();
        open.Push(product);
        while (open.TryPop(out Expr node))
        {
            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                return node;
            }

            if (node.Is(Operators.Multiply))
            {
                open.Push(node.Operands[1]);
                open.Push(node.Operands[0]);
            }
            else if (node.Is(Operators.Divide) || node.Is(Operators.Negate))
            {
                open.Push(node.Operands[0]);
            }
            else if (node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.TryGetInt32(out int exponent) && exponent is > 1 and <= MaxExponent)
            {
                open.Push(node.Operands[0]);
            }
        }

        return null;
    }

    // How many terms multiplying out would give; null when there is nothing to multiply out.
    private static long? EstimateOf(Expr sum)
    {
        if (Summands(sum) is not { } parts || parts.Count > MaxTerms)
        {
            return null;
        }

        long total = 0;
        bool any = false;
        foreach ((Expr part, _) in parts)
        {
            long terms = 1;
            var open = new Stack<(Expr Node, int Times)>();
            open.Push((part, 1));
            int visited = 0;
            while (open.TryPop(out var next) && terms <= MaxTerms && visited++ < MaxTerms)
            {
                if (next.Node.Is(Operators.Add) || next.Node.Is(Operators.Subtract))
                {
                    any = true;
                    long summands = Summands(next.Node)!.Count;
                    for (int i = 0; i < next.Times && terms <= MaxTerms; i++)
                    {
                        terms *= summands;
                    }
                }
                else if (next.Node.Is(Operators.Multiply))
                {
                    open.Push((next.Node.Operands[0], next.Times));
                    open.Push((next.Node.Operands[1], next.Times));
                }
                else if (next.Node.Is(Operators.Divide) || next.Node.Is(Operators.Negate))
                {
                    open.Push((next.Node.Operands[0], next.Times));
                }
                else if (next.Node.Is(Operators.Power) && next.Node.Operands[1].IsNumber && next.Node.Operands[1].Number.TryGetInt32(out int exponent) && exponent is > 1 and <= MaxExponent)
                {
                    open.Push((next.Node.Operands[0], next.Times * exponent));
                }
            }

            total += terms;
        }

        return any ? total : null;
    }

    // The arithmetic of an expression: its distinct sums, products and powers, and the atoms between them once each.
    private int? CostOf(Expr expr)
    {
        var seen = new HashSet<int> { expr.Id };
        var open = new Stack<int>();
        open.Push(expr.Id);
        while (open.TryPop(out int id))
        {
            Layout layout = graph.OperatorAt(id).Notation.Layout;
            if (layout is Layout.Sum or Layout.Difference or Layout.Product or Layout.Quotient or Layout.Negation or Layout.Power or Layout.Root)
            {
                foreach (int operand in graph.OperandsAt(id))
                {
                    if (seen.Add(operand))
                    {
                        open.Push(operand);
                    }
                }
            }

            if (seen.Count > MaxSkeleton)
            {
                return null;
            }
        }

        return seen.Count;
    }
}
