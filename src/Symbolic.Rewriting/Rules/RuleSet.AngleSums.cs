using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    // Two angles, and one angle with a fixed one.
    private static IReadOnlyList<Rule> AngleSumRules =>
    [
        Circular("sine of a sum", Tier.Exact, (a, b) => ((Sin[a] * Cos[b]) + (Cos[a] * Sin[b]), Sin[a + b])),
        Circular("sine of a difference", Tier.Exact, (a, b) => ((Sin[a] * Cos[b]) - (Cos[a] * Sin[b]), Sin[a - b])),
        Circular("cosine of a sum", Tier.Exact, (a, b) => ((Cos[a] * Cos[b]) - (Sin[a] * Sin[b]), Cos[a + b])),
        Circular("cosine of a difference", Tier.Exact, (a, b) => ((Cos[a] * Cos[b]) + (Sin[a] * Sin[b]), Cos[a - b])),
        Circular("sum of sines", Tier.Exact, (a, b) => (Sin[a + b] + Sin[a - b], 2 * Sin[a] * Cos[b])),
        Circular("difference of sines", Tier.Exact, (a, b) => (Sin[a + b] - Sin[a - b], 2 * Cos[a] * Sin[b])),
        Circular("sum of cosines", Tier.Exact, (a, b) => (Cos[a + b] + Cos[a - b], 2 * Cos[a] * Cos[b])),
        Circular("difference of cosines", Tier.Exact, (a, b) => (Cos[a - b] - Cos[a + b], 2 * Sin[a] * Sin[b])),
        Circular("sine of a sum minus one product", Tier.Exact, (a, b) => (Sin[a + b] - (Sin[a] * Cos[b]), Cos[a] * Sin[b])),
        Circular("sine of a difference minus one product", Tier.Exact, (a, b) => (Sin[a - b] - (Sin[a] * Cos[b]), -(Cos[a] * Sin[b]))),
        Circular("sine of a difference plus one product", Tier.Exact, (a, b) => (Sin[a - b] + (Cos[a] * Sin[b]), Sin[a] * Cos[b])),
        Circular("cosine of a sum minus one product", Tier.Exact, (a, b) => (Cos[a + b] - (Cos[a] * Cos[b]), -(Sin[a] * Sin[b]))),
        Circular("cosine of a sum plus one product", Tier.Exact, (a, b) => (Cos[a + b] + (Sin[a] * Sin[b]), Cos[a] * Cos[b])),
        Circular("cosine of a difference minus one product", Tier.Exact, (a, b) => (Cos[a - b] - (Cos[a] * Cos[b]), Sin[a] * Sin[b])),
        Circular("cosine of a difference minus the other product", Tier.Exact, (a, b) => (Cos[a - b] - (Sin[a] * Sin[b]), Cos[a] * Cos[b])),
        Circular("tangent of a sum", Tier.Extends, (a, b) => ((Tan[a] + Tan[b]) / (1 - (Tan[a] * Tan[b])), Tan[a + b])),
        Circular("tangent of a difference", Tier.Extends, (a, b) => ((Tan[a] - Tan[b]) / (1 + (Tan[a] * Tan[b])), Tan[a - b])),
        Circular("tangent of a sum minus one tangent", Tier.Exact, (a, b) => (Tan[a + b] - (Tan[a] / (1 - (Tan[a] * Tan[b]))), Tan[b] / (1 - (Tan[a] * Tan[b])))),
        Circular("tangents of a sum", Tier.Extends, (a, b) => (Tan[a + b] * (1 - (Tan[a] * Tan[b])), Tan[a] + Tan[b])),
        Circular("cotangent of a sum", Tier.Extends, (a, b) => (((Cot[a] * Cot[b]) - 1) / (Cot[a] + Cot[b]), Cot[a + b])),
        Circular("cotangent of a difference", Tier.Extends, (a, b) => (((Cot[a] * Cot[b]) + 1) / (Cot[b] - Cot[a]), Cot[a - b])),
        Rule.Function(
            "sine and cosine of one angle", RuleGroup.Trigonometric, Tier.Exact, @"\tfrac{\sqrt{3}}{2} \sin a + \tfrac{1}{2} \cos a \to \sin(a + \tfrac{\pi}{6})",
            static graph => (Root(graph.Symbol("a"), 3) / 2 * Sin[graph.Symbol("a")]) + (Cos[graph.Symbol("a")] / 2),
            [Add, Subtract], static (expr, rewriter) => Phases.Join(expr, rewriter)),
    ];

    private static Expr Root(Expr a, int radicand) => Sqrt[a.Graph.Number(radicand)];

    private static Expr PiOver(Expr a, int divisor) => a.Graph.Constant(Pi) / divisor;
}
