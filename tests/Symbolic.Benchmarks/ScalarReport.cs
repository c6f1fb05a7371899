using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>
/// Programs of numbers at one point: what a step costs to prepare and to run, from a hundred to a million of them; the gradient and
/// the Hessian of Rosenbrock's function beside C; and when machine code pays.
/// </summary>
internal static unsafe class ScalarReport
{
    private const string CSource = """
        void gradient(const double *restrict x, double *restrict g, long n)
        {
            for (long i = 0; i < n; i++) g[i] = 0;
            for (long i = 0; i + 1 < n; i++) {
                double t = x[i + 1] - x[i] * x[i];
                g[i] += -400 * x[i] * t - 2 * (1 - x[i]);
                g[i + 1] += 200 * t;
            }
        }
        """;

    private delegate void Point(ReadOnlySpan<double> inputs, Span<double> outputs);

    public static void Run(TextWriter output, IReadOnlyCollection<string> parts)
    {
        if (Wanted("steps"))
        {
            output.WriteLine($"{"steps",-34} {"prepare",14} {"machine code",16} {"interpreter",16} {"at most",9}");
            foreach (bool functions in (bool[])[false, true])
            {
                foreach (int nodes in (int[])[100, 1000, 10_000, 100_000, 1_000_000])
                {
                    Steps(output, nodes, functions);
                }
            }
        }

        if (Wanted("title"))
        {
            output.WriteLine($"{"what",-52} {"time",12} {"ratio",8} {"at most",8}");
            var g = new ExprGraph();
            Expr f = g.Parse(Workloads.Title);
            Expr[] variables = [g.Symbol("x"), g.Symbol("y"), g.Symbol("z")];
            BatchReport.OnePoint(output, [f, .. f.Gradient(variables)], variables);
        }

        if (Wanted("rosenbrock"))
        {
            var table = new TensorsTable(output);
            table.Head();
            foreach (int n in (int[])[100, 1000, 10_000])
            {
                Rosenbrock(table, n);
            }

            ValueGradientHessian(table, 1000);
            ValueGradientHessian(table, 10_000);
        }

        if (Wanted("calls"))
        {
            output.WriteLine($"{"preparation and so many calls",-40} {"interpreter",14} {"machine code",14} {"automatic",14}");
            foreach (int calls in (int[])[1, 100, 1000, 10_000, 100_000])
            {
                Calls(output, calls);
            }
        }

        bool Wanted(string part) => parts.Count == 0 || parts.Contains(part);
    }

    private static void Steps(TextWriter output, int nodes, bool functions)
    {
        (Expr[] outputs, Expr[] inputs) = Workloads.Dag(nodes, functions);
        Program program = Program.Create(outputs, inputs);
        double begin = TensorsClock.ThreadSeconds();
        Point compiled = Compile(program, BackEnd.Il);
        double prepared = TensorsClock.ThreadSeconds() - begin;

        // The first program of a process pays for the compiler's own start.
        if (nodes < 10_000)
        {
            prepared = TensorsClock.Of(() => Compile(program, BackEnd.Il), 0.3);
        }

        double[] point = AdbenchReport.Entries(3, inputs.Length, 1), results = new double[outputs.Length];
        Point interpreted = Compile(program, BackEnd.Interpreter);
        double[] times = TensorsClock.Race(0.5, () => compiled(point, results), () => interpreted(point, results));
        int steps = program.InstructionCount;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{$"{steps:N0} {(functions ? "with functions" : "of + - x")}",-34} {prepared / steps * 1e6,8:0.00} us/st {times[0] / steps * 1e9,10:0.000} ns/st {times[1] / steps * 1e9,10:0.000} ns/st {(nodes == 100_000 && !functions ? "0.500" : ""),9}"));
    }

    private static void Rosenbrock(TensorsTable table, int n)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"Rosenbrock gradient n={n:N0}");
        double build = TensorsClock.Of(() => Build(n), 0.5);
        Program program = Build(n);
        double compile = TensorsClock.Of(() => Compile(program, BackEnd.Il), 0.5);
        Point compiled = Compile(program, BackEnd.Il), interpreted = Compile(program, BackEnd.Interpreter);
        double[] x = AdbenchReport.Entries(1, n, 1), g = new double[n], expected = new double[n];
        nint? fast = HandWrittenC.Build(CSource, "gradient", "-march=native", HandWrittenC.Fast), plain = HandWrittenC.Build(CSource, "gradient");
        Action[] works = [() => compiled(x, g), () => interpreted(x, g), .. fast is { } a && plain is { } b ? (Action[])[() => Call(b), () => Call(a)] : []];
        double[] times = TensorsClock.Race(0.5, works);
        table.Line(what + ": build", build, $"{program.InstructionCount} steps");
        table.Line(what + ": compile", compile, "");
        if (works.Length > 2)
        {
            works[0]();
            works[2]();
            table.Line(what + ": evaluate", times[0], "C by hand, gcc -O3", times[2]);
            table.Line(what + ": evaluate", times[0], "C by hand, -march=native -ffast-math", times[3]);
            table.Line(what + ": interpret", times[1], "C by hand, gcc -O3", times[2]);
            table.Remark(string.Create(CultureInfo.InvariantCulture, $"largest difference {g.Zip(expected, static (p, q) => Math.Abs(p - q)).Max():G3}"));
        }
        else
        {
            table.Missing("gcc");
            table.Line(what + ": evaluate", times[0], "");
            table.Line(what + ": interpret", times[1], "");
        }

        void Call(nint function)
        {
            fixed (double* from = x, to = expected)
            {
                ((delegate* unmanaged<double*, double*, long, void>)function)(from, to, n);
            }
        }

        static Program Build(int n)
        {
            (Expr f, Expr[] x) = Workloads.Rosenbrock(n);
            return Program.Create([.. f.Gradient(x)], x);
        }
    }

    private static void ValueGradientHessian(TensorsTable table, int n)
    {
        (Expr f, Expr[] x) = Workloads.Rosenbrock(n);
        Expr[] gradient = [.. f.Gradient(x)], hessian = [.. f.Hessian(x).Entries.Select(static e => e.Value)];
        Program value = Program.Create(f, x), all = Program.Create([f, .. gradient, .. hessian], x);
        double[] point = AdbenchReport.Entries(1, n, 1), one = new double[1], results = new double[all.OutputCount];
        Point first = Compile(value, BackEnd.Il), second = Compile(all, BackEnd.Il);
        double[] times = TensorsClock.Race(0.5, () => second(point, results), () => first(point, one));
        table.Line(string.Create(CultureInfo.InvariantCulture, $"Rosenbrock n={n:N0}: value, gradient, Hessian"), times[0], "value", times[1]);
        table.Remark(string.Create(CultureInfo.InvariantCulture, $"{all.InstructionCount} steps and {hessian.Length} entries of the Hessian in one program, {value.InstructionCount} steps for the value"));
    }

    private static void Calls(TextWriter output, int calls)
    {
        (Expr f, Expr[] x) = Workloads.Rosenbrock(1000);
        Program program = Program.Create([.. f.Gradient(x)], x);
        double[] point = AdbenchReport.Entries(1, x.Length, 1), results = new double[x.Length];
        double[] times = [.. ((BackEnd[])[BackEnd.Interpreter, BackEnd.Il, BackEnd.Automatic]).Select(backEnd =>
        {
            double least = double.PositiveInfinity;
            for (int sample = 0; sample < 5; sample++)
            {
                var watch = Stopwatch.StartNew();
                Point compiled = Compile(program, backEnd);
                for (int i = 0; i < calls; i++)
                {
                    compiled(point, results);
                }

                least = Math.Min(least, watch.Elapsed.TotalSeconds);
            }

            return least;
        })];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{$"{program.InstructionCount:N0} steps, {calls:N0} calls",-40} {times[0] * 1e3,11:0.00} ms {times[1] * 1e3,11:0.00} ms {times[2] * 1e3,11:0.00} ms"));
    }

    private static Point Compile(Program program, BackEnd backEnd) => program.Compile<Point>(new CompileOptions { BackEnd = backEnd });
}
