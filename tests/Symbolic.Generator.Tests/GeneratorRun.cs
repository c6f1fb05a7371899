using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Symbolic.Generator.Tests;

/// <summary>A program compiled with the generator.</summary>
internal sealed class GeneratorRun
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly MetadataReference[] s_platform = [.. References()
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll") && !name.Contains("Tensors", StringComparison.Ordinal))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    private static readonly MetadataReference[] s_symbolic = [.. s_platform, .. References()
        .Where(static path => Path.GetFileName(path) is "Symbolic.dll" or "Symbolic.Core.dll")
        .Select(static path => MetadataReference.CreateFromFile(path))];

    private GeneratorRun(GeneratorDriver driver, Compilation compilation, ImmutableArray<Diagnostic> diagnostics) =>
        (Driver, Compilation, Diagnostics) = (driver, compilation, diagnostics);

    public GeneratorDriver Driver { get; }

    /// <summary>The program with what was generated.</summary>
    public Compilation Compilation { get; }

    /// <summary>What the generator says.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The files of methods, without that of the attributes.</summary>
    public IReadOnlyList<string> Files => [.. Driver.GetRunResult().Results[0].GeneratedSources.Where(static s => !s.HintName.Contains("Attribute", StringComparison.Ordinal)).Select(static s => s.SourceText.ToString())];

    public static GeneratorRun Of(string source, bool withSymbolic = false) => Of(Input(source, withSymbolic));

    /// <summary>A program before the generator has seen it.</summary>
    public static CSharpCompilation Input(string source, bool withSymbolic = false) => CSharpCompilation.Create(
        $"Generated{Guid.NewGuid():N}",
        [CSharpSyntaxTree.ParseText(source, s_parsing, "Program.cs")],
        withSymbolic ? s_symbolic : s_platform,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorRun Of(CSharpCompilation compilation, GeneratorDriver? driver = null)
    {
        driver ??= CSharpGeneratorDriver.Create(
            [new FormulaGenerator().AsSourceGenerator()],
            parseOptions: s_parsing,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics);
        return new GeneratorRun(driver, updated, diagnostics);
    }

    /// <summary>The program, which must compile without a warning.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        string[] said = [.. Diagnostics.Concat(Compilation.Emit(image).Diagnostics).Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).Select(static d => d.ToString())];
        Assert.True(said.Length == 0, string.Join('\n', said.Concat(Files)));
        return Assembly.Load(image.ToArray());
    }

    private static string[] References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
