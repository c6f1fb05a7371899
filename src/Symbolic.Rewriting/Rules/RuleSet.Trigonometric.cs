using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    // sin² + cos² = 1 and what follows. 1 + tan² and 1/cos stay as they are: nobody who typed them asked for a secant.
    private static IReadOnlyList<Rule> PythagoreanRules =>
    [
        Circular("pythagoras", Tier.Exact, a => (Sin[a].Pow(2) + Cos[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: one minus the square of the sine", Tier.Exact, a => (1 - Sin[a].Pow(2), Cos[a].Pow(2))),
        Circular("pythagoras: one minus the square of the cosine", Tier.Exact, a => (1 - Cos[a].Pow(2), Sin[a].Pow(2))),
        Circular("pythagoras: secant and tangent", Tier.Extends, a => (Sec[a].Pow(2) - Tan[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: the square of the secant minus one", Tier.Exact, a => (Sec[a].Pow(2) - 1, Tan[a].Pow(2))),
        Circular("pythagoras: cosecant and cotangent", Tier.Extends, a => (Csc[a].Pow(2) - Cot[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: the square of the cosecant minus one", Tier.Exact, a => (Csc[a].Pow(2) - 1, Cot[a].Pow(2))),
        Circular("pythagoras: cosine and tangent", Tier.Extends, a => (1 / Cos[a].Pow(2) - Tan[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: one over the square of the cosine minus one", Tier.Exact, a => (1 / Cos[a].Pow(2) - 1, Tan[a].Pow(2))),
        Circular("pythagoras: sine and cotangent", Tier.Extends, a => (1 / Sin[a].Pow(2) - Cot[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: one over the square of the sine minus one", Tier.Exact, a => (1 / Sin[a].Pow(2) - 1, Cot[a].Pow(2))),
        Circular("pythagoras: one plus the square of the tangent", Tier.Extends, a => ((1 + Tan[a].Pow(2)) * Cos[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: one over one plus the square of the tangent", Tier.Extends, a => (1 / (1 + Tan[a].Pow(2)), Cos[a].Pow(2))),
        Circular("pythagoras: one plus the square of the cotangent", Tier.Extends, a => ((1 + Cot[a].Pow(2)) * Sin[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: one over one plus the square of the cotangent", Tier.Extends, a => (1 / (1 + Cot[a].Pow(2)), Sin[a].Pow(2))),
        Circular("pythagoras: secant over one plus the square of the tangent", Tier.Extends, a => ((1 + Tan[a].Pow(2)) / Sec[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: cosecant over one plus the square of the cotangent", Tier.Extends, a => ((1 + Cot[a].Pow(2)) / Csc[a].Pow(2), a.Graph.One)),
        Circular("pythagoras: square of one plus the square of the tangent", Tier.Exact, a => ((1 + Tan[a].Pow(2)).Pow(2), Sec[a].Pow(4))),
        Circular("pythagoras: third power of one plus the square of the tangent", Tier.Exact, a => ((1 + Tan[a].Pow(2)).Pow(3), Sec[a].Pow(6))),
        Circular("pythagoras: one plus the square of the tangent times the secant", Tier.Exact, a => ((1 + Tan[a].Pow(2)) * Sec[a], Sec[a].Pow(3))),
        Circular("pythagoras: square of one plus the square of the cotangent", Tier.Exact, a => ((1 + Cot[a].Pow(2)).Pow(2), Csc[a].Pow(4))),
        Circular("pythagoras: third power of one plus the square of the cotangent", Tier.Exact, a => ((1 + Cot[a].Pow(2)).Pow(3), Csc[a].Pow(6))),
        Circular("pythagoras: one plus the square of the cotangent times the cosecant", Tier.Exact, a => ((1 + Cot[a].Pow(2)) * Csc[a], Csc[a].Pow(3))),
        Circular("square of the sum of sine and cosine", Tier.Exact, a => ((Sin[a] + Cos[a]).Pow(2), 1 + Sin[2 * a])),
        Circular("square of the difference of sine and cosine", Tier.Exact, a => ((Sin[a] - Cos[a]).Pow(2), 1 - Sin[2 * a])),
        Circular("square of the difference of cosine and sine", Tier.Exact, a => ((Cos[a] - Sin[a]).Pow(2), 1 - Sin[2 * a])),
        Circular("pythagoras: (sin − 1)(sin + 1)", Tier.Exact, a => ((Sin[a] - 1) * (Sin[a] + 1), -Cos[a].Pow(2))),
        Circular("pythagoras: (1 − sin)(1 + sin)", Tier.Exact, a => ((1 - Sin[a]) * (1 + Sin[a]), Cos[a].Pow(2))),
        Circular("pythagoras: (cos − 1)(cos + 1)", Tier.Exact, a => ((Cos[a] - 1) * (Cos[a] + 1), -Sin[a].Pow(2))),
        Circular("pythagoras: (1 − cos)(1 + cos)", Tier.Exact, a => ((1 - Cos[a]) * (1 + Cos[a]), Sin[a].Pow(2))),
        Circular("pythagoras: square of the sine over 1 − cos", Tier.Extends, a => (Sin[a].Pow(2) / (1 - Cos[a]), 1 + Cos[a])),
        Circular("pythagoras: square of the sine over cos − 1", Tier.Extends, a => (Sin[a].Pow(2) / (Cos[a] - 1), -(1 + Cos[a]))),
        Circular("pythagoras: square of the sine over 1 + cos", Tier.Extends, a => (Sin[a].Pow(2) / (1 + Cos[a]), 1 - Cos[a])),
        Circular("pythagoras: square of the cosine over 1 − sin", Tier.Extends, a => (Cos[a].Pow(2) / (1 - Sin[a]), 1 + Sin[a])),
        Circular("pythagoras: square of the cosine over sin − 1", Tier.Extends, a => (Cos[a].Pow(2) / (Sin[a] - 1), -(1 + Sin[a]))),
        Circular("pythagoras: square of the cosine over 1 + sin", Tier.Extends, a => (Cos[a].Pow(2) / (1 + Sin[a]), 1 - Sin[a])),
        Rule.Function(
            "powers of sine and cosine", RuleGroup.Trigonometric, Tier.Exact, @"\sin^{2} a \to 1 - \cos^{2} a",
            static graph => Cos[graph.Symbol("a")].Pow(4) - Sin[graph.Symbol("a")].Pow(4) - (2 * Cos[graph.Symbol("a")].Pow(2)),
            [Add, Subtract], static (expr, rewriter) => SquarePairs.Reduce(expr, rewriter, SquarePairs.Circular)),
    ];

    private static IReadOnlyList<Rule> CircularQuotientRules =>
    [
        Circular("sine over cosine", Tier.Exact, a => (Sin[a] / Cos[a], Tan[a])),
        Circular("cosine over sine", Tier.Exact, a => (Cos[a] / Sin[a], Cot[a])),
        Circular("cosine times tangent", Tier.Extends, a => (Cos[a] * Tan[a], Sin[a])),
        Circular("sine times cotangent", Tier.Extends, a => (Sin[a] * Cot[a], Cos[a])),
        Circular("sine over tangent", Tier.Extends, a => (Sin[a] / Tan[a], Cos[a])),
        Circular("cosine over cotangent", Tier.Extends, a => (Cos[a] / Cot[a], Sin[a])),
        Circular("tangent over sine", Tier.Extends, a => (Tan[a] / Sin[a], 1 / Cos[a])),
        Circular("cotangent over cosine", Tier.Extends, a => (Cot[a] / Cos[a], 1 / Sin[a])),
        Circular("tangent times cotangent", Tier.Extends, a => (Tan[a] * Cot[a], a.Graph.One)),
        Circular("tangent over cotangent", Tier.Extends, a => (Tan[a] / Cot[a], Tan[a].Pow(2))),
        Circular("cotangent over tangent", Tier.Extends, a => (Cot[a] / Tan[a], Cot[a].Pow(2))),
        Circular("one over the tangent", Tier.Extends, a => (1 / Tan[a], Cot[a])),
        Circular("one over the cotangent", Tier.Extends, a => (1 / Cot[a], Tan[a])),
        Circular("one over the secant", Tier.Extends, a => (1 / Sec[a], Cos[a])),
        Circular("one over the cosecant", Tier.Extends, a => (1 / Csc[a], Sin[a])),
        Circular("secant times cosine", Tier.Extends, a => (Sec[a] * Cos[a], a.Graph.One)),
        Circular("cosecant times sine", Tier.Extends, a => (Csc[a] * Sin[a], a.Graph.One)),
        Circular("secant times sine", Tier.Exact, a => (Sec[a] * Sin[a], Tan[a])),
        Circular("cosecant times cosine", Tier.Exact, a => (Csc[a] * Cos[a], Cot[a])),
        Circular("cosine over secant", Tier.Extends, a => (Cos[a] / Sec[a], Cos[a].Pow(2))),
        Circular("sine over cosecant", Tier.Extends, a => (Sin[a] / Csc[a], Sin[a].Pow(2))),
        Circular("secant over cosecant", Tier.Extends, a => (Sec[a] / Csc[a], Tan[a])),
        Circular("cosecant over secant", Tier.Extends, a => (Csc[a] / Sec[a], Cot[a])),
        Circular("cosecant times tangent", Tier.Extends, a => (Csc[a] * Tan[a], Sec[a])),
        Circular("secant times cotangent", Tier.Extends, a => (Sec[a] * Cot[a], Csc[a])),
        Circular("tangent over secant", Tier.Extends, a => (Tan[a] / Sec[a], Sin[a])),
        Circular("secant over tangent", Tier.Extends, a => (Sec[a] / Tan[a], Csc[a])),
        Circular("cotangent over cosecant", Tier.Extends, a => (Cot[a] / Csc[a], Cos[a])),
        Circular("cosecant over cotangent", Tier.Extends, a => (Csc[a] / Cot[a], Sec[a])),
    ];

    private static Rule Circular(string name, Tier tier, Func<Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.Trigonometric, tier, p => sides(p.Any("a")), use);

    private static Rule Circular(string name, Tier tier, Func<Expr, Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.Trigonometric, tier, p => sides(p.Any("a"), p.Any("b")), use);
}
