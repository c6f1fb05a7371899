namespace Symbolic;

/// <summary>
/// What makes tensor expressions short and readable beyond the normal form of Einstein sums, in one pass over the graph: symmetric
/// matrices forget their transpositions, factors on the same indices become one factor entry by entry, like terms of sums join
/// whatever their factors' order, and common factors come out: Aᵀx + Ax is (A + Aᵀ)x. Values and domains stay.
/// </summary>
public static class TensorTidy
{
    // Each pass may give the next one something to join; the bound makes sure that it ends.
    private const int MaxPasses = 4;

    /// <summary>The expression with its tensor sums and products collected and factored.</summary>
    /// <param name="expr">Any expression.</param>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>.</param>
    public static Expr TidyTensors(this Expr expr, CancellationToken cancellation = default)
    {
        for (int pass = 0; expr.Owner.HasTensors && pass < MaxPasses; pass++)
        {
            Expr next = new TidyPass(expr.Graph, cancellation).Run(expr);
            if (next == expr)
            {
                break;
            }

            expr = next;
        }

        return expr;
    }
}
