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
        Circular("shift by a sixth of π: sine", Tier.Exact, a => ((Root(a, 3) / 2 * Sin[a]) + (Cos[a] / 2), Sin[a + PiOver(a, 6)])),
        Circular("shift by a sixth of π: cosine", Tier.Exact, a => ((Root(a, 3) / 2 * Cos[a]) - (Sin[a] / 2), Cos[a + PiOver(a, 6)])),
        Circular("shift by a third of π: sine", Tier.Exact, a => ((Sin[a] / 2) + (Root(a, 3) / 2 * Cos[a]), Sin[a + PiOver(a, 3)])),
        Circular("shift by a third of π: cosine", Tier.Exact, a => ((Cos[a] / 2) - (Root(a, 3) / 2 * Sin[a]), Cos[a + PiOver(a, 3)])),
        Circular("shift by a quarter of π: sine", Tier.Exact, a => ((Root(a, 2) / 2 * Sin[a]) + (Root(a, 2) / 2 * Cos[a]), Sin[a + PiOver(a, 4)])),
        Circular("shift by a quarter of π: cosine", Tier.Exact, a => ((Root(a, 2) / 2 * Cos[a]) - (Root(a, 2) / 2 * Sin[a]), Cos[a + PiOver(a, 4)])),
        Circular("shift by a quarter of π: difference", Tier.Exact, a => ((Root(a, 2) / 2 * Sin[a]) - (Root(a, 2) / 2 * Cos[a]), Sin[a - PiOver(a, 4)])),
    ];

    private static Expr Root(Expr a, int radicand) => Sqrt[a.Graph.Number(radicand)];

    private static Expr PiOver(Expr a, int divisor) => a.Graph.Constant(Pi) / divisor;
}
