using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Explanation;

/// <summary>The steps of a simplification, carried out in order, lead from its beginning to its end without a gap.</summary>
public class RewriteStepTests
{
    [Theory]
    [InlineData("2*x + 3*x", "collect like terms", "5*x")]
    [InlineData("x*y*x", "collect powers", "y*x^2")]
    [InlineData("x*y/x", "cancel", "y")]
    [InlineData("a - (b - c)", "remove parentheses", "a - b + c")]
    [InlineData("2*x*3", "multiply numbers", "6*x")]
    [InlineData("1 + x + 2", "add numbers", "x + 3")]
    [InlineData("1/(1 + x) + x/(1 + x)^2", "common factor", null)]
    [InlineData("x/y/z", "one fraction", "x/(y*z)")]
    [InlineData("exp(x)*exp(y)", "product of exponentials", "exp(x + y)")]
    [InlineData("-x + y", "order terms", "y - x")]
    public void What_the_views_do_has_the_name_of_the_textbook(string text, string rule, string? result)
    {
        Simplified simplified = Complete(new ExprGraph().Parse(text));
        Assert.True(simplified.Steps.Any(s => s.Rule == rule), string.Join("; ", simplified.Steps.Select(static s => s.Rule)));
        Assert.True(result is null || simplified.Result.ToText() == result, simplified.Result.ToText());
    }

    [Fact]
    public void A_cancelled_factor_extends_and_an_order_does_not()
    {
        var graph = new ExprGraph();
        Assert.Equal(Tier.Extends, Assert.Single(Complete(graph.Parse("x*y/x")).Steps).Tier);
        Assert.Equal(Tier.Exact, Assert.Single(Complete(graph.Parse("-x + y")).Steps).Tier);
    }

    [Theory]
    [InlineData(SumOrder.Falling)]
    [InlineData(SumOrder.Rising)]
    public void The_order_of_sums_is_a_step(SumOrder order) => Complete(new ExprGraph().Parse("sin(1 + x^2 + x)*(y + y^2)"), order);

    [Theory]
    [InlineData("x^2 sin(x)/(1 + x)")]
    [InlineData("(2x + 3x) x - x/(x y)")]
    [InlineData("ln(x^2 + 1)^3/x")]
    [InlineData("exp(-x^2/2) sqrt(1 - x)")]
    [InlineData("1/(1 + exp(-x))")]
    [InlineData("(x^2 - 1)/(x - 1)")]
    [InlineData("sin(x)^2 + cos(x)^2")]
    [InlineData("(x + y)^3/(x - y)")]
    [InlineData("x^x")]
    [InlineData("tan(x)/sin(x)")]
    [InlineData("if x > 0 then x^2 x else 3 sin(x) - sin(x)")]
    [InlineData("sqrt(x^2 + 1)/x")]
    [InlineData("arctan(x/sqrt(1 - x^2))")]
    [InlineData("ln(x + sqrt(x^2 + 1))")]
    public void The_steps_of_a_derivative_lead_to_the_result(string text)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), f = graph.Parse(text);
        Complete(f.Differentiate(x));
        Assert.Equal(0, Follows(f, x));
    }

    [Fact]
    public void The_steps_of_random_derivatives_lead_to_the_result()
    {
        int steps = 0, gaps = 0;
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Random(seed);
            var graph = new ExprGraph();
            var parts = new List<Expr> { graph.Symbol("y"), graph.Number(2), graph.Number(Rational.From(1, 3)), graph.Symbol("x") };
            Operator[] all = [.. OperatorTable.Standard.All.Where(static o => o is UnaryOperator { IsLogical: false } or BinaryOperator { Operands: Element.Real, Result: Element.Real })];
            Operator[] arithmetic = [Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Multiply, Operators.Divide, Operators.Power];
            for (int i = 0; i < 9; i++)
            {
                // What came last is used most, so that most of it is part of the whole.
                Operator op = random.Next(3) > 0 ? arithmetic[random.Next(arithmetic.Length)] : all[random.Next(all.Length)];
                Expr Any() => random.Next(2) == 0 ? parts[^1] : parts[random.Next(parts.Count)];
                parts.Add(op is UnaryOperator ? graph.Apply(op, Any()) : graph.Apply(op, Any(), Any()));
            }

            try
            {
                steps += Complete(parts[^1].Differentiate(graph.Symbol("x"))).Steps.Count;
                gaps += Follows(parts[^1], graph.Symbol("x"));
            }
            catch (DerivativeUndefinedException)
            {
                // There is nothing to explain.
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250102, 7919).WithMaxTest(200));
        Assert.True(steps > 300, $"only {steps} steps were made");
        Assert.True(gaps == 0, $"{gaps} derivations of 200 do not follow from their parts");
    }

    // The long-hand law: substitute what the steps say, and nothing else, and the result stands there.
    private static Simplified Complete(Expr start, SumOrder order = SumOrder.AsWritten)
    {
        Simplified simplified = start.Simplify(new SimplifyOptions { Steps = StepDetail.Every, Order = order });
        Assert.Equal(simplified.Result, start.Simplify(new SimplifyOptions { Order = order }).Result);
        Assert.Equal(simplified.Result, CarriedOut(start, simplified.Steps.Select(static s => (s.Before, s.After))));
        return simplified;
    }

    // In a derivation the derivatives of the parts are put in as the lines before say, and the rewrites stand between an expression
    // that was put together and its simplified form.
    private static int Follows(Expr f, Expr x)
    {
        var known = new Dictionary<Expr, Expr>();
        int gaps = 0;
        Expr last = f;
        Symbolic.Explanation explanation = f.Explain(x, new ExplainOptions { Level = ExplainLevel.Rewrites });
        var rewrites = new List<(Expr Before, Expr After)>();
        foreach (ExplanationStep step in explanation.Steps)
        {
            if (step.Kind == StepKind.Rewrite)
            {
                rewrites.Add((step.Before, step.After));
                continue;
            }

            if (step.Kind == StepKind.Simplification)
            {
                Assert.Equal(step.After, CarriedOut(step.Before, rewrites));
                Assert.Equal(known[last], step.Before);
                known[last] = step.After;
            }
            else
            {
                Assert.Empty(rewrites);
                last = step.Before;
                gaps += step.Kind == StepKind.Insertion && known[last].Substitute(known) != step.After ? 1 : 0;
                known[last] = step.After;
            }

            rewrites.Clear();
        }

        Assert.Empty(rewrites);
        Assert.Equal(explanation.Result, explanation.Steps[^1].After);
        return gaps;
    }

    private static Expr CarriedOut(Expr start, IEnumerable<(Expr Before, Expr After)> steps)
    {
        foreach ((Expr before, Expr after) in steps)
        {
            Expr next = start.Substitute(new Dictionary<Expr, Expr> { [before] = after });
            Assert.False(next == start, $"{before} does not occur in {start}");
            start = next;
        }

        return start;
    }
}
