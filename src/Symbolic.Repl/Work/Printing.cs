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
        _ => expr.ToTree(),
    };
}
