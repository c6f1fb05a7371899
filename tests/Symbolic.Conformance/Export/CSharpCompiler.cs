using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Symbolic.Conformance.Export;

/// <summary>Compiles C# files together.</summary>
internal static class CSharpCompiler
{
    public static Assembly Compile(IEnumerable<string> sources)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            $"Exported{Guid.NewGuid():N}",
            sources.Select(static source => CSharpSyntaxTree.ParseText(source)),
            platform.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Diagnostic[] errors = [.. compilation.Emit(image).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(20).Select(static e => $"{e}: {e.Location.SourceTree?.GetText().Lines[e.Location.GetLineSpan().StartLinePosition.Line]}")));
        return Assembly.Load(image.ToArray());
    }
}
