namespace Symbolic;

/// <summary>
/// Formulas in MathML Core, which browsers set without scripts and screen readers speak. What is written are the formulas that the
/// printers of this library write in LaTeX; other LaTeX may have commands that are not known.
/// </summary>
public static class MathMl
{
    /// <summary>A formula in a line of text.</summary>
    /// <param name="latex">LaTeX as <see cref="Expr.ToLatex"/> writes it.</param>
    /// <exception cref="FormatException">It has a command that is not known, or does not balance.</exception>
    public static string Inline(string latex)
    {
        ArgumentNullException.ThrowIfNull(latex);
        return LatexToMathMl.Translate(latex, isBlock: false);
    }

    /// <summary>A formula on a line of its own.</summary>
    /// <param name="latex">LaTeX as <see cref="Expr.ToLatex"/> writes it.</param>
    /// <exception cref="FormatException">It has a command that is not known, or does not balance.</exception>
    public static string Block(string latex)
    {
        ArgumentNullException.ThrowIfNull(latex);
        return LatexToMathMl.Translate(latex, isBlock: true);
    }
}
