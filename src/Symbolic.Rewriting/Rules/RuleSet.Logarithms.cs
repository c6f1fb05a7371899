using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> LogarithmRules =>
    [
        Rule.Function("logarithms in a sum", RuleGroup.Logarithms, Tier.Extends, @"\log(2x) - \log 2 \to \log x",
            static g => Log[2 * g.Symbol("x")] - Log[g.Number(2)], [Add, Subtract], Logarithms.InSum),
        Rule.Function("logarithms of powers of one number", RuleGroup.Logarithms, Tier.Exact, @"\frac{\log 16}{\log 8} \to \frac{4}{3}",
            static g => Log[g.Number(16)] / Log[g.Number(8)], [Multiply, Divide], Logarithms.InProduct),
        Logarithm("logarithm of a product, one factor positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Log[a] + Log[b], Log[a * b]);
        }),
        Logarithm("logarithm of a quotient, divisor positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.With("b", Facts.Positive));
            return (Log[a] - Log[b], Log[a / b]);
        }),
        Logarithm("logarithm of a quotient, dividend positive", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Log[a] - Log[b], Log[a / b]);
        }),
        Logarithm("logarithm of a reciprocal", Tier.Exact, static p =>
        {
            Expr a = p.Any("a");
            return (Log[1 / a], -Log[a]);
        }),
        Logarithm("logarithm of a power", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (Log[a.Pow(b)], b * Log[a]);
        }, RuleUse.Always),
        Logarithm("product of exponentials", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a] * Exp[b], Exp[a + b]);
        }),
        Logarithm("quotient of exponentials", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a] / Exp[b], Exp[a - b]);
        }),
        Logarithm("power of an exponential", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a].Pow(b), Exp[a * b]);
        }, example: static g => Exp[1 / g.Symbol("x")].Pow(g.Symbol("x"))),
        Logarithm("root of an exponential", Tier.Exact, static p =>
        {
            Expr a = p.Any("a");
            return (Sqrt[Exp[a]], Exp[a / 2]);
        }, example: static g => Sqrt[Exp[2 * g.Symbol("x")]]),
        Logarithm("exponential of a logarithm of a positive value in a sum", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.With("b", Facts.Positive));
            return (Exp[a + Log[b]], b * Exp[a]);
        }),
        Logarithm("exponential of a logarithm in a sum", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a + Log[b]], b * Exp[a]);
        }),
        Logarithm("exponential of a logarithm subtracted in a sum", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a - Log[b]], Exp[a] / b);
        }),
        Logarithm("exponential of a multiple of a logarithm of a positive value", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.With("b", Facts.Positive));
            return (Exp[a * Log[b]], b.Pow(a));
        }),
        Logarithm("exponential of a multiple of a logarithm", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (Exp[a * Log[b]], b.Pow(a));
        }),
        Logarithm("power with a logarithm below", Tier.Extends, static p =>
        {
            (Expr a, Expr b) = (p.Any("a"), p.Any("b"));
            return (a.Pow(b / Log[a]), Exp[b]);
        }),
        Logarithm("power with a reciprocal logarithm", Tier.Extends, static p =>
        {
            Expr a = p.Any("a");
            return (a.Pow(1 / Log[a]), p.Graph.Constant(E));
        }),
        Logarithm("power of a positive value times an exponential", Tier.Exact, static p =>
        {
            (Expr a, Expr b) = (p.With("a", Facts.Positive), p.Any("b"));
            return (a.Pow(b) * Exp[b], (a * p.Graph.Constant(E)).Pow(b));
        }),
    ];

    private static Rule Logarithm(string name, Tier tier, Func<PatternVariables, (Expr Left, Expr Right)> sides, RuleUse use = RuleUse.IfShorter, Func<ExprGraph, Expr>? example = null) =>
        Rule.Pattern(name, RuleGroup.Logarithms, tier, sides, use, example);
}
