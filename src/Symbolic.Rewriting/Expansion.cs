namespace Symbolic;

/// <summary>
/// Multiplies out a sum of products of tensors when that makes it shorter (numbers have <see cref="SumForms"/>): what cancels only after multiplying out is found this way, for
/// instance in the derivative of a polynomial times an exponential. Bounded by a budget of terms for the whole simplification.
/// </summary>
internal sealed class Expansion(SimplifyContext context, Func<Expr, (Expr Term, Rational Coefficient, bool IsDecimal)> split, Func<Expr, int> height, Func<Expr, Expr> simplifyExponent)
{
    // No sum is multiplied out into more terms than this; a power of a sum beyond this exponent stays a power.
    private const int MaxTerms = 64;
    private const int MaxExponent = 6;

    // The arithmetic around the atoms is compared up to this size.
    private const int MaxSkeleton = 600;

    private int _budget = 5_000;

    /// <summary>A shorter form of a sum, with the conditions that it needs; null when multiplying out does not pay.</summary>
    public (Expr Result, List<Expr> Conditions)? Try(Expr sum, Func<Expr, Rational, bool, Expr> scale, Action<Expr> vanished)
    {
        // Later passes meet mostly the same sums.
        if (_budget <= 0 || !context.Settled.Add(sum.Id) || EstimateOf(sum) is not { } estimate || estimate > Math.Min(MaxTerms, _budget) || CostOf(sum) is not { } cost)
        {
            return null;
        }

        var conditions = new List<Expr>();
        var collected = new Sum(context);
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
                    var product = new Product(context) { IsDecimal = isDecimal };
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
    private Expr? FirstSumIn(Expr product)
    {
        foreach ((Expr sum, _) in ViewOf(product).SumsUpTo(MaxExponent))
        {
            return sum;
        }

        return null;
    }

    // How many terms multiplying out would give at first; null when there is nothing to multiply out.
    private long? EstimateOf(Expr sum)
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
            foreach ((Expr factor, int exponent) in ViewOf(part).SumsUpTo(MaxExponent))
            {
                any = true;
                long summands = Summands(factor)!.Count;
                for (int i = 0; i < exponent && terms <= MaxTerms; i++)
                {
                    terms *= summands;
                }
            }

            total += terms;
        }

        return any ? total : null;
    }

    private Product ViewOf(Expr node)
    {
        var product = new Product(context);
        if (node.Operator.Notation.Layout is Layout.Product or Layout.Quotient or Layout.Negation or Layout.Power)
        {
            product.MultiplyAll(node, 1);
        }

        return product;
    }

    // The arithmetic of an expression: its distinct sums, products and powers, and the atoms between them once each.
    private int? CostOf(Expr expr)
    {
        var seen = new HashSet<int> { expr.Id };
        var open = new Stack<int>();
        open.Push(expr.Id);
        while (open.TryPop(out int id))
        {
            Layout layout = context.Graph.OperatorAt(id).Notation.Layout;
            if (layout is Layout.Sum or Layout.Difference or Layout.Product or Layout.Quotient or Layout.Negation or Layout.Power or Layout.Root)
            {
                foreach (int operand in context.Graph.OperandsAt(id))
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
