namespace Symbolic;

/// <summary>Derivations: how a derivative comes about, step by step.</summary>
public static class ExplainExtensions
{
    /// <summary>
    /// The derivative by one variable as a derivation: the rules of calculus from the outside in, each with the partial derivatives
    /// from which derivatives are computed, then the simplification.
    /// </summary>
    /// <param name="f">A number.</param>
    /// <param name="variable">A variable that is a number.</param>
    /// <param name="options">How much is shown, and when to stop.</param>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative, or something is a tensor.</exception>
    public static Explanation Explain(this Expr f, Expr variable, ExplainOptions? options = null) => Explainer.Run(f, variable, options ?? ExplainOptions.Default);

    /// <summary>
    /// The names of the rules that a derivative passes through from an expression to one of its parts, from the outside in, each once;
    /// also where there are tensors. None when the part does not occur.
    /// </summary>
    public static IReadOnlyList<string> RulesTo(this Expr f, Expr part) => RuleOfCalculus.Between(f, part);
}
