namespace Symbolic;

/// <summary>Gives <see cref="Expr.Parse(string, IFormatProvider?)"/> the reader of formulas; found there by its name.</summary>
internal static class FormulaReader
{
    static FormulaReader() => Expr.ReadBy(static text => new ExprGraph().Parse(text));
}
