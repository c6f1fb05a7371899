using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Symbolic.Benchmarks;

/// <summary>Minimizers of MathNet.Numerics with exact derivatives beside gradients by differences: steps, evaluations, and the value reached.</summary>
internal static class OptimizersReport
{
    private static readonly (string Name, string Formula, string[] Variables, double[] Start)[] s_problems =
    [
        ("Rosenbrock", "100(x2 - x1^2)^2 + (1 - x1)^2", ["x1", "x2"], [-1.2, 1]),
        ("Beale", "(1.5 - x1(1 - x2))^2 + (2.25 - x1(1 - x2^2))^2 + (2.625 - x1(1 - x2^3))^2", ["x1", "x2"], [1, 1]),
        ("Powell badly scaled", "(1e4 x1 x2 - 1)^2 + (exp(-x1) + exp(-x2) - 1.0001)^2", ["x1", "x2"], [0, 1]),
        ("Powell singular", "(x1 + 10x2)^2 + 5(x3 - x4)^2 + (x2 - 2x3)^4 + 10(x1 - x4)^4", ["x1", "x2", "x3", "x4"], [3, -1, 0, 1]),
        ("Wood", "100(x2 - x1^2)^2 + (1 - x1)^2 + 90(x4 - x3^2)^2 + (1 - x3)^2 + 10(x2 + x4 - 2)^2 + (x2 - x4)^2/10", ["x1", "x2", "x3", "x4"], [-3, -1, -3, -1]),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"problem",-22} {"method",-26} {"steps",6} {"values",8}   least value");
        foreach ((string name, string formula, string[] names, double[] start) in s_problems)
        {
            var graph = new ExprGraph();
            Expr f = graph.Parse(formula, new ReadingOptions { Names = names });
            Expr[] variables = [.. names.Select(n => graph.Symbol(n))];
            Vector<double> at = Vector<double>.Build.DenseOfArray(start);
            CompiledObjective exact = f.ToObjective(variables), second = f.ToObjective(ObjectiveDerivatives.GradientAndHessian, variables);
            Line("BFGS, exact", () => new BfgsMinimizer(1e-8, 1e-12, 1e-12, 5000).FindMinimum(exact, at), () => exact.Evaluations);
            Line("Newton, exact", () => new NewtonMinimizer(1e-8, 5000, true).FindMinimum(second, at), () => second.Evaluations);
            CompiledObjective values = f.ToObjective(variables);
            double Value(Vector<double> x)
            {
                values.EvaluateAt(x);
                return values.Value;
            }

            IObjectiveFunction differences = ObjectiveFunction.Gradient(Value, x => Differences(Value, x));
            Line("BFGS, central differences", () => new BfgsMinimizer(1e-8, 1e-12, 1e-12, 5000).FindMinimum(differences, at), () => values.Evaluations);

            void Line(string method, Func<MinimizationResult> run, Func<long> evaluations)
            {
                try
                {
                    MinimizationResult result = run();
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {method,-26} {result.Iterations,6} {evaluations(),8}   {result.FunctionInfoAtMinimum.Value:G6}"));
                }
                catch (OptimizationException e)
                {
                    output.WriteLine($"{name,-22} {method,-26} {"",6} {evaluations(),8}   {e.Message}");
                }
            }
        }
    }

    private static Vector<double> Differences(Func<Vector<double>, double> f, Vector<double> x)
    {
        Vector<double> gradient = Vector<double>.Build.Dense(x.Count);
        for (int i = 0; i < x.Count; i++)
        {
            double step = Math.Cbrt(2.2e-16) * Math.Max(1, Math.Abs(x[i]));
            Vector<double> up = x.Clone(), down = x.Clone();
            up[i] += step;
            down[i] -= step;
            gradient[i] = (f(up) - f(down)) / (up[i] - down[i]);
        }

        return gradient;
    }
}
