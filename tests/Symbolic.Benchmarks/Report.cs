namespace Symbolic.Benchmarks;

/// <summary>The figures of the core in one run, as a table.</summary>
internal static class Report
{
    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"what",-58} {"time",12} {"size",12}");
        Core(output);
        Swell(output);
        Structure(output);
        Title(output);
        ColdStart(output);
    }

    private static void Core(TextWriter output)
    {
        const int nodes = 1_000_000;
        double build = Measure.Seconds(static () => Workloads.Chain(nodes));
        Line(output, "build a million unique nodes", build, $"{nodes / build / 1e6:0.0} M/s");

        long before = GC.GetTotalMemory(forceFullCollection: true);
        (Expr f, Expr x) = Workloads.Chain(nodes);
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        Line(output, "memory of that graph", null, $"{(double)bytes / f.Graph.Count:0.0} B/node");

        double sweep = Measure.Seconds(static () =>
        {
            (Expr chain, Expr variable) = Workloads.Chain(nodes);
            chain.Differentiate(variable);
        });
        Line(output, "reverse sweep over a million nodes", sweep - build, $"{Workloads.DistinctNodes(f.Differentiate(x))}");
    }

    private static void Swell(TextWriter output)
    {
        foreach (int k in (int[])[10, 100, 1000])
        {
            (Expr f, Expr x) = Workloads.Swell(k);
            for (int order = 1; order <= 3; order++)
            {
                int wanted = order;
                double seconds = Measure.Seconds(
                    () =>
                    {
                        (Expr fresh, Expr variable) = Workloads.Swell(k);
                        fresh.Differentiate(variable, wanted);
                    },
                    0.5);
                Line(output, $"x <- sin(x) exp(-x^2) + x, {k} times, order {order}", seconds, $"{Workloads.DistinctNodes(f.Differentiate(x, wanted))}");
            }
        }
    }

    private static void Structure(TextWriter output)
    {
        (Expr product, Expr[] factors) = Workloads.Product(1000);
        Line(output, "gradient of a product of 1000 variables", Measure.Seconds(() => product.Gradient(factors), 0.5), $"{Workloads.DistinctNodes([.. product.Gradient(factors), product])}");

        const int n = 10_000;
        double gradient = Measure.Seconds(static () =>
        {
            (Expr f, Expr[] x) = Workloads.Rosenbrock(n);
            f.Gradient(x);
        });
        (Expr rosenbrock, Expr[] variables) = Workloads.Rosenbrock(n);
        Line(output, "Rosenbrock n = 10,000: function and gradient", gradient, $"{Workloads.DistinctNodes([.. rosenbrock.Gradient(variables)])}");
        double network = Measure.Seconds(
            static () =>
            {
                (Expr loss, Expr[] parameters) = Workloads.Network(12, 512);
                loss.Gradient(parameters);
            },
            0.5);
        (Expr deep, Expr[] weights) = Workloads.Network(12, 512);
        Line(output, "12 layers of width 512, batch t: loss and all gradients", network, $"{Workloads.DistinctNodes([deep, .. deep.Gradient(weights)])}");
        double hessian = Measure.Seconds(static () =>
        {
            (Expr f, Expr[] x) = Workloads.Rosenbrock(n);
            f.Hessian(x);
        });
        DerivativeMatrix matrix = rosenbrock.Hessian(variables);
        Line(output, $"Rosenbrock n = 10,000: tridiagonal Hessian, {matrix.NonZeros} entries", hessian, $"{Workloads.DistinctNodes([.. matrix.Entries.Select(static e => e.Value)])}");
    }

    private static void Title(TextWriter output)
    {
        double graph = Measure.Seconds(static () =>
        {
            var g = new ExprGraph();
            (Expr x, Expr y, Expr z) = g.Symbols("x", "y", "z");
            Expr f = ((x * y) + z).Pow(2) + Operators.Exp[x - (y * z)];
            f.Gradient(x, y, z);
        });
        Line(output, "title example: build and gradient", graph, "");
        double parsed = Measure.Seconds(static () =>
        {
            var g = new ExprGraph();
            Expr f = g.Parse(Workloads.Title);
            f.Gradient(g.Symbol("x"), g.Symbol("y"), g.Symbol("z"));
        });
        Line(output, "title example: parse and gradient", parsed, "");
        double shown = Measure.Seconds(static () =>
        {
            var g = new ExprGraph();
            Expr f = g.Parse(Workloads.Title);
            foreach (Expr derivative in f.Gradient(g.Symbol("x"), g.Symbol("y"), g.Symbol("z")))
            {
                derivative.Simplify().Result.ToUnicode();
            }
        });
        Line(output, "title example: parse, gradient, simplify, print", shown, "");
    }

    // From the start of the process to the printed gradient, the way a person starts it.
    private static void ColdStart(TextWriter output)
    {
        string command = Path.Combine(AppContext.BaseDirectory, "Symbolic.Repl.dll");
        double best = double.PositiveInfinity;
        for (int run = 0; run < 5; run++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("dotnet", [command, "grad", Workloads.Title]) { RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        Line(output, "cold start of the command, printed gradient (best of 5)", best, "");
    }

    private static void Line(TextWriter output, string what, double? seconds, string size) =>
        output.WriteLine($"{what,-58} {Format(seconds),12} {size,12}");

    private static string Format(double? seconds) => seconds switch
    {
        null => "",
        < 1e-3 => $"{seconds * 1e6:0.0} us",
        < 1 => $"{seconds * 1e3:0.0} ms",
        _ => $"{seconds:0.00} s",
    };
}
