using System.Diagnostics.CodeAnalysis;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>Formulas and programs of equations from text, as people write them.</summary>
public static class ParseExtensions
{
    /// <summary>Reads one expression: <c>g.Parse("(xy+z)²+exp(x−yz)")</c>.</summary>
    /// <param name="graph">Where the expression is built.</param>
    /// <param name="text">The formula. Derivatives in it, <c>d/dx x²</c>, are taken.</param>
    /// <param name="options">How it is read; null for the usual way.</param>
    /// <exception cref="ParseException">The text is not one expression, or what it says cannot be done. Place, message and hint are in it.</exception>
    public static Expr Parse(this ExprGraph graph, string text, ReadingOptions? options = null)
    {
        BoundProgram program = Read(graph, text, options);
        if (program.Statements is [BoundExpression only])
        {
            return only.Value;
        }

        BoundStatement other = program.Statements.First(static s => s is not BoundExpression || s.Span.Start > 0);
        string what = other is BoundDefinition ? "an equation" : other is BoundExpression ? "a second expression" : "a statement";
        throw new ParseException(ParseErrorCode.Syntax, $"one expression is expected, and this is {what}", text, other.Span, "read a program of equations with ParseModel");
    }

    /// <summary>Reads one expression without throwing.</summary>
    /// <param name="graph">Where the expression is built.</param>
    /// <param name="text">The formula.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="error">Why there is none.</param>
    public static bool TryParse(this ExprGraph graph, string text, out Expr expression, [NotNullWhen(false)] out ParseException? error)
    {
        try
        {
            expression = graph.Parse(text);
            error = null;
            return true;
        }
        catch (ParseException e)
        {
            expression = default;
            error = e;
            return false;
        }
    }

    /// <summary>Reads one expression without throwing.</summary>
    /// <param name="graph">Where the expression is built.</param>
    /// <param name="text">The formula.</param>
    /// <param name="expression">The expression.</param>
    public static bool TryParse(this ExprGraph graph, string text, out Expr expression) => graph.TryParse(text, out expression, out _);

    /// <summary>Reads a program: equations in any order, functions, loops, declarations, updates.</summary>
    /// <param name="graph">Where the expressions are built.</param>
    /// <param name="text">Statements separated by line ends or semicolons.</param>
    /// <param name="options">How it is read; null for the usual way.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done. Place, message and hint are in it.</exception>
    public static Model ParseModel(this ExprGraph graph, string text, ReadingOptions? options = null) => new(Read(graph, text, options));

    private static BoundProgram Read(ExprGraph graph, string text, ReadingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= ReadingOptions.Default;
        LanguageCalculus calculus = options.Cancellation.CanBeCanceled ? new LanguageCalculus(options.Cancellation) : LanguageCalculus.Instance;
        return Session.Read(text, graph, calculus, options.For(graph), options.Cancellation);
    }
}
