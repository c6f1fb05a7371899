namespace Symbolic.Parsing.Binding;

/// <summary>A statement with its mathematics: expressions of the graph in the place of text.</summary>
/// <param name="Span">Where the statement stands. The rounds of a loop share the span of the statement in its body.</param>
public abstract record BoundStatement(TextSpan Span);

/// <summary>An equation or an update: <c>y = …</c>, <c>y := …</c>, <c>h[2] = …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The name on the left, <c>h[2]</c> for a member of a family.</param>
/// <param name="Symbol">The symbol that stands for the name in the expressions of the program.</param>
/// <param name="Expression">The right-hand side as it was written: other names are symbols in it.</param>
public sealed record BoundDefinition(TextSpan Span, string Name, Expr Symbol, Expr Expression) : BoundStatement(Span);

/// <summary>The definition of a function: <c>f(x, y) = …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Parameters">The symbols of its parameters.</param>
/// <param name="Body">What it computes; null where that has a meaning only for given arguments, as in <c>f(n) = Σ_{i=1}^n i²</c>.</param>
public sealed record BoundFunction(TextSpan Span, string Name, IReadOnlyList<Expr> Parameters, Expr? Body) : BoundStatement(Span);

/// <summary>An expression on its own.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Expression">The expression as it was written: names are symbols in it.</param>
/// <param name="Value">The expression with names replaced by what they stood for when the statement was reached.</param>
public sealed record BoundExpression(TextSpan Span, Expr Expression, Expr Value) : BoundStatement(Span)
{
    /// <summary>The form in which the statement asks for its value, as <c>factor(u)</c> does; null where it asks for none.</summary>
    public AlgebraicForm? Form { get; init; }

    /// <summary>What is differentiated and by which name, both as symbols, where the statement is the derivative of a number by one name: <c>∂E/∂W[1]</c>.</summary>
    public (Expr Of, Expr By)? Gradient { get; init; }
}

/// <summary><c>check(u, x, h)</c>: the derivatives are to be compared with differences.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Expression">What is differentiated: names are replaced by what they stand for, except the variables.</param>
/// <param name="Variables">By what; symbols.</param>
/// <param name="Step">The step of the differences, or null for the usual one.</param>
public sealed record BoundCheck(TextSpan Span, Expr Expression, IReadOnlyList<Expr> Variables, Expr? Step) : BoundStatement(Span);

/// <summary>What is shown of how a derivative comes about.</summary>
public enum ExplanationForm
{
    /// <summary><c>explain(u, x)</c>: the rules that are applied.</summary>
    Derivation,

    /// <summary><c>pathtable(u, x)</c>: the derivative as a sum over the paths of the computational graph.</summary>
    Paths,

    /// <summary><c>gradtable(u)</c>: the forward and the backward pass over the computational graph.</summary>
    Tables,
}

/// <summary><c>explain(u, x)</c>, <c>pathtable(u, x)</c>, <c>gradtable(u)</c>: how derivatives come about.</summary>
/// <param name="Span">Where the statement stands.</param>
/// <param name="Form">What is shown.</param>
/// <param name="Expression">What is differentiated, as it was written: names are symbols in it.</param>
/// <param name="Variables">By what; symbols.</param>
/// <param name="Level">How much is shown of a derivation, from 1 to 3.</param>
public sealed record BoundExplanation(TextSpan Span, ExplanationForm Form, Expr Expression, IReadOnlyList<Expr> Variables, int Level) : BoundStatement(Span);

/// <summary>A declaration or directive; it changes how later text is read and has no value.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Names">The declared names.</param>
public sealed record BoundDeclaration(TextSpan Span, IReadOnlyList<string> Names) : BoundStatement(Span);
