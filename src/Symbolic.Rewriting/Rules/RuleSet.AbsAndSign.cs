using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> AbsAndSignRules =>
    [
        Rule.Function(
            "factors of known sign in an absolute value", RuleGroup.AbsAndSign, Tier.Exact, @"|c\,a| \to c\,|a| \quad (c > 0)",
            static graph => Abs[2 * graph.Symbol("a")], [Abs], static (expr, _) => KnownSigns.OutOfAbs(expr), RuleUse.Always),
        Rule.Function(
            "factors of known sign in a sign", RuleGroup.AbsAndSign, Tier.Exact, @"\operatorname{sign}(c\,a) \to \operatorname{sign} a \quad (c > 0)",
            static graph => Sign[3 * graph.Symbol("a") * graph.Symbol("b")], [Sign], static (expr, _) => KnownSigns.OutOfSign(expr), RuleUse.Always),
        Rule.Function(
            "common factor of known sign", RuleGroup.AbsAndSign, Tier.Exact, @"\operatorname{sign}(c\,a + c) \to \operatorname{sign}(a + 1) \quad (c > 0)",
            static graph => Sign[(2 * graph.Symbol("a")) + 2], [Abs, Sign], static (expr, _) => KnownSigns.CommonFactor(expr)),

        About("product of absolute values", Tier.Exact, (a, b) => (Abs[a] * Abs[b], Abs[a * b])),
        About("quotient of absolute values", Tier.Exact, (a, b) => (Abs[a] / Abs[b], Abs[a / b])),
        About("absolute value times sign", Tier.Exact, a => (Abs[a] * Sign[a], a)),
        About("number times its sign", Tier.Exact, a => (Sign[a] * a, Abs[a])),
        About("number over its sign", Tier.Extends, a => (a / Sign[a], Abs[a])),
        About("absolute value over sign", Tier.Extends, a => (Abs[a] / Sign[a], a)),
        About("number over its absolute value", Tier.Extends, a => (a / Abs[a], Sign[a])),
        About("absolute value over its number", Tier.Extends, a => (Abs[a] / a, Sign[a])),
        About("square over absolute value", Tier.Extends, a => (a.Pow(2) / Abs[a], Abs[a])),
        About("product of signs", Tier.Exact, (a, b) => (Sign[a] * Sign[b], Sign[a * b])),
        About("quotient of signs", Tier.Exact, (a, b) => (Sign[a] / Sign[b], Sign[a / b])),
        About("one over a sign", Tier.Extends, a => (1 / Sign[a], Sign[a])),
        About("third power of a sign", Tier.Exact, a => (Sign[a].Pow(3), Sign[a])),
        About("sign of a sign", Tier.Exact, a => (Sign[Sign[a]], Sign[a]), RuleUse.Always),
        About("sign times absolute value of the sign", Tier.Exact, a => (Sign[a] * Abs[Sign[a]], Sign[a])),

        Rule.Function(
            "maximum of a maximum", RuleGroup.AbsAndSign, Tier.Exact, @"\max(\max(a, b), c) \to \max(a, b, c)",
            static graph => Max[Max[graph.Symbol("a"), graph.Symbol("b")], graph.Symbol("c")], [Max, Min], static (expr, _) => Extremes.Flatten(expr), RuleUse.Always),
        Rule.Function(
            "operands that never decide", RuleGroup.AbsAndSign, Tier.Exact, @"\max(a, b) \to a \quad (a \ge 0 \ge b)",
            static graph => Max[Exp[graph.Symbol("a")], graph.Number(-2)], [Max, Min], static (expr, rewriter) => Extremes.WithoutDominated(expr, rewriter), RuleUse.Always),
        Rule.Function(
            "absorption of an extreme", RuleGroup.AbsAndSign, Tier.Extends, @"\max(a, \min(a, b)) \to a",
            static graph => Max[graph.Symbol("a"), Min[graph.Symbol("a"), graph.Symbol("b")]], [Max, Min], static (expr, rewriter) => Extremes.Absorb(expr, rewriter), RuleUse.Always),
        About("maximum of opposite numbers", Tier.Exact, a => (Max[a, -a], Abs[a])),
        About("minimum of opposite numbers", Tier.Exact, a => (Min[a, -a], -Abs[a])),
        About("sum of maximum and minimum", Tier.Exact, (a, b) => (Max[a, b] + Min[a, b], a + b)),
        About("difference of maximum and minimum", Tier.Exact, (a, b) => (Max[a, b] - Min[a, b], Abs[a - b])),
        About("product of maximum and minimum", Tier.Exact, (a, b) => (Max[a, b] * Min[a, b], a * b)),
        About("maximum of opposite numbers and its mirror", Tier.Exact, (a, b) => (Max[-a, -b], -Min[a, b])),
        About("minimum of opposite numbers and its mirror", Tier.Exact, (a, b) => (Min[-a, -b], -Max[a, b])),
        About("difference of opposite rectifiers", Tier.Exact, a => (Relu[a] - Relu[-a], a)),
        About("sum of opposite rectifiers", Tier.Exact, a => (Relu[a] + Relu[-a], Abs[a])),
        About("product of opposite rectifiers", Tier.Exact, a => (Relu[a] * Relu[-a], a.Graph.Zero)),
        About("number minus its rectifier", Tier.Exact, a => (Relu[a] - a, Relu[-a])),
    ];

    private static Rule About(string name, Tier tier, Func<Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.AbsAndSign, tier, p => sides(p.Any("a")), use);

    private static Rule About(string name, Tier tier, Func<Expr, Expr, (Expr, Expr)> sides, RuleUse use = RuleUse.IfShorter) =>
        Rule.Pattern(name, RuleGroup.AbsAndSign, tier, p => sides(p.Any("a"), p.Any("b")), use);
}
