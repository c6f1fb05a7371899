using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>A network 784–64–64–10 with tanh and softmax cross-entropy over a batch of 64: loss and all gradients.</summary>
internal static class TensorsNetwork
{
    private const int Batch = 64;

    private static readonly int[] s_widths = [784, 64, 64, 10];

    public static void Run(TextWriter output)
    {
        (Expr loss, Expr[] parameters, Expr[] data) = Build();
        Gradient gradient = loss.Gradient(parameters);
        Expr[] outputs = [loss, .. parameters.Select(p => gradient[p])];
        double? torch = TensorsPeers.TorchNetwork(Batch, s_widths);
        if (torch is null)
        {
            output.WriteLine("PyTorch is not installed: no comparison with it.");
        }

        foreach (DenseProducts products in Enum.GetValues<DenseProducts>())
        {
            double prepare = TensorsClock.Of(() => TensorProgram.Create(outputs, [.. parameters, .. data], null, new TensorOptions { DenseProducts = products }), 0.3);
            TensorProgram program = TensorProgram.Create(outputs, [.. parameters, .. data], null, new TensorOptions { DenseProducts = products });
            double[][] inputs = [.. parameters.Concat(data).Select(static v => TensorsReport.Random(v.Shape.Axes.Aggregate(1, static (n, a) => n * a.Length), 0.1))];
            System.Array.Clear(inputs[^1]);
            for (int i = 0; i < Batch; i++)
            {
                inputs[^1][(i * 10) + (i % 10)] = 1;
            }

            double[][] results = [.. program.OutputShapes.Select(static s => new double[s.Axes.Aggregate(1, static (n, a) => n * a.Length)])];
            double seconds = TensorsClock.Of(() => program.Run(inputs, results));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"network, loss and gradients, {products}: {seconds * 1e6:0} us ({program.StepCount} steps, prepared in {prepare * 1e6:0} us), PyTorch {torch * 1e6:0} us, ratio {torch / seconds:0.00}"));
            if (products == DenseProducts.BuiltIn)
            {
                output.WriteLine(program);
            }
        }
    }

    private static (Expr Loss, Expr[] Parameters, Expr[] Data) Build()
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
        return (loss, [.. parameters], [x, y]);
    }
}
