using System.Text;
using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>The Python templates, run by python3 with NumPy.</summary>
public class PythonSpellingTests(ITestOutputHelper output)
{
    // Another interpreter than the first on the path, where that one lacks NumPy.
    private static readonly string s_python = Environment.GetEnvironmentVariable("PYTHON") ?? "python3";

    [Fact]
    public void Python_computes_the_declared_values()
    {
        if (ToolRunner.Run(s_python, "-c", "import numpy") is not { ExitCode: 0 })
        {
            output.WriteLine("Skipped: there is no python3 with NumPy on the path.");
            return;
        }

        bool scientific = ToolRunner.Run(s_python, "-c", "import scipy.special") is { ExitCode: 0 };
        SpellingCase[] cases = [.. SpellingCase.All.Where(c => scientific || !c.Operator.Code.Python.Contains("sp.", StringComparison.Ordinal))];
        output.WriteLine($"{cases.Length} of {SpellingCase.All.Length} spellings{(scientific ? "" : "; there is no SciPy for the others")}");
        var source = new StringBuilder("import numpy as np\nnp.seterr(all='ignore')\nNAN = np.nan\n");
        source.AppendLine(scientific ? "import scipy.special as sp" : "");
        foreach (SpellingCase spelling in cases)
        {
            string parameters = string.Join(", ", Enumerable.Range(0, spelling.Count).Select(static i => $"x{i}"));
            source.AppendLine($"def f{spelling.Position}({parameters}): return {spelling.Fill(spelling.Operator.Code.Python)}");
            foreach (double[] sample in spelling.Samples)
            {
                source.AppendLine($"print(float(f{spelling.Position}({string.Join(", ", sample.Select((x, i) => $"np.float64({ToolRunner.Write(x)})"))})))");
            }
        }

        ToolRunner.Compare(cases, RunPython(source), 1e-13, output.WriteLine);
    }

    private static string RunPython(StringBuilder source)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, source.ToString());
            (int exitCode, string printed, string errors) = ToolRunner.Run(s_python, file)!.Value;
            Assert.True(exitCode == 0, errors);
            return printed;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
