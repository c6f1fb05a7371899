using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> ConstantRules =>
    [
        Rule.Function("algebraic number", RuleGroup.Constants, Tier.Exact, @"\sqrt{5 + 2\sqrt{6}} \to \sqrt{2} + \sqrt{3}",
            static g => 1 / (Sqrt[g.Number(2)] + Sqrt[g.Number(3)]),
            [Add, Subtract, Negate, Multiply, Divide, Power, Sqrt, Cbrt], AlgebraicConstants.Whole),
        Rule.Function("product of roots of numbers", RuleGroup.Constants, Tier.Exact, @"\sqrt{2}\, x\, \sqrt{3} \to \sqrt{6}\, x",
            static g => Sqrt[g.Number(2)] * g.Symbol("x") * Sqrt[g.Number(3)],
            [Negate, Multiply, Divide], AlgebraicConstants.Factors),
        Rule.Function("terms with roots of numbers", RuleGroup.Constants, Tier.Extends, @"\sqrt{8}\, x - \sqrt{2}\, x \to \sqrt{2}\, x",
            static g => (Sqrt[g.Number(8)] * g.Symbol("x")) - (Sqrt[g.Number(2)] * g.Symbol("x")),
            [Add, Subtract], AlgebraicConstants.LikeTerms),
    ];
}
