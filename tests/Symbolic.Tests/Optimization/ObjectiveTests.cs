using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Symbolic.Tests.Optimization;

public class ObjectiveTests
{
    // NIST StRD, Misra1a (observed by Misra, 1978), with the certified values.
    private static readonly double[] s_pressure = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] s_volume = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];
    private static readonly double[] s_certified = [2.3894212918e2, 5.5015643181e-4];
    private const double CertifiedSum = 1.2455138894e-1;

    public static TheoryData<string> Names => [.. TestProblems.All.Select(static p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Minimizers_reach_the_published_least_value(string name)
    {
        TestProblem problem = TestProblems.All.First(p => p.Name == name);
        (Expr f, Expr[] variables) = Read(problem);
        Vector<double> start = Vector<double>.Build.DenseOfArray(problem.Start);
        foreach ((string method, Func<MinimizationResult> run) in new (string, Func<MinimizationResult>)[]
        {
            ("BFGS", () => new BfgsMinimizer(1e-9, 1e-12, 1e-12, 5000).FindMinimum(f.ToObjective(variables), start)),
            ("Newton", () => new NewtonMinimizer(1e-9, 5000, true).FindMinimum(f.ToObjective(ObjectiveDerivatives.GradientAndHessian, variables), start)),
        })
        {
            if (method == problem.GivesUp)
            {
                Assert.ThrowsAny<OptimizationException>(() => run());
                continue;
            }

            double least = run().FunctionInfoAtMinimum.Value;
            Assert.True(problem.Minimum == 0 ? least < 1e-9 : Math.Abs(least - problem.Minimum) <= 1e-5 * problem.Minimum, $"{method}: {least:R}");
        }
    }

    [Fact]
    public void Value_gradient_and_Hessian_come_together()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x"), y = g.Symbol("y"), f = g.Parse("x^2 y + exp(x y)");
        CompiledObjective objective = f.ToObjective(ObjectiveDerivatives.GradientAndHessian, x, y);
        objective.EvaluateAt(Vector<double>.Build.Dense([1, 2]));
        double e = Math.Exp(2);
        Assert.Equal(2 + e, objective.Value, 1e-13);
        Assert.Equal(4 + (2 * e), objective.Gradient[0], 1e-13);
        Assert.Equal(1 + e, objective.Gradient[1], 1e-13);
        Assert.Equal(4 + (4 * e), objective.Hessian[0, 0], 1e-12);
        Assert.Equal(2 + (3 * e), objective.Hessian[0, 1], 1e-12);
        Assert.Equal(objective.Hessian[0, 1], objective.Hessian[1, 0]);
        Assert.Equal(e, objective.Hessian[1, 1], 1e-13);

        // A fork keeps its point while the original moves on.
        IObjectiveFunction fork = objective.Fork();
        objective.EvaluateAt(Vector<double>.Build.Dense([0, 0]));
        Assert.Equal((2 + e, 1.0), (fork.Value, objective.Value));
        Assert.Equal(2, objective.Evaluations);
        Assert.False(f.ToObjective(x, y).IsHessianSupported);
    }

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Levenberg_and_Marquardt_fit_the_certified_parameters(double first, double second)
    {
        var g = new ExprGraph();
        Expr model = g.Parse("b1(1 - exp(-b2 x))"), b1 = g.Symbol("b1"), b2 = g.Symbol("b2"), x = g.Symbol("x");
        NonlinearMinimizationResult fit = new LevenbergMarquardtMinimizer(gradientTolerance: 1e-15, stepTolerance: 1e-15, functionTolerance: 1e-15, maximumIterations: 1000)
            .FindMinimum(model.ToModel([b1, b2], [(x, s_pressure)], s_volume), Vector<double>.Build.Dense([first, second]));
        Assert.Equal(s_certified[0], fit.MinimizingPoint[0], 1e-7 * s_certified[0]);
        Assert.Equal(s_certified[1], fit.MinimizingPoint[1], 1e-7 * s_certified[1]);
        double sum = s_pressure.Zip(s_volume, (p, v) => Math.Pow(v - (fit.MinimizingPoint[0] * (1 - Math.Exp(-fit.MinimizingPoint[1] * p))), 2)).Sum();
        Assert.Equal(CertifiedSum, sum, 1e-10);
    }

    [Fact]
    public void BFGS_and_Newton_fit_the_same_parameters()
    {
        // In units in which both parameters are about 1.
        var g = new ExprGraph();
        Expr b1 = g.Symbol("b1"), b2 = g.Symbol("b2"), x = g.Symbol("x"), model = g.Parse("100 b1(1 - exp(-0.001 b2 x))");
        Expr sum = s_pressure.Zip(s_volume, (p, v) => (v - model.Substitute(x, g.Number(p))).Pow(2)).Aggregate(static (a, b) => a + b);
        Vector<double> start = Vector<double>.Build.Dense([2.5, 0.5]);
        Vector<double> byBfgs = new BfgsMinimizer(1e-8, 1e-13, 1e-13, 1000).FindMinimum(sum.ToObjective(b1, b2), start).MinimizingPoint;
        Vector<double> byNewton = new NewtonMinimizer(1e-8, 1000, true).FindMinimum(sum.ToObjective(ObjectiveDerivatives.GradientAndHessian, b1, b2), start).MinimizingPoint;
        foreach (Vector<double> point in new[] { byBfgs, byNewton })
        {
            Assert.Equal(s_certified[0], 100 * point[0], 1e-6 * s_certified[0]);
            Assert.Equal(s_certified[1], 0.001 * point[1], 1e-6 * s_certified[1]);
        }
    }

    [Fact]
    public void What_is_no_number_is_refused()
    {
        var g = new ExprGraph();
        Expr x = g.Symbol("x", new Shape(2));
        Assert.Contains("Numbers are needed", Assert.Throws<ArgumentException>(() => x.ToObjective(x)).Message);
        Expr y = g.Symbol("y");
        Assert.Contains("3 observations", Assert.Throws<ArgumentException>(() => y.ToModel([y], [(g.Symbol("u"), [1.0, 2])], [1, 2, 3])).Message);
    }

    private static (Expr F, Expr[] Variables) Read(TestProblem problem)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(problem.Formula, new ReadingOptions { Names = problem.Variables });
        return (f, [.. problem.Variables.Select(v => graph.Symbol(v))]);
    }
}
