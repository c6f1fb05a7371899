using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    private static Dictionary<string, FunctionCase> Shaping() => new()
    {
        ["vec of a tensor"] = Tensor(static a => Vec[a], static a => Numbers.Vector(a.Entries.Length, k => a[k % a.Sizes[0], k / a.Sizes[0] % a.Sizes[1], k / a.Sizes[0] / a.Sizes[1]])),
        ["reshape of a vector"] = new(
            static (p, q, _) => [[p * q], [p, q]],
            static v => TensorFunctions.Reshape(v[0], v[1].Shape[0], v[1].Shape[1]) * v[1],
            static v => Numbers.Matrix(v[1].Sizes[0], v[1].Sizes[1], (i, j) => v[0][i + (j * v[1].Sizes[0])] * v[1][i, j])),
        ["reshape of a matrix"] = new(
            static (p, q, r) => [[p, 2 * q], [2, q * p]],
            static v => TensorFunctions.Reshape(v[0], v[1].Shape[0], v[1].Shape[1]) * v[1],
            static v => Numbers.Matrix(v[1].Sizes[0], v[1].Sizes[1], (i, j) => Stacked(v[0])[i + (j * v[1].Sizes[0])] * v[1][i, j])),
        ["reshape to a tensor"] = new(
            static (p, q, r) => [[q, p * r], [p, q, r]],
            static v => TensorFunctions.Reshape(v[0], v[1].Shape.Axes.AsSpan()) * v[1],
            static v => Numbers.Of(v[1].Sizes, n => Stacked(v[0])[n[0] + (v[1].Sizes[0] * (n[1] + (v[1].Sizes[1] * n[2])))] * v[1][n])),
        ["reshape of vec"] = Matrix(static a => TensorFunctions.Reshape(Vec[a], a.Shape[0], a.Shape[1]), static a => a),
        ["a one below a vector"] = Vector(static x => TensorFunctions.Stack([[x], [x.Graph.One]]), static x => new Numbers([x.Sizes[0] + 1], [.. x.Entries, 1])),
        ["a row of ones below a matrix"] = new(
            static (p, q, r) => [[r, p + 1], [p, q]],
            static v => v[0].Graph.Einsum("ij,jk->ik", v[0], TensorFunctions.Stack([[v[1]], [v[0].Graph.One]])),
            static v => Times(v[0], Below(v[1], 1))),
        ["a column of numbers"] = new(static (p, q, _) => [[p, q], []], static v => HorizontalConcatenate[v[0], v[1]], static v =>
            Numbers.Matrix(v[0].Sizes[0], v[0].Sizes[1] + 1, (i, j) => j < v[0].Sizes[1] ? v[0][i, j] : v[1][[]])),
        ["four blocks"] = new(static (p, q, r) => [[p, q], [p], [r, q], []], static v => TensorFunctions.Stack([[v[0], v[1]], [v[2], v[3]]]), static v =>
            Numbers.Matrix(v[0].Sizes[0] + v[2].Sizes[0], v[0].Sizes[1] + 1, (i, j) => (i < v[0].Sizes[0], j < v[0].Sizes[1]) switch
            {
                (true, true) => v[0][i, j],
                (true, false) => v[1][i],
                (false, true) => v[2][i - v[0].Sizes[0], j],
                _ => v[3][[]],
            })),
        ["blocks on a diagonal"] = new(static (p, q, r) => [[p, q], [r, p]], static v => TensorFunctions.Stack([[v[0], v[0].Graph.Zero], [v[0].Graph.Zero, v[1]]]), static v =>
            Numbers.Matrix(v[0].Sizes[0] + v[1].Sizes[0], v[0].Sizes[1] + v[1].Sizes[1], (i, j) =>
                i < v[0].Sizes[0] && j < v[0].Sizes[1] ? v[0][i, j] : i >= v[0].Sizes[0] && j >= v[0].Sizes[1] ? v[1][i - v[0].Sizes[0], j - v[0].Sizes[1]] : 0)),
        ["a wide block under two"] = new(static (p, q, r) => [[p, q], [p, r], [2, q + r]], static v => TensorFunctions.Stack([[v[0], v[1]], [v[2]]]), static v =>
            Numbers.Matrix(v[0].Sizes[0] + 2, v[2].Sizes[1], (i, j) => i >= v[0].Sizes[0] ? v[2][i - v[0].Sizes[0], j] : j < v[0].Sizes[1] ? v[0][i, j] : v[1][i, j - v[0].Sizes[1]])),
        ["a matrix of numbers"] = new(static (_, _, _) => [[], []], static v => TensorFunctions.Stack([[v[0], v[1]], [v[0] * v[1], v[0].Graph.One]]), static v =>
            new Numbers([2, 2], [v[0][[]], v[1][[]], v[0][[]] * v[1][[]], 1])),
        ["columns side by side"] = Vectors(static (x, y) => HorizontalConcatenate[x, y], static (x, y) => Numbers.Matrix(x.Sizes[0], 2, (i, j) => j == 0 ? x[i] : y[i])),
        ["tensors side by side"] = Of(static (p, q, r) => [[p, q, r], [p, r, r]], static (a, b) => TensorFunctions.Concatenate([a, b], 2), static (a, b) =>
            Numbers.Of([a.Sizes[0], a.Sizes[1] + b.Sizes[1], a.Sizes[2]], n => n[1] < a.Sizes[1] ? a[n] : b[n[0], n[1] - a.Sizes[1], n[2]])),
        ["column of a matrix"] = Matrix(static a => TensorFunctions.Slice(a, AxisPart.All, AxisPart.At(1)), static a => Numbers.Vector(a.Sizes[0], i => a[i, 0])),
        ["last row of a matrix"] = Matrix(static a => TensorFunctions.Slice(a, AxisPart.At(a.Shape[0]), AxisPart.All), static a => Numbers.Vector(a.Sizes[1], j => a[a.Sizes[0] - 1, j])),
        ["block of a matrix"] = new(static (p, q, _) => [[p + 2, q + 1]], static v => TensorFunctions.Slice(v[0], AxisPart.Range(2, v[0].Shape[0] - 1), AxisPart.Range(2, v[0].Shape[1])), static v =>
            Numbers.Matrix(v[0].Sizes[0] - 2, v[0].Sizes[1] - 1, (i, j) => v[0][i + 1, j + 1])),
        ["slice of a slice"] = new(static (p, _, _) => [[p + 3]], static v =>
            TensorFunctions.Slice(TensorFunctions.Slice(v[0], AxisPart.Range(2, v[0].Shape[0])), AxisPart.Range(2, v[0].Shape[0] - 1)), static v => new Numbers([v[0].Sizes[0] - 2], v[0].Entries[2..])),
        ["slice of a stack"] = Of(static (p, q, _) => [[p + 1], [q + 1]], static (x, y) => TensorFunctions.Slice(VerticalConcatenate[x, y], AxisPart.Range(2, x.Shape[0] + y.Shape[0] - 1)), static (x, y) =>
            new Numbers([x.Sizes[0] + y.Sizes[0] - 2], [.. x.Entries[1..], .. y.Entries[..^1]])),
        ["entry of a matrix"] = Matrix(static a => TensorFunctions.Slice(a, AxisPart.At(1), AxisPart.At(a.Shape[1])), static a => a[0, a.Sizes[1] - 1]),
        ["onehot"] = Vector(static x => x * OneHot[x.Graph.One, x.Graph.Length(x.Shape[0])], static x => Numbers.Vector(x.Sizes[0], i => i == 0 ? x[0] : 0)),
        ["ones and zeros"] = Matrix(static a => a + Ones[a.Graph.Length(a.Shape[0]), a.Graph.Length(a.Shape[1])] - BuiltFunctions.Zeros[a.Graph.Length(a.Shape[0]), a.Graph.Length(a.Shape[1])], static a => a.Map(static x => x + 1)),
    };

    private static Numbers Below(Numbers a, double row) => Numbers.Matrix(a.Sizes[0] + 1, a.Sizes[1], (i, j) => i < a.Sizes[0] ? a[i, j] : row);
}
