using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    // One angle: its sign, multiples of π/2 in it, its double and its half.
    private static IReadOnlyList<Rule> AngleRules =>
    [
        Rule.Function(
            "shift by quarter turns", RuleGroup.Trigonometric, Tier.Exact, @"\sin(a + \tfrac{\pi}{2}) \to \cos a",
            static graph => Sin[graph.Symbol("a") + (graph.Constant(Pi) / 2)],
            AngleShifts.Functions, static (expr, _) => AngleShifts.Whole(expr), RuleUse.Always),
        Rule.Function(
            "angle near a quarter turn", RuleGroup.Trigonometric, Tier.Exact, @"\cos(a + \tfrac{3\pi}{4}) \to -\sin(a + \tfrac{\pi}{4})",
            static graph => Cos[graph.Symbol("a") + (3 * graph.Constant(Pi) / 4)],
            AngleShifts.Functions, static (expr, _) => AngleShifts.Nearest(expr)),
        Rule.Function(
            "function of a negative sum", RuleGroup.Trigonometric, Tier.Exact, @"\sin(-a - b) \to -\sin(a + b)",
            static graph => Sin[-graph.Symbol("a") - graph.Symbol("b")],
            Parity.Functions, static (expr, _) => Parity.OfNegativeSum(expr), RuleUse.Always),
        Rule.Function(
            "even function of an absolute value", RuleGroup.Trigonometric, Tier.Exact, @"\cos |a| \to \cos a",
            static graph => Cos[Abs[graph.Symbol("a")]],
            Parity.Functions, static (expr, _) => Parity.OfAbsoluteValue(expr), RuleUse.Always),
        Rule.Function(
            "functions of opposite arguments", RuleGroup.Trigonometric, Tier.Exact, @"\sin(a - b) + \sin(b - a) \to \sin(a - b) - \sin(a - b)",
            static graph => Sin[graph.Symbol("a") - graph.Symbol("b")] + (2 * Sin[graph.Symbol("b") - graph.Symbol("a")]),
            [Add, Subtract, Multiply, Divide], static (expr, rewriter) => Parity.Unite(expr, rewriter), RuleUse.Always),

        Circular("double angle: difference of squares", Tier.Exact, a => (Cos[a].Pow(2) - Sin[a].Pow(2), Cos[2 * a])),
        Circular("double angle: square of the cosine", Tier.Exact, a => ((2 * Cos[a].Pow(2)) - 1, Cos[2 * a])),
        Circular("double angle: square of the sine", Tier.Exact, a => (1 - (2 * Sin[a].Pow(2)), Cos[2 * a])),
        Circular("double angle: sine", Tier.Exact, a => (Sin[2 * a] - (2 * Sin[a] * Cos[a]), a.Graph.Zero)),
        Circular("double angle: cosine plus the square of the sine", Tier.Exact, a => (Cos[2 * a] + (2 * Sin[a].Pow(2)), a.Graph.One)),
        Circular("double angle: cosine minus the square of the cosine", Tier.Exact, a => ((2 * Cos[a].Pow(2)) - Cos[2 * a], a.Graph.One)),
        Circular("double angle: sine over sine", Tier.Extends, a => (Sin[2 * a] / Sin[a], 2 * Cos[a])),
        Circular("double angle: sine over cosine", Tier.Extends, a => (Sin[2 * a] / Cos[a], 2 * Sin[a])),
        Circular("double angle: cosecant times sine", Tier.Extends, a => (Csc[2 * a] * Sin[a], 1 / (2 * Cos[a]))),
        Circular("double angle: cosecant times cosine", Tier.Extends, a => (Csc[2 * a] * Cos[a], 1 / (2 * Sin[a]))),
        Circular("double angle: sine times cosine over the sine", Tier.Extends, a => (Sin[a] * Cos[a] / Sin[2 * a], a.Graph.Number(Rational.From(1, 2)))),
        Circular("double angle: tangent", Tier.Extends, a => (Tan[a] / (1 - Tan[a].Pow(2)), Tan[2 * a] / 2)),
        Circular("triple angle: sine", Tier.Exact, a => ((3 * Sin[a]) - (4 * Sin[a].Pow(3)), Sin[3 * a])),
        Circular("triple angle: cosine", Tier.Exact, a => ((4 * Cos[a].Pow(3)) - (3 * Cos[a]), Cos[3 * a])),
        Circular("half angle: square of the cosine", Tier.Exact, a => ((1 + Cos[2 * a]) / 2, Cos[a].Pow(2))),
        Circular("half angle: square of the sine", Tier.Exact, a => ((1 - Cos[2 * a]) / 2, Sin[a].Pow(2))),
        Circular("half angle: square of the cosine as a sum", Tier.Exact, a => (a.Graph.Number(Rational.From(1, 2)) + (Cos[2 * a] / 2), Cos[a].Pow(2))),
        Circular("half angle: square of the sine as a sum", Tier.Exact, a => (a.Graph.Number(Rational.From(1, 2)) - (Cos[2 * a] / 2), Sin[a].Pow(2))),
        Circular("half angle: sine over 1 + cos", Tier.Exact, a => (Sin[a] / (1 + Cos[a]), Tan[a / 2])),
        Circular("half angle: 1 − cos over sine", Tier.Extends, a => ((1 - Cos[a]) / Sin[a], Tan[a / 2])),
        Circular("half angle: cos − 1 over sine", Tier.Extends, a => ((Cos[a] - 1) / Sin[a], -Tan[a / 2])),
        Circular("half angle: sine over 1 − cos", Tier.Exact, a => (Sin[a] / (1 - Cos[a]), Cot[a / 2])),
        Circular("half angle: sine over cos − 1", Tier.Exact, a => (Sin[a] / (Cos[a] - 1), -Cot[a / 2])),
        Circular("half angle: 1 + cos over sine", Tier.Extends, a => ((1 + Cos[a]) / Sin[a], Cot[a / 2])),
        Circular("half angle: cosecant minus cotangent", Tier.Extends, a => (Csc[a] - Cot[a], Tan[a / 2])),
        Circular("half angle: cosecant plus cotangent", Tier.Extends, a => (Csc[a] + Cot[a], Cot[a / 2])),
        Rule.Function(
            "cosines of doubled angles", RuleGroup.Trigonometric, Tier.Exact, @"\cos a \cos 2a \cos 4a \to \frac{\sin 8a}{8 \sin a} \quad (\sin a \ne 0)",
            static graph => Cos[graph.One] * Cos[graph.Number(2)] * Cos[graph.Number(4)] * Cos[graph.Number(8)],
            [Multiply, Divide, Negate], static (expr, rewriter) => DoubledCosines.Apply(expr, rewriter)),
        Rule.Function(
            "double angle of a known angle", RuleGroup.Trigonometric, Tier.Exact, @"\sin 1 \cos 1 \to \tfrac{1}{2} \sin 2",
            static graph => Sin[graph.One] * Cos[graph.One],
            [Multiply, Divide, Negate], static (expr, rewriter) => DoubledCosines.WithSine(expr, rewriter)),
    ];
}
