namespace Symbolic;

/// <summary>Derivatives that vanish for reasons of structure.</summary>
internal static class Zeros
{
    /// <summary>True for the number 0 and for tensors in which it repeats.</summary>
    public static bool IsZeroEverywhere(this Expr expr) => expr.IsZero || (ExprGraph.IsFill(expr) && expr.Operands[0].IsZero);

    /// <summary>Zeros in the shape of a derivative: the axes of the output, then those of the variables.</summary>
    public static Expr Of(Expr output, params ReadOnlySpan<Expr> variables)
    {
        var axes = new List<Dim>(output.Shape.Axes);
        foreach (Expr variable in variables)
        {
            axes.AddRange(variable.Shape.Axes);
        }

        return output.Graph.Fill(output.Graph.Zero, new Shape([.. axes]));
    }
}
