using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> HyperbolicArgumentRules =>
    [
        Hyperbolic("hyperbolic cosine plus sine", Tier.Exact, a => (Cosh[a] + Sinh[a], Exp[a])),
        Hyperbolic("hyperbolic cosine minus sine", Tier.Exact, a => (Cosh[a] - Sinh[a], Exp[-a])),
        Hyperbolic("exponential minus hyperbolic cosine", Tier.Exact, a => (Exp[a] - Cosh[a], Sinh[a])),
        Hyperbolic("exponential minus hyperbolic sine", Tier.Exact, a => (Exp[a] - Sinh[a], Cosh[a])),
        Hyperbolic("difference of opposite exponentials", Tier.Exact, a => (Exp[a] - Exp[-a], 2 * Sinh[a])),
        Hyperbolic("sum of opposite exponentials", Tier.Exact, a => (Exp[a] + Exp[-a], 2 * Cosh[a])),
        Hyperbolic("difference of an exponential and its reciprocal", Tier.Exact, a => (Exp[a] - (1 / Exp[a]), 2 * Sinh[a])),
        Hyperbolic("sum of an exponential and its reciprocal", Tier.Exact, a => (Exp[a] + (1 / Exp[a]), 2 * Cosh[a])),
        Hyperbolic("quotient of sums of opposite exponentials", Tier.Exact, a => ((Exp[a] - Exp[-a]) / (Exp[a] + Exp[-a]), Tanh[a])),
        Hyperbolic("hyperbolic tangent from exponentials", Tier.Exact, a => ((Exp[2 * a] - 1) / (Exp[2 * a] + 1), Tanh[a])),
        Hyperbolic("hyperbolic tangent from falling exponentials", Tier.Exact, a => ((1 - Exp[-2 * a]) / (1 + Exp[-2 * a]), Tanh[a])),
        Hyperbolic("hyperbolic sine of a sum", Tier.Exact, (a, b) => ((Sinh[a] * Cosh[b]) + (Cosh[a] * Sinh[b]), Sinh[a + b])),
        Hyperbolic("hyperbolic sine of a difference", Tier.Exact, (a, b) => ((Sinh[a] * Cosh[b]) - (Cosh[a] * Sinh[b]), Sinh[a - b])),
        Hyperbolic("hyperbolic cosine of a sum", Tier.Exact, (a, b) => ((Cosh[a] * Cosh[b]) + (Sinh[a] * Sinh[b]), Cosh[a + b])),
        Hyperbolic("hyperbolic cosine of a difference", Tier.Exact, (a, b) => ((Cosh[a] * Cosh[b]) - (Sinh[a] * Sinh[b]), Cosh[a - b])),
        Hyperbolic("sum of hyperbolic sines", Tier.Exact, (a, b) => (Sinh[a + b] + Sinh[a - b], 2 * Sinh[a] * Cosh[b])),
        Hyperbolic("difference of hyperbolic sines", Tier.Exact, (a, b) => (Sinh[a + b] - Sinh[a - b], 2 * Cosh[a] * Sinh[b])),
        Hyperbolic("sum of hyperbolic cosines", Tier.Exact, (a, b) => (Cosh[a + b] + Cosh[a - b], 2 * Cosh[a] * Cosh[b])),
        Hyperbolic("difference of hyperbolic cosines", Tier.Exact, (a, b) => (Cosh[a + b] - Cosh[a - b], 2 * Sinh[a] * Sinh[b])),
        Hyperbolic("hyperbolic tangent of a sum", Tier.Exact, (a, b) => ((Tanh[a] + Tanh[b]) / (1 + (Tanh[a] * Tanh[b])), Tanh[a + b])),
        Hyperbolic("hyperbolic tangent of a difference", Tier.Exact, (a, b) => ((Tanh[a] - Tanh[b]) / (1 - (Tanh[a] * Tanh[b])), Tanh[a - b])),
        Hyperbolic("hyperbolic tangent of a sum minus one tangent", Tier.Exact, (a, b) => (Tanh[a + b] - (Tanh[a] / (1 + (Tanh[a] * Tanh[b]))), Tanh[b] / (1 + (Tanh[a] * Tanh[b])))),
        Hyperbolic("hyperbolic double angle: sum of squares", Tier.Exact, a => (Cosh[a].Pow(2) + Sinh[a].Pow(2), Cosh[2 * a])),
        Hyperbolic("hyperbolic double angle: square of the cosine", Tier.Exact, a => ((2 * Cosh[a].Pow(2)) - 1, Cosh[2 * a])),
        Hyperbolic("hyperbolic double angle: square of the sine", Tier.Exact, a => (1 + (2 * Sinh[a].Pow(2)), Cosh[2 * a])),
        Hyperbolic("hyperbolic double angle: sine", Tier.Exact, a => (Sinh[2 * a] - (2 * Sinh[a] * Cosh[a]), a.Graph.Zero)),
        Hyperbolic("hyperbolic double angle: cosine minus the square of the sine", Tier.Exact, a => (Cosh[2 * a] - (2 * Sinh[a].Pow(2)), a.Graph.One)),
        Hyperbolic("hyperbolic double angle: the square of the cosine minus cosine", Tier.Exact, a => ((2 * Cosh[a].Pow(2)) - Cosh[2 * a], a.Graph.One)),
        Hyperbolic("hyperbolic double angle: sine over sine", Tier.Extends, a => (Sinh[2 * a] / Sinh[a], 2 * Cosh[a])),
        Hyperbolic("hyperbolic double angle: sine over cosine", Tier.Exact, a => (Sinh[2 * a] / Cosh[a], 2 * Sinh[a])),
        Hyperbolic("hyperbolic double angle: cosecant times sine", Tier.Extends, a => (Csch[2 * a] * Sinh[a], 1 / (2 * Cosh[a]))),
        Hyperbolic("hyperbolic double angle: cosecant times cosine", Tier.Exact, a => (Csch[2 * a] * Cosh[a], 1 / (2 * Sinh[a]))),
        Hyperbolic("hyperbolic double angle: sine times cosine over the sine", Tier.Extends, a => (Sinh[a] * Cosh[a] / Sinh[2 * a], a.Graph.Number(Rational.From(1, 2)))),
        Hyperbolic("hyperbolic half angle: square of the cosine", Tier.Exact, a => ((1 + Cosh[2 * a]) / 2, Cosh[a].Pow(2))),
        Hyperbolic("hyperbolic half angle: square of the sine", Tier.Exact, a => ((Cosh[2 * a] - 1) / 2, Sinh[a].Pow(2))),
        Hyperbolic("hyperbolic half angle: square of the cosine as a sum", Tier.Exact, a => (a.Graph.Number(Rational.From(1, 2)) + (Cosh[2 * a] / 2), Cosh[a].Pow(2))),
        Hyperbolic("hyperbolic half angle: square of the sine as a sum", Tier.Exact, a => ((Cosh[2 * a] / 2) - a.Graph.Number(Rational.From(1, 2)), Sinh[a].Pow(2))),
        Hyperbolic("hyperbolic half angle: sine over cosh + 1", Tier.Exact, a => (Sinh[a] / (Cosh[a] + 1), Tanh[a / 2])),
        Hyperbolic("hyperbolic half angle: cosh − 1 over sine", Tier.Extends, a => ((Cosh[a] - 1) / Sinh[a], Tanh[a / 2])),
        Hyperbolic("hyperbolic half angle: cosh + 1 over sine", Tier.Exact, a => ((Cosh[a] + 1) / Sinh[a], Coth[a / 2])),
        Hyperbolic("hyperbolic half angle: sine over cosh − 1", Tier.Exact, a => (Sinh[a] / (Cosh[a] - 1), Coth[a / 2])),
    ];

    private static IReadOnlyList<Rule> InverseHyperbolicRules =>
    [
        Hyperbolic("hyperbolic cosine of its inverse", Tier.Extends, a => (Cosh[Acosh[a]], a), RuleUse.Always),
        Hyperbolic("hyperbolic tangent of its inverse", Tier.Extends, a => (Tanh[Atanh[a]], a), RuleUse.Always),
        Hyperbolic("hyperbolic cotangent of its inverse", Tier.Extends, a => (Coth[Acoth[a]], a), RuleUse.Always),
        Hyperbolic("hyperbolic secant of its inverse", Tier.Extends, a => (Sech[Asech[a]], a), RuleUse.Always),
        Hyperbolic("hyperbolic cosecant of its inverse", Tier.Extends, a => (Csch[Acsch[a]], a), RuleUse.Always),
        Hyperbolic("hyperbolic cosine of the inverse sine", Tier.Exact, a => (Cosh[Asinh[a]], Sqrt[1 + a.Pow(2)]), RuleUse.Always),
        Hyperbolic("hyperbolic cosine of the inverse tangent", Tier.Exact, a => (Cosh[Atanh[a]], 1 / Sqrt[1 - a.Pow(2)]), RuleUse.Always),
        Hyperbolic("inverse hyperbolic secant of a reciprocal", Tier.Exact, a => (Asech[1 / a], Acosh[a])),
        Hyperbolic("inverse hyperbolic cosecant of a reciprocal", Tier.Extends, a => (Acsch[1 / a], Asinh[a])),
        Hyperbolic("inverse hyperbolic cotangent of a reciprocal", Tier.Extends, a => (Acoth[1 / a], Atanh[a])),
    ];

    // σ comes in only where somebody wrote σ: 1/(1 + exp(−x)), typed with exp, and its derivative stay in exp.
    private static IReadOnlyList<Rule> LogisticRules =>
    [
        Hyperbolic("one minus the logistic function of the opposite", Tier.Exact, a => (1 - Sigmoid[-a], Sigmoid[a])),
        Hyperbolic("logistic functions of opposite arguments", Tier.Exact, a => (Sigmoid[a] + Sigmoid[-a], a.Graph.One)),
        Hyperbolic("logistic function minus its definition", Tier.Exact, a => (Sigmoid[a] - (1 / (1 + Exp[-a])), a.Graph.Zero)),
        Hyperbolic("logistic function minus its other definition", Tier.Exact, a => (Sigmoid[a] - (Exp[a] / (1 + Exp[a])), a.Graph.Zero)),
        Hyperbolic("logistic function times its denominator", Tier.Exact, a => (Sigmoid[a] * (1 + Exp[-a]), a.Graph.One)),
        Hyperbolic("logistic function times its rising denominator", Tier.Exact, a => (Sigmoid[a] * (1 + Exp[a]), Exp[a])),
        Hyperbolic("logistic function times a falling exponential", Tier.Exact, a => (Sigmoid[a] * Exp[-a], Sigmoid[-a])),
        Hyperbolic("logistic function as a hyperbolic tangent", Tier.Exact, a => ((2 * Sigmoid[2 * a]) - 1, Tanh[a])),
        Hyperbolic("softplus minus its definition", Tier.Exact, a => (Softplus[a] - Log[1 + Exp[a]], a.Graph.Zero)),
        Hyperbolic("softplus functions of opposite arguments", Tier.Exact, a => (Softplus[a] - Softplus[-a], a)),
        Hyperbolic("softplus minus its argument", Tier.Exact, a => (Softplus[a] - a, Softplus[-a])),
        Hyperbolic("exponential of a negative softplus", Tier.Exact, a => (Exp[-Softplus[a]], Sigmoid[-a])),
    ];
}
