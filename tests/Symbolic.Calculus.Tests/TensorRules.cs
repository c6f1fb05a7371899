using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>One expression for each rule of tensor calculus, with the variables by which it is differentiated.</summary>
internal static class TensorRules
{
    public static IReadOnlyDictionary<string, Func<ExprGraph, (Expr Value, Expr[] Variables)>> All { get; } = new Dictionary<string, Func<ExprGraph, (Expr Value, Expr[] Variables)>>
    {
        ["exp"] = g => One(g, [4], static x => Exp[x]),
        ["log of a positive"] = g => One(g, [2, 3], static x => Log[1 + x.Pow(2)]),
        ["tanh"] = g => One(g, [3], static x => Tanh[x]),
        ["sigmoid"] = g => One(g, [3], static x => Sigmoid[x]),
        ["relu"] = g => One(g, [5], static x => Relu[x]),
        ["leaky relu by its slope"] = g => Two(g, [4], [], static (x, a) => LeakyRelu[x, a]),
        ["power"] = g => One(g, [2, 2], static x => x.Pow(3)),
        ["sum"] = g => Two(g, [2, 3], [2, 3], static (a, b) => a - b),
        ["number times tensor"] = g => Two(g, [], [2, 3], static (c, a) => c * a),
        ["tensor over number"] = g => Two(g, [2, 3], [], static (a, c) => a / (2 + c.Pow(2))),
        ["entry by entry"] = g => Two(g, [2, 3], [2, 3], static (a, b) => a * b),
        ["entry over entry"] = g => Two(g, [2, 3], [2, 3], static (a, b) => a / (2 + b.Pow(2))),
        ["matrix product"] = g => Two(g, [2, 3], [3, 4], (a, b) => g.Einsum("ij,jk->ik", a, b)),
        ["matrix times vector"] = g => Two(g, [2, 3], [3], (a, x) => g.Einsum("ij,j->i", a, x)),
        ["dot"] = g => Two(g, [3], [3], (x, y) => g.Einsum("i,i->", x, y)),
        ["outer"] = g => Two(g, [3], [2], (x, y) => g.Einsum("i,j->ij", x, y)),
        ["transpose"] = g => One(g, [2, 3], a => g.Einsum("ij->ji", a)),
        ["trace"] = g => One(g, [3, 3], a => g.Einsum("ii->", a)),
        ["diagonal"] = g => One(g, [3, 3], a => g.Einsum("ii->i", a)),
        ["diagonal matrix"] = g => One(g, [3], x => g.Einsum("i,ij->ij", x, g.Identity(3))),
        ["quadratic form"] = g => Two(g, [3], [3, 3], (x, a) => g.Einsum("i,ij,j->", x, a, x)),
        ["sum over an axis"] = g => One(g, [2, 3], a => g.Einsum("ij->i", a)),
        ["repetition"] = g => One(g, [3], b => g.Einsum("i,j->ij", b, g.Fill(g.One, new Shape(2)))),
        ["determinant"] = g => One(g, [3, 3], static a => Determinant[a]),
        ["log determinant"] = g => One(g, [3, 3], a => LogDeterminant[(4 * g.Identity(3)) + g.Einsum("ij,kj->ik", a, a)]),
        ["inverse"] = g => One(g, [2, 2], a => Inverse[(4 * g.Identity(2)) + a]),
        ["solve"] = g => Two(g, [2, 2], [2], (a, b) => Solve[(4 * g.Identity(2)) + a, b]),
        ["solve with columns"] = g => Two(g, [2, 2], [2, 3], (a, b) => Solve[(4 * g.Identity(2)) + a, b]),
        ["softmax"] = g => One(g, [4], static x => Softmax[x]),
        ["softmax by rows"] = g => One(g, [2, 3], static x => Softmax[x]),
        ["log softmax"] = g => One(g, [2, 3], static x => LogSoftmax[x]),
        ["log sum exp"] = g => One(g, [2, 3], static x => LogSumExp[x]),
        ["largest"] = g => One(g, [2, 4], static x => Largest[x]),
        ["smallest"] = g => One(g, [4], static x => Smallest[x]),
        ["norm"] = g => One(g, [4], static x => Norm[x]),
        ["norm by rows"] = g => One(g, [2, 3], static x => Norm[x]),
        ["unit"] = g => One(g, [4], static x => Unit[x]),
        ["unit by rows"] = g => One(g, [2, 3], static x => Unit[x]),
        ["slice"] = g => One(g, [5], x => g.Einsum("i,ji->j", x, g.Delta([2, 5], [1, -1 * (Dim)1], -1 * (Dim)2))),
        ["window sums"] = g => Two(g, [5], [2], (x, k) => g.Einsum("m,j,mij->i", x, k, g.Delta([5, 4, 2], [1, -1 * (Dim)1, -1 * (Dim)1], 0))),
        ["choice by entry"] = g => Two(g, [4], [4], (x, y) => g.Select(x > y, x * y, Sin[x])),
        ["choice of a whole"] = g => Two(g, [3], [], (x, c) => g.Select(c > 0, Exp[x], c * x)),
        ["layer"] = g => Two(g, [2, 3], [3], (w, x) => Tanh[g.Einsum("ij,j->i", w, x)]),
        ["vector of numbers"] = g => Two(g, [], [], (a, b) => g.Array(new Shape(3), [a * b, Sin[a], b.Pow(2)])),
    };

    private static (Expr, Expr[]) One(ExprGraph graph, Dim[] shape, Func<Expr, Expr> rule)
    {
        Expr x = graph.Symbol("x", new Shape(shape));
        return (rule(x), [x]);
    }

    private static (Expr, Expr[]) Two(ExprGraph graph, Dim[] first, Dim[] second, Func<Expr, Expr, Expr> rule)
    {
        Expr x = graph.Symbol("x", new Shape(first)), y = graph.Symbol("y", new Shape(second));
        return (rule(x, y), [x, y]);
    }
}
