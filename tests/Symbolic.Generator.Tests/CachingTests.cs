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

    [Fact]
    public void Every_stage_can_be_stopped()
    {
        var stopped = new CancellationToken(canceled: true);
        var platform = new Platform(new(["System.Math.Exp", "System.Math.Log"]));
        foreach (Wanted wanted in Enum.GetValues<Wanted>())
        {
            var request = new MethodRequest
            {
                Id = "M:F", Wanted = wanted, Formula = "log(1 + x²) exp(x)", By = default, Namespace = "", Types = default, Modifiers = "partial", ReturnType = "double", Name = "F",
                Parameters = new([new MethodParameter("x", "x", "double x")]), Destination = null, Form = ResultForm.Number, TupleLength = 0, IsRefused = false, IsDocumented = false,
            };
            var formula = RequestedFormula.Read(request, CancellationToken.None);
            Assert.Throws<OperationCanceledException>(() => RequestedFormula.Read(request, stopped));
            Assert.Throws<OperationCanceledException>(() => MethodGeneration.Run(request, platform, stopped));
            if (wanted != Wanted.Value)
            {
                Assert.Throws<OperationCanceledException>(() => RequestedResults.Of(formula, request, stopped));
            }
        }
    }

    [Fact]
    public void Work_that_was_stopped_is_done_when_it_is_asked_for_again()
    {
        // The generator of a neighbour takes the token away when some methods are written and others are not.
        using var stop = new CancellationTokenSource();
        CSharpCompilation compilation = GeneratorRun.Input(Source);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new Stopper(stop).AsSourceGenerator(), new FormulaGenerator().AsSourceGenerator());
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(compilation, stop.Token));
        GeneratorDriverRunResult again = driver.RunGenerators(compilation, CancellationToken.None).GetRunResult();
        Assert.Equal(2, Lines("F", "D"));
        Assert.Equal("SYM001", Assert.Single(again.Diagnostics).Id);

        int Lines(params string[] methods) => methods.Count(m => again.GeneratedTrees.Any(t => t.FilePath.Contains($"P.{m}.", StringComparison.Ordinal)));
    }

    private sealed class Stopper(CancellationTokenSource source) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (_, _) => source.Cancel());
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
