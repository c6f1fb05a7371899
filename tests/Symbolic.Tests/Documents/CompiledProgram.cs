using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Symbolic.Generator;

namespace Symbolic.Tests.Documents;

/// <summary>C# programs of one file, compiled with the generator and run in this process.</summary>
internal static class CompiledProgram
{
    /// <summary>The lines that a program writes to the console.</summary>
    public static string[] Run(string source)
    {
        IEnumerable<MetadataReference> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p));
        const string usings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(usings)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(new FormulaGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out Microsoft.CodeAnalysis.Compilation completed, out _);
        using var image = new MemoryStream();
        var emitted = completed.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        MethodInfo main = Assembly.Load(image.ToArray()).EntryPoint!;
        using var output = new StringWriter();
        using (FlowConsole.Into(output))
        {
            main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }

        return output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
