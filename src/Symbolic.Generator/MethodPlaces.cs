using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Symbolic.Generator;

/// <summary>
/// Where in the source the parts of a method stand. It is made anew with every edit and is joined with problems only to report
/// them; nothing that is kept depends on it.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="attribute">The attribute that asks for it.</param>
/// <param name="argument">The argument of the attribute that is the formula; null when there is none.</param>
/// <param name="formula">The characters of the formula; null when there are none.</param>
internal sealed class MethodPlaces(MethodDeclarationSyntax method, AttributeSyntax attribute, AttributeArgumentSyntax? argument, FormulaPlaces? formula)
{
    /// <summary>The place in the source.</summary>
    public Location Find(ProblemPlace place) => place.Subject switch
    {
        Subject.Formula when formula is not null => formula.At(place.Start, place.Length),
        Subject.Variable => Variable(place.Start),
        Subject.ReturnType => method.ReturnType.GetLocation(),
        Subject.Parameter when place.Start < method.ParameterList.Parameters.Count => method.ParameterList.Parameters[place.Start].GetLocation(),
        Subject.Type => method.Ancestors().OfType<TypeDeclarationSyntax>().ElementAtOrDefault(place.Start)?.Identifier.GetLocation() ?? method.Identifier.GetLocation(),
        Subject.Attribute => attribute.GetLocation(),
        _ => method.Identifier.GetLocation(),
    };

    // Names of variables follow the formula, or are the elements of one array that does.
    private Location Variable(int index)
    {
        AttributeArgumentSyntax[] arguments = [.. (attribute.ArgumentList?.Arguments ?? []).Where(a => a != argument)];
        IReadOnlyList<SyntaxNode> names = arguments is [{ Expression: { } only }] && Elements(only) is { } elements ? elements : arguments;
        return (index < names.Count ? names[index] : attribute).GetLocation();
    }

    private static IReadOnlyList<SyntaxNode>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };
}
