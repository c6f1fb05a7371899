using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Random expressions of numbers, vectors and matrices with all kinds of operators, against plain loops.</summary>
public sealed class RandomTensorProgramTests
{
    [Fact]
    public void Random_graphs_agree_with_plain_loops()
    {
        var random = new Random(31);
        for (int round = 0; round < 300; round++)
        {
            var graph = new ExprGraph();
            int n = random.Next(1, 6);
            Expr[] inputs = [graph.Symbol("c"), graph.Symbol("x", new Shape(n)), graph.Symbol("y", new Shape(n)), graph.Symbol("A", new Shape(n, n)), graph.Symbol("B", new Shape(n, n))];
            var pool = new List<Expr>(inputs);
            while (pool.Count < 45)
            {
                if (Grown(graph, random, pool) is { } next)
                {
                    pool.Add(next);
                }
            }

            Expr[] outputs = [.. pool.Skip(15).Where(_ => random.Next(8) == 0), pool[^1]];
            Dictionary<Expr, double[]> point = TensorAssert.Point(inputs, round);
            TensorAssert.AgreesWithDense(outputs, point, $"round {round}", 1e-9);
        }
    }

    private static Expr? Grown(ExprGraph graph, Random random, List<Expr> pool)
    {
        Expr a = pool[random.Next(pool.Count)];
        Expr[] like = [.. pool.Where(p => p.Shape == a.Shape)];
        Expr b = random.Next(5) == 0 ? pool[0] : like[random.Next(like.Length)];
        Expr[] vectors = [.. pool.Where(static p => p.Shape.Order == 1)], matrices = [.. pool.Where(static p => p.Shape.Order == 2)];
        Expr v = vectors[random.Next(vectors.Length)], m = matrices[random.Next(matrices.Length)], k = matrices[random.Next(matrices.Length)];
        return random.Next(22) switch
        {
            0 => Tanh[a + b],
            1 => Sin[a] * b,
            2 => a / (2 + b.Pow(2)),
            3 => a - b,
            4 => Max[a, b],
            5 => graph.Select(a > b, Cos[a], b),
            6 => graph.Select(pool[0] > Sin[graph.Einsum("i->", v)], Tanh[a], Tanh[b] - a),
            7 => Tanh[graph.Einsum("ij,j->i", m, v)],
            8 => Tanh[graph.Einsum("ij,kj->ki", m, k)],
            9 => Sin[graph.Einsum("ij,jk,k->i", m, k, v)],
            10 => graph.Einsum("ji->ij", m),
            11 => graph.Einsum("ii->i", m),
            12 => Tanh[graph.Einsum("i,j,ij->ij", v, v, m)],
            13 => Tanh[graph.Einsum("ij->", m)],
            14 => a.Shape.IsScalar ? null : Softmax[a],
            15 => a.Shape.IsScalar ? null : Tanh[LogSumExp[a]],
            16 => a.Shape.IsScalar ? null : Largest[a],
            17 => Tanh[graph.Einsum("ij,jk,kl,li->", m, k, m, k)],
            18 => graph.Einsum("i,ij->ij", v, graph.Identity(v.Shape[0])),
            19 => Sin[a].Pow(3),
            20 => Tanh[graph.Einsum("ij,ik->jk", m, k)],
            _ => Sigmoid[Solve[(9 * graph.Identity(v.Shape[0])) + Tanh[m], v]],
        };
    }
}
