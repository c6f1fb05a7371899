using System.Diagnostics;
using Symbolic.Adbench;

namespace Symbolic.Benchmarks;

/// <summary>The recurrent net with long short-term memory, over sequences of characters of 14 bits.</summary>
internal static unsafe class AdbenchMemory
{
    private const int Bits = 14;

    private const string CSource = """
        #include <math.h>
        static double sigmoid(double x) { return 1 / (1 + exp(-x)); }
        double memory(long layers, long characters, long bits, const double *restrict w, const double *restrict extra, const double *restrict start, const double *restrict sequence, double *restrict state, double *restrict y)
        {
            double total = 0;
            for (long i = 0; i < 2 * layers * bits; i++) state[i] = start[i];
            for (long t = 0; t + 1 < characters; t++) {
                for (long b = 0; b < bits; b++) y[b] = sequence[t * bits + b] * extra[b];
                const double *input = y;
                for (long l = 0; l < layers; l++) {
                    const double *weight = w + 8 * l * bits, *bias = weight + 4 * bits;
                    double *hidden = state + 2 * l * bits, *cell = hidden + bits;
                    for (long b = 0; b < bits; b++) {
                        double forget = sigmoid(input[b] * weight[b] + bias[b]), in = sigmoid(hidden[b] * weight[bits + b] + bias[bits + b]);
                        double out = sigmoid(input[b] * weight[2 * bits + b] + bias[2 * bits + b]), change = tanh(hidden[b] * weight[3 * bits + b] + bias[3 * bits + b]);
                        cell[b] = cell[b] * forget + in * change;
                        hidden[b] = out * tanh(cell[b]);
                    }
                    input = hidden;
                }
                double sum = 2, gold = 0, count = 0;
                for (long b = 0; b < bits; b++) {
                    double p = input[b] * extra[bits + b] + extra[2 * bits + b], next = sequence[(t + 1) * bits + b];
                    sum += exp(p);
                    gold += next * p;
                    count += next;
                }
                total += gold - count * log(sum);
            }
            return -total / (bits * (characters - 1));
        }
        """;

    public static AdbenchReport.Objective Prepare(int layers, int characters)
    {
        var watch = Stopwatch.StartNew();
        var g = new ExprGraph();
        Model model = g.ParseModel(AdbenchPrograms.Memory(layers, characters, Bits));
        string[] parameters = [.. Enumerable.Range(1, layers).SelectMany(static i => AdbenchPrograms.LayerVariables(i)[..8]), "u", "v", "z"];
        string[] states = [.. Enumerable.Range(1, layers).SelectMany(static i => AdbenchPrograms.LayerVariables(i)[8..])];
        Expr[] variables = [.. parameters.Select(name => model[name])], inputs = [.. variables, .. states.Select(name => model[name]), model["S"]];
        Expr value = model["L"];
        Gradient gradient = value.Gradient(variables);
        TensorProgram both = TensorProgram.Create([value, .. variables.Select(v => gradient[v])], inputs);
        double preparation = watch.Elapsed.TotalSeconds;
        double[][] numbers = [.. Enumerable.Range(0, inputs.Length - 1).Select(static i => AdbenchReport.Entries(i, Bits, 1)), new double[Bits * characters]];
        var random = new Random(7);
        for (int i = 0; i < numbers[^1].Length; i++)
        {
            numbers[^1][i] = random.Next(2);
        }

        return new(
            $"LSTM {layers} layers, {AdbenchReport.Number(characters)} characters", TensorsReport.Work(TensorProgram.Create([value], inputs), numbers), TensorsReport.Work(both, numbers),
            C(numbers, layers, characters), preparation, 3.7);
    }

    private static Action? C(double[][] numbers, int layers, int characters)
    {
        if (HandWrittenC.Build(CSource, "memory", "-march=native", HandWrittenC.Fast) is not { } function)
        {
            return null;
        }

        double[] weights = [.. numbers[..(8 * layers)].SelectMany(static v => v)], extra = [.. numbers[(8 * layers)..((8 * layers) + 3)].SelectMany(static v => v)];
        double[] start = [.. numbers[((8 * layers) + 3)..^1].SelectMany(static v => v)], state = new double[start.Length], y = new double[Bits], sequence = numbers[^1];
        return () =>
        {
            fixed (double* w = weights, e = extra, s = start, q = sequence, h = state, o = y)
            {
                ((delegate* unmanaged<long, long, long, double*, double*, double*, double*, double*, double*, double>)function)(layers, characters, Bits, w, e, s, q, h, o);
            }
        };
    }
}
