namespace Symbolic;

/// <summary>
/// Derivatives of tensors by tensors. The result has the axes of the output first, then those of the variable: the gradient of a
/// number has the shape of the variable, the Jacobian of a vector by a vector is the matrix ∂yᵢ/∂xⱼ, and so on to any order.
/// </summary>
public static class TensorDerivatives
{
    /// <summary>∂y/∂x, output axes first.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static Expr Jacobian(this Expr output, Expr variable, DerivativeOptions? options = null) =>
        output.Differentiate(options ?? DerivativeOptions.Default, variable);

    /// <summary>∂²f/∂x∂y: the axes of f when it has any, those of the first variable, then those of the second.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static Expr Hessian(this Expr f, Expr first, Expr second, DerivativeOptions? options = null) =>
        f.Differentiate(options ?? DerivativeOptions.Default, first, second);

    /// <summary>∂y/∂y: one where the two copies of each index agree; the seed of a reverse sweep that gives a Jacobian.</summary>
    internal static Expr Seed(Expr output)
    {
        ExprGraph graph = output.Graph;
        int order = output.Shape.Order;
        var builder = new ContractionBuilder(graph);
        for (int axis = 0; axis < order; axis++)
        {
            builder.Multiply(graph.Identity(output.Shape[axis]), [axis, order + axis]);
        }

        return builder.Build([.. Enumerable.Range(0, 2 * order)]);
    }

    /// <summary>A block of second derivatives the other way round: the axes of the first variable come last.</summary>
    internal static Expr Swapped(Expr block, int first)
    {
        int order = block.Shape.Order;
        if (first == 0 || first == order)
        {
            return block;
        }

        var builder = new ContractionBuilder(block.Graph);
        int[] axes = [.. Enumerable.Range(0, order)];
        builder.Multiply(block, axes);
        return builder.Build([.. axes[first..], .. axes[..first]]);
    }
}
