using Symbolic.Verification;
using Xunit.Abstractions;

namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>Mistakes in the rules of simplification are noticed by the check of their tiers.</summary>
public sealed class RuleMutationTests(ITestOutputHelper output)
{
    // Rules that state a condition of which no example has need: of a written number a logarithm either has a value or is folded to
    // what has none, and roots that stand in a sum are as undefined afterwards.
    private static readonly string[] s_cautious =
    [
        "roots that are multiples or products of others",
        "exponential of a multiple of a logarithm of a positive value",
        "hyperbolic sine of a logarithm of a number",
        "hyperbolic cosine of a logarithm of a number",
        "hyperbolic tangent of a logarithm of a number",
        "hyperbolic secant of a logarithm of a number",
        "hyperbolic cosecant of a logarithm of a number",
    ];

    // Facts without which the sides agree all the same.
    private static readonly string[] s_needless =
    [
        "quotient of powers with one exponent, nothing known about a",
        "power of a positive value times an exponential, nothing known about a",
    ];

    [Fact]
    public void Every_wrong_rule_is_noticed()
    {
        var score = new MutationScore();
        foreach (Rule rule in RuleSet.Standard.All)
        {
            var check = new TierCheck(rule);
            (Rewrite Rewrite, NoisyValues Values)[] others = [.. Others(rule)];
            foreach ((string kind, string name, Func<Rewrite, Rewrite> change) in MutantsOf(rule).ToArray())
            {
                bool same = others.All(o => IsSame(o.Rewrite, change(o.Rewrite), o.Values));
                score.Add(kind, $"{rule}, {kind}{name}", !same && IsNoticed(check, change), () => same);
            }
        }

        output.WriteLine(score.ToString());
        Assert.Equal(s_cautious.Select(static rule => $"{rule}, no condition"), score.Survivors);
        Assert.True(score.Noticed > 2000, score.ToString());
    }

    [Fact]
    public void A_fact_that_a_rule_needs_is_missed()
    {
        var score = new MutationScore();
        foreach (PatternRule rule in RuleSet.Standard.All.OfType<PatternRule>())
        {
            Expr[] symbols = [.. rule.Left.FreeVariables()];
            bool isOfSymbols = symbols.Length == rule.Example(new ExprGraph()).FreeVariables().Count;
            foreach (Expr assumed in symbols.Where(s => isOfSymbols && s.Facts != Facts.Real))
            {
                if (Without(assumed, rule) is { } bold)
                {
                    // Where the values agree, the condition that a rule states may stand for the fact.
                    score.Add("no fact", $"{rule}, nothing known about {assumed}", IsNoticed(new TierCheck(bold), static r => r), () => rule.Tier == Tier.Extends);
                }
            }
        }

        output.WriteLine(score.ToString());
        Assert.Equal(s_needless, score.Survivors);
        Assert.True(score.Noticed > 10, score.ToString());
    }

    // The rule for any expression in the place of a variable; null where its two sides are then one.
    private static Rule? Without(Expr assumed, PatternRule rule)
    {
        try
        {
            return Rule.Pattern(rule.Name, rule.Group, rule.Tier, p =>
            {
                Dictionary<string, Expr> variables = rule.Left.FreeVariables().ToDictionary(static v => v.Name, v => v == assumed ? p.Any(v.Name) : p.With(v.Name, v.Facts));
                return (Copied(rule.Left), Copied(rule.Right));

                Expr Copied(Expr side) => side.Fold<Expr>((node, operands) =>
                    node.IsSymbol ? variables[node.Name] : node.IsNumber ? p.Graph.Number(node.Number) : operands.IsEmpty ? p.Graph.Constant((LeafOperator)node.Operator) : p.Graph.Rebuild(node, operands));
            });
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Kind, string Name, Func<Rewrite, Rewrite> Change)> MutantsOf(Rule rule)
    {
        var graph = new ExprGraph();
        Expr example = rule.Example(graph);
        Rewrite rewrite = rule.Apply(example, new Rewriter(graph)).First();
        yield return ("no condition", "", static r => r with { Lost = [] });
        if (rewrite.Result.Type.Element == Element.Boolean)
        {
            yield return ("opposite", "", static r => r with { Result = !r.Result });
            yield return ("always", "", static r => r with { Result = r.Result.Graph.True });
            yield return ("never", "", static r => r with { Result = r.Result.Graph.False });
        }
        else
        {
            yield return ("sign", "", static r => r with { Result = -r.Result });
            yield return ("factor", "", static r => r with { Result = 2 * r.Result });
            yield return ("one more", "", static r => r with { Result = r.Result + 1 });
            yield return ("zero", "", static r => r with { Result = r.Result.Graph.Zero });
        }

        // What the rule itself makes, and not what it finds.
        foreach (NodeMutant mistake in NodeMutants.Of(rewrite.Result, example.Descendants().ToHashSet()))
        {
            yield return ("one node", $": {mistake}", r => r with { Result = r.Result.With(mistake) });
        }
    }

    private static bool IsNoticed(TierCheck check, Func<Rewrite, Rewrite> change)
    {
        try
        {
            check.Run(change);
            return false;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return true;
        }
    }

    // What the rule does to its first instances, at points other than those of the check.
    private static IEnumerable<(Rewrite, NoisyValues)> Others(Rule rule)
    {
        var graph = new ExprGraph();
        return from left in RuleInstances.Of(rule, graph).Take(3).ToArray()
               from rewrite in rule.Apply(left, new Rewriter(graph)).Take(2)
               from point in RuleInstances.Points(left, 12, seed: 1)
               select (rewrite, new NoisyValues(graph, point));
    }

    private static bool IsSame(Rewrite rewrite, Rewrite changed, NoisyValues values)
    {
        if (changed.Lost.Count != rewrite.Lost.Count)
        {
            return false;
        }

        NoisyValues.Value before = values[rewrite.Result], after = values[changed.Result];
        return changed.Result == rewrite.Result || !before.IsSettled || !after.IsSettled || (before.IsDefined == after.IsDefined && (!before.IsDefined || before.Agrees(after)));
    }
}
