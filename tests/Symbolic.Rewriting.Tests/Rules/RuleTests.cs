using Xunit.Abstractions;

namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>Every rule of the standard set is held to what it says of itself.</summary>
public class RuleTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. RuleSet.Standard.All.Select(static r => r.Name)];

    [Fact]
    public void Names_are_unique_and_read_well()
    {
        Assert.All(RuleSet.Standard.All.CountBy(static r => r.Name), static named => Assert.True(named.Value == 1, $"{named.Value} rules are called '{named.Key}'"));
        Assert.All(RuleSet.Standard.All, static r => Assert.True(r.Name.Length is > 2 and < 90 && r.Name == r.Name.Trim() && !r.Name.Contains('_'), r.Name));
    }

    [Fact]
    public void Rules_that_wait_for_operators_need_them()
    {
        Assert.Contains(RuleSet.Standard.Blocks, static b => b.Needed.Count > 0);
        foreach (RuleBlock block in RuleSet.Standard.Blocks)
        {
            Assert.All(block.Rules, rule =>
            {
                ExprGraph graph = (rule as PatternRule)?.Left.Graph ?? rule.Example(new ExprGraph()).Graph;
                int[] left = graph.NodesOf((rule as PatternRule)?.Left ?? rule.Example(graph));
                Assert.True(block.Needed.Count == 0 || left.Any(id => block.Needed.Contains(graph.OperatorAt(id))), $"'{rule}' has none of {string.Join(", ", block.Needed)}");
            });
        }
    }

    [Fact]
    public void Rules_join_when_the_first_operator_that_they_need_occurs()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.DoesNotContain(Find("pythagoras"), RuleSet.Standard.Concerning(graph).For(Operators.Add).ToArray());
        Expr squares = Operators.Sin[x].Pow(2) + Operators.Cos[x].Pow(2);
        Assert.Contains(Find("pythagoras"), RuleSet.Standard.Concerning(graph).For(Operators.Add).ToArray());
        Assert.Equal(graph.One, squares.Simplify().Result);

        // The first pass makes the hyperbolic functions whose rules the next one uses.
        var fresh = new ExprGraph();
        Assert.Equal("1", fresh.Parse("((exp(x)+exp(-x))/2)^2-((exp(x)-exp(-x))/2)^2").Simplify().Result.ToString());
        Assert.Equal("tanh(x)", fresh.Parse("((exp(y)-exp(-y))/2)/((exp(y)+exp(-y))/2)").Simplify().Result.ToString().Replace('y', 'x'));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_fires(string name)
    {
        Rule rule = Find(name);
        var graph = new ExprGraph();
        Expr example = rule.Example(graph);
        Assert.NotEqual("", rule.Latex);
        Assert.True(rule.Roots.Count == 0 || rule.Roots.Contains(example.Operator), $"{example} has the root {example.Operator}, which is none of {string.Join(", ", rule.Roots)}");
        Rewrite[] rewrites = [.. rule.Apply(example, new Rewriter(graph))];
        Assert.True(rewrites.Length > 0, $"{name} does not apply to {example}");
        Assert.True(rewrites[0].Result != example, $"{name} leaves {example} as it is");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Tier_is_honoured(string name)
    {
        var check = new TierCheck(Find(name));
        check.Run();
        output.WriteLine($"{check.Compared} points compared, {check.Special} of them special; rounding left {check.Unsettled} undecided");
        Assert.True(check.Compared > 0, $"{name} was compared nowhere");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Use_is_honoured(string name)
    {
        Rule rule = Find(name);
        var graph = new ExprGraph();
        var rewriter = new Rewriter(graph);
        Expr example = rule.Example(graph);
        if (rule.Use == RuleUse.IfShorter)
        {
            double shortest = rule.Apply(example, rewriter).Min(r => rewriter.WeightOf(r.Result.Simplify().Result));
            Assert.True(shortest < rewriter.WeightOf(example), $"{example} has the size {rewriter.WeightOf(example)}, and what comes out {shortest}");
            return;
        }

        // A rule that is always applied comes to an end.
        Expr current = example;
        for (int i = 0; i < 20; i++)
        {
            if (rule.Roots.Count > 0 && !rule.Roots.Contains(current.Operator))
            {
                return;
            }

            Rewrite[] rewrites = [.. rule.Apply(current, rewriter).Take(1)];
            if (rewrites.Length == 0 || rewrites[0].Result == current)
            {
                return;
            }

            current = rewrites[0].Result;
        }

        Assert.Fail($"{name} goes on for ever on {example}");
    }

    [Fact]
    public void Rules_that_are_always_applied_do_not_undo_one_another()
    {
        Rule[] always = [.. RuleSet.Standard.All.Where(static r => r.Use == RuleUse.Always)];
        foreach (Rule rule in always)
        {
            var graph = new ExprGraph();
            var rewriter = new Rewriter(graph);
            var seen = new List<Expr> { rule.Example(graph) };
            while (seen.Count < 30 && Next(always, seen[^1], rewriter) is { } next)
            {
                Assert.False(seen.Contains(next), $"{string.Join(" → ", seen)} → {next}");
                seen.Add(next);
            }

            Assert.True(seen.Count < 30, string.Join(" → ", seen.Take(8)));
        }
    }

    [Fact]
    public void Rational_rules_hold_for_the_fingerprints_of_their_sides()
    {
        int rational = 0;
        foreach (Rule rule in RuleSet.Standard.All)
        {
            var graph = new ExprGraph();
            var rewriter = new Rewriter(graph);
            Expr example = rule.Example(graph);
            foreach (Rewrite rewrite in rule.Apply(example, rewriter).Where(r => IsRational(example) && IsRational(r.Result)))
            {
                rational++;
                Assert.True(rewriter.Same(example, rewrite.Result), $"{rule.Name}: {example} → {rewrite.Result}");
            }
        }

        output.WriteLine($"{rational} rational rewrites");
    }

    private static Rule Find(string name) => RuleSet.Standard.All.Single(r => r.Name == name);

    private static Expr? Next(Rule[] rules, Expr expr, Rewriter rewriter)
    {
        foreach (Rule rule in rules.Where(r => r.Roots.Count == 0 || r.Roots.Contains(expr.Operator)))
        {
            foreach (Rewrite rewrite in rule.Apply(expr, rewriter).Take(1))
            {
                if (rewrite.Result != expr)
                {
                    return rewrite.Result;
                }
            }
        }

        return null;
    }

    private static bool IsRational(Expr expr)
    {
        var open = new Stack<Expr>([expr]);
        while (open.TryPop(out Expr node))
        {
            bool arithmetic = node.IsSymbol || node.IsNumber || node.Operator == Operators.Add || node.Operator == Operators.Subtract || node.Operator == Operators.Multiply || node.Operator == Operators.Divide
                || node.Operator == Operators.Negate || (node.Operator == Operators.Power && node.Operands[1].IsNumber && node.Operands[1].Number.IsInteger);
            if (!arithmetic)
            {
                return false;
            }

            foreach (Expr operand in node.Operands)
            {
                open.Push(operand);
            }
        }

        return true;
    }
}
