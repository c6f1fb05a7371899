using System.Globalization;
using static Symbolic.Operators;

namespace Symbolic.Benchmarks;

/// <summary>
/// The same functions side by side: values and gradients by this library and by other systems, where those are installed. Every
/// system's results are compared with ours.
/// </summary>
internal static unsafe class PeersReport
{
    private const int Points = 4096, Batch = 32;

    private static readonly int[] s_widths = [8, 16, 16, 1];

    private delegate void Point(ReadOnlySpan<double> inputs, Span<double> outputs);

    public static void Run(TextWriter output)
    {
        var table = new TensorsTable(output);
        output.WriteLine("least times of one thread; ratio = this library ÷ the other side");
        table.Head();
        var peers = new Dictionary<string, (double Seconds, double Value)>();
        Add("PyTorch, NumPy and SymPy", PeerProcess.Python(1, "title", "rosenbrock", "small"));
        Add("GiNaC", PeerProcess.Cpp("ginac.cpp", "-lginac", "-lcln", "-ldl"));
        Add("ADOL-C", PeerProcess.Cpp("adolc.cpp", "-ladolc"));
        Add("Maxima", PeerProcess.Run("maxima", ["--very-quiet", "--batch", PeerProcess.Script("peers.mac")]));
        Add("math.js", PeerProcess.Run("node", [PeerProcess.Script("peers.js")]));
        PeersInC.AddTo(peers, table);

        Title(table, peers);
        foreach (int n in (int[])[100, 1000, 10_000])
        {
            Rosenbrock(table, peers, n);
        }

        Network(table, peers);

        void Add(string name, Dictionary<string, (double, double)>? figures)
        {
            if (figures is null)
            {
                table.Missing(name);
                return;
            }

            foreach ((string key, (double, double) figure) in figures)
            {
                peers[key] = figure;
            }
        }
    }

    /// <summary>The numbers that every system takes.</summary>
    internal static double[] Entries(double seed, double scale, int count) => [.. Enumerable.Range(0, count).Select(k => scale * Math.Sin(seed + (0.7 * k)))];

    private static void Title(TensorsTable table, Dictionary<string, (double, double)> peers)
    {
        var g = new ExprGraph();
        Expr f = g.Parse(Workloads.Title);
        Expr[] variables = [g.Symbol("x"), g.Symbol("y"), g.Symbol("z")], outputs = [f, .. f.Gradient(variables)];
        Point compiled = outputs.Compile<Point>(variables);
        double[] point = [0.3, 0.7, -0.2], values = new double[4];
        double seconds = TensorsClock.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                compiled(point, values);
            }
        }) / 1000;
        Lines(table, peers, "title 1", seconds, values.Sum());

        BatchFunction batch = outputs.CompileBatch(new BatchOptions { Threads = 1 }, variables);
        ReadOnlyMemory<double>[] columns = [Entries(0, 1, Points), Entries(1, 1, Points), Entries(2, 1, Points)];
        double[][] results = [.. outputs.Select(static _ => new double[Points])];
        Memory<double>[] rooms = [.. results.Select(static r => r.AsMemory())];
        Lines(table, peers, "title 4096", TensorsClock.Of(() => batch.Run(columns, rooms)), results.Sum(static r => r.Sum()));
    }

    private static void Rosenbrock(TensorsTable table, Dictionary<string, (double, double)> peers, int n)
    {
        Program program = Build();
        Point compiled = Compile();
        double[] x = Entries(1, 1, n), gradient = new double[n];
        string what = string.Create(CultureInfo.InvariantCulture, $"rosenbrock {n}");
        Lines(table, peers, what + " build", TensorsClock.Of(() => Build()), 0);
        Lines(table, peers, what + " compile", TensorsClock.Of(() => Compile()), 0);
        Lines(table, peers, what + " evaluate", TensorsClock.Of(() => compiled(x, gradient)), gradient.Sum(static v => v * v));

        Program Build()
        {
            (Expr f, Expr[] variables) = Workloads.Rosenbrock(n);
            return Program.Create([.. f.Gradient(variables)], variables);
        }

        Point Compile() => program.Compile<Point>(new CompileOptions { BackEnd = BackEnd.Il });
    }

    private static void Network(TensorsTable table, Dictionary<string, (double, double)> peers)
    {
        var g = new ExprGraph();
        var parameters = new List<Expr>();
        var point = new List<double[]>();
        Expr x = g.Symbol("X", new Shape(Batch, s_widths[0])), y = g.Symbol("Y", new Shape(Batch, 1)), h = x;
        for (int layer = 0; layer < s_widths.Length - 1; layer++)
        {
            int from = s_widths[layer], to = s_widths[layer + 1];
            Expr w = g.Symbol($"W_{layer}", new Shape(from, to)), b = g.Symbol($"b_{layer}", new Shape(to));
            parameters.AddRange([w, b]);
            point.AddRange([Entries(2 * layer, 1 / Math.Sqrt(from), from * to), Entries((2 * layer) + 1, 0.1, to)]);
            h = g.Einsum("bi,ij->bj", h, w) + g.Einsum("j,b->bj", b, g.Fill(g.One, new Shape(Batch)));
            h = layer + 2 < s_widths.Length ? Tanh[h] : h;
        }

        Expr loss = g.Einsum("bj,bj->", h - y, h - y) / Batch;
        Gradient gradient = loss.Gradient([.. parameters]);
        TensorProgram program = TensorProgram.Create([loss, .. parameters.Select(p => gradient[p])], [.. parameters, x, y]);
        double[][] inputs = [.. point, Entries(9, 1, Batch * s_widths[0]), Entries(10, 1, Batch)], results = [.. program.OutputShapes.Select(static s => new double[TensorsReport.Count(s)])];
        double seconds = TensorsClock.Of(() => program.Run(inputs, results));
        Lines(table, peers, "small network", seconds, results[0][0] + results.Skip(1).Sum(static r => r.Sum(static v => v * v)));
    }

    private static void Lines(TensorsTable table, Dictionary<string, (double Seconds, double Value)> peers, string what, double seconds, double value)
    {
        bool any = false;
        foreach ((string key, (double time, double number)) in peers)
        {
            if (key.EndsWith(", " + what, StringComparison.Ordinal))
            {
                any = true;
                double? bar = what == "title 4096" && key.StartsWith("C -O3 -march", StringComparison.Ordinal) ? 1.0 : null;
                table.Line(what, seconds, key[..^(what.Length + 2)], time, bar);
                if (Math.Abs(number - value) > 1e-9 * Math.Max(1, Math.Abs(value)))
                {
                    table.Remark(string.Create(CultureInfo.InvariantCulture, $"the results differ: here {value:G12}, there {number:G12}"));
                }
            }
        }

        if (!any)
        {
            table.Line(what, seconds, "");
        }
    }
}
