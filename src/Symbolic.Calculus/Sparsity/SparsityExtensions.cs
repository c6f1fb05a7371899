namespace Symbolic;

/// <summary>
/// Which derivatives are not structurally zero, found without building any. An entry that is left out is 0 wherever the derivative
/// exists; one that is listed may still turn out to be 0 (a pattern says nothing about values). With tensors an entry is a block.
/// </summary>
public static class SparsityExtensions
{
    /// <summary>The pattern of the Jacobian: a row for each output, a column for each variable.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static SparsityPattern JacobianSparsity(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> variables) =>
        outputs.JacobianSparsity(DerivativeOptions.Default, variables);

    /// <summary>The pattern of the Jacobian: a row for each output, a column for each variable.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static SparsityPattern JacobianSparsity(this IReadOnlyList<Expr> outputs, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(options);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("A Jacobian needs at least one output.", nameof(outputs));
        }

        return JacobianPattern.Of(outputs, Derivatives.Distinct(variables), options.Cancellation);
    }

    /// <summary>
    /// The pattern of the Hessian. Variables that enter only linearly have empty rows: operators whose second derivatives vanish
    /// by what they declare couple nothing.
    /// </summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static SparsityPattern HessianSparsity(this Expr f, params ReadOnlySpan<Expr> variables) => f.HessianSparsity(DerivativeOptions.Default, variables);

    /// <inheritdoc cref="HessianSparsity(Expr, ReadOnlySpan{Expr})"/>
    public static SparsityPattern HessianSparsity(this Expr f, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        ArgumentNullException.ThrowIfNull(options);
        return HessianPattern.Of(Derivatives.Number(f), Derivatives.Distinct(variables), options.Cancellation);
    }
}
