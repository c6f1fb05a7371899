using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    private static Dictionary<string, FunctionCase> Layers() => new()
    {
        ["linear"] = new(static (p, q, _) => [[q], [p, q], [p]], static v => Linear[v], static v => Numbers.Vector(v[1].Sizes[0], i => v[2][i] + Numbers.Sum(v[0].Sizes[0], j => v[1][i, j] * v[0][j]))),
        ["conv1d with stride and padding"] = Of(static (p, q, _) => [[p + q], [p]], static (x, k) => TensorFunctions.Conv1D(x, k, 2, 1), static (x, k) =>
            Numbers.Vector(((x.Sizes[0] + 2 - k.Sizes[0]) / 2) + 1, i => Numbers.Sum(k.Sizes[0], j => k[j] * Padded(x, (2 * i) + j - 1)))),
        ["conv1d with channels"] = Of(static (p, q, r) => [[p, q + r], [2, p, r]], static (x, k) => Conv1D[x, k], static (x, k) =>
            Numbers.Matrix(2, x.Sizes[1] - k.Sizes[2] + 1, (o, i) => Numbers.Sum(x.Sizes[0], c => Numbers.Sum(k.Sizes[2], j => k[o, c, j] * x[c, i + j])))),
        ["conv1d of a batch"] = Of(static (p, q, r) => [[2, p, q + r], [q, p, r]], static (x, k) => TensorFunctions.Conv1D(x, k, 3, 1), static (x, k) =>
            Numbers.Of([2, k.Sizes[0], ((x.Sizes[2] + 2 - k.Sizes[2]) / 3) + 1], n => Numbers.Sum(x.Sizes[1], c => Numbers.Sum(k.Sizes[2], j => k[n[1], c, j] * Padded(x, n[0], c, (3 * n[2]) + j - 1))))),
        ["conv2d with stride and padding"] = Of(static (p, q, r) => [[p + q, r + 1], [p, r]], static (x, k) => TensorFunctions.Conv2D(x, k, 2, 1), static (x, k) =>
            Numbers.Matrix(((x.Sizes[0] + 2 - k.Sizes[0]) / 2) + 1, ((x.Sizes[1] + 2 - k.Sizes[1]) / 2) + 1, (i, j) =>
                Numbers.Sum(k.Sizes[0], p => Numbers.Sum(k.Sizes[1], q => k[p, q] * Padded(x, (2 * i) + p - 1, (2 * j) + q - 1))))),
        ["conv2d with channels"] = Of(static (p, q, r) => [[p, q + 1, r + 1], [2, p, q, r]], static (x, k) => Conv2D[x, k], static (x, k) =>
            Numbers.Of([2, 2, 2], n => Numbers.Sum(x.Sizes[0], c => Numbers.Sum(k.Sizes[2], p => Numbers.Sum(k.Sizes[3], q => k[n[0], c, p, q] * x[c, n[1] + p, n[2] + q]))))),
        ["conv2d of a batch"] = Of(static (p, q, r) => [[r, p, q + 1, 2], [2, p, q, 2]], static (x, k) => TensorFunctions.Conv2D(x, k, 1, 1), static (x, k) =>
            Numbers.Of([x.Sizes[0], 2, 4, 3], n => Numbers.Sum(x.Sizes[1], c => Numbers.Sum(k.Sizes[2], p => Numbers.Sum(2, q => k[n[1], c, p, q] * Padded(x, n[0], c, n[2] + p - 1, n[3] + q - 1)))))),
        ["maxpool1d of rows"] = new(static (p, q, _) => [[p, q + 2]], static v => TensorFunctions.MaxPool1D(v[0], 3, 1), static v =>
            Numbers.Matrix(v[0].Sizes[0], v[0].Sizes[1] - 2, (c, i) => v[0].Row(c)[i..(i + 3)].Max())),
        ["maxpool1d with padding"] = new(static (p, _, _) => [[p + 1]], static v => TensorFunctions.MaxPool1D(v[0], 2, 2, 1), static v =>
            Numbers.Vector((v[0].Sizes[0] / 2) + 1, i => Enumerable.Range((2 * i) - 1, 2).Where(k => k >= 0 && k < v[0].Sizes[0]).Max(k => v[0][k]))),
        ["maxpool2d"] = new(static (p, q, _) => [[2 * p, 2 * q]], static v => MaxPool2D[v[0], v[0].Graph.Number(2)], static v =>
            Numbers.Matrix(v[0].Sizes[0] / 2, v[0].Sizes[1] / 2, (i, j) => Window(v[0], 2 * i, 2 * j, 2).Max())),
        ["maxpool2d of channels"] = new(static (p, q, r) => [[r, p + 1, q + 1]], static v => TensorFunctions.MaxPool2D(v[0], 2, 1, 1), static v =>
            Numbers.Of([v[0].Sizes[0], v[0].Sizes[1] + 1, v[0].Sizes[2] + 1], n => Window(Channel(v[0], n[0]), n[1] - 1, n[2] - 1, 2).Max())),
        ["avgpool1d with stride and padding"] = new(static (p, q, _) => [[q, p + 2]], static v => TensorFunctions.AveragePool1D(v[0], 2, 1, 1), static v =>
            Numbers.Matrix(v[0].Sizes[0], v[0].Sizes[1] + 1, (c, i) => (Padded(v[0], c, i - 1) + Padded(v[0], c, i)) / 2)),
        ["avgpool2d"] = new(static (p, q, _) => [[2 * p, 2 * q]], static v => AveragePool2D[v[0], v[0].Graph.Number(2)], static v =>
            Numbers.Matrix(v[0].Sizes[0] / 2, v[0].Sizes[1] / 2, (i, j) => Window(v[0], 2 * i, 2 * j, 2).Average())),
        ["glu"] = Vectors(static (a, b) => Glu[a, b], static (a, b) => a.Map(b, static (x, y) => x * Logistic(y))),
        ["glu of halves"] = new(static (p, q, _) => [[2 * p, q]], static v => Glu[v[0]], static v => Numbers.Matrix(v[0].Sizes[0] / 2, v[0].Sizes[1], (i, j) => v[0][i, j] * Logistic(v[0][i + (v[0].Sizes[0] / 2), j]))),
        ["maxout of layers"] = Matrices(static (a, b) => Maxout[a, b], static (a, b) => a.Map(b, Math.Max)),
        ["maxout of groups"] = new(static (p, q, _) => [[3 * p, q]], static v => Maxout[v[0], v[0].Graph.Number(3)], static v => Numbers.Matrix(v[0].Sizes[0] / 3, v[0].Sizes[1], (i, j) => v[0].Column(j)[(3 * i)..((3 * i) + 3)].Max())),
        ["maxout along the last axis"] = Tensor(static a => Maxout[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => Enumerable.Range(0, a.Sizes[2]).Max(k => a[i, j, k]))),
        ["batchnorm"] = new(static (p, q, _) => [[p, q], [p], [p]], static v => BatchNorm[v], static v =>
            Numbers.Matrix(v[0].Sizes[0], v[0].Sizes[1], (i, j) => (v[1][i] * Normal(v[0].Row(i), 1e-5)[j]) + v[2][i])),
        ["batchnorm of one feature"] = new(static (p, _, _) => [[p], [], []], static v => BatchNorm[v], static v => Numbers.Vector(v[0].Sizes[0], i => (v[1][[]] * Normal(v[0].Entries, 1e-5)[i]) + v[2][[]])),
        ["batchnorm of channels"] = new(static (p, q, r) => [[p, q, r], [q], [q]], static v => BatchNorm.Apply(v[0].Graph, v, new Dictionary<string, Expr> { ["eps"] = v[0].Graph.Number(0.1) }), static v =>
            Numbers.Of(v[0].Sizes, n => (v[1][n[1]] * Normal(ChannelOf(v[0], n[1]), 0.1)[(n[0] * v[0].Sizes[2]) + n[2]]) + v[2][n[1]])),
        ["layernorm"] = new(static (p, _, _) => [[p], [p], [p]], static v => LayerNorm[v], static v => Numbers.Vector(v[0].Sizes[0], i => (v[1][i] * Normal(v[0].Entries, 1e-5)[i]) + v[2][i])),
        ["layernorm of columns"] = new(static (p, q, _) => [[p, q], [p]], static v => LayerNorm.Apply(v[0].Graph, v, new Dictionary<string, Expr> { ["eps"] = v[0].Graph.Number(0.2) }), static v =>
            Numbers.Matrix(v[0].Sizes[0], v[0].Sizes[1], (i, j) => v[1][i] * Normal(v[0].Column(j), 0.2)[i])),
        ["dropout"] = Matrices(static (x, mask) => Dropout.Apply(x.Graph, [x, mask], new Dictionary<string, Expr> { ["p"] = x.Graph.Number(0.25) }), static (x, mask) => x.Map(mask, static (a, b) => a * b / 0.75)),
    };

    private static double Padded(Numbers x, params int[] index) => index.Zip(x.Sizes).All(static p => p.First >= 0 && p.First < p.Second) ? x[index] : 0;

    private static IEnumerable<double> Window(Numbers x, int top, int left, int size) =>
        from i in Enumerable.Range(top, size)
        from j in Enumerable.Range(left, size)
        where i >= 0 && j >= 0 && i < x.Sizes[0] && j < x.Sizes[1]
        select x[i, j];

    private static Numbers Channel(Numbers x, int c) => Numbers.Matrix(x.Sizes[1], x.Sizes[2], (i, j) => x[c, i, j]);

    private static double[] ChannelOf(Numbers x, int c) => [.. Enumerable.Range(0, x.Sizes[0] * x.Sizes[2]).Select(k => x[k / x.Sizes[2], c, k % x.Sizes[2]])];

    private static double[] Normal(double[] x, double epsilon) => [.. x.Select(a => (a - x.Average()) / Math.Sqrt(Spread(x) + epsilon))];
}
