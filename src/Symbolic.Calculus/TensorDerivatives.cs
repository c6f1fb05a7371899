namespace Symbolic;

/// <summary>
/// Derivatives of tensors by tensors. The result has the axes of the output first, then those of the variable: the gradient of a
/// number has the shape of the variable, the Jacobian of a vector by a vector is the matrix ∂yᵢ/∂xⱼ, and so on to any order.
/// </summary>
public static class TensorDerivatives
{
    /// <summary>∂y/∂x, output axes first.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static Expr Jacobian(this Expr output, Expr variable, DerivativeOptions? options = null)
    {
        ExprGraph graph = output.Graph;
        var found = new ReverseSweep(graph, [variable], options ?? DerivativeOptions.Default).Run((output, Seed(output)));
        return found is [var only] ? only.Derivative : graph.Fill(graph.Zero, new Shape([.. output.Shape.Axes, .. variable.Shape.Axes]));
    }

    /// <summary>∂²f/∂x∂y of a number: the axes of the first variable, then those of the second.</summary>
    public static Expr Hessian(this Expr f, Expr first, Expr second, DerivativeOptions? options = null) =>
        f.Jacobian(first, options).Jacobian(second, options);

    // ∂y/∂y: one where the two copies of each index agree.
    private static Expr Seed(Expr output)
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
}
