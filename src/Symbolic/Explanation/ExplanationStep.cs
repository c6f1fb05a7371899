using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What a step of a derivation does.</summary>
public enum StepKind : byte
{
    /// <summary>A rule of calculus: the derivative of a whole in terms of the derivatives of its parts.</summary>
    Calculus,

    /// <summary>Derivatives of parts are put in.</summary>
    Insertion,

    /// <summary>An expression in a simpler form.</summary>
    Simplification,

    /// <summary>One rewrite of a simplification.</summary>
    Rewrite,
}

/// <summary>
/// One line of a derivation: <c>before = after</c>. Symbols in it may stand for derivatives; <see cref="Explanation"/> writes them
/// as what they are, and <see cref="Explanation.Resolve"/> puts the derivatives in.
/// </summary>
/// <param name="Kind">What the step does.</param>
/// <param name="Rule">The name of the rule: of calculus as in a textbook, otherwise that of the rewrite.</param>
/// <param name="Before">The left side.</param>
/// <param name="After">The right side.</param>
public sealed record ExplanationStep(StepKind Kind, string Rule, Expr Before, Expr After)
{
    /// <summary>The derivatives of the outer function that the rule uses: <c>sin(u)</c> by <c>u</c> is <c>cos(u)</c>. In a graph of their own.</summary>
    public ImmutableArray<OuterDerivative> Outer { get; init; } = [];

    /// <summary>The operands that do not depend on the variable and are taken for constants; numbers are left out.</summary>
    public ImmutableArray<Expr> Constants { get; init; } = [];

    /// <summary>What the reader should know, for instance what holds at a kink; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What a rewrite may change about the value; null for other steps.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Where the right side has a value although the left side may have none.</summary>
    public IReadOnlyList<Expr> Conditions { get; init; } = [];
}

/// <summary>The derivative of a function by one of its operands, as a rule uses it.</summary>
/// <param name="Function">The function of letters: <c>sin(u)</c>.</param>
/// <param name="By">The letter by which it is differentiated.</param>
/// <param name="Derivative">The derivative: <c>cos(u)</c>.</param>
public sealed record OuterDerivative(Expr Function, Expr By, Expr Derivative);
