using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> PowerRules =>
    [
        Rule.Function("powers of numbers", RuleGroup.Powers, Tier.Exact, @"2 \cdot 2^{x} \to 2^{x + 1},\ \frac{4^{x}}{2^{2x}} \to 1",
            static g => 2 * g.Number(2).Pow(1 + g.Symbol("x")), [Negate, Multiply, Divide], NumberPowers.InProduct),
        Rule.Function("power of an even power", RuleGroup.Powers, Tier.Exact, @"(a^{2})^{3/2} \to |a|^{3}",
            static g => g.Symbol("a").Pow(2).Pow(Rational.From(3, 2)), [Power], EvenPower),
        PowerRule("power of a power of a positive value", Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.With("a", Facts.Positive), p.Any("b"), p.Any("c"));
            return (a.Pow(b).Pow(c), a.Pow(b * c));
        }, example: static g => g.Symbol("a", Facts.Positive).Pow(1 / g.Symbol("x")).Pow(g.Symbol("x"))),
        PowerRule("root of a power of a positive value", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Sqrt[a.Pow(b)], a.Pow(b / 2));
        }, example: static g => Sqrt[g.Symbol("a", Facts.Positive).Pow(2 * g.Symbol("x"))]),
        PowerRule("product of powers with one exponent", Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.With("a", Facts.Positive), p.Any("b"), p.Any("c"));
            return (a.Pow(c) * b.Pow(c), (a * b).Pow(c));
        }),
        PowerRule("product of powers with one exponent, no base negative", Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.With("a", Facts.Nonnegative), p.With("b", Facts.Nonnegative), p.Any("c"));
            return (a.Pow(c) * b.Pow(c), (a * b).Pow(c));
        }),
        PowerRule("product of powers with one whole exponent", Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.Any("a"), p.Any("b"), p.With("c", Facts.Integer));
            return (a.Pow(c) * b.Pow(c), (a * b).Pow(c));
        }),
        Rule.Function("powers with multiples of one exponent", RuleGroup.Powers, Tier.Exact, @"a^{x} b^{3x} \to (a b^{3})^{x} \quad (a, b > 0)",
            static g => g.Symbol("a", Facts.Positive).Pow(g.Symbol("x")) * g.Symbol("b", Facts.Positive).Pow(3 * g.Symbol("x")), [Multiply, Divide], PowerProducts.OneExponent),
        PowerRule("quotient of powers with one exponent", Tier.Exact, static p =>
        {
            (Expr a, Expr b, Expr c) = (p.With("a", Facts.Positive), p.With("b", Facts.Positive), p.Any("c"));
            return (a.Pow(c) / b.Pow(c), (a / b).Pow(c));
        }),
        PowerRule("product of roots, one positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Sqrt[a] * Sqrt[b], Sqrt[a * b]);
        }),
        PowerRule("quotient of roots, dividend positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Sqrt[a] / Sqrt[b], Sqrt[a / b]);
        }),
        PowerRule("quotient of roots, divisor positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.With("b", Facts.Positive));
            return (Sqrt[a] / Sqrt[b], Sqrt[a / b]);
        }),
        Rule.Function("product of roots whose radicand gets simpler", RuleGroup.Powers, Tier.Extends, @"\sqrt{x - 1} \sqrt{x + 1} \to \sqrt{x^{2} - 1}",
            static g => Sqrt[g.Symbol("x") - 1] * Sqrt[g.Symbol("x") + 1], [Multiply, Divide], RelatedRoots.Joined),
        Rule.Function("roots that are multiples or products of others", RuleGroup.Powers, Tier.Extends, @"\sqrt{2x} + \sqrt{8x} \to 3\sqrt{2x}",
            static g => Sqrt[2 * g.Symbol("x")] + Sqrt[8 * g.Symbol("x")], [Add, Subtract, Multiply, Divide], RelatedRoots.Written),
        PowerRule("even power of minus one", Tier.Exact, static p =>
        {
            Expr n = p.With("n", Facts.Integer);
            return (p.Graph.Number(-1).Pow(2 * n), p.Graph.One);
        }, RuleUse.Always),
        PowerRule("absolute value of a power of minus one", Tier.Exact, static p =>
        {
            Expr n = p.With("n", Facts.Integer);
            return (Abs[p.Graph.Number(-1).Pow(n)], p.Graph.One);
        }, RuleUse.Always),
        PowerRule("absolute value of any power of minus one", Tier.Extends, static p =>
        {
            Expr n = p.Any("n");
            return (Abs[p.Graph.Number(-1).Pow(n)], p.Graph.One);
        }),
        PowerRule("absolute value of one over any power of minus one", Tier.Extends, static p =>
        {
            Expr n = p.Any("n");
            return (Abs[1 / p.Graph.Number(-1).Pow(n)], p.Graph.One);
        }),
    ];

    private static IEnumerable<Rewrite> EvenPower(Expr expr, Rewriter rewriter)
    {
        Expr inner = expr.Operands[0], exponent = expr.Operands[1];
        return exponent.IsNumber && !exponent.Number.IsInteger && exponent.Number.Sign > 0
            && inner.Is(Power) && inner.Operands[1].IsNumber && inner.Operands[1].Number.IsInteger && inner.Operands[1].Number.Numerator.IsEven && inner.Operands[1].Number.Sign > 0
            ? [new Rewrite(Abs[inner.Operands[0]].Pow(inner.Operands[1].Number * exponent.Number))]
            : [];
    }

    private static Rule PowerRule(string name, Tier tier, Func<PatternVariables, (Expr Left, Expr Right)> sides, RuleUse use = RuleUse.IfShorter, Func<ExprGraph, Expr>? example = null) =>
        Rule.Pattern(name, RuleGroup.Powers, tier, sides, use, example);
}
