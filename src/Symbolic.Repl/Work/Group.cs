namespace Symbolic.Repl.Work;

/// <summary>Expressions that are one result: a number or tensor, or a list or table of them, the last axis running fastest.</summary>
/// <param name="Key">The variable to which the result belongs, or the pair of variables; null for the only result.</param>
/// <param name="Shape">How the expressions are arranged; the axes of each come after these.</param>
/// <param name="Derived">The expressions before simplification.</param>
/// <param name="Shown">The expressions as they are printed.</param>
internal sealed record Group(string? Key, Shape Shape, IReadOnlyList<Expr> Derived, IReadOnlyList<Expr> Shown)
{
    /// <summary>The result as text. A list of tensors is no expression, so its entries are written as statements, one after the other.</summary>
    public string Print(ResultFormat format)
    {
        if (Shape.IsScalar)
        {
            return Shown[0].Print(format);
        }

        return Shown.All(static e => e.Shape.IsScalar)
            ? Shown[0].Graph.Array(Shape, [.. Shown]).Print(format)
            : string.Join("; ", Shown.Select(e => e.Print(format)));
    }
}
