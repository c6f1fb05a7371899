using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>A training step of a network 784–64–64–10 on 64 examples: loss, gradients and new weights, beside PyTorch on one thread.</summary>
internal static class TrainingReport
{
    private const int Batch = 64;

    // Forward, by weights and by inputs; the first layer has no derivative by its inputs.
    private const double MultiplyAdds = Batch * ((2.0 * 784 * 64) + (3 * 64 * 64) + (3 * 64 * 10));

    private static readonly int[] s_widths = [784, 64, 64, 10];

    public static void Run(TextWriter output)
    {
        var table = new TensorsTable(output);
        table.Head();
        Dictionary<string, (double Seconds, double Value)>? torch = PeerProcess.Python(1, "training");
        if (torch is null)
        {
            table.Missing("PyTorch");
        }

        foreach ((string name, Optimizer optimizer) in new (string, Optimizer)[] { ("descent", new Descent(1e-3)), ("Adam", new Adam(1e-3)) })
        {
            foreach (Precision precision in Enum.GetValues<Precision>())
            {
                string type = precision == Precision.Double ? "float64" : "float32";
                Training training = Prepare(optimizer, precision);
                double seconds = TensorsClock.Of(training.Step, 1.5);
                double? other = torch?.TryGetValue($"training {name} {type}", out (double Seconds, double Value) peer) == true ? peer.Seconds : null;
                table.Line($"training step, {name}, {type}", seconds, "PyTorch", other);
                string beside = other is { } their ? string.Create(CultureInfo.InvariantCulture, $", in PyTorch {their / MultiplyAdds * 1e9:0.000} ns") : "";
                table.Remark(string.Create(CultureInfo.InvariantCulture, $"{seconds / MultiplyAdds * 1e9:0.000} ns for a multiply-add{beside}"));
            }
        }
    }

    private static Training Prepare(Optimizer optimizer, Precision precision)
    {
        Model model = new ExprGraph().ParseModel("""
            X in R^{k×784}; Y in R^{k×10}; W[1] in R^{784×64}; W[2] in R^{64×64}; W[3] in R^{64×10}; b[1] in R^64; b[2] in R^64; b[3] in R^10
            h[1] = tanh(X*W[1] + ones(k)*b[1]')
            h[2] = tanh(h[1]*W[2] + ones(k)*b[2]')
            Z = h[2]*W[3] + ones(k)*b[3]'
            L = (sum(log(exp(Z)*ones(10))) - sum(Y .* Z))/k
            """);
        var random = new RandomNumbers(1);
        double[] labels = new double[Batch * s_widths[^1]];
        for (int i = 0; i < Batch; i++)
        {
            labels[(i * s_widths[^1]) + (i % s_widths[^1])] = 1;
        }

        return optimizer.Train(
            model["L"],
            [.. Enumerable.Range(1, 3).SelectMany(n => new[] { model[$"W[{n}]"], model[$"b[{n}]"] })],
            new Dictionary<string, TensorValue> { ["X"] = new Initialization.Uniform(0, 1).Draw(new Shape(Batch, s_widths[0]), random), ["Y"] = new TensorValue(new Shape(Batch, s_widths[^1]), labels) },
            new TrainingOptions { Initial = new Dictionary<string, Initialization> { ["W"] = new Initialization.Glorot(), ["b"] = new Initialization.Constant(0) }, Precision = precision });
    }
}
