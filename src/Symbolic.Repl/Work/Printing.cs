namespace Symbolic.Repl.Work;

/// <summary>Expressions in the formats that can be asked for.</summary>
internal static class Printing
{
    public static string Print(this Expr expr, ResultFormat format) => format switch
    {
        ResultFormat.Text => expr.ToText(),
        ResultFormat.Unicode => expr.ToUnicode(),
        ResultFormat.TwoDimensional => expr.ToBlock().ToString(),
        ResultFormat.Latex => expr.ToLatex(),
        ResultFormat.MathMl => expr.ToMathMl(),
        ResultFormat.Dot => expr.ToDot(),
        ResultFormat.Tree => expr.ToTree(),
        ResultFormat.Index => expr.Shape.IsScalar ? expr.ToUnicode() : expr.ToIndexNotation("J"),
        ResultFormat.CSharp => expr.ToCSharp(VariablesOf(expr)),
        ResultFormat.C => expr.ToC(VariablesOf(expr)),
        ResultFormat.Python => expr.ToNumPy(VariablesOf(expr)),
        ResultFormat.Julia => expr.ToJulia(VariablesOf(expr)),
        ResultFormat.Sql => expr.ToSql(SqlOptions.Default, VariablesOf(expr)),
        _ => expr.NameSharedParts().ToText(),
    };

    // The inputs of a function that is asked for as a format: all variables of the result.
    private static Expr[] VariablesOf(Expr expr) => [.. Dependencies.Of([expr]).Variables.OrderBy(static v => v.Id)];

    /// <summary>A condition of a result in words: u = u, which holds exactly where u has a value, is said that way.</summary>
    public static string PrintCondition(this Expr condition, ResultFormat format) =>
        condition.Operator == Operators.Equal && condition.Operands[0] == condition.Operands[1]
            ? $"{condition.Operands[0].Print(format)} is defined"
            : condition.Print(format);
}
