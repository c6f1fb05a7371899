namespace Symbolic.Repl.Work;

/// <summary>Expressions that are one result: a scalar, or the entries of a vector or matrix, the last axis running fastest.</summary>
/// <param name="Key">The variable to which the result belongs; null for the only result.</param>
/// <param name="Shape">How the entries are arranged.</param>
/// <param name="Derived">The entries before simplification.</param>
/// <param name="Shown">The entries as they are printed.</param>
internal sealed record Group(string? Key, Shape Shape, IReadOnlyList<Expr> Derived, IReadOnlyList<Expr> Shown)
{
    /// <summary>The result as one expression.</summary>
    public Expr Whole => Shape.IsScalar ? Shown[0] : Shown[0].Graph.Array(Shape, [.. Shown]);
}
