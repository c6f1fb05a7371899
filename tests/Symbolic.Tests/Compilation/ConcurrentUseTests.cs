namespace Symbolic.Tests.Compilation;

/// <summary>One thread builds; any number of others read what is finished, and run what is compiled. Values tell whether a read was torn.</summary>
public class ConcurrentUseTests
{
    private const int Readers = 4;
    private const int Rounds = 60;

    [Fact]
    public async Task Finished_formulas_have_their_values_and_texts_while_others_are_derived()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr[] finished = [.. Enumerable.Range(1, 20).Select(i => graph.Parse($"sin({i} x)^2 exp(-y/{i}) + max(x, y/{i})"))];
        double[] values = [.. finished.Select(f => f.Evaluate((x, 0.3), (y, 0.7)))];
        string[] texts = [.. finished.Select(static f => f.ToText())];
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, Readers).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            int count = 0;
            do
            {
                int i = random.Next(finished.Length);
                Assert.Equal(values[i], finished[i].Evaluate((x, 0.3), (y, 0.7)));
                Assert.Equal(texts[i], finished[i].ToText());
                Assert.Equal(values[i], finished[i].Compile<Func<double, double, double>>(x, y)(0.3, 0.7));
                count++;
            }
            while (!stop.IsCancellationRequested);
            return count;
        }))];

        var random = new Random(7);
        for (int round = 0; round < Rounds; round++)
        {
            Expr f = finished[random.Next(finished.Length)] * finished[random.Next(finished.Length)] + round;
            foreach (Expr derivative in f.Gradient(x, y))
            {
                _ = derivative.Simplify().Result;
            }
        }

        stop.Cancel();
        Assert.All(await Task.WhenAll(readers), static count => Assert.True(count > 0));
    }

    [Fact]
    public void Compiled_functions_run_on_many_threads_at_once()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr f = graph.Parse("if x > y then sqrt(x - y) exp(x) else Σ_{i=1}^9 cos(i x) y^i");
        var compiled = f.Compile<Func<double, double, double>>(x, y);
        Program program = Program.Create(f, x, y);
        BatchFunction batch = f.CompileBatch(x, y);
        TensorProgram tensors = TensorProgram.Create(graph.ParseModel("A in R^{3×3}; tr(inv(A A' + eye(3)))").Result!.Value, graph.Symbol("A", new Shape(3, 3)));
        double[] xs = [.. Enumerable.Range(0, 1000).Select(static i => Math.Sin(i))], ys = [.. Enumerable.Range(0, 1000).Select(static i => Math.Cos(3 * i))];
        double[] expected = [.. xs.Zip(ys, (a, b) => program.Run([a, b]))];
        double[] columns = batch.Run(xs, ys)[0];
        TensorValue[] matrices = [.. Enumerable.Range(0, 20).Select(static k => (TensorValue)new double[,] { { k, 1, 2 }, { 0.5, k * k, 1 }, { 3, 2, -k } })];
        double[] traces = [.. matrices.Select(m => (double)tensors.Evaluate(m)[0])];
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, k =>
        {
            for (int i = k; i < xs.Length; i += 7)
            {
                Assert.Equal(expected[i], compiled(xs[i], ys[i]));
                Assert.Equal(expected[i], program.Run([xs[i], ys[i]]));
            }

            Assert.Equal(columns, batch.Run(xs, ys)[0]);
            for (int i = 0; i < matrices.Length; i++)
            {
                Assert.Equal(traces[i], (double)tensors.Evaluate(matrices[i])[0]);
            }
        });
    }
}
