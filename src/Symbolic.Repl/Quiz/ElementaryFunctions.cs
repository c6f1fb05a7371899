using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>
/// The functions of one variable that exercises are made of, found in the table of operators: those of which others are made, and
/// those that are made of these or undo them.
/// </summary>
/// <param name="Everyday">exp, log, sin, cos, a root: functions in the definitions of others.</param>
/// <param name="Further">Functions with such a definition, and inverses.</param>
internal sealed record ElementaryFunctions(IReadOnlyList<UnaryOperator> Everyday, IReadOnlyList<UnaryOperator> Further)
{
    // A derivative beyond this is looked up, not worked out.
    private const int LongestDerivative = 20;

    public static ElementaryFunctions Of(OperatorTable table)
    {
        var graph = new ExprGraph(table);
        Expr x = graph.Symbol("x");
        UnaryOperator[] all = [.. table.Functions.OfType<UnaryOperator>().Where(static f => (f.Traits & Traits.AppliesBare) != 0 && !f.IsLogical && f.Kink is null && f.Parameter is null && !f.Name.Any(char.IsDigit))];
        var parts = new HashSet<Operator>(all.Where(static f => f.Definition is not null).SelectMany(f => DistinctNodes.Of(f.Definition!(x)).Select(static n => n.Operator)));
        UnaryOperator[] everyday = [.. all.Where(f => f.Definition is null && parts.Contains(f))];
        HashSet<string> inverses = [.. all.Select(static f => f.InverseName).OfType<string>()];
        UnaryOperator[] further = [.. all.Except(everyday).Where(f => (f.Definition is not null || inverses.Contains(f.Name)) && IsShort(f[x].Differentiate(x)))];
        return new ElementaryFunctions(everyday, further);
    }

    private static bool IsShort(Expr derivative) => derivative.Simplify().Result.ToText().Length <= LongestDerivative;
}
