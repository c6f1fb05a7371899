namespace Symbolic;

/// <summary>
/// What the views of sums and products have done, in the words of a textbook, read off the two sides: the views themselves do it all
/// at once. Where several things were done the one that changes most gives the name.
/// </summary>
internal static class ViewSteps
{
    // Of a longer chain the beginning tells enough.
    private const int MostParts = 256;

    /// <summary>The name of a step.</summary>
    public static string NameOf(Expr before, Expr after) => ArithmeticChains.Below(before, Chain.None) switch
    {
        _ when IsSum(before) || (before.Is(Operators.Negate) && IsSum(before.Operands[0])) => NameOfSum(before, after),
        Chain.Product => NameOfProduct(before, after),
        _ when before.Operands.Count > 0 && before.Operands.All(static o => o.IsNumber) => "compute the number",
        _ when before.Is(Operators.Power) || before.Is(Operators.Sqrt) => before.Operands[0] is var b && ArithmeticChains.Below(b, Chain.None) == Chain.Product
            ? "power of a product" : b.Is(Operators.Power) || b.Is(Operators.Sqrt) || b.Is(Operators.Exp) ? "power of a power" : "simplify the power",
        _ => before.Operator == after.Operator ? "simplify the operands" : "identity",
    };

    private static string NameOfSum(Expr before, Expr after)
    {
        Parts left = SumOf(before), right = SumOf(after);
        return left.Numbers > 1 && left.Others == right.Others ? "add numbers"
            : left.Others > right.Others || left.Numbers > 1 ? "collect like terms"
            : left.HasParentheses ? "remove parentheses"
            : left.Others < right.Others ? "multiply out"
            : left.HasNegatedTerms ? "combine signs"
            : "order terms";
    }

    private static Parts SumOf(Expr sum)
    {
        int numbers = 0, others = 0;
        bool hasParentheses = false, hasNegatedTerms = false;
        var open = new Stack<(Expr Node, bool IsFirst)>();
        open.Push((sum, true));
        while (open.TryPop(out (Expr Node, bool IsFirst) next) && numbers + others + open.Count < MostParts)
        {
            Expr node = next.Node;
            if (IsSum(node))
            {
                hasParentheses |= !next.IsFirst;
                open.Push((node.Operands[1], false));
                open.Push((node.Operands[0], next.IsFirst));
            }
            else if (node.Is(Operators.Negate))
            {
                hasNegatedTerms |= !next.IsFirst;
                open.Push((node.Operands[0], false));
            }
            else if (node.IsNumber)
            {
                hasNegatedTerms |= node.Number.Sign < 0 && !next.IsFirst;
                numbers += node.IsZero ? 0 : 1;
            }
            else
            {
                hasNegatedTerms |= !next.IsFirst && ArithmeticChains.Below(node, Chain.None) == Chain.Product && Monomial.Of(node).Coefficient.Sign < 0;
                others++;
            }
        }

        return new Parts(numbers, others, hasParentheses, hasNegatedTerms);
    }

    private static string NameOfProduct(Expr before, Expr after)
    {
        var above = new HashSet<Expr>();
        var below = new HashSet<Expr>();
        int numbersAbove = 0, numbersBelow = 0, quotients = 0;
        int signs = 0;
        bool repeats = false, hasPowers = false;
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((before, 1));
        while (open.TryPop(out (Expr Node, int Sign) next) && above.Count + below.Count + open.Count < MostParts)
        {
            (Expr node, int sign) = next;
            if (node.Is(Operators.Multiply))
            {
                open.Push((node.Operands[1], sign));
                open.Push((node.Operands[0], sign));
            }
            else if (node.Is(Operators.Divide))
            {
                quotients++;
                open.Push((node.Operands[1], -sign));
                open.Push((node.Operands[0], sign));
            }
            else if (node.Is(Operators.Negate))
            {
                signs++;
                open.Push((node.Operands[0], sign));
            }
            else if (node.IsZero)
            {
                return sign > 0 ? "multiply by zero" : "order factors";
            }
            else if (node.IsNumber)
            {
                signs += node.Number.Sign < 0 ? 1 : 0;
                numbersAbove += sign > 0 && !Rational.Abs(node.Number).IsOne ? 1 : 0;
                numbersBelow += sign < 0 ? 1 : 0;
            }
            else
            {
                (Expr @base, int direction) = BaseOf(node);
                hasPowers |= @base != node;
                repeats |= !(sign * direction > 0 ? above : below).Add(@base);
            }
        }

        return above.Overlaps(below) ? "cancel"
            : repeats ? "collect powers"
            : numbersAbove > 1 || (numbersAbove > 0 && numbersBelow > 0) || numbersBelow > 1 ? "multiply numbers"
            : quotients > 1 || (quotients == 1 && !before.Is(Operators.Divide) && after.Is(Operators.Divide)) ? "one fraction"
            : IsSum(after) || IsSum(after.Is(Operators.Negate) ? after.Operands[0] : after) ? "multiply out"
            : signs > 1 ? "combine signs"
            : hasPowers && quotients > 0 != HasQuotient(after) ? "negative power as a fraction"
            : "order factors";
    }

    private static bool HasQuotient(Expr product) => product.Is(Operators.Divide) || (product.Is(Operators.Negate) && product.Operands[0].Is(Operators.Divide));

    // What equal powers are collected by: the base, which is e of every exponential.
    private static (Expr Base, int Direction) BaseOf(Expr factor)
    {
        int direction = 1;
        while (factor.Is(Operators.Sqrt) || (factor.Is(Operators.Power) && !factor.Operands[0].IsNumber))
        {
            direction = factor.Is(Operators.Power) && factor.Operands[1].IsNumber && factor.Operands[1].Number.Sign < 0 ? -direction : direction;
            factor = factor.Operands[0];
        }

        return factor.Is(Operators.Exp) ? (Operators.Exp[factor.Graph.One], direction) : factor.Is(Operators.Power) ? (factor.Operands[0], direction) : (factor, direction);
    }

    private static bool IsSum(Expr node) => node.Is(Operators.Add) || node.Is(Operators.Subtract);

    private readonly record struct Parts(int Numbers, int Others, bool HasParentheses, bool HasNegatedTerms);
}
