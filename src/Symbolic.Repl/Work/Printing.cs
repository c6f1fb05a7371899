namespace Symbolic.Repl.Work;

/// <summary>Expressions in the formats that can be asked for.</summary>
internal static class Printing
{
    public static string Print(this Expr expr, ResultFormat format) => format switch
    {
        ResultFormat.Text => expr.ToText(),
        ResultFormat.Unicode => expr.ToUnicode(),
        ResultFormat.Latex => expr.ToLatex(),
        ResultFormat.Dot => expr.ToDot(),
        ResultFormat.Tree => expr.ToTree(),
        ResultFormat.Index => expr.Shape.IsScalar ? expr.ToUnicode() : expr.ToIndexNotation("J"),
        _ => expr.NameSharedParts().ToText(),
    };

    /// <summary>A condition of a result in words: u = u, which holds exactly where u has a value, is said that way.</summary>
    public static string PrintCondition(this Expr condition, ResultFormat format) =>
        condition.Operator == Operators.Equal && condition.Operands[0] == condition.Operands[1]
            ? $"{condition.Operands[0].Print(format)} is defined"
            : condition.Print(format);
}
