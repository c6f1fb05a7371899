using System.Text;
using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>The Python templates, run by python3 with NumPy; the SQL templates, run by its SQLite.</summary>
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

    [Fact]
    public void Sql_computes_the_declared_values()
    {
        if (ToolRunner.Run(s_python, "-c", "import sqlite3") is not { ExitCode: 0 })
        {
            output.WriteLine("Skipped: there is no python3 with SQLite on the path.");
            return;
        }

        SpellingCase[] cases = [.. SpellingCase.All.Where(static c => c.Operator.Code.Sql is not null).Select(static c => c with { Samples = [.. c.Samples.Where(static s => s.All(static x => Math.Abs(x) < 1e100))] })];

        // The functions that databases commonly have and SQLite may lack.
        var source = new StringBuilder("""
            import sqlite3, math
            db = sqlite3.connect(':memory:')
            def define(name, count, f): db.create_function(name, count, f, deterministic=True)
            for name in 'sin cos tan asin acos atan exp sqrt'.split(): define(name.upper(), 1, getattr(math, name))
            define('LN', 1, math.log)
            define('FLOOR', 1, lambda x: float(math.floor(x)))
            define('CEILING', 1, lambda x: float(math.ceil(x)))
            define('ROUND', 1, lambda x: float(round(x)))
            define('SIGN', 1, lambda x: float((x > 0) - (x < 0)))
            define('COT', 1, lambda x: 1 / math.tan(x))
            define('POWER', 2, math.pow)
            define('ATAN2', 2, math.atan2)
            define('PI', 0, lambda: math.pi)
            define('GREATEST', -1, max)
            define('LEAST', -1, min)
            def show(template, *values): print(db.execute('select ' + template, values).fetchone()[0])

            """);
        foreach (SpellingCase spelling in cases)
        {
            string template = spelling.Fill(spelling.Operator.Code.Sql!);
            for (int i = 0; i < spelling.Count; i++)
            {
                template = template.Replace($"x{i}", $"?{i + 1}", StringComparison.Ordinal);
            }

            foreach (double[] sample in spelling.Samples)
            {
                source.AppendLine($"show('{template}', {string.Join(", ", sample.Select(static x => $"float({ToolRunner.Write(x)})"))})");
            }
        }

        // Spelled with elementary functions: near 0 they cancel, and squares of huge numbers overflow, where the declared values do not.
        ToolRunner.Compare(cases, RunPython(source), 1e-6, output.WriteLine);
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
