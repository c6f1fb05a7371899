using Symbolic.Tests;
using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests.Checking;

/// <summary>Derivatives of and by tensors compared with Richardson extrapolation: right ones pass, wrong ones fail and the entry is named.</summary>
public class TensorCheckTests
{
    public static TheoryData<string> Rules => [.. TensorRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void EveryRulePassesAndFailsWithAWrongDerivative(string rule)
    {
        (Expr value, Expr[] variables) = TensorRules.All[rule](new ExprGraph());
        (Expr, Expr)[] claims = [.. variables.Select(v => (v, value.Jacobian(v)))];
        var options = new CheckOptions { PointCount = 3 };
        CheckReport report = RichardsonCheck.Run(value, claims, options);
        Assert.True(report.Passed, report.ToString());
        Assert.InRange(report.MaxError, 0, 1e-8);
        Assert.InRange(report.Points, 3, 6);
        (Expr first, Expr derivative) = claims[0];
        CheckReport wrong = RichardsonCheck.Run(value, first, derivative + 1e-5, options);
        Assert.False(wrong.Passed, wrong.ToString());
        Assert.InRange(wrong.MaxError, 1e-7, 2e-5);
    }

    [Fact]
    public void TheWorstEntryIsNamed()
    {
        var g = new ExprGraph();
        Expr w = g.Symbol("W[1]", new Shape(2, 3)), x = g.Symbol("x", new Shape(3)), b = g.Symbol("b", new Shape(2));
        Expr y = Tanh[g.Einsum("ij,j->i", w, x) + b], f = g.Einsum("i,i->", y, y);
        Expr wrong = f.Jacobian(w) + (g.Number(1e-3) * g.Einsum("i,j->ij", g.Delta([2], [1], 1), g.Delta([3], [1], 2)));
        CheckReport report = RichardsonCheck.Run(f, [(w, wrong), (x, f.Jacobian(x)), (b, f.Jacobian(b))]);
        Assert.False(report.Passed);
        Assert.Equal([false, true, true], report.Variables.Select(static v => v.Passed));
        Assert.Equal("W[1][2,3]", report.Where!.Component);
        Assert.Equal("W[1]", report.Where.Variable);
        Assert.Equal("W[1][2,3]", report.Variables[0].Component);
        Assert.All(report.Results.Where(static r => !r.Passed), static r => Assert.Equal("W[1][2,3]", r.Component));
        Assert.Equal(report.Where.Values!["W[1]"][1, 2], report.Where.Point["W[1][2,3]"]);
        Assert.Equal(1e-3, report.Where.Derivative - report.Where.Numeric, 1e-9);
        Assert.Contains("W[1][2,3]", report.ToString(), StringComparison.Ordinal);

        Expr jacobian = y.Jacobian(x) + (g.Number(1e-3) * g.Einsum("i,j->ij", g.Delta([2], [1], 0), g.Delta([3], [1], 1)));
        CheckReport entry = RichardsonCheck.Run(y, x, jacobian);
        Assert.Equal(("x[2]", "[1]"), (entry.Where!.Component, entry.Where.Entry));
        Assert.Contains("[1] by x[2]", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ManyEntriesAreComparedAlongDirectionsAndTheWrongOneIsFound()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("X", new Shape(16, 40)), w = g.Symbol("W", new Shape(40, 30)), b = g.Symbol("b", new Shape(10)), v = g.Symbol("V", new Shape(30, 10));
        Expr z = g.Einsum("ti,io->to", Tanh[g.Einsum("ti,io->to", x, w)], v) + g.Einsum("o,t->to", b, g.Fill(g.One, new Shape(16)));
        Expr f = g.Einsum("t->", LogSumExp[z]) / 16;
        Gradient gradient = f.Gradient(w, v, b);
        var options = new CheckOptions { PointCount = 2 };
        CheckReport report = RichardsonCheck.Run(f, [(w, gradient[w]), (v, gradient[v]), (b, gradient[b])], options);
        Assert.True(report.Passed, report.ToString());
        Assert.Contains(report.Results, static r => r.Component == "a direction over 1200 entries of W");
        Assert.Contains(report.Results, static r => r.Component == "b[10]");

        Expr wrong = gradient[w] + (g.Number(1e-3) * g.Einsum("i,j->ij", g.Delta([40], [1], 16), g.Delta([30], [1], 4)));
        CheckReport found = RichardsonCheck.Run(f, [(w, wrong), (v, gradient[v])], options);
        Assert.False(found.Passed);
        Assert.Equal("W[17,5]", found.Where!.Component);
        Assert.Equal([false, true], found.Variables.Select(static c => c.Passed));

        // The same for a function of many entries: random sums of them.
        Expr jacobian = z.Jacobian(v);
        Assert.True(RichardsonCheck.Run(z, v, jacobian, options).Passed);
        Expr one = g.Einsum("i,j,k,l->ijkl", g.Delta([16], [1], 3), g.Delta([10], [1], 2), g.Delta([30], [1], 4), g.Delta([10], [1], 2));
        CheckReport entry = RichardsonCheck.Run(z, v, jacobian + (g.Number(1e-2) * one), options);
        Assert.Equal(("V[5,3]", "[4,3]"), (entry.Where!.Component, entry.Where.Entry));
    }

    [Fact]
    public void TheSameSeedGivesTheSameReport()
    {
        var g = new ExprGraph();
        Expr a = g.Symbol("A", new Shape(20, 20)), x = g.Symbol("x", new Shape(20));
        Expr f = g.Einsum("i,ij,j->", Sin[x], a, x);
        string first = RichardsonCheck.Run(f, a, f.Jacobian(a)).ToString();
        Assert.Equal(first, RichardsonCheck.Run(f, a, f.Jacobian(a)).ToString());
        Assert.NotEqual(first, RichardsonCheck.Run(f, a, f.Jacobian(a), new CheckOptions { Seed = 2 }).ToString());
    }

    [Fact]
    public void SymbolicLengthsGetSmallNumbersOfTheirOwn()
    {
        var g = new ExprGraph();
        Expr w = g.Symbol("W", new Shape("m", "n")), x = g.Symbol("x", new Shape("n"));
        Expr y = Sigmoid[g.Einsum("ij,j->i", w, x)] / g.Length("m");
        Expr f = g.Einsum("i,i->", y, y);
        CheckReport report = RichardsonCheck.Run(f, [(w, f.Jacobian(w)), (x, f.Jacobian(x))]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(new Shape(2, 3), report.Results[0].Values!["W"].Shape);
        Assert.DoesNotContain("m", report.Results[0].Values!.Keys);

        var wanted = new CheckOptions { Dimensions = new Dictionary<string, int> { ["n"] = 5 } };
        Assert.Equal(new Shape(2, 5), RichardsonCheck.Run(f, w, f.Jacobian(w), wanted).Results[0].Values!["W"].Shape);

        // n − 5 has to be at least 1.
        Expr rows = g.Einsum("i,ji->j", x, g.Delta([(Dim)"n" - 5, "n"], [1, -1 * (Dim)1], 0));
        CheckReport slice = RichardsonCheck.Run(rows, x, rows.Jacobian(x));
        Assert.True(slice.Passed, slice.ToString());
        Assert.Equal(new Shape(6), slice.Results[0].Values!["x"].Shape);
    }

    [Fact]
    public void GivenPointsAreUsed()
    {
        var g = new ExprGraph();
        Expr a = g.Symbol("A", new Shape("n", "n")), s = g.Symbol("s");
        Expr f = s * LogDeterminant[a];
        var point = new Dictionary<string, TensorValue> { ["A"] = new double[,] { { 2, 1 }, { 0.5, 3 } }, ["s"] = 1.5 };
        var options = new CheckOptions { TensorPoints = [point] };
        CheckReport report = RichardsonCheck.Run(f, [(a, f.Jacobian(a)), (s, f.Jacobian(s))], options);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(5, report.Results.Length);
        Assert.Equal(point["A"], report.Results[0].Values!["A"]);
        Assert.Equal(1.5, report.Results[^1].Point["s"]);
        Assert.Equal(Math.Log(5.5), report.Results[^1].Derivative, 1e-12);

        point.Remove("s");
        Assert.Equal(["s"], Assert.Throws<UnresolvedNameException>(() => RichardsonCheck.Run(f, s, f.Jacobian(s), options)).Names);
        point["s"] = new double[] { 1, 2 };
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(f, s, f.Jacobian(s), options));
    }

    [Fact]
    public void KinksAreSteppedAsideAndNoted()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x", new Shape(3));
        var options = new CheckOptions { TensorPoints = [new Dictionary<string, TensorValue> { ["x"] = new double[] { 0.4, 0, -0.7 } }] };
        Expr f = g.Einsum("i->", Relu[x] * 3);
        CheckReport report = RichardsonCheck.Run(f, x, f.Jacobian(x), options);
        Assert.True(report.Passed, report.ToString());
        Assert.Contains("instead of x[2] = 0", report.Results.Single(static r => r.Note is not null).Note, StringComparison.Ordinal);
        Assert.False(RichardsonCheck.Run(f, x, g.Fill(g.Number(1.5), new Shape(3)), options).Passed);
        CheckReport skipped = RichardsonCheck.Run(f, x, f.Jacobian(x), options with { AtKinks = AtKinks.Skip });
        Assert.Equal("x[2]", Assert.Single(skipped.Skipped).Component);

        // Where two entries attain the maximum, the two sides average to the share: only the values beside it tell.
        Expr largest = Largest[x];
        var tie = new CheckOptions { TensorPoints = [new Dictionary<string, TensorValue> { ["x"] = new double[] { 0.4, 0.4, -0.7 } }] };
        CheckReport tied = RichardsonCheck.Run(largest, x, largest.Jacobian(x), tie);
        Assert.True(tied.Passed, tied.ToString());
        Assert.Equal(2, tied.Results.Count(static r => r.Note?.Contains("kink", StringComparison.Ordinal) == true));
        Assert.False(RichardsonCheck.Run(largest, x, g.Fill(g.Number(0.5), new Shape(3)), tie).Passed);
    }

    [Fact]
    public void NothingToCompareInATensorWithoutEntries()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x", new Shape(0)), y = g.Symbol("y", new Shape(1));
        Expr f = g.Einsum("i,i->", x, x) + g.Einsum("i->", Exp[y]);
        CheckReport report = RichardsonCheck.Run(f, [(x, f.Jacobian(x)), (y, f.Jacobian(y))]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal("y[1]", report.Where!.Component);
        Assert.Contains("x: has no entries", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AssumptionsHoldAtDrawnPoints()
    {
        var g = new ExprGraph();
        Expr a = g.Symbol("A", new Shape(3, 3), MatrixTraits.Symmetric), p = g.Symbol("p", Facts.Positive, new ExprType(Element.Real, new Shape(3)));
        Expr f = g.Einsum("i,ij,j->", Log[p], a, Sqrt[p]);
        CheckReport report = RichardsonCheck.Run(f, [(a, f.Jacobian(a)), (p, f.Jacobian(p))]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(10, report.Points);
        Assert.All(report.Results, static r =>
        {
            Assert.Equal(r.Values!["A"][0, 2], r.Values["A"][2, 0]);
            Assert.True(r.Values["p"].Entries.ToArray().All(static x => x > 0));
        });
    }

    [Fact]
    public void OtherShapesAreRefused()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x", new Shape(3));
        Expr f = g.Einsum("i,i->", x, x);
        var error = Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(f, x, g.Einsum("i->", x)));
        Assert.Contains("R^3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(f, 2 * x, 2 * x));
        Assert.Throws<ArgumentException>(() => RichardsonCheck.Run(x > 0, x, x));
    }
}
