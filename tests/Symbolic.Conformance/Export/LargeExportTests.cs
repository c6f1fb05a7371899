using System.Reflection;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Export;

/// <summary>Expressions of a hundred thousand levels and nodes become code of short lines, which compilers can read.</summary>
public class LargeExportTests(ITestOutputHelper output)
{
    private delegate void Function(ReadOnlySpan<double> input, Span<double> output);

    public static TheoryData<string> Kinds() => ["deep", "branches", "wide"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_language_writes_short_lines(string kind)
    {
        (Expr f, Expr[] inputs) = Build(kind, 100_000);
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>())
        {
            string code = SourceCode.Generate([f], inputs, language);
            int nesting = 0, deepest = 0;
            foreach (string line in code.Split('\n'))
            {
                Assert.True(line.Length < 500, $"{language}: {line[..Math.Min(line.Length, 500)]}");
                nesting += line.Count(static c => c is '(' or '{' or '[') - line.Count(static c => c is ')' or '}' or ']');
                deepest = Math.Max(deepest, nesting);
            }

            Assert.True(nesting == 0 && deepest < 60, $"{language}: {deepest} deep, {nesting} open at the end");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void C_sharp_computes_the_same(string kind)
    {
        (Expr f, Expr[] inputs) = Build(kind, 20_000);
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
    [MemberData(nameof(Kinds))]
    public void C_computes_the_same(string kind)
    {
        if (ToolRunner.Run("gcc", "--version") is null)
        {
            output.WriteLine("Skipped: there is no gcc on the path.");
            return;
        }

        // Compilers take their time: what grows with the size is seen in the text already, above.
        (Expr f, Expr[] inputs) = Build(kind, 40_000);
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

    private static (Expr F, Expr[] Inputs) Build(string kind, int nodes)
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), f = x;
        for (int i = 0; i < nodes / 4; i++)
        {
            Expr step = graph.Number(Rational.From(1, i + 2));
            f = kind switch
            {
                "deep" => Operators.Sin[f + step] + (step * f),
                "branches" => graph.Select(f < step, (f * step) + Operators.Exp[-f], Operators.Sqrt[Operators.Abs[f]] - step),
                _ => f + (Operators.Sin[x * step] * Operators.Cos[x + step]),
            };
        }

        return (f, [x]);
    }
}
