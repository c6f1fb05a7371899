using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>
/// The functions of one variable that exercises are made of, found in the table of operators: those of which several others are
/// made, and those that are made of these or undo them.
/// </summary>
/// <param name="Everyday">exp, log, sin, cos and the root: functions in the definitions of several others.</param>
/// <param name="Further">Functions with such a definition, and inverses.</param>
internal sealed record ElementaryFunctions(IReadOnlyList<UnaryOperator> Everyday, IReadOnlyList<UnaryOperator> Further)
{
    // A derivative beyond this is looked up, not worked out.
    private const int LongestDerivative = 20;

    public static ElementaryFunctions Of(OperatorTable table)
    {
        var graph = new ExprGraph(table);
        Expr x = graph.Symbol("x");
        UnaryOperator[] unary = [.. table.Functions.OfType<UnaryOperator>()];
        UnaryOperator[] all = [.. unary.Where(static f => (f.Traits & Traits.AppliesBare) != 0 && !f.IsLogical && (f.Kink is null || f.Notation.Layout == Layout.Root) && !f.Name.Any(char.IsDigit))];
        ILookup<Operator, UnaryOperator> users = unary.Where(static f => f.Definition is not null)
            .SelectMany(f => DistinctNodes.Of(f.Definition!(x)).Select(n => (Part: n.Operator, User: f)).Distinct())
            .ToLookup(static p => p.Part, static p => p.User);

        // A root is defined as a power.
        UnaryOperator[] everyday = [.. all.Where(f => f.Definition is null && (users[f].Count() > 1 || f.Notation.Layout == Layout.Root))];
        HashSet<string> inverses = [.. all.Select(static f => f.InverseName).OfType<string>()];
        UnaryOperator[] further = [.. all.Except(everyday).Where(f => (f.Definition is not null || inverses.Contains(f.Name)) && IsShort(f[x].Differentiate(x)))];
        return new ElementaryFunctions(everyday, further);
    }

    private static bool IsShort(Expr derivative) => derivative.Simplify().Result.ToText().Length <= LongestDerivative;
}
