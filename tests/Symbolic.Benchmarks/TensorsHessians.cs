using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>Derived Hessians beside the closed forms that people write by hand, both as programs of this library, and beside PyTorch.</summary>
internal static class TensorsHessians
{
    private static readonly string[] s_ways = ["torch hessian", "torch hessian, vectorized", "functorch"];

    public static void Run(TensorsTable table)
    {
        Dictionary<string, (double Seconds, double Value)>? torch = PeerProcess.Python(1, "hessians");
        if (torch is null)
        {
            table.Missing("PyTorch");
        }
        else if (!torch.Keys.Any(static k => k.Contains("functorch", StringComparison.Ordinal)))
        {
            table.Missing("functorch");
        }

        foreach ((int rows, int d) in ((int, int)[])[(500, 200), (100, 50), (800, 400)])
        {
            var graph = new ExprGraph();
            Expr x = graph.Symbol("X", new Shape(rows, d)), w = graph.Symbol("w", new Shape(d)), y = graph.Symbol("y", new Shape(rows));
            Expr t = y * graph.Einsum("ij,j->i", x, w), s = Sigmoid[t];
            Expr loss = graph.Einsum("i->", Softplus[-t]);

            // Labels are 1 and −1, whose squares the closed form need not multiply by.
            Report($"logistic, {rows} by {d}", loss.Hessian(w, w), graph.Einsum("ij,i,ik->jk", x, s * (1 - s), x), 1.2, rows == 500 ? "logistic" : "", x, w, y);
        }

        foreach (int n in (int[])[50, 100])
        {
            var graph = new ExprGraph();
            Expr target = graph.Symbol("T", new Shape(n, n)), u = graph.Symbol("U", new Shape(n, 5)), v = graph.Symbol("V", new Shape(n, 5));
            Expr error = target - graph.Einsum("ik,jk->ij", u, v);
            Expr derived = graph.Einsum("ij,ij->", error, error).Hessian(u, u);
            Report($"factorization, n = {n}", derived, 2 * graph.Einsum("ik,mj,ml->ijkl", graph.Identity(n), v, v), 1.2, $"factorization {n}", target, u, v);

            // The same without its zeros: what is multiplied by deltas is a matrix of 5 by 5.
            Compressed compressed = Compressed.Of(derived);
            Expr factor = compressed.Terms.Single().Factor;
            Report($"factorization, n = {n}, without its zeros", factor, 2 * graph.Einsum("mj,ml->jl", v, v), 1.2, $"factorization {n}", v);
            double[] entries = TensorsReport.Random(5 * n, 0.3);
            double[] times = TensorsClock.Race(
                0.5,
                TensorsReport.Work(TensorProgram.Create(factor, v), entries),
                TensorsReport.Work(TensorProgram.Create(derived, v), entries));
            table.Line($"Hessian of factorization, n = {n}, {compressed}"[..46], times[0], "with its zeros", times[1]);
        }

        foreach (int n in (int[])[100, 1000])
        {
            var graph = new ExprGraph();
            Expr a = graph.Symbol("A", new Shape(n, n)), x = graph.Symbol("x", new Shape(n));
            Report($"quadratic form, n = {n}", graph.Einsum("i,ij,j->", x, a, x).Hessian(x, x), a + graph.Einsum("ij->ji", a), 1.2, $"quadratic {n}", a, x);
        }

        void Report(string what, Expr derived, Expr closed, double atMost, string peer, params Expr[] variables)
        {
            double[][] inputs = [.. variables.Select(static v => v.Name == "y"
                ? System.Array.ConvertAll(TensorsReport.Random(TensorsReport.Count(v.Shape)), static x => x < 0 ? -1.0 : 1.0)
                : TensorsReport.Random(TensorsReport.Count(v.Shape), 0.3))];
            TensorProgram first = TensorProgram.Create(derived, variables), second = TensorProgram.Create(closed, variables);
            double[][] results = [new double[TensorsReport.Count(derived.Shape)], new double[TensorsReport.Count(derived.Shape)]];
            first.Run(inputs, results.AsSpan(0, 1));
            second.Run(inputs, results.AsSpan(1, 1));
            double difference = results[0].Zip(results[1]).Max(static p => Math.Abs(p.First - p.Second));
            double[] times = TensorsClock.Race(0.5, TensorsReport.Work(first, inputs), TensorsReport.Work(second, inputs));
            table.Line($"Hessian of {what}", times[0], string.Create(CultureInfo.InvariantCulture, $"closed form, difference {difference:0.0e0}"), times[1], atMost);
            foreach (string way in s_ways)
            {
                if (torch?.TryGetValue($"{peer} {way}", out (double Seconds, double Value) found) == true)
                {
                    table.Line($"Hessian of {what}", times[0], way, found.Seconds);
                }
            }
        }
    }
}
