using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Costs;

/// <summary>Products that share their parts never cost more and have the same values.</summary>
public sealed class SharedFactorsTests
{
    [Fact]
    public void What_is_cancelled_beforehand_is_not_begun()
    {
        Expr f = new ExprGraph().Parse("x*y + x*y*z");
        Assert.ThrowsAny<OperationCanceledException>(() => new[] { f, f * f }.ShareFactors(new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_gradient_of_the_title_example_shares_twice_the_sum()
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse("(xy+z)²+exp(x−yz)");
        Expr[] variables = [.. new[] { "x", "y", "z" }.Select(graph.Symbol)];
        Expr[] written = [.. variables.Select(v => f.Differentiate(v))], simplified = [.. written.Select(static d => d.Simplify().Result)];
        IReadOnlyList<Expr> shared = simplified.ShareFactors();
        Assert.Equal(written.Cost().Flops, shared.Cost().Flops);
        Assert.Equal(shared, shared.ShareFactors());
    }

    [Theory]
    [InlineData("a*b*c", "c*d*a", "a*c")]
    [InlineData("a*b*c*d", "a*b*c*e", "b*c*e*d")]
    [InlineData("2*a*b + c", "exp(2*b*c*a)", "a*b")]
    public void Products_share_pairs_of_factors(params string[] texts)
    {
        var graph = new ExprGraph();
        Expr[] outputs = [.. texts.Select(t => graph.Parse(t))];
        Assert.True(outputs.ShareFactors().Cost().Flops < outputs.Cost().Flops);
    }

    [Fact]
    public void Nothing_changes_where_nothing_is_shared()
    {
        var graph = new ExprGraph();
        Expr[] outputs = [graph.Parse("a*b*c"), graph.Parse("d*e + a^2")];
        Assert.Same(outputs, outputs.ShareFactors());
        Assert.Empty(Array.Empty<Expr>().ShareFactors());
    }

    [Fact]
    public void Long_products_and_many_of_them_end_in_time()
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(0, 60).Select(i => graph.Symbol($"v{i}"))];
        Expr[] outputs = [.. Enumerable.Range(0, 4000).Select(k => Enumerable.Range(0, 2 + (k % 30)).Select(i => x[(k * 7 + i * (1 + (k % 11))) % 60]).Aggregate(static (a, b) => a * b))];
        Assert.True(outputs.ShareFactors().Cost().Flops <= outputs.Cost().Flops);
    }

    [Fact]
    public void The_values_stay_and_the_cost_never_rises() => Prop.ForAll(
        Gen.Choose(0, 4).Select(static i => i).ListOf().ListOf().ToArbitrary(),
        static monomials =>
        {
            var graph = new ExprGraph();
            Expr[] x = [.. Enumerable.Range(0, 5).Select(i => graph.Symbol($"v{i}"))];
            Expr[] outputs =
            [
                .. monomials.Where(static m => m.Any()).Select((m, k) =>
                    m.Select(i => x[i]).Aggregate((a, b) => k % 3 == 0 ? a * b : k % 3 == 1 ? b * (a + 1) : a * Operators.Sin[b])),
            ];
            if (outputs.Length == 0)
            {
                return;
            }

            IReadOnlyList<Expr> shared = outputs.ShareFactors();
            Assert.True(shared.Cost().Flops <= outputs.Cost().Flops);
            double[] point = [0.75, 1.25, -0.5, 1.5, -1.125];
            double[] before = outputs.Compile<Func<double[], double[]>>(x)(point), after = shared.Compile<Func<double[], double[]>>(x)(point);
            Assert.All(before.Zip(after), static p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First))));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250103, 7919).WithMaxTest(300));
}
