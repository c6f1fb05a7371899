namespace Symbolic;

/// <summary>
/// The names of the rules of calculus. They follow from how an operator is declared, its layout and its number of operands, so that
/// one that a user registers has a name as well.
/// </summary>
internal static class RuleOfCalculus
{
    public const string Insertion = "put together";

    public const string Simplification = "simplify";

    public const string Regrouping = "regroup as the reverse sweep does";

    public const string Result = "put together and simplify";

    public const string Constant = "derivative of a constant";

    public const string Variable = "derivative of the variable";

    /// <summary>The rule that is applied to a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="active">The positions of the operands that depend on the variable.</param>
    /// <param name="isComposed">Whether one of those operands is more than the variable itself.</param>
    public static string NameFor(Expr node, IReadOnlyList<int> active, bool isComposed) => node.Operator.Notation.Layout switch
    {
        Layout.Sum or Layout.Difference => "sum rule",
        Layout.Negation => "constant factor rule",
        Layout.Product => active.Count > 1 ? "product rule" : "constant factor rule",
        Layout.Quotient => active is [0] ? "constant factor rule" : "quotient rule",
        Layout.Power => active is [0] ? Chained("power rule", isComposed) : active is [1] ? Chained("exponential rule", isComposed) : "general power rule (logarithmic differentiation)",
        Layout.Exponential => Chained("exponential rule", isComposed),
        Layout.Select => "derivative of the branch taken",
        Layout.Einsum => node.Operands.Count > 1 ? "product of tensors" : "sum or rearrangement of entries",
        Layout.Array => "entry by entry",
        Layout.Call => Chained($"derivative of {node.Function.Name}", isComposed),
        _ => Chained($"derivative of {node.Operator.Name}", isComposed),
    };

    /// <summary>True where the formula of the rule is what everybody knows it to be, so that stating it for letters says nothing more.</summary>
    public static bool SpeaksForItself(Operator op) => op.Notation.Layout is Layout.Sum or Layout.Difference or Layout.Negation or Layout.Product or Layout.Quotient
        or Layout.Power or Layout.Select or Layout.Call;

    /// <summary>The rules that lead from an expression to one of its parts, from the outside in, each once.</summary>
    public static IReadOnlyList<string> Between(Expr f, Expr part)
    {
        ExprGraph graph = f.Graph;
        var active = new HashSet<int>();
        var rules = new List<string>();
        foreach (int id in graph.NodesOf(f, id => id == part.Id))
        {
            Expr node = graph[id];
            List<int> positions = [.. Enumerable.Range(0, node.Operands.Count).Where(i => active.Contains(node.Operands[i].Id))];
            if (id == part.Id || (positions.Count > 0 && node.Type.Element == Element.Real))
            {
                active.Add(id);
                if (id != part.Id)
                {
                    rules.Add(NameFor(node, positions, isComposed: false));
                }
            }
        }

        rules.Reverse();
        return [.. rules.Distinct()];
    }

    private static string Chained(string rule, bool isComposed) => isComposed ? $"chain rule, {rule}" : rule;
}
