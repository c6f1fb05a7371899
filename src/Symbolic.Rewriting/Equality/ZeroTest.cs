namespace Symbolic;

/// <summary>
/// Decides by normal forms whether an expression is zero wherever it has a value: as a rational function of its atoms, and with the
/// functions brought to few, sines and cosines of single angles, exponentials, logarithms of single factors.
/// </summary>
internal static class ZeroTest
{
    /// <summary>What a normal form says.</summary>
    public enum Answer
    {
        /// <summary>Nothing: there may be identities among the atoms that the form does not know.</summary>
        Unknown,

        /// <summary>The expression is zero wherever it has a value.</summary>
        Zero,

        /// <summary>The expression is a rational function of variables, and not zero.</summary>
        NotZero,
    }

    public static Answer Of(Expr expr, CancellationToken cancellation = default)
    {
        if (!expr.Type.IsRealScalar)
        {
            return expr.Simplify(new SimplifyOptions { Cancellation = cancellation }).Result is { IsNumber: false } left && IsFillOfZero(left) ? Answer.Zero : Answer.Unknown;
        }

        switch (RationalForms.IsZero(expr, AlgebraBudget.Medium(cancellation)))
        {
            case true:
                return Answer.Zero;
            case false when IsRational(expr):
                return Answer.NotZero;
        }

        if (expr.Simplify(new SimplifyOptions { Cancellation = cancellation }).Result.IsZero)
        {
            return Answer.Zero;
        }

        Expr normal = FunctionExpansion.Run(expr, ExpandOptions.Normal with { Cancellation = cancellation });
        return RationalForms.IsZero(normal, AlgebraBudget.Medium(cancellation), FunctionsOfSums.Reduce) == true ? Answer.Zero : Answer.Unknown;
    }

    /// <summary>True when the expression is made of variables and numbers by arithmetic alone.</summary>
    public static bool IsRational(Expr expr)
    {
        Cone cone = expr.Graph.TakeCone();
        cone.Collect([expr.Id]);
        bool rational = cone.Ids.All(id => expr.Graph[id] is var node && (node.IsSymbol || node.IsNumber || Atoms.IsArithmetic(node)));
        expr.Graph.GiveBack(cone);
        return rational;
    }

    private static bool IsFillOfZero(Expr tensor) => ExprGraph.IsFill(tensor) ? tensor.Operands[0].IsZero : tensor.Is(Operators.Array) && tensor.Operands.All(static e => e.IsZero);
}
