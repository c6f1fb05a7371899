using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests.Checking;

public class RichardsonCheckTests
{
    public static TheoryData<string> SmoothSomewhere => [.. OperatorTable.Standard.All.OfType<UnaryOperator>().Where(static op => !op.IsLogical).Select(static op => op.Name)];

    [Fact]
    public void Work_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Throws<OperationCanceledException>(() => RichardsonCheck.Run(Operators.Sin[x], x, Operators.Cos[x], new CheckOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void A_number_made_of_tensors_is_checked_as_one()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), sum = graph.Einsum("i->", graph.Array(new Shape(2), [x, 2 * x]));
        Assert.True(RichardsonCheck.Run(sum, x, graph.Number(3)).Passed);
    }

    [Fact]
    public void TheGradientOfTheTitleFunctionPasses()
    {
        var (_, f, gradient) = Title();
        CheckReport report = RichardsonCheck.Run(f, gradient);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(10, report.Points);
        Assert.Equal(30, report.Results.Length);
        Assert.Equal(["x", "y", "z"], report.Variables.Select(static v => v.Variable));
        Assert.InRange(report.MaxError, 0, 1e-8);
        Assert.InRange(report.SecondOpinion, 0, 1e-7);
        Assert.Empty(report.Skipped);
    }

    [Fact]
    public void GivenPointsAreUsedAndTheWorstIsNamed()
    {
        var (g, f, gradient) = Title();
        gradient[1] = (gradient[1].Variable, gradient[1].Derivative + g.Symbol("x"));
        CheckReport report = RichardsonCheck.Run(f, gradient, new CheckOptions { Points = [Point(1, 2, 0), Point(0, 0, 0)] });
        Assert.False(report.Passed);
        Assert.Equal("y", report.Where!.Variable);
        Assert.Equal(1, report.Where.Point["x"]);
        Assert.Equal(0, report.Where.PointIndex);
        Assert.Equal(5, report.Where.Derivative, 12);
        Assert.Equal(4, report.Where.Numeric, 9);
        Assert.Equal(1.0 / 9, report.Where.Error, 9);
        Assert.Equal(1.0 / 9, report.Where.SecondOpinion, 9);
        Assert.Equal([true, false, true], report.Variables.Select(static v => v.Passed));
        Assert.True(report.Results.Single(static r => r.PointIndex == 1 && r.Variable == "y").Passed);
        Assert.Contains("failed", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(SmoothSomewhere))]
    public void EveryOperatorPassesWithItsPartialAndFailsWithAWrongOne(string name)
    {
        UnaryOperator op = OperatorTable.Standard.All.OfType<UnaryOperator>().Single(o => o.Name == name);
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = op[x];
        Partial partial = op.Partial(x, f);
        if (partial.Refusal is not null)
        {
            return;
        }

        Expr d = partial.Guard is { } guard ? g.Select(guard, partial.Value, g.Zero) : partial.Value;
        CheckReport report = RichardsonCheck.Run(f, x, d);
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Points >= 8, report.ToString());
        Assert.False(RichardsonCheck.Run(f, x, d + 1e-6).Passed, "an added constant");
        if (report.Results.Any(static r => Math.Abs(r.Derivative) > 0.1))
        {
            Assert.False(RichardsonCheck.Run(f, x, -d).Passed, "the sign");
            Assert.False(RichardsonCheck.Run(f, x, d * 1.000001).Passed, "a factor of 1 + 1e-6");
        }
    }

    [Fact]
    public void CompositionsWithNarrowDomainsAreHit()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x"), y = g.Symbol("y");
        Passes(Log[Log[x]], 1 / (x * Log[x]));
        Passes(Asin[x] + Acosh[2 * x + 1], 1 / Sqrt[1 - x.Pow(2)] + 2 / Sqrt[(2 * x + 1).Pow(2) - 1]);
        Passes(Sqrt[-x] * Log[-x], -Log[-x] / (2 * Sqrt[-x]) + Sqrt[-x] / x);
        Passes(Acosh[x] * Asin[y], Asin[y] / Sqrt[x.Pow(2) - 1]);
        Passes(Log[x - 20], 1 / (x - 20));

        void Passes(Expr f, Expr d)
        {
            CheckReport report = RichardsonCheck.Run(f, x, d);
            Assert.True(report.Passed && report.Points >= 3, report.ToString());
            Assert.False(RichardsonCheck.Run(f, x, d * 0.999999).Passed);
        }
    }

    [Fact]
    public void AtAKinkThePointNearbyDecidesAndTheReportSaysSo()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        foreach (var (f, d, wrong) in new[]
        {
            (Max[x, g.Zero], g.Select(x > 0, g.One, g.Zero), g.Select(x > 0, g.Number(1.00001), g.Zero)),
            (Abs[x] + x, Sign[x] + 1, Sign[x] * 2 + 1),
            (g.Select(x <= 0, x, x * 3), g.Select(x <= 0, g.One, g.Number(3)), g.One),
            (Floor[x], g.Zero, g.One),
            (Sqrt[x], 1 / (2 * Sqrt[x]), 1 / Sqrt[x]),
            (g.Select(x > 0, x.Pow(2), g.Zero) + x, g.Select(x > 0, 2 * x, g.Zero) + 1, g.Select(x > 0, 3 * x, g.Zero) + 1),
        })
        {
            var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 0 }] };
            CheckReport report = RichardsonCheck.Run(f, x, d, options);
            Assert.True(report.Passed, f + ": " + report);
            Assert.False(RichardsonCheck.Run(f, x, wrong, options).Passed, f.ToString());
        }

        var kink = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 0 }] };
        CheckReport moved = RichardsonCheck.Run(Max[x, g.Zero], x, g.Select(x > 0, g.One, g.Zero), kink);
        Assert.Contains("instead of x = 0", moved.Results.Single().Note, StringComparison.Ordinal);
        Assert.Contains("kink", moved.Results.Single().Note, StringComparison.Ordinal);
        Assert.NotEqual(0, moved.Results.Single().Point["x"]);

        CheckReport skipped = RichardsonCheck.Run(Max[x, g.Zero], x, g.Select(x > 0, g.One, g.Zero), kink with { AtKinks = AtKinks.Skip });
        Assert.False(skipped.Passed);
        Assert.Contains("kink", skipped.Skipped.Single().Reason, StringComparison.Ordinal);
        Assert.True(double.IsNaN(skipped.MaxError));

        CheckReport edge = RichardsonCheck.Run(Sqrt[x], x, 1 / (2 * Sqrt[x]), kink);
        Assert.Contains("no value at x = -", edge.Results.Single().Note, StringComparison.Ordinal);
    }

    [Fact]
    public void AKinkBesideThePointIsAvoidedWithASmallerStep()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 1e-3 }] };
        CheckReport report = RichardsonCheck.Run(Abs[x] * Exp[x], x, (Sign[x] + Abs[x]) * Exp[x], options);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(1e-3, report.Results.Single().Point["x"]);
        Assert.True(report.Results.Single().Step < 1e-3);
        Assert.NotNull(report.Results.Single().Note);
        Assert.False(RichardsonCheck.Run(Abs[x] * Exp[x], x, Sign[x] * Exp[x], options).Passed);
    }

    [Fact]
    public void StrongCurvatureTakesASmallerStep()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = Exp[60 * x], d = 60 * f;
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 1 }] };
        CheckReport report = RichardsonCheck.Run(f, x, d, options);
        Assert.True(report.Passed, report.ToString());
        Assert.True(report.Results.Single().Step < 2e-3);
        Assert.Contains("Step", report.Results.Single().Note, StringComparison.Ordinal);
        Assert.False(RichardsonCheck.Run(f, x, d * 1.000001, options).Passed);
    }

    [Fact]
    public void RoundingNoiseTakesALargerStepOrIsReported()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 0.5 }], AtKinks = AtKinks.Skip };

        // A part of 1e5 leaves 1e-11 of noise, which a difference magnifies to 1e-8.
        Expr f = Sin[x] + 1e6 - (x * 0 + 1e6) + Cbrt[g.Number(3)] * 1e5;
        CheckReport larger = RichardsonCheck.Run(f, x, Cos[x], options);
        Assert.True(larger.Passed, larger.ToString());
        Assert.False(RichardsonCheck.Run(f, x, Cos[x] * 1.0001, options).Passed);

        // With 1e12 nothing can be said to eight digits, and that is what is said.
        f = Sin[x] + Cbrt[g.Number(3)] * 1e12;
        CheckReport unknown = RichardsonCheck.Run(f, x, Cos[x], options);
        Assert.False(unknown.Passed);
        Assert.Empty(unknown.Results);
        Assert.Contains("uncertain", unknown.Skipped.Single().Reason, StringComparison.Ordinal);

        // What is grossly wrong shows through the noise.
        CheckReport wrong = RichardsonCheck.Run(f, x, Cos[x] + 10, options);
        Assert.False(wrong.Results.Single().Passed);
    }

    [Fact]
    public void FastOscillationIsResolvedOrLeftAlone()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 73.3826, ["y"] = 73.161700788495 }], AtKinks = AtKinks.Skip };
        foreach (var (f, d) in new[]
        {
            (Sin[x * y], y * Cos[x * y]),
            (1 / Sin[x * y], -y * Cos[x * y] / Sin[x * y].Pow(2)),
            (Mod[x * y, g.Number(Rational.From(1, 3))], y),
        })
        {
            CheckReport right = RichardsonCheck.Run(f, x, d, options);
            Assert.True(right.Passed || right.Results.IsEmpty, f + ": " + right);
            Assert.False(RichardsonCheck.Run(f, x, d * 1.001, options).Passed);
        }

        Expr wild = Tan[Exp[Exp[x / 10]]];
        Assert.Empty(RichardsonCheck.Run(wild, x, (1 + wild.Pow(2)) * Exp[Exp[x / 10]] * Exp[x / 10] / 10, options).Results);
    }

    [Fact]
    public void WhatCancelsInASumIsNotMistakenForAFlatFunction()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 1 }], AtKinks = AtKinks.Skip };
        Expr f = Exp[200 * x] - 2 * (Exp[200 * x] / 2 - Tan[x]);
        Assert.Empty(RichardsonCheck.Run(f, x, 2 * (1 + Tan[x].Pow(2)), options).Results);

        // The same where nothing cancels: at -1 the exponentials are nothing.
        options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = -1 }] };
        Assert.True(RichardsonCheck.Run(f, x, 2 * (1 + Tan[x].Pow(2)), options).Passed);
        Assert.False(RichardsonCheck.Run(f, x, 2 + Tan[x].Pow(2), options).Passed);
    }

    [Fact]
    public void AnOverflowInsideTheFunctionIsNoReasonToCallItsDerivativeWrong()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = 1 / Sinh[x], d = -Cosh[x] / Sinh[x].Pow(2);
        var options = new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 1000 }], AtKinks = AtKinks.Skip };
        Assert.True(double.IsNaN(d.Evaluate((x, 1000))));
        Assert.Empty(RichardsonCheck.Run(f, x, d, options).Results);
        Assert.True(RichardsonCheck.Run(f, x, d).Passed);
    }

    [Fact]
    public void ADerivativeWithoutValueWhereTheFunctionIsSmoothFails()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        Expr f = x.Pow(2) + x;
        CheckReport drawn = RichardsonCheck.Run(f, x, 2 * x + 1 + 0 * Log[x]);
        Assert.False(drawn.Passed);
        Assert.Equal(double.PositiveInfinity, drawn.MaxError);
        CheckReport given = RichardsonCheck.Run(f, x, x / x * (2 * x + 1), new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 0 }] });
        Assert.False(given.Passed, given.ToString());
        Assert.Equal(double.PositiveInfinity, given.MaxError);
    }

    [Fact]
    public void AssumptionsHoldAtDrawnPoints()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x", Facts.Positive);
        Expr n = g.Symbol("n", Facts.Negative);
        CheckReport report = RichardsonCheck.Run(x * n.Pow(2), [(x, n.Pow(2)), (n, 2 * x * n)]);
        Assert.True(report.Passed, report.ToString());
        Assert.All(report.Results, static r => Assert.True(r.Point["x"] > 0 && r.Point["n"] < 0));
    }

    [Fact]
    public void PointsAreTheSameForTheSameSeed()
    {
        var (_, f, gradient) = Title();
        CheckReport a = RichardsonCheck.Run(f, gradient), b = RichardsonCheck.Run(f, gradient), c = RichardsonCheck.Run(f, gradient, new CheckOptions { Seed = 2 });
        Assert.Equal(a.Results.Select(static r => r.Point["x"]), b.Results.Select(static r => r.Point["x"]));
        Assert.NotEqual(a.Results.Select(static r => r.Point["x"]), c.Results.Select(static r => r.Point["x"]));
    }

    [Fact]
    public void WhatCannotBeCheckedIsNotPassed()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x");
        CheckReport report = RichardsonCheck.Run(Log[-Exp[x]], x, g.One);
        Assert.False(report.Passed);
        Assert.Equal(0, report.Points);
        Assert.Contains("No point was found", report.Skipped.Single().Reason, StringComparison.Ordinal);
        Assert.Throws<UnresolvedNameException>(() => RichardsonCheck.Run(g.Call("h", [x]), x, x));
        Assert.Throws<UnresolvedNameException>(() => RichardsonCheck.Run(x * g.Symbol("y"), x, g.Symbol("y"), new CheckOptions { Points = [new Dictionary<string, double> { ["x"] = 1 }] }));
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(x, []));
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(x > 0, x, x));
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(x, x + 1, x));
    }

    [Fact]
    public void WrongDerivativesOfManyFunctionsFail()
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        foreach (var (f, d) in new[]
        {
            (x.Pow(3) * y + Sin[x * y], 3 * x.Pow(2) * y + y * Cos[x * y]),
            (x.Pow(y), y * x.Pow(y - 1)),
            (Tanh[x] / (1 + Exp[-y]), (1 - Tanh[x].Pow(2)) / (1 + Exp[-y])),
            (Atan2[y, x], -y / (x.Pow(2) + y.Pow(2))),
            (Max[x, y, x * y], g.Select((x >= y) & (x >= x * y), g.One, g.Select(x * y >= y, y, g.Zero))),
        })
        {
            CheckReport right = RichardsonCheck.Run(f, x, d);
            Assert.True(right.Passed, f + ": " + right);
            foreach (Expr wrong in new[] { -d, d * 1.000001, d + 1e-6 * y, d - 1e-6, g.Zero, d * 2 })
            {
                CheckReport report = RichardsonCheck.Run(f, x, wrong);
                Assert.False(report.Passed, $"{f} with {wrong}: {report}");
                Assert.True(report.MaxError > 1e-8);
            }
        }
    }

    private static (ExprGraph Graph, Expr F, (Expr Variable, Expr Derivative)[] Gradient) Title()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr s = x * y + z, e = Exp[x - y * z];
        return (g, s.Pow(2) + e, [(x, 2 * s * y + e), (y, 2 * s * x - z * e), (z, 2 * s - y * e)]);
    }

    private static Dictionary<string, double> Point(double x, double y, double z) => new() { ["x"] = x, ["y"] = y, ["z"] = z };
}
