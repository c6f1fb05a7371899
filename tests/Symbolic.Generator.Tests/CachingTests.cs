using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Symbolic.Generator.Tests;

/// <summary>What is done again after an edit, and what does not depend on where the compiler runs.</summary>
public class CachingTests
{
    private const string Source = """
        using Symbolic;
        static partial class P
        {
            [Formula("sin(x y)")] public static partial double F(double x, double y);
            [Formula("x w")] public static partial double G(double x);
            [Derivative("sin(x y)", "x")] public static partial double D(double x, double y);
        }
        """;

    [Fact]
    public void An_edit_elsewhere_computes_nothing_again_and_moves_the_error()
    {
        (GeneratorRun first, GeneratorRun second) = Edited("using Symbolic;", "using Symbolic;\n// a comment\nclass Other { int _x; }");
        Assert.All(Reasons(second, FormulaGenerator.MethodStep), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.All(Reasons(second, FormulaGenerator.RequestStep), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.Equal(3, Reasons(second, FormulaGenerator.MethodStep).Count());
        Assert.Equal(4, Line(Assert.Single(first.Diagnostics)));
        Assert.Equal(6, Line(Assert.Single(second.Diagnostics)));
    }

    [Fact]
    public void An_edit_of_a_formula_computes_that_one_again()
    {
        (_, GeneratorRun second) = Edited("x w", "x cos x");
        Assert.Single(Reasons(second, FormulaGenerator.MethodStep), static reason => reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Empty(second.Diagnostics);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void The_culture_does_not_matter(string culture)
    {
        const string source = """
            using Symbolic;
            static partial class P
            {
                [Formula("1.5 ilim + I^2 − 0.25")] public static partial double F(double ilim, double I);
                [Derivative("1.5 i w")] public static partial double W(double i);
            }
            """;
        GeneratorRun invariant = GeneratorRun.Of(source);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            GeneratorRun local = GeneratorRun.Of(source);
            Assert.Equal(invariant.Files, local.Files);
            Assert.Equal(invariant.Diagnostics.Select(static d => d.GetMessage(CultureInfo.InvariantCulture)), local.Diagnostics.Select(static d => d.GetMessage(CultureInfo.InvariantCulture)));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Generation_can_be_stopped()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        CSharpCompilation compilation = (CSharpCompilation)GeneratorRun.Of(Source).Compilation;
        Assert.Throws<OperationCanceledException>(() => CSharpGeneratorDriver.Create(new FormulaGenerator()).RunGenerators(compilation, stopped.Token));
    }

    private static int Line(Diagnostic diagnostic) => diagnostic.Location.GetLineSpan().StartLinePosition.Line;

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(static s => s.Outputs).Select(static o => o.Reason);

    private static (GeneratorRun First, GeneratorRun Second) Edited(string before, string after)
    {
        CSharpCompilation compilation = GeneratorRun.Input(Source);
        GeneratorRun first = GeneratorRun.Of(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SyntaxTree edited = tree.WithChangedText(SourceText.From(Source.Replace(before, after, StringComparison.Ordinal)));
        return (first, GeneratorRun.Of(compilation.ReplaceSyntaxTree(tree, edited), first.Driver));
    }
}
