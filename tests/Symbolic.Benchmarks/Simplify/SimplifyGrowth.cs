using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>Time by the node for graphs from a thousand to a million nodes: linear work has about the same time everywhere. A row with more than three times that of the row before is marked.</summary>
internal static class SimplifyGrowth
{
    // On the wall, so wide enough for a busy machine.
    private const double MostSeconds = 600;

    private static readonly int[] s_sizes = [1_000, 10_000, 100_000, 1_000_000];

    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"graph",-46} {"nodes",10} {"time",12} {"ns / node",12} {"nodes after",12}");
        Rows(output, "sum of i sin(x_j), 100 names", LikeTerms);
        Rows(output, "sum of i sin(x_i), all names different", static n => Sum(n, n));
        Rows(output, "product of x_j^i, 100 names", EqualBases);
        Rows(output, "product of x_i + i, all different", Product);
        Rows(output, "e <- sin(e) e", Chain);
        Rows(output, "derivative of e <- sin(e) e + (i mod 7)", Derivative);
    }

    private static void Rows(TextWriter output, string what, Func<int, Expr> graph)
    {
        double before = 0;
        foreach (int size in s_sizes)
        {
            // A fresh graph each time, because a graph keeps what it has found out. The first runs warm the code up.
            double least = double.PositiveInfinity;
            int nodes = 0, after = 0, runs = size <= 1_000 ? 30 : size <= 10_000 ? 5 : size <= 100_000 ? 2 : 1;
            for (int run = 0; run < runs; run++)
            {
                Expr f = graph(size);
                nodes = Workloads.DistinctNodes(f);
                using var late = new CancellationTokenSource(TimeSpan.FromSeconds(MostSeconds));
                double begin = TensorsClock.ThreadSeconds();
                try
                {
                    Expr result = f.Simplify(SimplifyOptions.Default with { Cancellation = late.Token }).Result;
                    least = Math.Min(least, TensorsClock.ThreadSeconds() - begin);
                    after = Workloads.DistinctNodes(result);
                }
                catch (OperationCanceledException)
                {
                    output.WriteLine($"{what,-46} {nodes,10} {$"over {MostSeconds} s",12}");
                    return;
                }
            }

            double each = least / nodes * 1e9;
            string mark = before > 0 && each > 3 * before ? "  !" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} {nodes,10} {SimplifyCorpus.Time(least),12} {each,12:0} {after,12}{mark}"));
            before = each;
        }
    }

    private static Expr LikeTerms(int nodes) => Sum(nodes, 100);

    private static Expr Sum(int nodes, int names)
    {
        var graph = new ExprGraph();
        Expr sum = graph.Zero;
        for (int i = 1; graph.Count < nodes; i++)
        {
            sum += i * Operators.Sin[graph.Symbol($"x_{i % names}")];
        }

        return sum;
    }

    private static Expr EqualBases(int nodes)
    {
        var graph = new ExprGraph();
        Expr product = graph.One;
        for (int i = 1; graph.Count < nodes; i++)
        {
            product *= graph.Symbol($"x_{i % 100}").Pow(i);
        }

        return product;
    }

    private static Expr Product(int nodes)
    {
        var graph = new ExprGraph();
        Expr product = graph.One;
        for (int i = 1; graph.Count < nodes; i++)
        {
            product *= graph.Symbol($"x_{i}") + i;
        }

        return product;
    }

    private static Expr Chain(int nodes)
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x");
        while (graph.Count < nodes)
        {
            e = Operators.Sin[e] * e;
        }

        return e;
    }

    private static Expr Derivative(int nodes)
    {
        (Expr f, Expr x) = Workloads.Chain(nodes);
        return f.Differentiate(x);
    }
}
