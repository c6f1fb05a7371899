using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Symbolic.Generator;

/// <summary>
/// Writes the bodies of partial methods with <c>[Formula]</c>, <c>[Derivative]</c> or <c>[Gradient]</c> while a program is compiled:
/// plain C# that needs nothing at run time. Errors in formulas are errors of the compiler, at their place in the string.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FormulaGenerator : IIncrementalGenerator
{
    /// <summary>The step whose results are the methods asked for, without places.</summary>
    internal const string RequestStep = "Requests";

    /// <summary>The step whose results are the methods written.</summary>
    internal const string MethodStep = "Methods";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output =>
        {
            output.AddEmbeddedAttributeDefinition();
            output.AddSource(AttributeSource.HintName, SourceText.From(AttributeSource.Text, Encoding.UTF8));
        });
        IncrementalValueProvider<Platform> platform = context.CompilationProvider.Select(static (compilation, _) => Platform.Of(compilation));
        foreach ((string name, Wanted wanted) in AttributeSource.All)
        {
            Register(context, platform, name, wanted);
        }
    }

    private static void Register(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Platform> platform, string attribute, Wanted wanted)
    {
        IncrementalValuesProvider<FoundMethod> found = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax, (match, cancellation) => RequestReader.Read(match, wanted, cancellation))
            .Where(static method => method is not null)!;

        // Places change with every key that is typed above them; formulas do not.
        IncrementalValuesProvider<MethodRequest> requests = found
            .Select(static (method, _) => method.Request)
            .Where(static request => request is not null)
            .WithTrackingName(RequestStep)!;
        IncrementalValuesProvider<GeneratedMethod> methods = requests
            .Combine(platform)
            .Select(static (pair, cancellation) => MethodGeneration.Run(pair.Left, pair.Right, cancellation))
            .WithTrackingName(MethodStep);
        context.RegisterSourceOutput(methods, static (output, method) => output.AddSource(HintName.Of(method.Request), SourceText.From(method.Source, Encoding.UTF8)));

        IncrementalValueProvider<ImmutableArray<GeneratedMethod>> reported = methods.Where(static method => method.Problems.Count > 0).Collect();
        context.RegisterSourceOutput(found.Combine(reported), static (output, pair) => Report(output, pair.Left, pair.Right));
    }

    private static void Report(SourceProductionContext output, FoundMethod method, ImmutableArray<GeneratedMethod> reported)
    {
        IEnumerable<Problem> later = method.Request is { } request ? reported.FirstOrDefault(m => m.Request.Id == request.Id)?.Problems ?? [] : [];
        foreach (Problem problem in method.Problems.Concat(later))
        {
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.Get(problem.Id), method.Places.Find(problem.Place), problem.Message));
        }
    }
}
