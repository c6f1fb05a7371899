using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>Derived Hessians beside the closed forms that people write by hand, both as programs of this library.</summary>
internal static class TensorsHessians
{
    public static void Run(TextWriter output)
    {
        foreach (int n in (int[])[50, 200, 400])
        {
            var graph = new ExprGraph();
            Expr x = graph.Symbol("X", new Shape(2 * n, n)), w = graph.Symbol("w", new Shape(n)), y = graph.Symbol("y", new Shape(2 * n));
            Expr t = y * graph.Einsum("ij,j->i", x, w), s = Sigmoid[t];
            Expr loss = graph.Einsum("i->", Softplus[-t]);
            Report(output, $"logistic loss, n = {n}", loss.Hessian(w, w), graph.Einsum("ij,i,ik->jk", x, y * y * s * (1 - s), x), x, w, y);
        }

        foreach (int n in (int[])[20, 50, 100])
        {
            var graph = new ExprGraph();
            Expr target = graph.Symbol("T", new Shape(n, n)), u = graph.Symbol("U", new Shape(n, 5)), v = graph.Symbol("V", new Shape(n, 5));
            Expr error = target - graph.Einsum("ik,jk->ij", u, v);
            Expr closed = 2 * graph.Einsum("ik,mj,ml->ijkl", graph.Identity(n), v, v);
            Expr derived = graph.Einsum("ij,ij->", error, error).Hessian(u, u);
            Report(output, $"factorization, n = {n}", derived, closed, target, u, v);

            // The same without its zeros: what is multiplied by deltas is a matrix of 5 by 5.
            Expr factor = Compressed.Of(derived).Terms.Single().Factor;
            Report(output, $"factorization, n = {n}, without its zeros", factor, 2 * graph.Einsum("mj,ml->jl", v, v), v);
        }

        foreach (int n in (int[])[100, 1000])
        {
            var graph = new ExprGraph();
            Expr a = graph.Symbol("A", new Shape(n, n)), x = graph.Symbol("x", new Shape(n));
            Report(output, $"quadratic form, n = {n}", graph.Einsum("i,ij,j->", x, a, x).Hessian(x, x), a + graph.Einsum("ij->ji", a), a, x);
        }
    }

    private static void Report(TextWriter output, string what, Expr derived, Expr closed, params Expr[] variables)
    {
        double[][] inputs = [.. variables.Select(static v => TensorsReport.Random(v.Shape.Axes.Aggregate(1, static (n, a) => n * a.Length), 0.3))];
        (double derivedSeconds, double[] first, string steps) = Time(derived);
        (double closedSeconds, double[] second, _) = Time(closed);
        double difference = first.Zip(second).Max(static p => Math.Abs(p.First - p.Second));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Hessian of {what}: {derivedSeconds * 1e6:0.0} us, closed form {closedSeconds * 1e6:0.0} us, ratio {derivedSeconds / closedSeconds:0.00}, difference {difference:0.0e0}"));
        if (derivedSeconds > 1.5 * closedSeconds)
        {
            output.WriteLine(steps);
        }

        (double, double[], string) Time(Expr f)
        {
            TensorProgram program = TensorProgram.Create(f, variables);
            double[][] results = [new double[program.OutputShapes[0].Axes.Aggregate(1, static (n, a) => n * a.Length)]];
            return (TensorsClock.Of(() => program.Run(inputs, results), 0.5), results[0], program.ToString());
        }
    }
}
