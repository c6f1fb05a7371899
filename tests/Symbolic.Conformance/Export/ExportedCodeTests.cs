using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Exported code, run in its own language, computes what our programs compute.</summary>
public class ExportedCodeTests(ITestOutputHelper output)
{
    private delegate void PointFunction(ReadOnlySpan<double> input, Span<double> output);

    private delegate void ColumnsFunction(int count, ReadOnlySpan<double> input, Span<double> output);

    private ExportCase[] Cases(int every) => [.. ExportCases.Operators(), .. ExportCases.WrittenOut(), .. ExportCases.Formulas(), .. ExportCases.Random(30), .. ExportCases.Collections(every, output.WriteLine)];

    [Fact]
    public void C_sharp_computes_the_same()
    {
        ExportCase[] cases = Cases(2);
        Assembly assembly = CSharpCompiler.Compile(cases.Select((c, i) => SourceCode.Generate(c.Outputs, c.Inputs, SourceLanguage.CSharp, Named(i))));
        var results = new Results(output);
        for (int i = 0; i < cases.Length; i++)
        {
            ExportCase c = cases[i];
            Type type = assembly.GetType(Named(i).FunctionName)!;
            var point = type.GetMethod("Point", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<PointFunction>();
            int inputs = c.Inputs.Count, outputs = c.Expected(c.Points[0]).Length, count = c.Points.Length;
            double[] columns = new double[inputs * count];
            for (int p = 0; p < count; p++)
            {
                double[] values = new double[outputs];
                point(c.Points[p], values);
                results.Add(c.Compare(p, values, 1e-13));
                for (int j = 0; j < inputs; j++)
                {
                    columns[(j * count) + p] = c.Points[p][j];
                }
            }

            foreach (var (name, tolerance) in new[] { ("Columns", 1e-13), ("VectorColumns", 1e-12) })
            {
                double[] computed = new double[outputs * count];
                type.GetMethod(name, [typeof(int), typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<ColumnsFunction>()(count, columns, computed);
                for (int p = 0; p < count; p++)
                {
                    results.Add(c.Compare(p, [.. Enumerable.Range(0, outputs).Select(k => computed[(k * count) + p])], tolerance));
                }
            }
        }

        results.AssertNone();
    }

    [Fact]
    public void C_computes_the_same()
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        ExportCase[] cases = Cases(2);
        using var folder = new TemporaryFolder();
        var source = new StringBuilder();
        var table = new StringBuilder();
        for (int i = 0; i < cases.Length; i++)
        {
            string name = Named(i).FunctionName;
            string code = SourceCode.Generate(cases[i].Outputs, cases[i].Inputs, SourceLanguage.C, Named(i));
            // Each would be a file of its own: here their static functions must not meet.
            foreach (string support in Regex.Matches(code, @"\bsymbolic_\w+").Select(static m => m.Value).Distinct())
            {
                code = Regex.Replace(code, $@"\b{support}\b", $"{support}_{i}");
            }

            source.Append(code);
            table.AppendLine(CultureInfo.InvariantCulture, $"    {{ {name}, {name}_columns, {cases[i].Inputs.Count}, {cases[i].Expected(cases[i].Points[0]).Length}, {cases[i].Points.Length} }},");
        }

        source.AppendLine($$"""
            #include <stdio.h>
            #include <stdlib.h>
            struct entry { void (*point)(const double *restrict, double *restrict); void (*columns)(size_t, const double *const *, double *const *); int in, out, count; };
            static const struct entry table[] = {
            {{table}}};
            int main(int argc, char **argv)
            {
                FILE *from = fopen(argv[argc - 2], "rb"), *to = fopen(argv[argc - 1], "wb");
                for (size_t e = 0; e < sizeof table / sizeof *table; e++) {
                    struct entry f = table[e];
                    double *points = malloc(sizeof(double) * (f.in * f.count + 1)), *columns = malloc(sizeof(double) * (f.in * f.count + 1)), *results = malloc(sizeof(double) * f.out * f.count);
                    double *in[64], *out[64];
                    if (fread(points, sizeof(double), f.in * f.count, from) != (size_t)(f.in * f.count)) return 1;
                    for (int p = 0; p < f.count; p++) {
                        f.point(points + p * f.in, results);
                        fwrite(results, sizeof(double), f.out, to);
                        for (int j = 0; j < f.in; j++) columns[j * f.count + p] = points[p * f.in + j];
                    }
                    for (int j = 0; j < f.in; j++) in[j] = columns + j * f.count;
                    for (int j = 0; j < f.out; j++) out[j] = results + j * f.count;
                    f.columns(f.count, (const double *const *)in, out);
                    for (int p = 0; p < f.count; p++) for (int j = 0; j < f.out; j++) fwrite(out[j] + p, sizeof(double), 1, to);
                    free(points); free(columns); free(results);
                }
                return fclose(to);
            }
            """);
        folder.Write("exported.c", source.ToString());
        var (exitCode, _, errors) = ToolRunner.Run("gcc", "-std=c99", "-O1", "-Wall", "-Wextra", "-Werror", "-o", folder["exported"], folder["exported.c"], "-lm")!.Value;
        Assert.True(exitCode == 0, errors[..Math.Min(errors.Length, 4000)]);
        ExportCase[] twice = [.. cases];
        double[] computed = RunOn(folder, cases, folder["exported"]);
        var results = new Results(output);
        int next = 0;
        foreach (ExportCase c in twice)
        {
            int outputs = c.Expected(c.Points[0]).Length;
            for (int p = 0; p < 2 * c.Points.Length; p++, next += outputs)
            {
                results.Add(c.Compare(p % c.Points.Length, computed.AsSpan(next, outputs), 1e-13));
            }
        }

        Assert.Equal(computed.Length, next);
        results.AssertNone();
    }

    [Fact]
    public void NumPy_computes_the_same() => RunPython(SourceLanguage.NumPy, "import numpy, scipy.special", "np.asarray", 1e-12, Cases(2));

    [Fact]
    public void PyTorch_computes_the_same()
    {
        // PyTorch has the gamma function only as a logarithm, which costs digits.
        ExportCase[] cases = [.. Cases(3).Where(static c => !c.Calls(Operators.Gamma) && !c.Calls(Operators.Factorial) && !WrittenOutOperands.IsRefused(c, SourceLanguage.Torch))];
        RunPython(SourceLanguage.Torch, "import numpy, torch", "torch.as_tensor", 1e-11, [.. cases.Where(static c => !c.Calls(Operators.Polygamma))]);

        // Its polygamma function of order 1 has nine digits.
        RunPython(SourceLanguage.Torch, "import numpy, torch", "torch.as_tensor", 1e-9, [.. cases.Where(static c => c.Calls(Operators.Polygamma))]);
    }

    private void RunPython(SourceLanguage language, string imports, string array, double tolerance, ExportCase[] cases)
    {
        if (PythonTool.Find(imports) is not { } python)
        {
            output.WriteLine($"Skipped: no python3 runs '{imports}'.");
            return;
        }

        using var folder = new TemporaryFolder();
        var source = new StringBuilder("import sys, warnings\nwarnings.simplefilter('error')\nimport numpy as np\n");
        for (int i = 0; i < cases.Length; i++)
        {
            source.AppendLine(SourceCode.Generate(cases[i].Outputs, cases[i].Inputs, language, Named(i)));
        }

        source.AppendLine("points = np.fromfile(sys.argv[1])\nresults = []\nposition = 0");
        source.AppendLine("def run(f, inputs, outputs, count):");
        source.AppendLine("    global position");
        source.AppendLine("    block = points[position:position + inputs * count].reshape(count, inputs)");
        source.AppendLine("    position += inputs * count");
        source.AppendLine($"    values = f(*[{array}(np.ascontiguousarray(block[:, j])) for j in range(inputs)])");
        source.AppendLine("    values = values if isinstance(values, tuple) else (values,)");
        source.AppendLine("    table = np.stack([np.broadcast_to(np.asarray(v, dtype=np.float64), (count,)) for v in values], axis=1)");
        source.AppendLine("    assert table.shape == (count, outputs), (f, table.shape)");
        source.AppendLine("    results.append(table.ravel())");
        for (int i = 0; i < cases.Length; i++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"run({Named(i).FunctionName}, {cases[i].Inputs.Count}, {cases[i].Expected(cases[i].Points[0]).Length}, {cases[i].Points.Length})");
        }

        source.AppendLine("np.concatenate(results).tofile(sys.argv[2])");
        folder.Write("exported.py", source.ToString());
        double[] computed = RunOn(folder, cases, python, folder["exported.py"]);
        var results = new Results(output);
        int next = 0;
        foreach (ExportCase c in cases)
        {
            int outputs = c.Expected(c.Points[0]).Length;
            for (int p = 0; p < c.Points.Length; p++, next += outputs)
            {
                results.Add(c.Compare(p, computed.AsSpan(next, outputs), tolerance));
            }
        }

        results.AssertNone();
    }

    private static ExportOptions Named(int number) => new() { FunctionName = $"f{number.ToString(CultureInfo.InvariantCulture)}" };

    private static double[] RunOn(TemporaryFolder folder, ExportCase[] cases, string program, params string[] arguments)
    {
        double[] points = [.. cases.SelectMany(static c => c.Points).SelectMany(static p => p)];
        File.WriteAllBytes(folder["points"], MemoryMarshal.AsBytes(points.AsSpan()).ToArray());
        var (exitCode, _, errors) = ToolRunner.Run(program, [.. arguments, folder["points"], folder["results"]])!.Value;
        Assert.True(exitCode == 0, errors);
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(folder["results"])).ToArray();
    }

    private sealed class Results(ITestOutputHelper output)
    {
        private readonly List<string> _wrong = [];
        private int _count;

        public void Add(string? wrong)
        {
            _count++;
            if (wrong is not null)
            {
                _wrong.Add(wrong);
            }
        }

        public void AssertNone()
        {
            output.WriteLine($"{_count} points, {_wrong.Count} wrong");
            Assert.True(_wrong.Count == 0, string.Join('\n', _wrong.Take(60)));
        }
    }
}
