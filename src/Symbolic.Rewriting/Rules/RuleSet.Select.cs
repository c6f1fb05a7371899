using static Symbolic.Operators;

namespace Symbolic;

// A choice is not turned into |x| or max(x, 0): at the kink its derivative is that of the branch taken, and theirs is another.
public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> SelectRules =>
    [
        Rule.Function(
            "equal branches", RuleGroup.Select, Tier.Exact, @"\text{if } c \text{ then } a \text{ else } a \to a",
            static graph => graph.Select(graph.Symbol("c") > 0, graph.Symbol("a") * graph.Symbol("b"), graph.Symbol("b") * graph.Symbol("a")),
            [Select], static (expr, rewriter) => Choices.EqualBranches(expr, rewriter), RuleUse.Always),
        Rule.Function(
            "branches without a choice", RuleGroup.Select, Tier.Exact, @"\text{if } c \text{ then } a \text{ else (if not } c \text{ then } b \text{ else } d) \to \text{if } c \text{ then } a \text{ else } b",
            static graph => graph.Select(graph.Symbol("c") > 0, graph.Symbol("a"), graph.Select(!(graph.Symbol("c") > 0) & (graph.Symbol("d") > 0), graph.Symbol("b"), graph.Symbol("d"))),
            [Select], static (expr, _) => Choices.KnownConditions(expr), RuleUse.Always),
        Rule.Function(
            "branches of equal value", RuleGroup.Select, Tier.Exact, @"\text{if } c \text{ then } a \text{ else (if } d \text{ then } a \text{ else } b) \to \text{if } c \lor d \text{ then } a \text{ else } b",
            static graph => graph.Select(graph.Symbol("c") > 0, graph.Symbol("a"), graph.Select(graph.Symbol("d") > 0, graph.Symbol("a"), graph.Symbol("b"))),
            [Select], static (expr, rewriter) => Choices.JoinedConditions(expr, rewriter)),
        Rule.Function(
            "comparison decided by signs", RuleGroup.Select, Tier.Exact, @"a > b \to \text{true} \quad (a > 0 \ge b)",
            static graph => Exp[graph.Symbol("a")] > -graph.Symbol("b").Pow(2),
            Comparisons.Operators, static (expr, rewriter) => Comparisons.Decide(expr, rewriter), RuleUse.Always),
        Rule.Function(
            "comparison of equal sides", RuleGroup.Select, Tier.Exact, @"a b < b a \to \text{false}",
            static graph => graph.Symbol("a") * graph.Symbol("b") < graph.Symbol("b") * graph.Symbol("a"),
            Comparisons.Operators, static (expr, rewriter) => Comparisons.OfEqualSides(expr, rewriter), RuleUse.Always),
        Rule.Function(
            "comparison of opposite sides", RuleGroup.Select, Tier.Exact, @"-a < -b \to b < a",
            static graph => -graph.Symbol("a") < -graph.Symbol("b"),
            Comparisons.Operators, static (expr, _) => Comparisons.Mirrored(expr), RuleUse.Always),
        Rule.Function(
            "negated comparison", RuleGroup.Select, Tier.Exact, @"\lnot(a < b) \to a \ge b",
            static graph => !(graph.Symbol("a") < graph.Symbol("b")),
            [Not], static (expr, _) => Comparisons.Negated(expr), RuleUse.Always),
        Rule.Function(
            "absorption of a condition", RuleGroup.Select, Tier.Exact, @"a \land (a \lor b) \to a",
            static graph => (graph.Symbol("a") > 0) & ((graph.Symbol("a") > 0) | (graph.Symbol("b") > 0)),
            [And, Or], static (expr, _) => Choices.Absorb(expr), RuleUse.Always),
    ];
}
