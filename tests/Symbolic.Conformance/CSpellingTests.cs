using System.Text;
using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>The C templates of all operators, compiled by gcc and run at the samples.</summary>
public class CSpellingTests(ITestOutputHelper output)
{
    [Fact]
    public void C_computes_the_declared_values()
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        var source = new StringBuilder("#include <math.h>\n#include <stdio.h>\n");
        foreach (string support in SpellingCase.All.Select(static c => c.Operator.Code.CSupport).OfType<string>().Distinct())
        {
            source.AppendLine(support);
        }

        var main = new StringBuilder("int main(void)\n{\n");
        foreach (SpellingCase spelling in SpellingCase.All)
        {
            string parameters = string.Join(", ", Enumerable.Range(0, spelling.Count).Select(static i => $"double x{i}"));
            source.AppendLine($"static double f{spelling.Position}({parameters}) {{ return {spelling.Fill(spelling.Operator.Code.C)}; }}");
            foreach (double[] sample in spelling.Samples)
            {
                main.AppendLine($"    printf(\"%.17g\\n\", f{spelling.Position}({string.Join(", ", sample.Select(ToolRunner.Write))}));");
            }
        }

        string folder = Directory.CreateTempSubdirectory("spelling").FullName;
        try
        {
            string file = Path.Combine(folder, "spelled.c"), program = Path.Combine(folder, "spelled");
            File.WriteAllText(file, $"{source}{main}    return 0;\n}}\n");
            (int exitCode, _, string errors) = ToolRunner.Run("gcc", "-std=c99", "-O1", "-Wall", "-Werror", "-Wno-parentheses", "-o", program, file, "-lm")!.Value;
            Assert.True(exitCode == 0, errors);
            (_, string printed, _) = ToolRunner.Run(program)!.Value;
            ToolRunner.Compare(SpellingCase.All, printed, 1e-13, output.WriteLine);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
