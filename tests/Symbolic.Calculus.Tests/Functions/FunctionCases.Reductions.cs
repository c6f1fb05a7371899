using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    private static Dictionary<string, FunctionCase> Reductions() => new()
    {
        ["sum down columns"] = Matrix(static a => TensorFunctions.Sum(a, 1), static a => ByColumn(a, static x => x.Sum())),
        ["sum of the middle axis"] = Tensor(static a => TensorFunctions.Sum(a, 2), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[2], (i, k) => Numbers.Sum(a.Sizes[1], j => a[i, j, k]))),
        ["mean of a tensor"] = Tensor(static a => Mean[a], static a => a.Entries.Average()),
        ["mean down columns"] = Matrix(static a => TensorFunctions.Mean(a, 1), static a => ByColumn(a, static x => x.Average())),
        ["mean along rows"] = Matrix(static a => TensorFunctions.Mean(a, 2), static a => ByRow(a, static x => x.Average())),
        ["prod of a matrix"] = Matrix(static a => Product[a], static a => Multiplied(a.Entries)),
        ["prod along rows"] = Matrix(static a => TensorFunctions.Product(a, 2), static a => ByRow(a, Multiplied)),
        ["prod down columns"] = Matrix(static a => TensorFunctions.Product(a, 1), static a => ByColumn(a, Multiplied)),
        ["products of the others"] = Matrix(static a => OtherProducts[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => Multiplied(a.Column(j).Where((_, k) => k != i)))),
        ["max of a matrix"] = Matrix(static a => Largest[a], static a => a.Entries.Max()),
        ["max down columns"] = Matrix(static a => TensorFunctions.Largest(a, 1), static a => ByColumn(a, Enumerable.Max)),
        ["max along rows"] = Matrix(static a => TensorFunctions.Largest(a, 2), static a => ByRow(a, Enumerable.Max)),
        ["min of a matrix"] = Matrix(static a => Smallest[a], static a => a.Entries.Min()),
        ["min down columns"] = Matrix(static a => TensorFunctions.Smallest(a, 1), static a => ByColumn(a, Enumerable.Min)),
        ["variance"] = Matrix(static a => Variance[a], static a => Spread(a.Entries)),
        ["variance down columns"] = Matrix(static a => TensorFunctions.Variance(a, 1), static a => ByColumn(a, Spread)),
        ["standard deviation of a sample"] = new(
            static (p, _, _) => [[p + 1]],
            static v => StandardDeviation.Apply(v[0].Graph, v, new Dictionary<string, Expr> { ["correction"] = v[0].Graph.One }),
            static v => Math.Sqrt(Spread(v[0].Entries) * v[0].Sizes[0] / (v[0].Sizes[0] - 1))),
        ["logsumexp of a matrix"] = Matrix(static a => BuiltFunctions.LogSumExp[a], static a => LogSumExp(a.Entries)),
        ["logsumexp down columns"] = Matrix(static a => TensorFunctions.LogSumExp(a, 1), static a => ByColumn(a, LogSumExp)),
        ["logsumexp of numbers"] = new(static (_, _, _) => [[], []], static v => BuiltFunctions.LogSumExp[v[0], 2 * v[1], v[0]], static v => LogSumExp([v[0][[]], 2 * v[1][[]], v[0][[]]])),
        ["softmax down columns"] = Matrix(static a => Softmax[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => Math.Exp(a[i, j] - LogSumExp(a.Column(j))))),
        ["softmax along rows"] = Matrix(static a => TensorFunctions.Softmax(a, 2), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => Math.Exp(a[i, j] - LogSumExp(a.Row(i))))),
        ["logsoftmax down columns"] = Matrix(static a => LogSoftmax[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => a[i, j] - LogSumExp(a.Column(j)))),
        ["softmax of the middle axis"] = Tensor(static a => TensorFunctions.Softmax(a, 2), static a => Numbers.Of(a.Sizes, n => Math.Exp(a[n]) / Numbers.Sum(a.Sizes[1], j => Math.Exp(a[n[0], j, n[2]])))),
    };

    private static Dictionary<string, FunctionCase> Norms() => new()
    {
        ["norm of a number"] = Number(static x => Norm[x], Math.Abs),
        ["norm of a matrix"] = Matrix(static a => Norm[a], static a => Length(a.Entries)),
        ["norm down columns"] = Matrix(static a => TensorFunctions.Norm(a, 1), static a => ByColumn(a, Length)),
        ["norm along rows"] = Matrix(static a => TensorFunctions.Norm(a, 2), static a => ByRow(a, Length)),
        ["norm of order 1"] = Matrix(static a => Norm[a, a.Graph.One], static a => a.Entries.Sum(Math.Abs)),
        ["norm of order 2"] = Matrix(static a => Norm2[a], static a => Length(a.Entries)),
        ["norm of order 3"] = Vector(static x => Norm[x, x.Graph.Number(3)], static x => Math.Cbrt(x.Entries.Sum(static a => Math.Pow(Math.Abs(a), 3)))),
        ["norm of order 3/2"] = Matrix(static a => Norm[a, a.Graph.Number(1.5)], static a => Math.Pow(a.Entries.Sum(static x => Math.Pow(Math.Abs(x), 1.5)), 1 / 1.5)) with { Range = (0.3, 1.3) },
        ["norm of order infinity"] = Matrix(static a => NormInfinity[a], static a => a.Entries.Max(Math.Abs)),
        ["norm of order F"] = Matrix(static a => Norm[a, a.Graph.Symbol("F")], static a => Length(a.Entries)),
        ["norm of a variable order"] = new(static (p, _, _) => [[p], []], static v => Norm[v[0], 2 + v[1]], static v => Math.Pow(v[0].Entries.Sum(x => Math.Pow(Math.Abs(x), 2 + v[1][[]])), 1 / (2 + v[1][[]]))),
    };

    private static Numbers ByColumn(Numbers a, Func<double[], double> f) => Numbers.Vector(a.Sizes[1], j => f(a.Column(j)));

    private static Numbers ByRow(Numbers a, Func<double[], double> f) => Numbers.Vector(a.Sizes[0], i => f(a.Row(i)));

    private static double Length(double[] x) => Math.Sqrt(x.Sum(static a => a * a));

    private static double Spread(double[] x) => x.Average(a => Math.Pow(a - x.Average(), 2));
}
