using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Symbolic.Generator;

/// <summary>Where in the source the characters of a formula stand: in a literal, or in several that are added up.</summary>
internal sealed class FormulaPlaces
{
    private readonly ExpressionSyntax _expression;
    private readonly List<TextSpan> _spans = [];

    private FormulaPlaces(ExpressionSyntax expression) => _expression = expression;

    /// <summary>Finds the places. What is no literal, such as a named constant, is one place for all its characters.</summary>
    public static FormulaPlaces Of(ExpressionSyntax expression, SemanticModel semantics, CancellationToken cancellation)
    {
        var places = new FormulaPlaces(expression);
        var waiting = new Stack<ExpressionSyntax>([expression]);
        while (waiting.TryPop(out ExpressionSyntax? part))
        {
            switch (part)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    waiting.Push(parenthesized.Expression);
                    break;
                case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                    waiting.Push(sum.Right);
                    waiting.Push(sum.Left);
                    break;
                case LiteralExpressionSyntax literal when LiteralPositions.Of(literal.Token) is { } spans:
                    places._spans.AddRange(spans);
                    break;
                default:
                    string? value = semantics.GetConstantValue(part, cancellation).Value?.ToString();
                    places._spans.AddRange(Enumerable.Repeat(part.Span, value?.Length ?? 0));
                    break;
            }
        }

        return places;
    }

    /// <summary>The place of some characters; of none, the place between two.</summary>
    public Location At(int start, int length)
    {
        int end = start + length;
        TextSpan span = start < 0 || end > _spans.Count || _spans.Count == 0 ? _expression.Span
            : length > 0 ? TextSpan.FromBounds(_spans[start].Start, Math.Max(_spans[start].End, _spans[end - 1].End))
            : new TextSpan(start < _spans.Count ? _spans[start].Start : _spans[^1].End, 0);
        return Location.Create(_expression.SyntaxTree, span);
    }
}
