namespace Symbolic;

/// <summary>The order in which a textbook writes the factors of a product: number, constants, names, powers and products of matrices, functions, exponentials, sums.</summary>
internal static class ReadingOrder
{
    /// <summary>The rank of a single factor.</summary>
    public static int RankOf(Expr factor) => factor.Operator.Notation.Layout switch
    {
        Layout.Leaf when factor.IsNumber => 0,
        Layout.Leaf when !factor.IsSymbol => 1,
        Layout.Leaf => 2,
        Layout.Power or Layout.Einsum => 3,
        Layout.Exponential => 5,
        Layout.Sum or Layout.Difference or Layout.Negation => 6,
        _ => 4,
    };

    /// <summary>The rank of the first factor of a product, or of a factor that stands alone.</summary>
    public static int LeadingRankOf(Expr product)
    {
        // Products lean to the left; a bounded look is enough to decide an order.
        for (int depth = 0; depth < 16 && product.Operator.Notation.Layout is Layout.Product or Layout.Quotient; depth++)
        {
            product = product.Operands[0];
        }

        return RankOf(product);
    }
}
