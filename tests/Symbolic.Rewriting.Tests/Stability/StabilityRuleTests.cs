using Symbolic.Benchmarks;

namespace Symbolic.Tests;

/// <summary>Every rule by itself: it applies to its example, keeps value and domain, and loses no digits.</summary>
public sealed class StabilityRuleTests
{
    private const double Tolerance = 1e-9;

    // The most bits that a rule may lose on its example, in the worst case and on average.
    private const double WorstLoss = 1.01;
    private const double AverageLoss = 0.35;

    public static TheoryData<string> Names => [.. StabilityRule.All.Select(static r => r.Name)];

    public static TheoryData<string> NamesOfScalarRules => [.. AccuracyCase.OfRules.Select(static c => c.Name)];

    [Fact]
    public void Names_are_different_and_every_rule_about_numbers_has_reference_values()
    {
        Assert.Equal(StabilityRule.All.Length, StabilityRule.All.Select(static r => r.Name).Distinct().Count());
        Assert.Equal(
            StabilityRule.All.Where(static r => !r.Example.Contains("(v)", StringComparison.Ordinal)).Select(static r => $"{r.Name}: {r.Example}").Order(StringComparer.Ordinal),
            AccuracyCase.OfRules.Select(static c => $"{c.Name}: {c.Text}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_applies_to_its_example(string name)
    {
        StabilityRule rule = RuleOf(name);
        Expr example = ExampleOf(rule), stable = Only(rule, example);
        Assert.NotEqual(example, stable);
        Assert.Equal(example.Type, stable.Type);
        Assert.False(rule.Tier == StabilityTier.Exact && stable.ToString().Contains("where(", StringComparison.Ordinal), stable.ToString());
        Assert.NotEmpty(rule.Latex);
    }

    [Theory]
    [MemberData(nameof(NamesOfScalarRules))]
    public void Value_and_domain_stay(string name)
    {
        StabilityRule rule = RuleOf(name);
        Expr example = ExampleOf(rule), stable = Only(rule, example);
        Expr[] variables = [.. AccuracyCase.OfRules.Single(c => c.Name == name).Variables.Select(v => example.Graph.Symbol(v))];
        Program written = Program.Create(example, variables), rewritten = Program.Create(stable, variables);
        var random = new Random(7);
        double[] special = [0, 1, -1, 0.5, -0.5, 2];
        double[] extreme = [1e-300, -1e-300, 1e-20, 1e20, -1e20, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0, 1, -1];
        for (int i = 0; i < 400; i++)
        {
            double[] place = [.. variables.Select(_ => i % 2 == 0 ? (random.NextDouble() * 8) - 4 : special[random.Next(special.Length)])];
            double wanted = written.Run(place), actual = rewritten.Run(place);
            string where = $"{example} -> {stable} at {string.Join(", ", place)}: {wanted:R} became {actual:R}";
            Assert.True(double.IsNaN(wanted) == double.IsNaN(actual) || double.IsInfinity(wanted), where);
            if (double.IsFinite(wanted))
            {
                Assert.True(Math.Abs(actual - wanted) <= Tolerance * (1 + Math.Abs(wanted)), where);
            }
        }

        for (int i = 0; i < 400; i++)
        {
            double[] place = [.. variables.Select(_ => extreme[random.Next(extreme.Length)])];
            double wanted = written.Run(place), actual = rewritten.Run(place);
            if (double.IsFinite(wanted) && place.All(double.IsFinite))
            {
                Assert.True(double.IsFinite(actual), $"{example} -> {stable} at {string.Join(", ", place)}: {wanted:R} became {actual:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfScalarRules))]
    public void Not_a_number_stays_that(string name)
    {
        StabilityRule rule = RuleOf(name);
        Expr example = ExampleOf(rule), stable = Only(rule, example);
        Expr[] variables = [.. AccuracyCase.OfRules.Single(c => c.Name == name).Variables.Select(v => example.Graph.Symbol(v))];

        // Where all of it cancels, as in exp(x)·y/exp(x), the result no longer depends on that variable.
        double[] place = [.. variables.Select(v => DependsOn(stable, v) ? double.NaN : 1)];
        Assert.True(double.IsNaN(Program.Create(stable, variables).Run(place)), stable.ToString());
    }

    [Theory]
    [MemberData(nameof(NamesOfScalarRules))]
    public void No_digits_are_lost(string name)
    {
        StabilityRule rule = RuleOf(name);
        AccuracyCase test = AccuracyCase.OfRules.Single(c => c.Name == name);
        Expr example = ExampleOf(rule);
        var before = test.ErrorOf(example, static p => p.Value);
        foreach (Expr stable in (Expr[])[Only(rule, example), example.Stabilize()])
        {
            var after = test.ErrorOf(stable, static p => p.Value);
            Assert.True(
                after.Worst <= before.Worst + WorstLoss && after.Average <= before.Average + AverageLoss,
                $"{stable}: {before.Average:0.00}/{before.Worst:0.0} bits became {after.Average:0.00}/{after.Worst:0.0}");
        }
    }

    private static StabilityRule RuleOf(string name) => StabilityRule.All.Single(r => r.Name == name);

    private static Expr ExampleOf(StabilityRule rule) =>
        new ExprGraph().ParseModel((rule.Example.Contains("(v)", StringComparison.Ordinal) ? "v in R^3\n" : "") + rule.Example).Result!.Value;

    private static Expr Only(StabilityRule rule, Expr expr) => expr.Stabilize(new StabilizeOptions { Rules = [rule] });

    private static bool DependsOn(Expr expr, Expr variable) => expr.Substitute(variable, expr.Graph.Symbol("other")) != expr;
}
