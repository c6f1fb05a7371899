using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>How texts are read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Undeclared letters are variables, and longer names are declared in the text.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>
    /// Names that count as declared. They win over constants, functions and the splitting of words: with <c>rate</c> among them, <c>rate</c> is
    /// one variable, and with <c>e</c> among them <c>e</c> is one.
    /// </summary>
    public IReadOnlyCollection<string> Names { get; init; } = [];

    /// <summary>
    /// The shapes of free variables, by name: <c>["A"] = new Shape(3, "n")</c>. What is not listed is a number unless the text says otherwise.
    /// </summary>
    public IReadOnlyDictionary<string, Shape> Shapes { get; init; } = new Dictionary<string, Shape>();

    /// <summary>What to do with single letters that nobody declared.</summary>
    public UndeclaredLetters UndeclaredLetters { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>These options as the parser takes them, with the functions of a graph.</summary>
    internal ParserOptions For(ExprGraph graph)
    {
        ParserOptions functions = OperatorFunctionNames.Of(graph.Operators).Options;
        return Names.Count == 0 && Shapes.Count == 0 && UndeclaredLetters == UndeclaredLetters.BecomeScalars
            ? functions
            : functions with { Names = Names, Shapes = Shapes, UndeclaredLetters = UndeclaredLetters };
    }
}
