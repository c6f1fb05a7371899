namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>Rules that a user adds.</summary>
public sealed class OwnRuleTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void A_rule_about_an_unknown_function_is_used_and_named_in_the_steps()
    {
        Rule involution = Rule.Pattern("g is its own inverse", RuleGroup.Own, Tier.Exact, static p =>
        {
            Expr a = p.Any("a");
            return (p.Graph.Call("g", [p.Graph.Call("g", [a])]), a);
        });
        Expr x = _graph.Symbol("x");
        Expr f = _graph.Call("g", [_graph.Call("g", [x + 1])]) - 1;
        var options = new SimplifyOptions { Rules = RuleSet.Standard.With(involution), Steps = StepDetail.Every };
        Simplified simplified = f.Simplify(options);
        Assert.Equal(x, simplified.Result);
        Assert.Empty(simplified.Conditions);
        SimplifyStep step = Assert.Single(simplified.Steps, static s => s.Rule == "g is its own inverse");
        Assert.Equal(("g(g(x + 1))", "x + 1", Tier.Exact), (step.Before.ToString(), step.After.ToString(), step.Tier));

        Assert.Equal(f, f.Simplify().Result);
        Expr other = _graph.Call("h", [_graph.Call("h", [x])]);
        Assert.Equal(other, other.Simplify(options).Result);
    }

    [Fact]
    public void A_rule_that_extends_the_domain_states_a_condition()
    {
        Rule rule = Rule.Pattern("g changes nothing", RuleGroup.Own, Tier.Extends, static p =>
        {
            Expr a = p.Any("a");
            return (p.Graph.Call("g", [a]), a);
        });
        Expr x = _graph.Symbol("x");
        Simplified simplified = _graph.Call("g", [x]).Simplify(new SimplifyOptions { Rules = RuleSet.Standard.With(rule) });
        Assert.Equal(x, simplified.Result);
        Assert.Equal(["g(x) == g(x)"], simplified.Conditions.Select(static c => c.ToString()));
    }

    [Fact]
    public void A_rule_with_an_assumption_needs_its_proof()
    {
        Rule rule = Rule.Pattern("g of a positive number", RuleGroup.Own, Tier.Assumes, static p =>
        {
            Expr a = p.With("a", Facts.Positive);
            return (p.Graph.Call("g", [a]), a.Pow(2));
        }, RuleUse.Always);
        var options = new SimplifyOptions { Rules = RuleSet.Standard.With(rule) };
        Expr x = _graph.Symbol("x"), t = _graph.Symbol("t", Facts.Positive);
        Assert.Equal("g(x)", _graph.Call("g", [x]).Simplify(options).Result.ToString());
        Assert.Equal("t^2", _graph.Call("g", [t]).Simplify(options).Result.ToString());
        Assert.Equal("exp(2*x)", _graph.Call("g", [Operators.Exp[x]]).Simplify(options).Result.ToString());
    }

    [Fact]
    public void An_operator_of_the_user_may_have_rules()
    {
        var cube = new UnaryOperator("cube")
        {
            Summary = "The third power.",
            Notation = Notation.Function("cube", "cube"),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => 3 * x.Pow(2),
            Evaluate = static x => x * x * x,
            Samples = [1],
        };
        Rule rule = Rule.Pattern("cube of a cube root", RuleGroup.Own, Tier.Exact, p =>
        {
            p.Graph.Register(cube);
            Expr a = p.Any("a");
            return (cube[Operators.Cbrt[a]], a);
        });
        var graph = new ExprGraph(OperatorTable.Standard.With(cube));
        Expr x = graph.Symbol("x");
        Assert.Equal("x + 1", (cube[Operators.Cbrt[x]] + 1).Simplify(new SimplifyOptions { Rules = RuleSet.Standard.With(rule) }).Result.ToString());
    }

    [Fact]
    public void A_rule_that_grows_comes_to_an_end()
    {
        Rule rule = Rule.Pattern("growth", RuleGroup.Own, Tier.Exact, static p =>
        {
            Expr a = p.Any("a");
            return (p.Graph.Call("g", [a]), p.Graph.Call("g", [a + 1]));
        }, RuleUse.Always);
        Expr f = _graph.Call("g", [_graph.Symbol("x")]);
        Assert.Equal("g", f.Simplify(new SimplifyOptions { Rules = RuleSet.Standard.With(rule) }).Result.Function.Name);
    }

    [Fact]
    public void Misuse_is_said_at_once()
    {
        Refused("which is too little to look for", static p => (p.Any("a"), p.Graph.One));
        Refused("which is too little to look for", static p => (p.Graph.Number(2), p.Graph.One));
        Refused("'b' stands on the right side of 'mine' and not on the left", static p => (Operators.Sin[p.Any("a")], p.Any("b")));
        Refused("'c' stands in 'mine' and is no variable of the pattern", static p => (Operators.Sin[p.Any("a")] * p.Graph.Symbol("c"), p.Any("a")));
        Refused("Both sides of 'mine' are sin(a)", static p => (Operators.Sin[p.Any("a")], Operators.Sin[p.Any("a")]));
        Expr x = _graph.Symbol("x");
        Refused("are not built from the variables of the pattern", p => (Operators.Sin[x], x));
        Refused("are not built from the variables of the pattern", static p => (default, p.Any("a")));
        Assert.Throws<ArgumentException>(static () => Rule.Pattern(" ", RuleGroup.Own, Tier.Exact, static p => (Operators.Sin[p.Any("a")], p.Any("a"))));

        Rule twice = Rule.Pattern("mine", RuleGroup.Own, Tier.Exact, static p => (Operators.Sin[p.Any("a")], p.Any("a")));
        var same = Assert.Throws<ArgumentException>(() => RuleSet.Standard.With(twice).With(twice));
        Assert.Contains("There is a rule 'mine' already.", same.Message);
    }

    private static void Refused(string message, Func<PatternVariables, (Expr, Expr)> sides)
    {
        var refusal = Assert.Throws<ArgumentException>(() => Rule.Pattern("mine", RuleGroup.Own, Tier.Exact, sides));
        Assert.Contains(message, refusal.Message);
    }
}
