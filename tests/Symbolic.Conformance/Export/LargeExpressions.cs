namespace Symbolic.Conformance.Export;

/// <summary>Expressions that are deep, deep with branches, or wide.</summary>
public static class LargeExpressions
{
    public static TheoryData<string> Kinds() => ["deep", "branches", "wide"];

    internal static (Expr F, Expr[] Inputs) Build(string kind, int nodes)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), f = x;
        for (int i = 0; i < nodes / 4; i++)
        {
            Expr step = graph.Number(Rational.From(1, i + 2));
            f = kind switch
            {
                "deep" => Operators.Sin[f + step] + (step * f),
                "branches" => graph.Select(f < step, (f * step) + Operators.Exp[-f], Operators.Sqrt[Operators.Abs[f]] - step),
                _ => f + (Operators.Sin[x * step] * Operators.Cos[x + step]),
            };
        }

        return (f, [x]);
    }
}
