using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>The expressions that the figures are about.</summary>
internal static class Workloads
{
    public const string Title = "(xy+z)²+exp(x−yz)";

    public static (Expr F, Expr X) Swell(int iterations)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr f = x;
        for (int k = 0; k < iterations; k++)
        {
            f = (Sin[f] * Exp[-f.Pow(2)]) + x;
        }

        return (f, x);
    }

    public static (Expr F, Expr[] X) Rosenbrock(int n)
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(1, n).Select(i => graph.Symbol($"x_{i}"))];
        Expr f = graph.Zero;
        for (int i = 0; i + 1 < n; i++)
        {
            f += (100 * (x[i + 1] - x[i].Pow(2)).Pow(2)) + (1 - x[i]).Pow(2);
        }

        return (f, x);
    }

    public static (Expr F, Expr[] X) Product(int n)
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(1, n).Select(i => graph.Symbol($"x_{i}"))];
        return (x.Aggregate((a, b) => a * b), x);
    }

    /// <summary>A chain of unique nodes, three for each step.</summary>
    public static (Expr F, Expr X) Chain(int nodes)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr f = x;
        for (int i = 0; graph.Count < nodes; i++)
        {
            f = (Sin[f] * f) + (i % 7);
        }

        return (f, x);
    }

    /// <summary>
    /// A random graph over a hundred inputs in which every node has a user nearby: sums, differences and products with an input, or
    /// functions for a quarter of the nodes. Values stay of moderate size. The last hundred nodes are the outputs.
    /// </summary>
    public static (Expr[] Outputs, Expr[] Inputs) Dag(int nodes, bool functions)
    {
        var random = new Random(5);
        var g = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(0, 100).Select(i => g.Symbol($"x_{i}"))];
        var all = new List<Expr>(x);
        while (all.Count < nodes + x.Length)
        {
            Expr a = all[^(1 + random.Next(x.Length))], b = all[^(1 + random.Next(x.Length))], input = x[random.Next(x.Length)];
            all.Add(functions && random.Next(4) == 0
                ? random.Next(4) switch { 0 => Sin[a], 1 => Exp[-a.Pow(2)], 2 => Tanh[a], _ => Sqrt[1 + a.Pow(2)] }
                : random.Next(3) switch { 0 => a + b, 1 => a - b, _ => a * input });
        }

        return ([.. all.Skip(nodes)], x);
    }

    /// <summary>A network with tanh and softmax cross-entropy over a batch of symbolic length.</summary>
    public static (Expr Loss, Expr[] Parameters) Network(int layers, int width)
    {
        var graph = new ExprGraph();
        var parameters = new List<Expr>();
        Expr h = graph.Symbol("X", new Shape("t", width)), labels = graph.Symbol("Y", new Shape("t", 10));
        for (int layer = 1; layer <= layers + 1; layer++)
        {
            int outputs = layer > layers ? 10 : width;
            Expr w = graph.Symbol($"W_{layer}", new Shape(width, outputs)), b = graph.Symbol($"b_{layer}", new Shape(outputs));
            parameters.AddRange([w, b]);
            h = graph.Einsum("bi,ij->bj", h, w) + graph.Einsum("j,b->bj", b, graph.Fill(graph.One, new Shape("t")));
            h = layer > layers ? h : Tanh[h];
        }

        return ((graph.Einsum("b->", LogSumExp[h]) - graph.Einsum("bj,bj->", h, labels)) / graph.Length("t"), [.. parameters]);
    }

    public static int DistinctNodes(params Expr[] roots)
    {
        var cone = new Cone(roots[0].Graph);
        cone.Collect([.. roots.Select(static r => r.Id)]);
        return cone.Count;
    }
}
