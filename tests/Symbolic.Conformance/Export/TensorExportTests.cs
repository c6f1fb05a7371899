using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Exported tensor programs, with their Jacobians and Hessians, run in their own language.</summary>
public class TensorExportTests(ITestOutputHelper output)
{
    private const string Square = "A in R^{3×3}; B in R^{3×3}; X in R^{3×3}; a in R^3; b in R^3; x in R^3; ";
    private const string Labelled = "X in R^{3×2}; w in R^2; y in R^3; ";
    private const string Factored = "T in R^{3×2}; U in R^{3×2}; V in R^{2×2}; ";
    private const string Network = "W_1 in R^{3×2}; W_2 in R^{2×3}; x in R^2; y in R^2; ";

    private static readonly (string Source, string By, bool Twice)[] s_identities =
    [
        (Square + "tr(AXB)", "X", false), (Square + "tr(AXᵀB)", "X", false), (Square + "tr(XᵀAX)", "X", false), (Square + "aᵀXb", "X", false),
        (Square + "aᵀX⁻¹b", "X", false), (Square + "log det(XᵀX + eye(3))", "X", true), (Square + "det X", "X", true), (Square + "tr(X³)", "X", false),
        (Square + "tr(X⁻¹A)", "X", false), (Square + "‖Xa − b‖²", "X", false), (Square + "‖XᵀX − eye(3)‖_F²", "X", false), (Square + "xᵀAx", "x", true),
        (Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", true), (Labelled + "‖Xw−y‖²", "w", true), ("A in R^{3×2}; x in R^2; logsumexp(Ax)", "x", true),
        (Square + "‖x‖", "x", true), (Factored + "‖T − UVᵀ‖_F²", "U", true), ("W in R^{3×2}; x in R^2; Wx", "W", false), (Square + "AXB", "X", false),
        (Square + "diag(x)Ax", "x", false), (Network + "W_2 sigmoid(W_1 x)", "x", false), (Network + "½‖W_2 sigmoid(W_1 x)−y‖²", "W_1", true),
        (Square + "softmax(A x)", "x", false), (Square + "max(A x)", "x", false), (Square + "A\\b", "A", false), (Square + "prod(x)", "x", false), (Square + "x^(1/3) + max(a, b) + where(x > a, sqrt(abs(x)), b^2)", "x", false),
    ];

    private delegate void Function(ReadOnlySpan<double> input, Span<double> output);

    private sealed record Case(string Name, Expr[] Outputs, Expr[] Inputs, TensorValue[] Point)
    {
        public double[] Given => [.. Point.SelectMany(static v => v.Entries.ToArray())];

        public double[] Expected { get; } = [.. TensorProgram.Create(Outputs, Inputs).Evaluate(Point).SelectMany(static v => v.Entries.ToArray())];

        public string? Compare(ReadOnlySpan<double> actual)
        {
            double scale = Expected.Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
            for (int i = 0; i < Expected.Length; i++)
            {
                if (!(Expected[i].Equals(actual[i]) || Math.Abs(Expected[i] - actual[i]) <= 1e-10 * scale))
                {
                    return $"{Name}: entry {i} is {actual[i]} instead of {Expected[i]}";
                }
            }

            return null;
        }
    }

    [Fact]
    public void C_sharp_computes_the_same()
    {
        Case[] cases = Cases();
        Assembly assembly = CSharpCompiler.Compile(cases.Select(static (c, i) => SourceCode.Generate(c.Outputs, c.Inputs, SourceLanguage.CSharp, Named(i))));
        double[][] results = [.. cases.Select(static c => new double[c.Expected.Length])];
        for (int i = 0; i < cases.Length; i++)
        {
            assembly.GetType(Named(i).FunctionName)!.GetMethod("Point", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<Function>()(cases[i].Given, results[i]);
        }

        Compare(cases, [.. results.SelectMany(static r => r)]);
    }

    [Fact]
    public void C_computes_the_same()
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        Case[] cases = Cases();
        using var folder = new TemporaryFolder();
        var source = new StringBuilder();
        var main = new StringBuilder("#include <stdio.h>\nint main(int argc, char **argv)\n{\n    static double in[4096], out[65536];\n    FILE *from = fopen(argv[argc - 2], \"rb\"), *to = fopen(argv[argc - 1], \"wb\");\n");
        for (int i = 0; i < cases.Length; i++)
        {
            string code = SourceCode.Generate(cases[i].Outputs, cases[i].Inputs, SourceLanguage.C, Named(i));
            source.Append(Regex.Replace(code, @"\bsymbolic_\w+", match => $"{match.Value}_{i}"));
            main.AppendLine(CultureInfo.InvariantCulture, $"    if (fread(in, 8, {cases[i].Given.Length}, from) != {cases[i].Given.Length}) return 1;");
            main.AppendLine(CultureInfo.InvariantCulture, $"    {Named(i).FunctionName}(in, out); fwrite(out, 8, {cases[i].Expected.Length}, to);");
        }

        folder.Write("t.c", $"{source}{main}    return fclose(to);\n}}\n");
        var (exitCode, _, errors) = ToolRunner.Run("gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Werror", "-o", folder["t"], folder["t.c"], "-lm")!.Value;
        Assert.True(exitCode == 0, errors[..Math.Min(3000, errors.Length)]);
        Compare(cases, Run(folder, cases, folder["t"]));
    }

    [Theory]
    [InlineData(SourceLanguage.NumPy, "import numpy, scipy.special")]
    [InlineData(SourceLanguage.Torch, "import numpy, torch")]
    public void Python_computes_the_same(SourceLanguage language, string imports)
    {
        if (PythonTool.Find(imports) is not { } python)
        {
            output.WriteLine($"Skipped: no python3 runs '{imports}'.");
            return;
        }

        Case[] cases = Cases();
        using var folder = new TemporaryFolder();
        var source = new StringBuilder("import sys\nimport numpy as np\ndata = np.fromfile(sys.argv[1])\nresults = []\nposition = 0\ndef take(n):\n    global position\n    position += n\n    return data[position - n:position]\n");
        for (int i = 0; i < cases.Length; i++)
        {
            source.AppendLine(SourceCode.Generate(cases[i].Outputs, cases[i].Inputs, language, Named(i)));
            source.AppendLine(CultureInfo.InvariantCulture, $"r = {Named(i).FunctionName}({string.Join(", ", cases[i].Point.Select(static v => $"take({v.Entries.Length})"))})");
            source.AppendLine("for v in r if isinstance(r, tuple) else (r,): results.append(np.asarray(v, dtype=np.float64).ravel())");
        }

        source.AppendLine("np.concatenate(results).tofile(sys.argv[2])");
        folder.Write("t.py", source.ToString());
        Compare(cases, Run(folder, cases, python, folder["t.py"]));
    }

    [Fact]
    public void What_a_language_cannot_hold_is_named()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x", new Shape(Dim.Of("n")));
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>())
        {
            Assert.Contains("n", Assert.ThrowsAny<SymbolicException>(() => SourceCode.Generate([x], [x], language)).Message);
        }

        Expr unknown = new ExprGraph().ParseModel("x in R^3; x + y").Result!.Value;
        Assert.Contains("'y'", Assert.Throws<UnresolvedNameException>(() => SourceCode.Generate([unknown], [unknown.Operands[0]], SourceLanguage.NumPy)).Message);
    }

    private static ExportOptions Named(int number) => new() { FunctionName = $"f{number.ToString(CultureInfo.InvariantCulture)}" };

    private static double[] Run(TemporaryFolder folder, Case[] cases, string program, params string[] arguments)
    {
        File.WriteAllBytes(folder["points"], MemoryMarshal.AsBytes(cases.SelectMany(static c => c.Given).ToArray().AsSpan()).ToArray());
        var (exitCode, _, errors) = ToolRunner.Run(program, [.. arguments, folder["points"], folder["results"]])!.Value;
        Assert.True(exitCode == 0, errors);
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder["results"])).ToArray();
    }

    private void Compare(Case[] cases, double[] computed)
    {
        var wrong = new List<string>();
        int next = 0;
        foreach (Case c in cases)
        {
            Assert.True(next + c.Expected.Length <= computed.Length, $"{c.Name}: results are missing");
            if (c.Compare(computed.AsSpan(next, c.Expected.Length)) is { } difference)
            {
                wrong.Add(difference);
            }

            next += c.Expected.Length;
        }

        output.WriteLine($"{cases.Length} programs, {computed.Length} entries, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0 && next == computed.Length, string.Join('\n', wrong.Take(40)));
    }

    private Case[] Cases()
    {
        var cases = new List<Case>();
        var random = new Random(5);
        foreach (var (source, by, twice) in s_identities)
        {
            Model model = new ExprGraph().ParseModel(source);
            Expr f = model.Result!.Value, v = model[by];
            Expr[] inputs = [.. model.Free.Distinct()];
            TensorValue[] point = [.. inputs.Select(i => new TensorValue(i.Shape, [.. Enumerable.Range(0, i.Shape.Axes.Aggregate(1, static (n, a) => n * a.Length)).Select(_ => random.NextDouble() * 2 - 0.7)]))];
            cases.Add(new Case(source, twice ? [f, f.Jacobian(v), f.Hessian(v, v)] : [f, f.Jacobian(v)], inputs, point));
        }

        string file = Path.Combine(ExportCases.SharedFolder, "corpora", "examples.json");
        if (!File.Exists(file))
        {
            output.WriteLine("skipped: examples.json is not here; set SYMBOLIC_SHARED to the folder that holds corpora/");
            return [.. cases];
        }

        foreach (JsonElement example in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("examples").EnumerateArray())
        {
            Dictionary<string, TensorValue> values = Point(example.GetProperty("inputs"));
            Model model = new ExprGraph().ParseModel(example.GetProperty("program").GetString()!, new ReadingOptions
            {
                Names = [.. values.Keys.Where(static n => !n.Contains('['))],
                Shapes = values.ToDictionary(static p => p.Key, static p => p.Value.Shape),
            });
            string of = example.GetProperty("output").GetString()!;
            Expr f = of.StartsWith('(') ? model.Result!.Value : model[of];
            string[] names = [.. values.Keys.Where(n => model.Free.Any(v => v.Name == model[n].Name))];
            IEnumerable<string> by = new[] { "gradient", "jacobian" }.SelectMany(kind => example.TryGetProperty(kind, out JsonElement wanted) ? wanted.EnumerateObject().Select(static w => w.Name) : []);
            Expr[] outputs = [f, .. by.Select(n => f.Jacobian(model[n]))];
            cases.Add(new Case(example.GetProperty("id").GetString()!, outputs, [.. names.Select(n => model[n])], [.. names.Select(n => values[n])]));
        }

        return [.. cases];
    }

    private static Dictionary<string, TensorValue> Point(JsonElement inputs)
    {
        var point = new Dictionary<string, TensorValue>();
        foreach (JsonProperty input in inputs.EnumerateObject())
        {
            foreach (var (name, value) in input.Value.ValueKind == JsonValueKind.Object
                ? input.Value.EnumerateObject().Select(m => ($"{input.Name}[{m.Name}]", m.Value))
                : [(input.Name, input.Value)])
            {
                var axes = new List<Dim>();
                for (JsonElement level = value; level.ValueKind == JsonValueKind.Array; level = level[0])
                {
                    axes.Add(level.GetArrayLength());
                }

                point[name] = new TensorValue(new Shape([.. axes]), [.. Entries(value)]);
            }
        }

        return point;
    }

    private static IEnumerable<double> Entries(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Entries),
        JsonValueKind.String => [Program.Create(new ExprGraph().Parse(value.GetString()!)).Run()],
        _ => [value.GetDouble()],
    };
}
