using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    // cosh² − sinh² = 1 and what follows. 1 − tanh² stays as it is: it is how the derivative of tanh is written.
    private static IReadOnlyList<Rule> HyperbolicSquareRules =>
    [
        Hyperbolic("hyperbolic pythagoras", Tier.Exact, a => (Cosh[a].Pow(2) - Sinh[a].Pow(2), a.Graph.One)),
        Hyperbolic("hyperbolic pythagoras: the square of the sine plus one", Tier.Exact, a => (Sinh[a].Pow(2) + 1, Cosh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: the square of the cosine minus one", Tier.Exact, a => (Cosh[a].Pow(2) - 1, Sinh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: secant and tangent", Tier.Exact, a => (Sech[a].Pow(2) + Tanh[a].Pow(2), a.Graph.One)),
        Hyperbolic("hyperbolic pythagoras: one minus the square of the secant", Tier.Exact, a => (1 - Sech[a].Pow(2), Tanh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: cotangent and cosecant", Tier.Extends, a => (Coth[a].Pow(2) - Csch[a].Pow(2), a.Graph.One)),
        Hyperbolic("hyperbolic pythagoras: the square of the cotangent minus one", Tier.Exact, a => (Coth[a].Pow(2) - 1, Csch[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: the square of the cosecant plus one", Tier.Exact, a => (Csch[a].Pow(2) + 1, Coth[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: cosine and tangent", Tier.Exact, a => ((1 / Cosh[a].Pow(2)) + Tanh[a].Pow(2), a.Graph.One)),
        Hyperbolic("hyperbolic pythagoras: one minus one over the square of the cosine", Tier.Exact, a => (1 - (1 / Cosh[a].Pow(2)), Tanh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: one minus the square of the tangent", Tier.Exact, a => ((1 - Tanh[a].Pow(2)) * Cosh[a].Pow(2), a.Graph.One)),
        Hyperbolic("hyperbolic pythagoras: one over one minus the square of the tangent", Tier.Exact, a => (1 / (1 - Tanh[a].Pow(2)), Cosh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: (cosh − 1)(cosh + 1)", Tier.Exact, a => ((Cosh[a] - 1) * (Cosh[a] + 1), Sinh[a].Pow(2))),
        Hyperbolic("hyperbolic pythagoras: square of the sine over cosh − 1", Tier.Extends, a => (Sinh[a].Pow(2) / (Cosh[a] - 1), Cosh[a] + 1)),
        Hyperbolic("hyperbolic pythagoras: square of the sine over cosh + 1", Tier.Exact, a => (Sinh[a].Pow(2) / (Cosh[a] + 1), Cosh[a] - 1)),
        Rule.Function(
            "powers of hyperbolic sine and cosine", RuleGroup.Hyperbolic, Tier.Exact, @"\cosh^{2} a \to 1 + \sinh^{2} a",
            static graph => Cosh[graph.Symbol("a")].Pow(4) - Sinh[graph.Symbol("a")].Pow(4) - (2 * Sinh[graph.Symbol("a")].Pow(2)),
            [Add, Subtract], static (expr, rewriter) => SquarePairs.Reduce(expr, rewriter, SquarePairs.Hyperbolic)),
    ];

    private static IReadOnlyList<Rule> HyperbolicQuotientRules =>
    [
        Hyperbolic("hyperbolic sine over cosine", Tier.Exact, a => (Sinh[a] / Cosh[a], Tanh[a])),
        Hyperbolic("hyperbolic cosine over sine", Tier.Exact, a => (Cosh[a] / Sinh[a], Coth[a])),
        Hyperbolic("hyperbolic cosine times tangent", Tier.Exact, a => (Cosh[a] * Tanh[a], Sinh[a])),
        Hyperbolic("hyperbolic sine times cotangent", Tier.Extends, a => (Sinh[a] * Coth[a], Cosh[a])),
        Hyperbolic("hyperbolic sine over tangent", Tier.Extends, a => (Sinh[a] / Tanh[a], Cosh[a])),
        Hyperbolic("hyperbolic cosine over cotangent", Tier.Extends, a => (Cosh[a] / Coth[a], Sinh[a])),
        Hyperbolic("hyperbolic tangent over sine", Tier.Extends, a => (Tanh[a] / Sinh[a], 1 / Cosh[a])),
        Hyperbolic("hyperbolic cotangent over cosine", Tier.Exact, a => (Coth[a] / Cosh[a], 1 / Sinh[a])),
        Hyperbolic("hyperbolic tangent times cotangent", Tier.Extends, a => (Tanh[a] * Coth[a], a.Graph.One)),
        Hyperbolic("hyperbolic tangent over cotangent", Tier.Extends, a => (Tanh[a] / Coth[a], Tanh[a].Pow(2))),
        Hyperbolic("hyperbolic cotangent over tangent", Tier.Exact, a => (Coth[a] / Tanh[a], Coth[a].Pow(2))),
        Hyperbolic("one over the hyperbolic tangent", Tier.Exact, a => (1 / Tanh[a], Coth[a])),
        Hyperbolic("one over the hyperbolic cotangent", Tier.Extends, a => (1 / Coth[a], Tanh[a])),
        Hyperbolic("one over the hyperbolic secant", Tier.Exact, a => (1 / Sech[a], Cosh[a])),
        Hyperbolic("one over the hyperbolic cosecant", Tier.Extends, a => (1 / Csch[a], Sinh[a])),
        Hyperbolic("hyperbolic secant times cosine", Tier.Exact, a => (Sech[a] * Cosh[a], a.Graph.One)),
        Hyperbolic("hyperbolic cosecant times sine", Tier.Extends, a => (Csch[a] * Sinh[a], a.Graph.One)),
        Hyperbolic("hyperbolic secant times sine", Tier.Exact, a => (Sech[a] * Sinh[a], Tanh[a])),
        Hyperbolic("hyperbolic cosecant times cosine", Tier.Exact, a => (Csch[a] * Cosh[a], Coth[a])),
        Hyperbolic("hyperbolic cosine over secant", Tier.Exact, a => (Cosh[a] / Sech[a], Cosh[a].Pow(2))),
        Hyperbolic("hyperbolic sine over cosecant", Tier.Extends, a => (Sinh[a] / Csch[a], Sinh[a].Pow(2))),
        Hyperbolic("hyperbolic secant over cosecant", Tier.Extends, a => (Sech[a] / Csch[a], Tanh[a])),
        Hyperbolic("hyperbolic cosecant over secant", Tier.Exact, a => (Csch[a] / Sech[a], Coth[a])),
        Hyperbolic("hyperbolic cosecant times tangent", Tier.Extends, a => (Csch[a] * Tanh[a], Sech[a])),
        Hyperbolic("hyperbolic secant times cotangent", Tier.Exact, a => (Sech[a] * Coth[a], Csch[a])),
        Hyperbolic("hyperbolic tangent over secant", Tier.Exact, a => (Tanh[a] / Sech[a], Sinh[a])),
        Hyperbolic("hyperbolic cotangent over cosecant", Tier.Extends, a => (Coth[a] / Csch[a], Cosh[a])),
        Rule.Pattern("hyperbolic cosine over a combination", RuleGroup.Hyperbolic, Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.Any("a"), p.Any("b"), p.Any("c"));
            return (Cosh[a] / ((Cosh[a] * b) + (Sinh[a] * c)), 1 / (b + (c * Tanh[a])));
        }),
        Rule.Pattern("combination over the hyperbolic cosine", RuleGroup.Hyperbolic, Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.Any("a"), p.Any("b"), p.Any("c"));
            return (((Cosh[a] * b) + (Sinh[a] * c)) / Cosh[a], b + (c * Tanh[a]));
        }),
    ];

    private static Rule Hyperbolic(string name, Tier tier, Func<Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.Hyperbolic, tier, p => sides(p.Any("a")), use);

    private static Rule Hyperbolic(string name, Tier tier, Func<Expr, Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.Hyperbolic, tier, p => sides(p.Any("a"), p.Any("b")), use);
}
