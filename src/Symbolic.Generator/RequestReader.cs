using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Symbolic.Generator;

/// <summary>Reads what a method with an attribute asks for, and checks that its signature can hold it.</summary>
internal sealed class RequestReader
{
    private const string SpanType = "System.Span<T>";

    private static readonly SymbolDisplayFormat s_namespaces = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_types = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private readonly IMethodSymbol _method;
    private readonly MethodDeclarationSyntax _syntax;
    private readonly AttributeData _attribute;
    private readonly Wanted _wanted;
    private readonly List<Problem> _problems = [];

    private RequestReader(IMethodSymbol method, MethodDeclarationSyntax syntax, AttributeData attribute, Wanted wanted) =>
        (_method, _syntax, _attribute, _wanted) = (method, syntax, attribute, wanted);

    private bool HasDestination => _method.Parameters is [.., var last] && IsSpan(last.Type);

    /// <summary>Reads a method. Null when the attribute is not complete, which the compiler says itself.</summary>
    public static FoundMethod? Read(GeneratorAttributeSyntaxContext context, Wanted wanted, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not IMethodSymbol method
            || context.TargetNode is not MethodDeclarationSyntax syntax
            || context.Attributes[0] is not { AttributeConstructor: not null, ConstructorArguments: [{ Kind: TypedConstantKind.Primitive } formula, ..] } attribute
            || attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax node)
        {
            return null;
        }

        AttributeArgumentSyntax? argument = node.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameColon is { Name.Identifier.ValueText: "formula" })
            ?? node.ArgumentList?.Arguments.FirstOrDefault(static a => a.NameColon is null);
        FormulaPlaces? characters = argument is null ? null : FormulaPlaces.Of(argument.Expression, context.SemanticModel, cancellation);
        var places = new MethodPlaces(syntax, node, argument, characters);
        var reader = new RequestReader(method, syntax, attribute, wanted);
        MethodRequest? request = reader.Read(formula.Value as string ?? "");
        return new FoundMethod(request, reader._problems, places);
    }

    private MethodRequest? Read(string formula)
    {
        CheckPlacement();
        if (_problems.Count > 0)
        {
            return null;
        }

        ImmutableArray<IParameterSymbol> variables = HasDestination ? _method.Parameters.RemoveAt(_method.Parameters.Length - 1) : _method.Parameters;
        CheckParameters(variables);
        int[] by = ReadVariables(variables);
        (ResultForm form, int length) = ReadForm();
        return new MethodRequest
        {
            Id = _method.GetDocumentationCommentId() ?? _method.ToDisplayString(),
            Wanted = _wanted,
            Formula = formula,
            By = new(by),
            Namespace = _method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(s_namespaces) : "",
            Types = new(TypesAround().Reverse().Select(Declaration)),
            Modifiers = string.Join(" ", _syntax.Modifiers.Select(static m => m.Text)),
            ReturnType = _method.RefKind switch { RefKind.Ref => "ref ", RefKind.RefReadOnly => "ref readonly ", _ => "" } + Written(_method.ReturnType),
            Name = Written(_method.Name),
            Parameters = new(variables.Select(Parameter)),
            Destination = HasDestination ? Parameter(_method.Parameters[^1]) : null,
            Form = form,
            TupleLength = length,
            IsRefused = _problems.Count > 0,
            IsDocumented = _syntax.GetLeadingTrivia().Any(static t => t.ToFullString().AsSpan().TrimStart() is ['/', '/', '/', ..] or ['/', '*', '*', ..]),
        };
    }

    private IEnumerable<INamedTypeSymbol> TypesAround()
    {
        for (INamedTypeSymbol? type = _method.ContainingType; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    // What prevents a second part of the method, whatever it computes.
    private void CheckPlacement()
    {
        AttributeData? other = _method.GetAttributes().FirstOrDefault(a => a != _attribute && AttributeSource.All.Any(known => known.MetadataName == a.AttributeClass?.ToDisplayString()));
        if (other?.ApplicationSyntaxReference is { } second && _attribute.ApplicationSyntaxReference is { } first && second.Span.Start < first.Span.Start)
        {
            Add(Descriptors.Placement, new(Subject.Attribute), $"'{_method.Name}' has two attributes that ask for a body", "write two methods");
        }
        else if (!_method.IsPartialDefinition || _method.PartialImplementationPart is not null)
        {
            Add(
                Descriptors.Placement,
                new(Subject.Method),
                $"'{_method.Name}' has to be a partial method without a body",
                $"write {string.Join(" ", _syntax.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(static m => m.Text).Append("partial"))} {_syntax.ReturnType} {_method.Name}(…);");
        }
        else if (_method.IsGenericMethod)
        {
            Add(Descriptors.Placement, new(Subject.Method), $"'{_method.Name}' has type parameters, and its variables are of type double", "leave the type parameters away");
        }

        int inside = 0;
        foreach (TypeDeclarationSyntax type in _syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                Add(Descriptors.Placement, new(Subject.Type, inside), $"'{type.Identifier.ValueText}' has to be partial, because '{_method.Name}' is completed in another file", $"write partial {type.Keyword.Text} {type.Identifier.ValueText}");
            }
            else if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            {
                Add(Descriptors.Placement, new(Subject.Type, inside), $"'{type.Identifier.ValueText}' is known in its file only, and '{_method.Name}' is completed in another one", "leave 'file' away");
            }

            inside++;
        }
    }

    private void CheckParameters(ImmutableArray<IParameterSymbol> variables)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            IParameterSymbol variable = variables[i];
            if (variable.Type.SpecialType != SpecialType.System_Double || variable.RefKind is not (RefKind.None or RefKind.In))
            {
                string hint = IsSpan(variable.Type) ? "a span for results comes last" : $"write double {variable.Name}";
                Add(Descriptors.Signature, new(Subject.Parameter, i), $"'{variable.Name}' is a variable of the formula and has to be of type double", hint);
            }
        }

        if (HasDestination && _method.Parameters[^1].RefKind != RefKind.None)
        {
            Add(Descriptors.Signature, new(Subject.Parameter, variables.Length), $"'{_method.Parameters[^1].Name}' has to be passed by value", $"write Span<double> {_method.Parameters[^1].Name}");
        }
    }

    private int[] ReadVariables(ImmutableArray<IParameterSymbol> variables)
    {
        if (_attribute.ConstructorArguments is not [_, { Kind: TypedConstantKind.Array, IsNull: false, Values: var names }])
        {
            return [];
        }

        var by = new int[names.Length];
        for (int i = 0; i < by.Length; i++)
        {
            string? name = names[i].Value as string;
            by[i] = -1;
            for (int k = 0; k < variables.Length; k++)
            {
                by[i] = variables[k].Name == name ? k : by[i];
            }

            if (by[i] < 0)
            {
                Add(Descriptors.Variable, new(Subject.Variable, i), $"'{name}' is no variable: '{_method.Name}' has no such parameter of type double", Problem.Variables([.. variables.Select(static v => v.Name)]));
            }
            else if (_wanted == Wanted.Gradient && by.AsSpan(0, i).Contains(by[i]))
            {
                Add(Descriptors.Variable, new(Subject.Variable, i), $"'{name}' is listed twice", "a derivative of second order is asked for by [Derivative]");
            }
        }

        return by;
    }

    private (ResultForm Form, int Length) ReadForm()
    {
        ITypeSymbol type = _method.ReturnType;
        bool byValue = _method.RefKind == RefKind.None;
        if (HasDestination)
        {
            if (_method.ReturnsVoid)
            {
                return (ResultForm.Span, 0);
            }

            if (byValue && type.SpecialType == SpecialType.System_Double && _wanted != Wanted.Value)
            {
                return (ResultForm.NumberAndSpan, 0);
            }

            Add(Descriptors.Signature, new(Subject.ReturnType), $"'{_method.Name}' writes to '{_method.Parameters[^1].Name}' and cannot return {Shown(type)}", _wanted == Wanted.Value ? "write void" : "write void, or double for the value");
            return default;
        }

        if (byValue && type.SpecialType == SpecialType.System_Double)
        {
            return (ResultForm.Number, 0);
        }

        if (byValue && type.SpecialType == SpecialType.System_Boolean && _wanted == Wanted.Value)
        {
            return (ResultForm.Truth, 0);
        }

        if (byValue && type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(static e => e.Type.SpecialType == SpecialType.System_Double))
        {
            return (ResultForm.Tuple, tuple.TupleElements.Length);
        }

        // A span in another place is what is wrong then.
        if (_method.ReturnsVoid && _method.Parameters.Any(static p => IsSpan(p.Type)))
        {
            return default;
        }

        Add(Descriptors.Signature, new(Subject.ReturnType), $"'{_method.Name}' cannot return {(byValue ? "" : "a reference to ")}{Shown(type)}", _wanted switch
        {
            Wanted.Value => "write double, bool for a condition, or a tuple of double for a list",
            _ => "write double for one derivative, a tuple of double for several, or void with a last parameter Span<double>",
        });
        return default;
    }

    private void Add(string id, ProblemPlace place, string sentence, string? hint) => _problems.Add(Problem.Of(id, place, sentence, hint));

    private static bool IsSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Double }] } named && named.OriginalDefinition.ToDisplayString() == SpanType;

    private static string Shown(ITypeSymbol type) => type.SpecialType == SpecialType.System_Void ? "nothing" : type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string Written(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Written(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? $"@{name}" : name;

    // A second part of a type may leave out its other modifiers.
    private static string Declaration(INamedTypeSymbol type)
    {
        string keyword = (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "record struct",
            (true, _) => "record",
            (_, TypeKind.Struct) => "struct",
            (_, TypeKind.Interface) => "interface",
            _ => "class",
        };
        return $"partial {keyword} {type.ToDisplayString(s_types)}";
    }

    private static MethodParameter Parameter(IParameterSymbol parameter)
    {
        string before = string.Concat(
            parameter.Ordinal == 0 && parameter.ContainingSymbol is IMethodSymbol { IsExtensionMethod: true } ? "this " : "",
            parameter.ScopedKind == ScopedKind.ScopedValue ? "scoped " : "",
            parameter.IsParams ? "params " : "",
            parameter.RefKind switch { RefKind.In => "in ", RefKind.Ref => "ref ", RefKind.Out => "out ", RefKind.RefReadOnlyParameter => "ref readonly ", _ => "" });
        string name = Written(parameter.Name);
        return new MethodParameter(parameter.Name, name, $"{before}{Written(parameter.Type)} {name}");
    }
}
