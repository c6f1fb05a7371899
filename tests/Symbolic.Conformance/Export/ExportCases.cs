using System.Text.Json;
using Symbolic.Verification;

namespace Symbolic.Conformance.Export;

/// <summary>The functions that every language is tried on.</summary>
internal static class ExportCases
{
    private static readonly double[] s_special = [0, 1, -1, 0.5, -0.5, 2, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300];

    /// <summary>The folder beside the repository that holds collections of cases.</summary>
    public static string SharedFolder => Environment.GetEnvironmentVariable("SYMBOLIC_SHARED") ?? Path.Combine(Root(), "..", "shared");

    /// <summary>Every operator with its partial derivatives, at its samples and at special points.</summary>
    public static IEnumerable<ExportCase> Operators()
    {
        foreach (Operator op in OperatorCases.Computing)
        {
            foreach (IGrouping<int, double[]> samples in OperatorCases.SamplesOf(op).GroupBy(static s => s.Length))
            {
                var graph = new ExprGraph();
                Expr[] variables = OperatorCases.Variables(graph, op, samples.Key);
                Expr node = graph.Apply(op, variables);
                IEnumerable<Expr> derivatives = op.ResultElement == Element.Boolean ? [] : variables
                    .Where((_, i) => op.OperandElement(i) == Element.Real && OperatorCases.PartialOf(node, i).Refusal is null)
                    .Select(v => node.Differentiate(v));
                IEnumerable<double[]> more = op.OperandElement(0) == Element.Boolean ? []
                    : op is UnaryOperator ? s_special.Select(static x => new[] { x })
                    : [];
                yield return new ExportCase($"operator {op}", [node, .. derivatives], variables, samples.Concat(more));
            }
        }
    }

    /// <summary>Functions that some library has only for whole numbers that are written out, at the whole numbers of their samples.</summary>
    public static IEnumerable<ExportCase> WrittenOut()
    {
        double[] at = [-2.5, -1.5, -0.25, 0, -1, -2, 0.5, 1.5, 4, 100.25, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach ((Operator op, int position) in WrittenOutOperands.All.Select(static w => (w.Operator, w.Position)).Distinct())
        {
            foreach (double whole in OperatorCases.SamplesOf(op).Select(s => s[position]).Distinct())
            {
                var graph = new ExprGraph();
                Expr[] operands = OperatorCases.Variables(graph, op, op.MinOperands);
                operands[position] = graph.Number((Rational)(int)whole);
                Expr[] variables = [.. operands.Where(static o => !o.IsNumber)];
                Expr node = graph.Apply(op, operands);
                yield return new ExportCase($"{node}", [node, .. variables.Select(v => node.Differentiate(v))], variables, at.Select(x => variables.Select(_ => x).ToArray()));
            }
        }
    }

    /// <summary>Formulas with branches, powers, constants and shared parts.</summary>
    public static IEnumerable<ExportCase> Formulas()
    {
        double[] xs = [-2, -1, -0.25, 0, 0.25, 0.5, 1, 3, 1e5, double.NaN];
        string[] formulas =
        [
            "(x y+z)^2+exp(x-y z)",
            "where(x > 0, sqrt(x), 0) + where(x > 0, log(x) sqrt(x), exp(x))",
            "where(x > 0, where(y > 0, sqrt(x y), sin(x) + log(x)), exp(x) + exp(x)^2 + sin(exp(x)))",
            "where(x > 0 and y > 0, log(x) + log(y), where(x > 0, log(x)/y, -z))",
            "where(x < -1, -x^3, where(x < 0, (x+1)^2 sin(x+1) + cos((x+1)^2), where(x < 1, 1/3 + x/7, sqrt(sqrt(x)-1/2)+log(sqrt(x)))))",
            "x^(1/3) + y^(2/3) + z^(-1/3) + x^(3/5) + y^(-2/5)",
            "x^2 + x^3 + x^4 + x^5 + x^-1 + y^-2 + z^-3 + x^7 + y^(1/2) + y^(3/2) + x^0.1 + 2^x + x^y",
            "max(x, y, z) - min(x, 2y, 3z) + clamp(x, -1, y^2)",
            "1e-300 x + 0.1 y + 1/3 z + 123456789012345678901234567890 + 2.5e-7 + pi x + e^y",
            "-(-x) - (y - z) - (x - (y - (z - 1))) + x/(y/(z/2))",
            "log(1+exp(x)) + tanh(x y) + sigmoid(z) + erf(x)",
            "sqrt(2) x + sin(1) y + abs(-3/7 z)",
            "x",
            "3/7",
        ];
        foreach (string formula in formulas)
        {
            var graph = new ExprGraph();
            Expr f = graph.Parse(formula);
            Expr[] variables = [graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z")];
            Gradient gradient = f.Gradient(DerivativeOptions.Default, variables);
            yield return new ExportCase(
                formula, [f, .. variables.Select(v => gradient[v])], variables, xs.SelectMany(x => new[] { new[] { x, 0.5, 2 }, [x, -0.5, -2], [0.75, x, 1], [x, x, x] }));
        }
    }

    /// <summary>Random functions over the whole operator table, which share parts, with a gradient.</summary>
    public static IEnumerable<ExportCase> Random(int count)
    {
        for (int seed = 0; seed < count; seed++)
        {
            var graph = new ExprGraph();
            var random = new Random(seed);
            Expr[] variables = [graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z")];
            var grower = new ExpressionGrower(graph, random) { Preferred = [Symbolic.Operators.Add, Symbolic.Operators.Multiply, Symbolic.Operators.Divide, Symbolic.Operators.Select, Symbolic.Operators.Less], OneOfAllIn = 2 };
            grower.Numbers.AddRange([.. variables, graph.Number(Rational.From(1, 3)), graph.Number(2), graph.Constant(Symbolic.Operators.Pi)]);
            grower.Conditions.Add(variables[0] < variables[1]);
            for (int i = 0; i < 10; i++)
            {
                grower.Grow();
            }

            Expr[] functions = [.. grower.Numbers.TakeLast(3)];
            double[][] points = [.. Enumerable.Range(0, 5).Select(_ => variables.Select(_ => Math.Round((random.NextDouble() - 0.4) * 6, 3)).ToArray())];
            yield return new ExportCase($"random {seed}: {string.Join("; ", functions)}", [.. functions, .. GradientOf(functions[^1], variables)], variables, points);
        }
    }

    private static IEnumerable<Expr> GradientOf(Expr f, Expr[] variables)
    {
        try
        {
            return f.Gradient(variables);
        }
        catch (DerivativeUndefinedException)
        {
            return [];
        }
    }

    /// <summary>Functions of the collections beside the repository, with their gradients.</summary>
    public static IEnumerable<ExportCase> Collections(int every, Action<string> notice)
    {
        foreach (string file in new[] { "feynman.jsonl", "cas.jsonl", "optim.jsonl" })
        {
            string path = Path.Combine(SharedFolder, "corpora", file);
            if (!File.Exists(path))
            {
                notice($"skipped: {file} is not here; set SYMBOLIC_SHARED to the folder that holds corpora/");
                continue;
            }

            int number = 0;
            foreach (string line in File.ReadLines(path))
            {
                if (number++ % every == 0 && Read(JsonDocument.Parse(line).RootElement) is { } read)
                {
                    yield return read;
                }
            }
        }
    }

    private static ExportCase? Read(JsonElement entry)
    {
        if (!entry.TryGetProperty("f", out JsonElement text) || !entry.TryGetProperty("points", out JsonElement points))
        {
            return null;
        }

        var graph = new ExprGraph();
        string[] names = [.. entry.GetProperty("variables").EnumerateArray().Select(static v => v.GetString()!)];
        if (!graph.TryParse(text.GetString()!, out Expr f, out _) || f.Type != ExprType.Real)
        {
            return null;
        }

        Expr[] variables = [.. names.Select(n => graph.Symbol(n))];
        try
        {
            Gradient gradient = f.Gradient(DerivativeOptions.Default, variables);
            var read = new List<double[]>();
            foreach (JsonElement point in points.EnumerateArray())
            {
                read.Add(point.TryGetProperty("assignments", out JsonElement assignments)
                    ? [.. names.Select(n => assignments.TryGetProperty(n, out JsonElement v) ? v.GetDouble() : 0.5)]
                    : [.. point.GetProperty("x").EnumerateArray().Select(static v => Program.Create(new ExprGraph().Parse(v.GetString()!)).Run())]);
            }

            return new ExportCase(entry.GetProperty("id").GetString()!, [f, .. variables.Select(v => gradient[v])], variables, read);
        }
        catch (SymbolicException)
        {
            return null;
        }
    }

    public static string RepositoryFolder => Root();

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Symbolic.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Symbolic.sln not found above the test binaries");
    }
}
