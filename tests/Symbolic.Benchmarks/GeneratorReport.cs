using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Symbolic.Generator;

namespace Symbolic.Benchmarks;

/// <summary>The generator of code: where the time of one formula goes, and what a whole run of the compiler takes because of it.</summary>
internal static class GeneratorReport
{
    private const int Runs = 5;

    private static readonly string[] s_formulas =
    [
        Workloads.Title,
        "log(1+x²y²)",
        "sin(x y) cos(z)/(1 + x^2)",
        "sqrt(x² + y² + z²)",
        "exp(−x²/2) log(1 + y²) + z",
        "x^y + y^(2/3) + z^3",
        "tan(x)/(2 + sin(y)) + sinh(z)/cosh(z)",
        "1/(1 + exp(−(x y + z)))",
    ];

    private static readonly string[] s_assemblies = Assemblies();

    private static readonly string[] s_stages = ["read", "differentiate", "simplify", "share", "stabilize", "write", "all"];

    /// <summary>Prints two tables: single formulas in this process, and runs of the compiler.</summary>
    /// <param name="output">Where the tables go.</param>
    /// <param name="folders">Folders with other builds of the generator and all that it uses, as a package holds them.</param>
    public static void Run(TextWriter output, string[] folders)
    {
        Stages(output);
        output.WriteLine();
        Compilers(output, [AppContext.BaseDirectory, .. folders]);
    }

    private static void Stages(TextWriter output)
    {
        output.WriteLine($"{"gradient of, ms each",-40}{string.Concat(s_stages.Select(static s => $"{s,14}"))}");
        var platform = new Platform(new(typeof(Math).GetMethods().Select(static m => $"System.Math.{m.Name}").Distinct()));
        foreach (string formula in s_formulas)
        {
            MethodRequest request = Request(formula);
            double[] times = Times(() =>
            {
                var watch = new Laps();
                var read = RequestedFormula.Read(request, CancellationToken.None);
                watch.Lap();
                Gradient gradient = read.Value.Gradient(read.Inputs);
                watch.Lap();
                Expr[] simplified = [.. gradient.Select(static d => d.Simplify().Result)];
                watch.Lap();
                IReadOnlyList<Expr> shared = simplified.ShareFactors();
                watch.Lap();
                IReadOnlyList<Expr> stable = shared.Stabilize(StabilizeOptions.Default);
                watch.Lap();
                CSharpMethodBody.Of(stable, read.Inputs, ["x", "y", "z"], [], CancellationToken.None);
                watch.Lap();
                MethodGeneration.Run(request, platform, CancellationToken.None);
                watch.Lap();
                return watch.Seconds;
            });
            output.WriteLine($"{formula,-40}{string.Concat(times.Select(static t => (t * 1e3).ToString("0.000", CultureInfo.InvariantCulture).PadLeft(14)))}");
        }
    }

    private static MethodRequest Request(string formula) => new()
    {
        Id = "M:F",
        Wanted = Wanted.Gradient,
        Formula = formula,
        By = default,
        Namespace = "",
        Types = default,
        Modifiers = "partial",
        ReturnType = "double",
        Name = "F",
        Parameters = new(((string[])["x", "y", "z"]).Select(static n => new MethodParameter(n, n, $"double {n}"))),
        Destination = new MethodParameter("g", "g", "global::System.Span<double> g"),
        Form = ResultForm.NumberAndSpan,
        TupleLength = 0,
        IsRefused = false,
        IsDocumented = false,
    };

    // The median of each lap over the later half of the rounds.
    private static double[] Times(Func<IReadOnlyList<double>> round)
    {
        var rounds = new List<IReadOnlyList<double>>();
        var total = Stopwatch.StartNew();
        while (total.Elapsed.TotalSeconds < 2 || rounds.Count < 6)
        {
            rounds.Add(round());
        }

        return [.. Enumerable.Range(0, rounds[0].Count).Select(lap => Median(rounds.Skip(rounds.Count / 2).Select(r => r[lap])))];
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed class Laps
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly List<double> _seconds = [];

        public IReadOnlyList<double> Seconds => _seconds;

        public void Lap()
        {
            _seconds.Add(_watch.Elapsed.TotalSeconds);
            _watch.Restart();
        }
    }

    // The compiler of the SDK, started anew each time: without a generator, and with each build of it.
    private static void Compilers(TextWriter output, string[] folders)
    {
        (string Name, string Source)[] programs =
        [
            ("no formula", Program([])),
            ("title example", Program([Workloads.Title])),
            ("200 of log(1+kx²y²)", Program([.. Enumerable.Range(1, 200).Select(static k => $"log(1+{k}x²y²)")])),
        ];
        string compiler = Compiler(), work = Directory.CreateTempSubdirectory("generator").FullName;
        try
        {
            output.WriteLine($"{"compilation, s, least of " + Runs.ToString(CultureInfo.InvariantCulture),-60}{string.Concat(programs.Select(static p => $"{p.Name,24}"))}");
            var least = new double[folders.Length + 1, programs.Length];
            for (int run = 0; run < Runs; run++)
            {
                for (int f = 0; f <= folders.Length; f++)
                {
                    for (int p = 0; p < programs.Length; p++)
                    {
                        string file = Path.Combine(work, "program.cs");
                        File.WriteAllText(file, f == 0 ? "static class P { static void Main() { } }" : programs[p].Source);
                        double seconds = Seconds(compiler, file, f == 0 ? null : folders[f - 1]);
                        least[f, p] = run == 0 ? seconds : Math.Min(least[f, p], seconds);
                    }
                }
            }

            for (int f = 0; f <= folders.Length; f++)
            {
                int row = f;
                output.WriteLine($"{(f == 0 ? "without a generator" : folders[f - 1]),-60}{string.Concat(Enumerable.Range(0, programs.Length).Select(p => least[row, p].ToString("0.00", CultureInfo.InvariantCulture).PadLeft(24)))}");
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string Program(string[] formulas) => $$"""
        using Symbolic;
        static partial class P
        {
            static void Main() { }
        {{string.Join('\n', formulas.Select(static (f, i) => $"    [Gradient(\"{f}\")] public static partial double F{i}(double x, double y, double z, System.Span<double> g);"))}}
        }
        """;

    private static double Seconds(string compiler, string file, string? folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", compiler, "-noconfig", "-nologo", "-nostdlib", $"-out:{Path.ChangeExtension(file, "dll")}", file]) { RedirectStandardOutput = true };
        foreach (string reference in (string[])["System.Private.CoreLib", "System.Runtime"])
        {
            start.ArgumentList.Add($"-reference:{Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, reference)}.dll");
        }

        foreach (string assembly in folder is null ? [] : s_assemblies)
        {
            start.ArgumentList.Add($"-analyzer:{Path.Combine(folder!, assembly)}.dll");
        }

        var watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException(said);
    }

    // All that a package of the generator holds: what it uses, and the platform and the compiler do not bring.
    private static string[] Assemblies()
    {
        var names = new HashSet<string>();
        var open = new Stack<string>(["Symbolic.Generator"]);
        while (open.TryPop(out string? name))
        {
            if (!name.StartsWith("Microsoft.", StringComparison.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, $"{name}.dll")) && names.Add(name))
            {
                foreach (AssemblyName used in Assembly.Load(name).GetReferencedAssemblies())
                {
                    open.Push(used.Name!);
                }
            }
        }

        return [.. names];
    }

    private static string Compiler()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.EnumerateFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }
}
