namespace Symbolic;

/// <summary>Expressions as programs.</summary>
public static class ProgramExtensions
{
    /// <summary>The program of an expression; see <see cref="Program.Create(Expr, ReadOnlySpan{Expr})"/>.</summary>
    public static Program ToProgram(this Expr f, params ReadOnlySpan<Expr> inputs) => Program.Create(f, inputs);

    /// <summary>One program of several expressions; see <see cref="Program.Create(IReadOnlyList{Expr}, ReadOnlySpan{Expr})"/>.</summary>
    public static Program ToProgram(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs) => Program.Create(outputs, inputs);
}
