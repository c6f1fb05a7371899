using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>
/// The time of each operator over that of an addition, beside what its declaration says: compiled code that computes and stores
/// the operator at many points, none of which waits for another.
/// </summary>
internal static class OperatorWeights
{
    private const int Points = 256;

    // One pass takes about as long as the clock's tick, so a sample is many of them.
    private const int Passes = 400;

    // What else runs on the machine only adds time, so the least sample counts; the first ones also wait for the compiler.
    private const int Samples = 60;

    public static void Run(TextWriter output)
    {
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(0, 2 * Points).Select(i => graph.Symbol($"x_{i}"))];
        double unit = Nanoseconds([.. Enumerable.Range(0, Points).Select(i => x[i] + x[Points + i])], x, [.. Enumerable.Repeat((0.7, -1.3), Points)]);
        output.WriteLine($"{"operator",-14} {"declared",10} {"measured",10}    (in additions of {unit.ToString("0.00", CultureInfo.InvariantCulture)} ns)");
        foreach (Operator op in graph.Operators.All)
        {
            (Func<Expr, Expr, Expr> node, (double, double)[] samples) = op switch
            {
                UnaryOperator unary => ((a, _) => unary[unary.IsLogical ? a > 0 : a], Usable([.. unary.Samples.Select(static s => (s, 1.0))], p => unary.Evaluate(p.Item1))),
                BinaryOperator { Operands: Element.Real } binary => ((a, b) => binary[a, b], Usable([.. binary.Samples], p => binary.Evaluate(p.Item1, p.Item2))),
                NaryOperator { Fold: not null } nary => ((a, b) => nary[a, b], [(1, 2), (2, -1), (0.5, 0.25)]),
                _ => ((Func<Expr, Expr, Expr>)((a, _) => a), System.Array.Empty<(double, double)>()),
            };
            if (samples.Length == 0)
            {
                continue;
            }

            (double, double)[] points = [.. Enumerable.Range(0, Points).Select(i => samples[i % samples.Length])];
            double time = Nanoseconds([.. Enumerable.Range(0, Points).Select(i => node(x[i], x[Points + i]))], x, points);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{op.Name,-14} {op.Flops,10:0.##} {time / unit,10:0.0}"));
        }
    }

    private static (double, double)[] Usable((double, double)[] samples, Func<(double, double), double> value) =>
        [.. samples.Where(p => double.IsFinite(value(p)))];

    private static double Nanoseconds(Expr[] outputs, Expr[] inputs, (double, double)[] points)
    {
        SpanFunction compiled = Program.Create(outputs, inputs).Compile<SpanFunction>(new CompileOptions { BackEnd = BackEnd.Il });
        double[] at = [.. points.Select(static p => p.Item1), .. points.Select(static p => p.Item2)];
        double[] results = new double[outputs.Length];
        double least = double.MaxValue;
        for (int sample = 0; sample < Samples; sample++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int pass = 0; pass < Passes; pass++)
            {
                compiled(at, results);
            }

            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least / Passes / Points * 1e9;
    }

    private delegate void SpanFunction(ReadOnlySpan<double> inputs, Span<double> outputs);
}
