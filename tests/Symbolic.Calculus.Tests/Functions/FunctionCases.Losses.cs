using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    private static Dictionary<string, FunctionCase> Losses() => new()
    {
        ["mse"] = Matrices(static (y, t) => MeanSquaredError[y, t], static (y, t) => y.Map(t, static (a, b) => (a - b) * (a - b)).Entries.Average()),
        ["crossentropy"] = Matrices(static (p, d) => CrossEntropy[p, d], static (p, d) => -p.Map(d, static (a, b) => b * Math.Log(a)).Entries.Sum()) with { Range = (0.2, 0.9) },
        ["crossentropy of a softmax of columns"] = Matrices(static (x, d) => CrossEntropy[Softmax[x], d], static (x, d) =>
            -Numbers.Matrix(x.Sizes[0], x.Sizes[1], (i, j) => d[i, j] * (x[i, j] - LogSumExp(x.Column(j)))).Entries.Sum()),
        ["bce"] = Matrices(static (p, y) => BinaryCrossEntropy[p, y], static (p, y) => -p.Map(y, static (a, b) => (b * Math.Log(a)) + ((1 - b) * Math.Log(1 - a))).Entries.Average()) with { Range = (0.2, 0.9) },
        ["bce of a sigmoid"] = Vectors(static (z, y) => BinaryCrossEntropy[Operators.Sigmoid[z], y], static (z, y) =>
            -z.Map(y, static (a, b) => (b * Math.Log(Logistic(a))) + ((1 - b) * Math.Log(1 - Logistic(a)))).Entries.Average()),
        ["nll"] = Vectors(static (x, d) => NegativeLogLikelihood[LogSoftmax[x], d], static (x, d) => -x.Map(d, (a, b) => b * (a - LogSumExp(x.Entries))).Entries.Sum()),
        ["kl"] = Vectors(static (p, q) => KullbackLeibler[p, q], static (p, q) => p.Map(q, static (a, b) => a * Math.Log(a / b)).Entries.Sum()) with { Range = (0.2, 0.9) },
        ["kl of softmaxes"] = Vectors(static (x, y) => KullbackLeibler[Softmax[x], Softmax[y]], static (x, y) =>
            x.Map(y, (a, b) => Math.Exp(a - LogSumExp(x.Entries)) * (a - LogSumExp(x.Entries) - b + LogSumExp(y.Entries))).Entries.Sum()),
        ["l1"] = Matrices(static (y, t) => L1[y, t], static (y, t) => y.Map(t, static (a, b) => Math.Abs(a - b)).Entries.Sum()),
        ["l2"] = Matrix(static x => L2[x], static x => x.Entries.Sum(static a => a * a)),
    };
}
