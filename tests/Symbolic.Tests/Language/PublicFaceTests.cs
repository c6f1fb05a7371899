namespace Symbolic.Tests.Language;

/// <summary>The first page of the documentation, as it is printed there.</summary>
public class PublicFaceTests
{
    [Fact]
    public void The_first_example_runs()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr f = g.Parse("(xy+z)²+exp(x−yz)");
        Expr dx = f.Differentiate(x);
        Gradient grad = f.Gradient(x, y, z);                 // one sweep
        Simplified s = dx.Simplify();                        // s.Result, s.Conditions, s.Steps
        var fn = f.Compile<Func<double, double, double, double>>(x, y, z);
        string tex = dx.ToLatex();

        Assert.Equal(4 + Math.E, fn(1, 2, 0), 1e-15);
        Assert.Equal(8 + Math.E, grad[x].Evaluate((x, 1.0), (y, 2.0), (z, 0.0)), 1e-14);
        Assert.Equal(4, grad[y].Evaluate((x, 1.0), (y, 2.0), (z, 0.0)), 1e-14);
        Assert.Equal(4 - (2 * Math.E), grad[z].Evaluate((x, 1.0), (y, 2.0), (z, 0.0)), 1e-14);
        Assert.Equal(dx, grad[x]);
        Assert.Empty(s.Conditions);
        Assert.Equal(g.Parse("2y(xy + z) + exp(x − yz)").Evaluate((x, 0.3), (y, 0.5), (z, 0.7)), s.Result.Evaluate((x, 0.3), (y, 0.5), (z, 0.7)), 1e-14);
        Assert.Contains("e^{", tex);
    }

    [Fact]
    public void A_model_gives_expressions_by_name()
    {
        var g = new ExprGraph();
        var net = g.ParseModel("""
            a = tanh(w_1 x + b_1)
            L = (w_2 a − y)²
            """);
        Expr dw1 = net["L"].Gradient(net["w_1"])[0];
        Assert.Equal(g.Parse("2 (w_2 tanh(w_1 x + b_1) − y) w_2 (1 − tanh²(w_1 x + b_1)) x").Evaluate(s_point), dw1.Evaluate(s_point), 1e-14);
        Assert.Equal(["a", "L"], net.Names);
        Assert.Equal(["w_1", "x", "b_1", "w_2", "y"], net.Free.Select(static v => v.Name));
        Assert.Equal("a = tanh((w_1 * x) + b_1); L = ((w_2 * a) - y) ^ 2", net.Reading);
    }

    [Fact]
    public void A_derivative_is_checked_in_one_line()
    {
        var g = new ExprGraph();
        var (x, y, z) = g.Symbols("x", "y", "z");
        Expr f = g.Parse("(xy+z)²+exp(x−yz)");
        Assert.True(f.Check().Passed);
        Assert.True(f.Check([x, y]).Passed);
        CheckReport report = f.CheckAt((x, 1), (y, 2), (z, 0));
        Assert.True(report.Passed);
        Assert.Equal(["x", "y", "z"], report.Variables.Select(static v => v.Variable));
        Assert.Equal(1, report.Points);
        Assert.Throws<UnresolvedNameException>(() => f.CheckAt((x, 1)));
    }

    [Fact]
    public void Check_statements_are_carried_out()
    {
        var g = new ExprGraph();
        Model model = g.ParseModel("""
            E = (w x − y)²
            check(E, w)
            check(E, [w, x], 0.01)
            check(sin u)
            w = 3
            """);
        IReadOnlyList<CheckReport> reports = model.RunChecks();
        Assert.Equal(3, reports.Count);
        Assert.All(reports, static r => Assert.True(r.Passed, r.ToString()));
        Assert.Equal(["w"], reports[0].Variables.Select(static v => v.Variable));
        Assert.Equal(["w", "x"], reports[1].Variables.Select(static v => v.Variable));
        Assert.Equal(0.01, reports[1].Results[0].Step);
        Assert.Equal(["u"], reports[2].Variables.Select(static v => v.Variable));
    }

    [Fact]
    public void Derivatives_of_and_by_tensors_are_checked()
    {
        var g = new ExprGraph();
        Expr w = g.Symbol("W", new Shape("m", "n")), x = g.Symbol("x", new Shape("n"));
        Expr y = Operators.Tanh[g.Einsum("ij,j->i", w, x)] / g.Length("m");
        CheckReport all = g.Einsum("i,i->", y, y).Check();
        Assert.True(all.Passed, all.ToString());
        Assert.Equal(["W", "x"], all.Variables.Select(static v => v.Variable));
        Assert.Equal(["x"], y.Check([x]).Variables.Select(static v => v.Variable));
        Assert.True(y.Check().Passed);

        CheckReport at = y.CheckAt((w, new double[,] { { 1, 2 }, { 0.5, -1 }, { 0, 1 } }), (x, new double[] { 0.3, -0.2 }));
        Assert.True(at.Passed, at.ToString());
        Assert.Equal(3 * (6 + 2), at.Results.Length);
        Assert.Equal(("W[3,2]", "[3]"), at.Results.Where(static r => r.Entry == "[3]").Select(static r => (r.Component, r.Entry)).Last(static r => r.Component[0] == 'W'));
        Assert.Throws<UnresolvedNameException>(() => y.CheckAt((w, new double[,] { { 1, 2 } })));
    }

    [Fact]
    public void Check_statements_of_programs_with_tensors_are_carried_out()
    {
        var g = new ExprGraph();
        Model model = g.ParseModel("""
            W[1] in R^{m×n}; b[1] in R^m; x in R^n; W[2] in R^{2×m}; y in R^2
            a = tanh(W[1] x + b[1])
            L = ‖W[2] a − y‖²
            check(L, W[1])
            check(L, [W[2], b[1]], 0.01)
            check(a, x)
            """);
        IReadOnlyList<CheckReport> reports = model.RunChecks(new CheckOptions { PointCount = 3 });
        Assert.Equal(3, reports.Count);
        Assert.All(reports, static r => Assert.True(r.Passed, r.ToString()));
        Assert.Equal(["W[1]"], reports[0].Variables.Select(static v => v.Variable));
        Assert.Equal("W[1][1,1]", reports[0].Results[0].Component);
        Assert.Equal(0.01, reports[1].Results[0].Step);
        Assert.Equal("[1]", reports[2].Results[0].Entry);
    }

    [Fact]
    public void Several_graphs_read_side_by_side()
    {
        Parallel.For(0, 64, static i =>
        {
            var g = new ExprGraph();
            Assert.Equal(i * 3.0, g.ParseModel($"k = {i}; f(x) = k x; f(3)").Result!.Value.Evaluate());
        });
    }

    private static readonly Dictionary<string, double> s_point = new() { ["w_1"] = 0.5, ["x"] = 0.8, ["b_1"] = -0.1, ["w_2"] = 1.5, ["y"] = 0.2 };
}
