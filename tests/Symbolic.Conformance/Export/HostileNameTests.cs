using System.Reflection;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>No name that a variable or function may have can break exported code, or say something in it.</summary>
public class HostileNameTests(ITestOutputHelper output)
{
    private static readonly string[] s_names =
    [
        "int", "lambda", "λ", "class", "while", "in", "out", "def", "np", "torch", "Math", "exp", "sin", "printf", "NaN", "Inf", "v", "v1", "v_1", "in_0", "out_0", "input", "output",
        "x; system(\"rm\")", "x\n#include </etc/passwd>", "*/ int main(void) { return 7; } /*", "\"\"\"\nimport os\n\"\"\"", "x\\", "??/", "\u2028y", "\u202Ez", "end", "function", "symbolic_max",
        "x₁", "x_1", "x[1]", "x,1", "θ̂", "ṽ", "变量", "𝒳", "é", "é", "", "1", "2x", "_", "__init__", "_Bool", "Δx", "Δ_x", "row", "count", "shape", "constant", "f", "values", "Lanes", "Point", "x'", "x′",
        new('a', 10_000), new('a', 9_999), new('λ', 3000),
    ];

    private static readonly string[] s_functions = ["int", "lambda", "main", "exp", "v", "x; import os", "*/", "λ", "", "1", "Point", "np", "gamma", "Equals", "end"];

    [Fact]
    public void Names_are_identifiers_of_their_own()
    {
        // SQL has quoted names instead of identifiers: SqlQueryTests runs hostile ones.
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>().Where(static l => l != SourceLanguage.Sql))
        {
            (Expr f, Expr[] inputs) = Sum();
            foreach (string line in SourceCode.Generate([f], inputs, language, new ExportOptions { FunctionName = "x\n*/\"\"\"" }).Split('\n'))
            {
                Assert.True(line.Length < 300, line[..Math.Min(300, line.Length)]);
                Assert.DoesNotContain("system(\"", line);
                Assert.DoesNotContain("*/", line);
                Assert.DoesNotContain('\\', line.Replace("\\n", "", StringComparison.Ordinal));
                Assert.DoesNotContain('\u2028', line);
                Assert.DoesNotContain('\u202E', line);
                Assert.False(line.Contains("import os", StringComparison.Ordinal) && !line.TrimStart().StartsWith('#') && !line.TrimStart().StartsWith("//", StringComparison.Ordinal), line);
            }
        }
    }

    [Fact]
    public void C_sharp_compiles_and_computes()
    {
        (Expr f, Expr[] inputs) = Sum();
        Assembly assembly = CSharpCompiler.Compile(s_functions.Select((name, i) => SourceCode
            .Generate([f], inputs, SourceLanguage.CSharp, new ExportOptions { FunctionName = name })
            .Replace("\npublic static class", $"\nnamespace N{i};\npublic static class", StringComparison.Ordinal)));
        double[] point = [.. Enumerable.Range(1, inputs.Length).Select(static i => 1.0 / i)], result = new double[1];
        foreach (Type type in assembly.GetExportedTypes())
        {
            type.GetMethod("Point", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<Function>()(point, result);
            Assert.Equal(Program.Create(f, inputs).Run(point), result[0], 12);
        }
    }

    [Fact]
    public void C_compiles_and_computes()
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        (Expr f, Expr[] inputs) = Sum();
        using var folder = new TemporaryFolder();
        for (int i = 0; i < s_functions.Length; i++)
        {
            folder.Write($"f{i}.c", SourceCode.Generate([f], inputs, SourceLanguage.C, new ExportOptions { FunctionName = s_functions[i] }));
            var (exitCode, _, errors) = ToolRunner.Run("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", folder[$"f{i}.c"])!.Value;
            Assert.True(exitCode == 0, errors);
        }
    }

    [Fact]
    public void Python_compiles_and_computes()
    {
        if (PythonTool.Find("import numpy") is not { } python)
        {
            output.WriteLine("Skipped: there is no python3 with NumPy.");
            return;
        }

        (Expr f, Expr[] inputs) = Sum();
        using var folder = new TemporaryFolder();
        string values = string.Join(", ", Enumerable.Range(1, inputs.Length).Select(static i => $"1.0 / {i}"));
        folder.Write("f.py", string.Concat(s_functions.Select(name => SourceCode.Generate([f], inputs, SourceLanguage.NumPy, new ExportOptions { FunctionName = name })))
            + $"print(repr(float(lambda_({values}))))\n");
        var (exitCode, printed, errors) = ToolRunner.Run(python, folder["f.py"])!.Value;
        Assert.True(exitCode == 0, errors);
        Assert.Equal(Program.Create(f, inputs).Run([.. Enumerable.Range(1, inputs.Length).Select(static i => 1.0 / i)]), ToolRunner.Read(printed), 12);
    }

    private delegate void Function(ReadOnlySpan<double> input, Span<double> output);

    // Every variable counts with another factor, so that none can stand for another.
    private static (Expr F, Expr[] Inputs) Sum()
    {
        var graph = new ExprGraph();
        Expr[] inputs = [.. s_names.Where(static n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => graph.Symbol(n))];
        Expr f = graph.Zero;
        for (int i = 0; i < inputs.Length; i++)
        {
            f += Operators.Sin[inputs[i]] * (i + 1);
        }

        return (f, inputs);
    }
}
