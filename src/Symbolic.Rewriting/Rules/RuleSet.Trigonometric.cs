using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> TrigonometricRules =>
    [
        Rule.Pattern("pythagoras", RuleGroup.Trigonometric, Tier.Exact, p =>
        {
            Expr a = p.Any("a");
            return (Sin[a].Pow(2) + Cos[a].Pow(2), p.Graph.One);
        }),
        Rule.Pattern("sine over cosine", RuleGroup.Trigonometric, Tier.Exact, p =>
        {
            Expr a = p.Any("a");
            return (Sin[a] / Cos[a], Tan[a]);
        }),
    ];
}
