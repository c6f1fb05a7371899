using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    // acot is atan(1/x) here, in (−π/2, π/2], as its declaration says.
    private static IReadOnlyList<Rule> InverseTrigonometricRules =>
    [
        Circular("sine of the inverse sine", Tier.Extends, a => (Sin[Asin[a]], a), RuleUse.Always),
        Circular("cosine of the inverse cosine", Tier.Extends, a => (Cos[Acos[a]], a), RuleUse.Always),
        Circular("cotangent of the inverse cotangent", Tier.Exact, a => (Cot[Acot[a]], a), RuleUse.Always),
        Circular("secant of the inverse secant", Tier.Extends, a => (Sec[Asec[a]], a), RuleUse.Always),
        Circular("cosecant of the inverse cosecant", Tier.Extends, a => (Csc[Acsc[a]], a), RuleUse.Always),
        Circular("cosine of the inverse sine", Tier.Exact, a => (Cos[Asin[a]], Sqrt[1 - a.Pow(2)]), RuleUse.Always),
        Circular("sine of the inverse cosine", Tier.Exact, a => (Sin[Acos[a]], Sqrt[1 - a.Pow(2)]), RuleUse.Always),
        Circular("cosine of the inverse tangent", Tier.Exact, a => (Cos[Atan[a]], 1 / Sqrt[1 + a.Pow(2)]), RuleUse.Always),
        Circular("secant of the inverse tangent", Tier.Exact, a => (Sec[Atan[a]], Sqrt[1 + a.Pow(2)]), RuleUse.Always),
        OfInverse("sine of the inverse tangent", Sin, Atan, static a => a / Sqrt[1 + a.Pow(2)], @"\sin \arctan a \to \frac{a}{\sqrt{1 + a^{2}}}"),
        OfInverse("tangent of the inverse sine", Tan, Asin, static a => a / Sqrt[1 - a.Pow(2)], @"\tan \arcsin a \to \frac{a}{\sqrt{1 - a^{2}}}"),
        OfInverse("tangent of the inverse cosine", Tan, Acos, static a => Sqrt[1 - a.Pow(2)] / a, @"\tan \arccos a \to \frac{\sqrt{1 - a^{2}}}{a}"),
        Circular("cotangent of the inverse tangent", Tier.Exact, a => (Cot[Atan[a]], 1 / a), RuleUse.Always),
        Circular("inverse secant of a reciprocal", Tier.Extends, a => (Asec[1 / a], Acos[a])),
        Circular("inverse cosecant of a reciprocal", Tier.Extends, a => (Acsc[1 / a], Asin[a])),
        Circular("inverse cotangent of a reciprocal", Tier.Extends, a => (Acot[1 / a], Atan[a])),
        Circular("inverse sine and inverse cosine", Tier.Extends, a => (Asin[a] + Acos[a], PiOver(a, 2))),
        Circular("inverse secant and inverse cosecant", Tier.Extends, a => (Asec[a] + Acsc[a], PiOver(a, 2))),
        Rule.Pattern("inverse tangent and inverse cotangent", RuleGroup.Trigonometric, Tier.Assumes, static p =>
        {
            Expr a = p.With("a", Facts.Nonnegative);
            return (Atan[a] + Acot[a], p.Graph.Constant(Pi) / 2);
        }),
        Rule.Pattern("inverse tangents of reciprocals", RuleGroup.Trigonometric, Tier.Assumes, static p =>
        {
            Expr a = p.With("a", Facts.Positive);
            return (Atan[a] + Atan[1 / a], p.Graph.Constant(Pi) / 2);
        }),
        Circular("inverse tangents of a number and its reciprocal", Tier.Extends, a => (Atan[a] + Atan[1 / a], a.Graph.Constant(Pi) * Sign[a] / 2)),
        Circular("inverse cosines of opposite numbers", Tier.Extends, a => (Acos[a] + Acos[-a], a.Graph.Constant(Pi))),
        Rule.Function(
            "inverse function of a known angle", RuleGroup.Trigonometric, Tier.Exact, @"\arcsin \sin a \to a \quad (-\tfrac{\pi}{2} \le a \le \tfrac{\pi}{2})",
            static graph => Asin[Sin[graph.One]],
            [Asin, Acos, Atan, Acot, Asec, Acsc], static (expr, _) => KnownAngles.Apply(expr), RuleUse.Always),
        Rule.Function(
            "angle of a known point", RuleGroup.Trigonometric, Tier.Exact, @"\operatorname{atan2}(y, x) \to \arctan \tfrac{y}{x} \quad (x > 0)",
            static graph => Atan2[graph.Number(2), graph.Number(3)],
            [Atan2], static (expr, _) => KnownAngles.OfPoint(expr), RuleUse.Always),
    ];

    // The operand comes up twice on the right, so only a short one is worth it.
    private static Rule OfInverse(string name, UnaryOperator outer, UnaryOperator inner, Func<Expr, Expr> result, string latex) => Rule.Function(
        name, RuleGroup.Trigonometric, Tier.Exact, latex, graph => outer[inner[graph.Symbol("a")]], [outer],
        (expr, rewriter) => expr.Operands[0].Is(inner) && rewriter.WeightOf(expr.Operands[0].Operands[0]) <= 6
            ? [new Rewrite(result(expr.Operands[0].Operands[0]))]
            : [],
        RuleUse.Always);
}
