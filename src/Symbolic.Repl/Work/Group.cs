namespace Symbolic.Repl.Work;

/// <summary>Expressions that are one result: a number or tensor, or a list or table of them, the last axis running fastest.</summary>
/// <param name="Key">The variable to which the result belongs, or the pair of variables; null for the only result.</param>
/// <param name="Shape">How the expressions are arranged; the axes of each come after these.</param>
/// <param name="Derived">The expressions before simplification.</param>
/// <param name="Shown">The expressions as they are printed.</param>
internal sealed record Group(string? Key, Shape Shape, IReadOnlyList<Expr> Derived, IReadOnlyList<Expr> Shown)
{
    /// <summary>The result as one expression where it is one: a list of tensors is none, so it is its entries.</summary>
    public IReadOnlyList<Expr> Wholes =>
        Shape.IsScalar ? [Shown[0]] : Shown.All(static e => e.Shape.IsScalar) ? [Shown[0].Graph.Array(Shape, [.. Shown])] : Shown;

    /// <summary>The result as text; several expressions are written as statements, one after the other.</summary>
    public string Print(ResultFormat format) => string.Join("; ", Wholes.Select(e => e.Print(format)));
}
