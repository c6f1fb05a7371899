using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

internal static partial class FunctionCases
{
    private static Dictionary<string, FunctionCase> Matrices() => new()
    {
        ["row of a vector"] = Vector(static x => Transpose[x], static x => new Numbers([1, x.Sizes[0]], x.Entries)),
        ["outer of a matrix and a vector"] = Of(static (p, q, r) => [[p, q], [r]], static (a, x) => Outer[a, x], static (a, x) => Numbers.Of([.. a.Sizes, .. x.Sizes], n => a[n[0], n[1]] * x[n[2]])),
        ["kron of vectors"] = Of(static (p, q, _) => [[p], [q]], static (x, y) => Kronecker[x, y], static (x, y) => Numbers.Vector(x.Sizes[0] * y.Sizes[0], k => x[k / y.Sizes[0]] * y[k % y.Sizes[0]])),
        ["kron of a matrix and a vector"] = Of(static (p, q, r) => [[p, q], [r]], static (a, x) => Kronecker[a, x], static (a, x) =>
            Numbers.Matrix(a.Sizes[0] * x.Sizes[0], a.Sizes[1], (i, j) => a[i / x.Sizes[0], j] * x[i % x.Sizes[0]])),
        ["kron of a vector and a matrix"] = Of(static (p, q, r) => [[r], [p, q]], static (x, a) => Kronecker[x, a], static (x, a) =>
            Numbers.Matrix(a.Sizes[0] * x.Sizes[0], a.Sizes[1], (i, j) => x[i / a.Sizes[0]] * a[i % a.Sizes[0], j])),
        ["kron twice"] = new(static (p, q, _) => [[p], [q], [p]], static v => Kronecker[v[0], Kronecker[v[1], v[2]]], static v =>
            Numbers.Vector(v[0].Sizes[0] * v[1].Sizes[0] * v[2].Sizes[0], k => v[0][k / v[2].Sizes[0] / v[1].Sizes[0]] * v[1][k / v[2].Sizes[0] % v[1].Sizes[0]] * v[2][k % v[2].Sizes[0]])),
        ["vec of a product with kron"] = new(static (p, q, _) => [[p, q], [q, p], [p, q]], static v =>
            v[0].Graph.Einsum("ij,j->i", Kronecker[Transpose[v[2]], v[0]], Vec[v[1]]), static v => Stacked(Times(v[0], Times(v[1], v[2])))),
        ["cross of columns"] = Of(static (p, _, _) => [[3, p], [3, p]], static (a, b) => Cross[a, b], static (a, b) =>
            Numbers.Matrix(3, a.Sizes[1], (i, t) => (a[(i + 1) % 3, t] * b[(i + 2) % 3, t]) - (a[(i + 2) % 3, t] * b[(i + 1) % 3, t]))),
        ["tril"] = Matrix(static a => LowerTriangle[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j <= i ? a[i, j] : 0)),
        ["tril from a diagonal above"] = Matrix(static a => TensorFunctions.LowerTriangle(a, 1), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j <= i + 1 ? a[i, j] : 0)),
        ["tril from a diagonal below"] = Matrix(static a => TensorFunctions.LowerTriangle(a, -2), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j <= i - 2 ? a[i, j] : 0)),
        ["triu"] = Matrix(static a => UpperTriangle[a], static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j >= i ? a[i, j] : 0)),
        ["triu from a diagonal above"] = Matrix(static a => TensorFunctions.UpperTriangle(a, 1), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j >= i + 1 ? a[i, j] : 0)),
        ["triu from a diagonal below"] = Matrix(static a => TensorFunctions.UpperTriangle(a, -1), static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => j >= i - 1 ? a[i, j] : 0)),
        ["eye"] = Matrix(static a => TensorFunctions.Identity(a.Graph, a.Shape[0], a.Shape[1]) + a, static a => Numbers.Matrix(a.Sizes[0], a.Sizes[1], (i, j) => a[i, j] + (i == j ? 1 : 0))),
        ["commutation"] = Matrix(
            static a => a.Graph.Einsum("ij,j->i", TensorFunctions.Commutation(a.Graph, a.Shape[0], a.Shape[1]), Vec[a]),
            static a => Stacked(Transposed(a))),
        ["commutation by itself"] = new(static (p, q, _) => [[p, q]], static v => TensorFunctions.Commutation(v[0].Graph, v[0].Shape[0], v[0].Shape[1]), static v =>
            Numbers.Matrix(v[0].Entries.Length, v[0].Entries.Length, (a, b) => (a % v[0].Sizes[1], a / v[0].Sizes[1]) == (b / v[0].Sizes[0], b % v[0].Sizes[0]) ? 1 : 0)),
        ["det of a number"] = Number(static x => BuiltFunctions.Determinant[x], static x => x),
        ["inverse of a number"] = Number(static x => BuiltFunctions.Inverse[2 + x], static x => 1 / (2 + x)),
    };

    private static Numbers Stacked(Numbers a) => Numbers.Vector(a.Entries.Length, k => a[k % a.Sizes[0], k / a.Sizes[0]]);
}
