namespace Symbolic.Tests;

public sealed class ConstantRuleTests
{
    private static readonly RuleGroup[] Groups = [RuleGroup.Constants, RuleGroup.Powers, RuleGroup.Logarithms];

    public static TheoryData<string> FunctionRules =>
        [.. RuleSet.Standard.All.Where(static r => Groups.Contains(r.Group) && r is not PatternRule).Select(static r => r.Name)];

    [Theory]
    [MemberData(nameof(FunctionRules))]
    public void A_function_rule_applies_to_its_example(string name)
    {
        Rule rule = RuleSet.Standard.All.Single(r => r.Name == name);
        var graph = new ExprGraph();
        Expr example = rule.Example(graph);
        Rewrite[] rewrites = [.. rule.Apply(example, new Rewriter(graph))];
        Assert.NotEmpty(rewrites);
        Assert.Contains(example.Operator, rule.Roots);
        Assert.All(rewrites, r => SameValues(example, r.Result));
    }

    // An expression, and the size that it must not exceed.
    [Theory]
    [InlineData("(1/3)^(-10/3)", 7)]
    [InlineData("6^(1/3)*3^(2/3)", 7)]
    [InlineData("3^(2/3)-9^(1/3)", 1)]
    [InlineData("(-2)*2^(-2/3)", 6)]
    [InlineData("81^(1/5)*9^(1/3)", 7)]
    [InlineData("sqrt(2)-2/sqrt(2)", 1)]
    [InlineData("3*sqrt(2)*(2*sqrt(6))", 4)]
    [InlineData("sqrt(2)*sqrt(3)", 2)]
    [InlineData("(2*sqrt(6)-sqrt(3))/(sqrt(2)-4)", 5)]
    [InlineData("sqrt(4+2*sqrt(3))", 4)]
    [InlineData("sqrt(9+4*sqrt(5))", 4)]
    [InlineData("1/2-sqrt(5)/2+2/(1+sqrt(5))", 1)]
    [InlineData("1/sqrt(2)-sqrt(1/2)", 1)]
    [InlineData("(9/4)^(-3/8)", 7)]
    [InlineData("1/(2*sqrt(3))+sqrt(3)/2", 4)]
    [InlineData("-sqrt(9-4*sqrt(5))+sqrt(9+4*sqrt(5))", 1)]
    [InlineData("sqrt(3-sqrt(5))*(3+sqrt(5))*(-sqrt(2)+sqrt(10))", 1)]
    [InlineData("sqrt(-4*sqrt(14)-2*sqrt(6)+4*sqrt(21)+33)", 11)]
    [InlineData("1/sqrt(2*sqrt(6)+5)", 6)]
    [InlineData("1/(sqrt(2-2*sqrt(5)/5)*sqrt(sqrt(5)/8+5/8))", 1)]
    [InlineData("1/((1+sqrt(5))*(-1/4+sqrt(5)/4))", 1)]
    [InlineData("sqrt(-8*sqrt(2)-2*sqrt(5)+18)", 11)]
    [InlineData("-6*2^(2/3)-6*2^(1/3)-6+(2^(1/3)+2^(2/3))^3", 1)]
    [InlineData("sqrt(2*sqrt(6)+5)", 5)]
    [InlineData("-5*sqrt(2)/(2*sqrt(2*sqrt(29)+29))+sqrt(1/2-sqrt(29)/29)", 1)]
    [InlineData("sqrt(-2*sqrt(29)+2*sqrt(55-10*sqrt(29))+16)", 10)]
    [InlineData("sqrt(sqrt(3)+2)*sqrt(2-sqrt(3))+1", 1)]
    [InlineData("sqrt(-28*sqrt(7)-14*sqrt(5)+4*sqrt(35)+82)", 10)]
    [InlineData("1/(sqrt(1/2-sqrt(2)/4)*sqrt(2*sqrt(2)+4))", 1)]
    [InlineData("sqrt(70*sqrt(2)+112+sqrt(5)*(46+34*sqrt(2)))", 14)]
    [InlineData("1/(sqrt(2)+sqrt(3))", 6)]
    [InlineData("sqrt(5+2*sqrt(6))+sqrt(5-2*sqrt(6))", 4)]
    [InlineData("sqrt(8)*x-2*sqrt(2)*x", 1)]
    [InlineData("sqrt(2)*x*sqrt(3)", 4)]
    [InlineData("2*2^(1+x)", 5)]
    [InlineData("4^x/2^(2*x)", 1)]
    [InlineData("2/3*(3/2)^x", 8)]
    [InlineData("2^x*3^x", 3)]
    [InlineData("log(1/x)", 3)]
    [InlineData("log(16)/log(2)", 1)]
    [InlineData("log(10)/log(1000)", 3)]
    [InlineData("x^(y/log(x))", 2)]
    [InlineData("exp(y+log(x))", 4)]
    [InlineData("exp(log(x)/2)", 3)]
    [InlineData("log(x+1)-log(3*x+3)+log(3)", 1)]
    [InlineData("log(2*x)-log(2)", 2)]
    [InlineData("log(2)/(-log(12)+log(24))", 1)]
    [InlineData("log(x)+log(2)", 4)]
    [InlineData("-log(2)+log(3/2)", 4)]
    [InlineData("x*(y+1)+log(2)+log(3)", 8)]
    [InlineData("2^x*2^y*exp(x)*exp(y)", 8)]
    [InlineData("sin(pi/8)*sin(3*pi/8)*sin(5*pi/8)*sin(7*pi/8)", 3)]
    [InlineData("cos(pi/9)*cos(2*pi/9)*cos(4*pi/9)/2", 3)]
    [InlineData("cos(11/8*pi)", 5)]
    [InlineData("tan(7/18*pi)+tan(5/18*pi)-sqrt(3)*tan(5/18*pi)*tan(7/18*pi)", 3)]
    [InlineData("cos(pi/17)*sin(pi/17)/(32768*sin(2*pi/17))", 3)]
    [InlineData("(1/8-cos(2/7*pi)/8)/(8-8*cos(2/7*pi))", 3)]
    [InlineData("atan(1/sqrt(3))-pi/6", 1)]
    [InlineData("acos(-1/sqrt(2))", 5)]
    [InlineData("acos(cos(3/4*pi))", 5)]
    [InlineData("asin(sin(-1/4*pi))", 6)]
    [InlineData("atan2(sqrt(2)-1,1)", 3)]
    [InlineData("atan2(2-sqrt(3),1)", 3)]
    [InlineData("acos((sqrt(5)-1)/4*(-1))", 5)]
    [InlineData("atan((-1)*(1+sqrt(2)))", 6)]
    [InlineData("csch(log(5/3))", 3)]
    [InlineData("asin(sin(-1))", 2)]
    [InlineData("asin(sin(3))", 3)]
    [InlineData("acos(cos(5))", 5)]
    [InlineData("atan(tan(2))", 3)]
    [InlineData("2^(1/63)*2^(1/62)+3", 16)]
    [InlineData("sin(atan(4/3))", 3)]
    public void An_expression_becomes_as_short_as_expected(string text, int size)
    {
        var graph = new ExprGraph();
        Expr given = graph.Parse(text);
        Expr result = Reduce(given);
        double weight = new Weights(graph).Of(result);
        Assert.True(weight <= size, $"{text} became {result} of size {weight}");
        SameValues(given, result);
    }

    [Theory]
    [InlineData("sqrt(x)*sqrt(y)")]
    [InlineData("sqrt(1+sqrt(3))")]
    [InlineData("sqrt(1-sqrt(2))")]
    [InlineData("log(x*y)")]
    [InlineData("sin(pi/7)")]
    public void What_no_rule_may_touch_stays(string text)
    {
        Expr given = new ExprGraph().Parse(text);
        Assert.Equal(given.ToString(), Reduce(given).ToString());
    }

    // Applies the rules operands first, until nothing changes.
    private static Expr Reduce(Expr expr)
    {
        ExprGraph graph = expr.Graph;
        var rewriter = new Rewriter(graph);
        for (int round = 0; round < 12; round++)
        {
            Expr before = expr;
            var cone = new Cone(graph);
            cone.Collect([expr.Id]);
            var results = new Dictionary<int, Expr>();
            foreach (int id in cone.Ids.ToArray())
            {
                Expr node = graph[id];
                Expr[] operands = [.. node.Operands.Select(o => results[o.Id])];
                Expr rebuilt = operands.Length == 0 ? node : graph.Rebuild(node, operands).Simplify().Result;
                foreach (Rule rule in RuleSet.Standard.Concerning(graph).For(rebuilt.Operator).ToArray().Where(static r => Groups.Contains(r.Group)))
                {
                    foreach (Rewrite rewrite in rule.Apply(rebuilt, rewriter))
                    {
                        Expr after = rewrite.Result.Simplify().Result;
                        after = rewriter.WeightOf(rewrite.Result) < rewriter.WeightOf(after) ? rewrite.Result : after;
                        if (rule.Use == RuleUse.Always ? after != rebuilt : rewriter.WeightOf(after) < rewriter.WeightOf(rebuilt))
                        {
                            rebuilt = after;
                            break;
                        }
                    }
                }

                results[id] = rebuilt;
            }

            expr = results[expr.Id];
            if (expr == before)
            {
                break;
            }
        }

        return expr;
    }

    private static void SameValues(Expr one, Expr other)
    {
        foreach (double value in (double[])[0.3, 1.7, 4.1])
        {
            double[] values = [.. ((Expr[])[one, other]).Select(e => e.Evaluate(
                [.. ((string[])["x", "y", "a", "b"]).Select((n, i) => (e.Graph.Symbol(n), value + i))]))];
            if (double.IsFinite(values[0]))
            {
                Assert.True(Math.Abs(values[0] - values[1]) <= 1e-11 * Math.Max(1, Math.Abs(values[0])), $"{one} = {values[0]}, {other} = {values[1]}");
            }
        }
    }
}
