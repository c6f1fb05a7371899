namespace Symbolic;

/// <summary>The order in which a textbook writes the factors of a product: number, constants, names, powers and products of matrices, polynomials, functions, exponentials, other sums.</summary>
internal static class ReadingOrder
{
    /// <summary>The rank of a single factor.</summary>
    public static int RankOf(Expr factor) => factor.Operator.Notation.Layout switch
    {
        Layout.Leaf when factor.IsNumber => 0,
        Layout.Leaf when !factor.IsSymbol => 1,
        Layout.Leaf => 2,
        Layout.Power or Layout.Einsum => 3,
        Layout.Exponential => 6,
        Layout.Sum or Layout.Difference or Layout.Negation => IsPolynomial(factor) ? 4 : 7,
        _ => 5,
    };

    // Is a sum made of numbers, names and their powers? A bounded look: what is longer stands last anyway.
    private static bool IsPolynomial(Expr sum)
    {
        const int MaxNodes = 40;
        var open = new Stack<Expr>();
        open.Push(sum);
        for (int seen = 0; open.TryPop(out Expr node); seen++)
        {
            bool arithmetic = node.Operator.Notation.Layout is Layout.Leaf or Layout.Sum or Layout.Difference or Layout.Negation or Layout.Product or Layout.Quotient
                || (node.Operator.Notation.Layout == Layout.Power && node.Operands[1].IsNumber);
            if (!arithmetic || seen > MaxNodes)
            {
                return false;
            }

            foreach (Expr operand in node.Operands)
            {
                open.Push(operand);
            }
        }

        return true;
    }
}
