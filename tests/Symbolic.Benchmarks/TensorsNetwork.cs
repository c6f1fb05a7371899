using System.Globalization;
using Symbolic.Tensors;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>A network 784–64–64–10 with tanh and softmax cross-entropy over a batch of 64: loss and all gradients.</summary>
internal static class TensorsNetwork
{
    private const int Batch = 64;

    private static readonly int[] s_widths = [784, 64, 64, 10];

    public static void Run(TensorsTable table)
    {
        Dictionary<string, (double Seconds, double Value)>? torch = PeerProcess.Python(1, "network"), torchOnTwo = PeerProcess.Python(2, "network");
        if (torch is null)
        {
            table.Missing("PyTorch");
        }

        (Expr[] outputs, Expr[] variables) = Build();
        double[][] inputs = Point(variables);
        foreach (Precision precision in Enum.GetValues<Precision>())
        {
            string type = precision == Precision.Double ? "float64" : "float32", what = $"network, loss and gradients, {type}";
            TensorProgram own = Program(DenseProducts.BuiltIn), system = Program(DenseProducts.SystemBlas);
            double preparation = TensorsClock.Of(() => Program(DenseProducts.BuiltIn), 0.3);
            SystemBlas.TrySetThreads(1);
            double[] times = TensorsClock.Race(1.5, TensorsReport.Work(own, inputs), TensorsReport.Work(system, inputs));
            double value = Value(own, inputs);
            if (torch?.TryGetValue($"network {type}", out (double Seconds, double Value) peer) == true)
            {
                table.Line(what, times[0], "PyTorch", peer.Seconds, 1.0);
                table.Remark(string.Create(CultureInfo.InvariantCulture, $"loss and squared gradients add up to {value:G9}, in PyTorch to {peer.Value:G9}"));
            }

            if (SystemBlas.IsPresent)
            {
                table.Line(what, times[0], "the same steps with OpenBLAS", times[1]);
            }

            table.Line($"{what}, preparation", preparation, $"{own.StepCount} steps");
            if (SystemBlas.IsPresent && SystemBlas.TrySetThreads(2))
            {
                double[] onWall = TensorsClock.RaceOnTheWall(1.5, TensorsReport.Work(own, inputs), TensorsReport.Work(system, inputs));
                SystemBlas.TrySetThreads(1);
                table.Line($"{what}, on the wall", onWall[0], "the same steps with OpenBLAS, 2 threads", onWall[1]);
                if (torchOnTwo?.TryGetValue($"network {type}", out (double Seconds, double Value) onTwo) == true)
                {
                    table.Line($"{what}, on the wall", onWall[0], "PyTorch, 2 threads", onTwo.Seconds);
                }
            }

            TensorProgram Program(DenseProducts products) => TensorProgram.Create(outputs, variables, null, new TensorOptions { DenseProducts = products, Precision = precision });
        }

        GraphCost(table);
    }

    // What the graph of a deep network and of all its gradients costs, whatever the batch: its length is a symbol.
    private static void GraphCost(TensorsTable table)
    {
        double seconds = TensorsClock.Of(
            static () =>
            {
                (Expr loss, Expr[] parameters) = Workloads.Network(12, 512);
                loss.Gradient(parameters);
            });
        (Expr deep, Expr[] weights) = Workloads.Network(12, 512);
        table.Line("12 layers of 512, any batch: loss and gradients", seconds, $"{Workloads.DistinctNodes([deep, .. deep.Gradient(weights)])} nodes, of which {Workloads.DistinctNodes(deep)} forward");
    }

    private static (Expr[] Outputs, Expr[] Variables) Build()
    {
        var graph = new ExprGraph();
        var parameters = new List<Expr>();
        Expr x = graph.Symbol("X", new Shape(Batch, s_widths[0])), y = graph.Symbol("Y", new Shape(Batch, s_widths[^1]));
        Expr h = x;
        for (int layer = 1; layer < s_widths.Length; layer++)
        {
            Expr w = graph.Symbol($"W_{layer}", new Shape(s_widths[layer - 1], s_widths[layer])), b = graph.Symbol($"b_{layer}", new Shape(s_widths[layer]));
            parameters.AddRange([w, b]);
            h = graph.Einsum("bi,ij->bj", h, w) + graph.Einsum("j,b->bj", b, graph.Fill(graph.One, new Shape(Batch)));
            h = layer + 1 < s_widths.Length ? Tanh[h] : h;
        }

        Expr loss = (graph.Einsum("b->", LogSumExp[h]) - graph.Einsum("bj,bj->", h, y)) / Batch;
        Gradient gradient = loss.Gradient([.. parameters]);
        return ([loss, .. parameters.Select(p => gradient[p])], [.. parameters, x, y]);
    }

    // The numbers that peers.py takes, too.
    private static double[][] Point(Expr[] variables)
    {
        var point = new List<double[]>();
        for (int layer = 0; layer + 1 < s_widths.Length; layer++)
        {
            point.Add(Entries(2 * layer, 1 / Math.Sqrt(s_widths[layer]), s_widths[layer] * s_widths[layer + 1]));
            point.Add(Entries((2 * layer) + 1, 0.1, s_widths[layer + 1]));
        }

        point.Add(Entries(9, 1, Batch * s_widths[0]));
        double[] labels = new double[TensorsReport.Count(variables[^1].Shape)];
        for (int i = 0; i < Batch; i++)
        {
            labels[(i * s_widths[^1]) + (i % s_widths[^1])] = 1;
        }

        return [.. point, labels];

        static double[] Entries(double seed, double scale, int count) => [.. Enumerable.Range(0, count).Select(k => scale * Math.Sin(seed + (0.7 * k)))];
    }

    private static double Value(TensorProgram program, double[][] inputs)
    {
        double[][] results = [.. program.OutputShapes.Select(static s => new double[TensorsReport.Count(s)])];
        program.Run(inputs, results);
        return results[0][0] + results.Skip(1).Sum(static g => g.Sum(static v => v * v));
    }
}
