using FsCheck;
using FsCheck.Fluent;
using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Random tensor programs over numbers, vectors and matrices with axes of 0 to 3 entries.</summary>
internal static class RandomTensors
{
    /// <summary>Lengths and the words of a program.</summary>
    public static Gen<(int N, int M, int[] Words)> Programs(int length) =>
        from n in Gen.Choose(0, 3)
        from m in Gen.Choose(0, 3)
        from words in Gen.Choose(0, int.MaxValue - 1).ArrayOf(length)
        select (n, m, words);

    /// <summary>The value of a program and its variables: a number, two vectors, two matrices.</summary>
    public static (Expr Value, Expr[] Variables) Build((int N, int M, int[] Words) program)
    {
        (int n, int m, int[] words) = program;
        var graph = new ExprGraph();
        Expr[] variables =
        [
            graph.Symbol("s"), graph.Symbol("x", new Shape(n)), graph.Symbol("y", new Shape(m)),
            graph.Symbol("A", new Shape(n, m)), graph.Symbol("B", new Shape(n, n)),
        ];
        var nodes = new List<Expr>(variables);
        foreach (int word in words)
        {
            Expr a = nodes[word / 32 % nodes.Count];
            Expr[] like = [.. nodes.Where(e => e.Shape == a.Shape || e.Shape.IsScalar)];
            nodes.Add(Step(nodes, word % 32, a, like[word / 1024 % like.Length], word / 65536));
        }

        return (nodes[^1], variables);
    }

    private static Expr Step(List<Expr> nodes, int step, Expr a, Expr b, int rest)
    {
        ExprGraph graph = a.Graph;
        int order = a.Shape.Order;
        Expr[] vectors = [.. nodes.Where(static e => e.Shape.Order == 1)];
        Expr vector = vectors[rest % vectors.Length];
        bool hasRow = order > 0 && a.Shape[order - 1].Length > 0;
        switch (step)
        {
            case 0 or 1:
                return a + b;
            case 2:
                return b - a;
            case 3 or 4:
                return a * b;
            case 5:
                return a / (2 + b.Pow(2));
            case 6:
                return Sin[a];
            case 7 or 8:
                return Tanh[a];
            case 9:
                return Exp[-a.Pow(2)];
            case 10:
                return Log[1 + a.Pow(2)];
            case 11:
                return graph.Select(a > b, a * b, Cos[a]);
            case 12:
                return Relu[a] + (b * Sigmoid[a]);
            case 13 when order == 2:
                return graph.Einsum("ij->ji", a);
            case 14 when order == 2:
                return graph.Einsum("ij,kj->ik", a, a);
            case 15 when order == 2:
                return graph.Einsum(rest % 2 == 0 ? "ij->i" : "ij->j", a);
            case 16 or 17 when order == 2 && vector.Shape[0] == a.Shape[1]:
                return graph.Einsum("ij,j->i", a, vector);
            case 18 when order == 2 && vector.Shape[0] == a.Shape[0]:
                return graph.Einsum("ij,i->ij", a, vector);
            case 19 when order == 1:
                return graph.Einsum("i,j->ij", a, vector);
            case 20 when order == 1 && vector.Shape == a.Shape:
                return graph.Einsum("i,i->", a, vector);
            case 21 when order == 1:
                return graph.Einsum("i,ij->ij", a, graph.Identity(a.Shape[0]));
            case 22 when order == 2 && a.Shape[0] == a.Shape[1]:
                return graph.Einsum("ii->i", a);
            case 23 when order == 1 && a.Shape[0].Length > 1:
                return graph.Einsum("i,ji->j", a, graph.Delta([a.Shape[0] - 1, a.Shape[0]], [1, -1 * (Dim)1], -1 * (Dim)1));
            case 24 when hasRow:
                return Softmax[a];
            case 25 when hasRow:
                return LogSumExp[a];
            case 26 when hasRow:
                return rest % 2 == 0 ? Largest[a] : LogSoftmax[a];
            case 27 when hasRow:
                return Norm[1 + (a * a)];
            case 28 when order == 2 && a.Shape[0] == a.Shape[1] && a.Shape[0].Length > 0:
                return Inverse[(5 * graph.Identity(a.Shape[0])) + Tanh[a]];
            case 29 when order == 1 && a.Shape[0].Length > 0:
                return Solve[(5 * graph.Identity(a.Shape[0])) + Tanh[graph.Einsum("i,j->ij", a, a)], a];
            case 30 when order == 2 && a.Shape[0] == a.Shape[1] && a.Shape[0].Length > 0:
                return Determinant[graph.Identity(a.Shape[0]) + (Tanh[a] / 4)];
            case 31 when order == 0:
                return graph.Array(new Shape(2), [Sin[a], a * b]);
            default:
                return order == 0 ? Sigmoid[a] : a / (1 + Norm[graph.Einsum(order == 1 ? "i->i" : "ij->i", a)].Pow(2));
        }
    }
}
