using static Symbolic.Operators;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    // The rows of the table of rules, in its order and by its names.
    private static Dictionary<string, FunctionCase> Rules() => new()
    {
        ["1 exp"] = Matrix(static a => Exp[a], static a => a.Map(Math.Exp)),
        ["2 log"] = Matrix(static a => Log[a], static a => a.Map(Math.Log)) with { Range = (0.3, 2) },
        ["3 sqrt"] = Vector(static a => Sqrt[a], static a => a.Map(Math.Sqrt)) with { Range = (0.3, 2) },
        ["4 sin"] = Matrix(static a => Sin[a], static a => a.Map(Math.Sin)),
        ["4 cos"] = Vector(static a => Cos[a], static a => a.Map(Math.Cos)),
        ["5 tanh"] = Matrix(static a => Tanh[a], static a => a.Map(Math.Tanh)),
        ["6 sigmoid"] = Matrix(static a => Sigmoid[a], static a => a.Map(Logistic)),
        ["7 softplus"] = Vector(static a => Softplus[a], static a => a.Map(static x => Math.Log(1 + Math.Exp(x)))),
        ["8 relu"] = Matrix(static a => Relu[a], static a => a.Map(static x => Math.Max(x, 0))),
        ["9 leaky relu"] = Matrix(static a => LeakyRelu[a, a.Graph.Number(0.1)], static a => a.Map(static x => x > 0 ? x : 0.1 * x)),
        ["9 prelu by its slope"] = new(static (p, _, _) => [[p], []], static v => LeakyRelu[v[0], v[1]], static v => v[0].Map(x => x > 0 ? x : v[1][[]] * x)),
        ["10 elu"] = Matrix(static a => Elu[a, a.Graph.Number(1.5)], static a => a.Map(static x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1))),
        ["11 abs"] = Matrix(static a => Abs[a], static a => a.Map(Math.Abs)),
        ["12 power, const p"] = Matrix(static a => a.Pow(Rational.From(5, 2)), static a => a.Map(static x => Math.Pow(x, 2.5))) with { Range = (0.3, 2) },
        ["12 whole power"] = Matrix(static a => a.Pow(3), static a => a.Map(static x => x * x * x)),
        ["13 power, both"] = Vectors(static (a, b) => a.Pow(b), static (a, b) => a.Map(b, Math.Pow)) with { Range = (0.3, 2) },
        ["14 add"] = Matrices(static (a, b) => a + b, static (a, b) => a.Map(b, static (x, y) => x + y)),
        ["14 subtract"] = Matrices(static (a, b) => a - b, static (a, b) => a.Map(b, static (x, y) => x - y)),
        ["15 scalar times tensor"] = Of(static (p, q, r) => [[], [p, q, r]], static (c, a) => c * a, static (c, a) => a.Map(x => c[[]] * x)),
        ["16 tensor over scalar"] = Of(static (p, q, _) => [[p, q], []], static (a, c) => a / (2 + c), static (a, c) => a.Map(x => x / (2 + c[[]]))),
        ["17 Hadamard"] = Matrices(static (a, b) => BuiltFunctions.Hadamard[a, b], static (a, b) => a.Map(b, static (x, y) => x * y)),
        ["18 entry over entry"] = Matrices(static (a, b) => a / b, static (a, b) => a.Map(b, static (x, y) => x / y)) with { Range = (0.5, 2) },
        ["19 matrix product"] = Of(static (p, q, r) => [[p, q], [q, r]], static (a, b) => a.Graph.Einsum("ij,jk->ik", a, b), Times),
        ["20 matrix times vector"] = Of(static (p, q, _) => [[p, q], [q]], static (w, x) => BuiltFunctions.Linear[x, w], static (w, x) => Numbers.Vector(w.Sizes[0], i => Numbers.Sum(x.Sizes[0], j => w[i, j] * x[j]))),
        ["21 dot"] = Vectors(static (x, y) => BuiltFunctions.Dot[x, y], static (x, y) => x.Map(y, static (a, b) => a * b).Entries.Sum()),
        ["21 dot of matrices"] = Matrices(static (a, b) => BuiltFunctions.Dot[a, b], static (a, b) => a.Map(b, static (x, y) => x * y).Entries.Sum()),
        ["22 outer"] = Of(static (p, q, _) => [[p], [q]], static (x, y) => BuiltFunctions.Outer[x, y], static (x, y) => Numbers.Matrix(x.Sizes[0], y.Sizes[0], (i, j) => x[i] * y[j])),
        ["23 transpose"] = Matrix(static a => BuiltFunctions.Transpose[a], Transposed),
        ["24 Kronecker"] = Of(static (p, q, r) => [[p, q], [r, p]], static (a, b) => BuiltFunctions.Kronecker[a, b], static (a, b) =>
            Numbers.Matrix(a.Sizes[0] * b.Sizes[0], a.Sizes[1] * b.Sizes[1], (i, j) => a[i / b.Sizes[0], j / b.Sizes[1]] * b[i % b.Sizes[0], j % b.Sizes[1]])),
        ["25 trace"] = Square(static a => BuiltFunctions.Trace[a], static a => Numbers.Sum(a.Sizes[0], i => a[i, i])),
        ["26 det"] = Square(static a => BuiltFunctions.Determinant[a], static a => Determinant(a)),
        ["27 logdet"] = Square(static a => BuiltFunctions.LogDeterminant[Regular(a)], static a => Math.Log(Determinant(Regular(a)))),
        ["28 inverse"] = Square(static a => BuiltFunctions.Inverse[Regular(a)], static a => Inverse(Regular(a))),
        ["29 solve"] = Of(static (p, _, _) => [[p, p], [p]], static (a, b) => BuiltFunctions.Solve[Regular(a), b], static (a, b) => Solved(Regular(a), b)),
        ["29 solve with columns"] = Of(static (p, q, _) => [[p, p], [p, q]], static (a, b) => BuiltFunctions.Solve[Regular(a), b], static (a, b) => Solved(Regular(a), b)),
        ["30 matrix power"] = Square(static a => TensorFunctions.MatrixPower(a, 2), static a => Times(a, a)),
        ["30 fifth power"] = Square(static a => TensorFunctions.MatrixPower(a, 5), static a => Times(a, Times(Times(a, a), Times(a, a)))),
        ["30 power 0"] = Square(static a => TensorFunctions.MatrixPower(a, 0), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[0], static (i, j) => i == j ? 1 : 0)),
        ["30 power -2"] = Square(static a => TensorFunctions.MatrixPower(Regular(a), -2), static a => Times(Inverse(Regular(a)), Inverse(Regular(a)))),
        ["31 diagonal matrix"] = Vector(static x => BuiltFunctions.Diagonal[x], static x => Numbers.Matrix(x.Sizes[0], x.Sizes[0], (i, j) => i == j ? x[i] : 0)),
        ["32 diagonal"] = Square(static a => BuiltFunctions.Diagonal[a], static a => Numbers.Vector(a.Sizes[0], i => a[i, i])),
        ["32 diagonal of any matrix"] = Matrix(static a => BuiltFunctions.Diagonal[a], static a => Numbers.Vector(Math.Min(a.Sizes[0], a.Sizes[1]), i => a[i, i])),
        ["33 sum"] = Matrix(static a => BuiltFunctions.Sum[a], static a => a.Entries.Sum()),
        ["34 sum over an axis"] = Matrix(static a => TensorFunctions.Sum(a, 2), static a => Numbers.Vector(a.Sizes[0], i => a.Row(i).Sum())),
        ["35 mean"] = Vector(static x => BuiltFunctions.Mean[x], static x => x.Entries.Average()),
        ["36 product"] = Vector(static x => BuiltFunctions.Product[x], static x => Multiplied(x.Entries)),
        ["37 max"] = Vector(static x => BuiltFunctions.Largest[x], static x => x.Entries.Max()),
        ["38 max entry by entry"] = Matrices(static (a, b) => Max[a, b], static (a, b) => a.Map(b, Math.Max)),
        ["39 norm"] = Vector(static x => BuiltFunctions.Norm[x], static x => Math.Sqrt(x.Entries.Sum(static a => a * a))),
        ["40 squared norm"] = Matrix(static a => BuiltFunctions.NormF[a].Pow(2), static a => a.Entries.Sum(static x => x * x)),
        ["41 1-norm"] = Vector(static x => BuiltFunctions.Norm1[x], static x => x.Entries.Sum(Math.Abs)),
        ["42 logsumexp"] = Vector(static x => BuiltFunctions.LogSumExp[x], static x => LogSumExp(x.Entries)),
        ["43 softmax"] = Vector(static x => BuiltFunctions.Softmax[x], static x => x.Map(a => Math.Exp(a - LogSumExp(x.Entries)))),
        ["44 logsoftmax"] = Vector(static x => BuiltFunctions.LogSoftmax[x], static x => x.Map(a => a - LogSumExp(x.Entries))),
        ["45 softmax cross-entropy"] = Vectors(static (x, d) => BuiltFunctions.CrossEntropy[BuiltFunctions.Softmax[x], d], static (x, d) => -x.Map(d, (a, b) => b * (a - LogSumExp(x.Entries))).Entries.Sum()),
        ["46 vec"] = Matrix(static a => BuiltFunctions.Vec[a], static a => Numbers.Vector(a.Entries.Length, k => a[k % a.Sizes[0], k / a.Sizes[0]])),
        ["47 stack"] = Of(static (p, q, _) => [[p], [q]], static (a, b) => TensorFunctions.Stack([[a], [b]]), static (a, b) => new Numbers([a.Sizes[0] + b.Sizes[0]], [.. a.Entries, .. b.Entries])),
        ["48 index"] = Vector(static x => TensorFunctions.Slice(x, AxisPart.At(x.Shape[0])), static x => x[x.Sizes[0] - 1]),
        ["48 slice"] = new(static (p, q, _) => [[p + q + 1]], static v => TensorFunctions.Slice(v[0], AxisPart.Range(2, v[0].Shape[0])), static v => new Numbers([v[0].Sizes[0] - 1], v[0].Entries[1..])),
        ["49 bias over a batch"] = new(static (p, q, r) => [[q, r], [p, q], [p]], static v => BuiltFunctions.Linear[v], static v => Numbers.Matrix(v[1].Sizes[0], v[0].Sizes[1], (i, t) => v[2][i] + Times(v[1], v[0])[i, t])),
        ["50 conv1d"] = Of(static (p, q, _) => [[p + q], [p]], static (x, k) => BuiltFunctions.Conv1D[x, k], static (x, k) => Numbers.Vector(x.Sizes[0] - k.Sizes[0] + 1, i => Numbers.Sum(k.Sizes[0], j => k[j] * x[i + j]))),
        ["51 conv2d"] = Of(static (p, q, r) => [[p + q, r + 1], [p, r]], static (x, k) => BuiltFunctions.Conv2D[x, k], static (x, k) =>
            Numbers.Matrix(x.Sizes[0] - k.Sizes[0] + 1, x.Sizes[1] - k.Sizes[1] + 1, (i, j) => Numbers.Sum(k.Sizes[0], p => Numbers.Sum(k.Sizes[1], q => k[p, q] * x[i + p, j + q])))),
        ["52 max pool"] = new(static (p, _, _) => [[2 * p]], static v => TensorFunctions.MaxPool1D(v[0], 2), static v => Numbers.Vector(v[0].Sizes[0] / 2, i => Math.Max(v[0][2 * i], v[0][(2 * i) + 1]))),
        ["53 avg pool"] = new(static (p, _, _) => [[3 * p]], static v => TensorFunctions.AveragePool1D(v[0], 3), static v => Numbers.Vector(v[0].Sizes[0] / 3, i => Numbers.Sum(3, j => v[0][(3 * i) + j]) / 3)),
        ["54 cross"] = Of(static (_, _, _) => [[3], [3]], static (a, b) => BuiltFunctions.Cross[a, b], static (a, b) =>
            Numbers.Vector(3, i => (a[(i + 1) % 3] * b[(i + 2) % 3]) - (a[(i + 2) % 3] * b[(i + 1) % 3]))),
        ["55 general contraction"] = new(static (p, q, r) => [[p, q, r], [q, p, 2], [r]], static v => v[0].Graph.Einsum("ijk,jil,k->lj", v[0], v[1], v[2]), static v =>
            Numbers.Matrix(2, v[0].Sizes[1], (l, j) => Numbers.Sum(v[0].Sizes[0], i => Numbers.Sum(v[0].Sizes[2], k => v[0][i, j, k] * v[1][j, i, l] * v[2][k])))),
        ["55 contraction that sums one operand alone"] = Of(static (p, q, r) => [[p, q], [q, r]], static (a, b) => a.Graph.Einsum("ij,jk->k", a, b), static (a, b) =>
            Numbers.Vector(b.Sizes[1], k => Numbers.Sum(a.Sizes[0], i => Numbers.Sum(a.Sizes[1], j => a[i, j] * b[j, k])))),
    };

    private static double Multiplied(IEnumerable<double> factors) => factors.Aggregate(1.0, static (x, y) => x * y);
}
