using System.Reflection;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Expressions of a hundred thousand levels and nodes become code that compilers can read.</summary>
public class LargeExportTests(ITestOutputHelper output)
{
    private delegate void Function(ReadOnlySpan<double> input, Span<double> output);

    [Theory]
    [MemberData(nameof(LargeExpressions.Kinds), MemberType = typeof(LargeExpressions))]
    public void C_sharp_computes_the_same(string kind)
    {
        (Expr f, Expr[] inputs) = LargeExpressions.Build(kind, 20_000);
        Assembly assembly = CSharpCompiler.Compile([SourceCode.Generate([f], inputs, SourceLanguage.CSharp)]);
        var function = assembly.GetType("f")!.GetMethod("Point", [typeof(ReadOnlySpan<double>), typeof(Span<double>)])!.CreateDelegate<Function>();
        Program program = Program.Create(f, inputs);
        double[] result = new double[1];
        foreach (double x in new[] { 0.3, -0.7, 1.5 })
        {
            function([x], result);
            Assert.Equal(program.Run(x), result[0], 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(LargeExpressions.Kinds), MemberType = typeof(LargeExpressions))]
    public void C_computes_the_same(string kind)
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        // Compilers take their time: what grows with the size is seen in the text already, above.
        (Expr f, Expr[] inputs) = LargeExpressions.Build(kind, 40_000);
        using var folder = new TemporaryFolder();
        folder.Write("f.c", SourceCode.Generate([f], inputs, SourceLanguage.C) + """
            #include <stdio.h>
            int main(void)
            {
                double x[] = { 0.3, -0.7, 1.5 }, y;
                for (int i = 0; i < 3; i++) { f(x + i, &y); printf("%.17g\n", y); }
                return 0;
            }
            """);
        var (exitCode, _, errors) = ToolRunner.Run("gcc", "-std=c99", "-O0", "-Wall", "-Wextra", "-Werror", "-o", folder["f"], folder["f.c"], "-lm")!.Value;
        Assert.True(exitCode == 0, errors[..Math.Min(2000, errors.Length)]);
        double[] printed = [.. ToolRunner.Run(folder["f"])!.Value.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ToolRunner.Read)];
        Program program = Program.Create(f, inputs);
        Assert.Equal([program.Run(0.3), program.Run(-0.7), program.Run(1.5)], printed, static (a, b) => Math.Abs(a - b) <= 1e-9 * Math.Abs(a));
    }
}
