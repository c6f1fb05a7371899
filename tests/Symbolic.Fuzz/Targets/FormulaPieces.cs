using Symbolic.Parsing;

namespace Symbolic.Fuzz.Targets;

/// <summary>Pieces of the language, for mutations.</summary>
internal static class FormulaPieces
{
    /// <summary>Signs, words and functions.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "(", ")", "[", "]", "{", "}", "|", "‖", "||", "^", "²", "⁻¹", "ᵀ", "'", "^T", "_", "_i", "_{", "_{i,j}", "₁", ",", ";", "\n", "=", ":=", "==", "<", "≤", "≠", "..", ":", "?", "#", "!",
        "+", "-", "−", "*", "/", "\\", "·", "×", "⊗", "⊙", ".*", "./", ".^", "**", "√", "∛", "Σ", "Σ_{i=1}^3 ", "Σ_i ", "Π_{k=1}^n ", "d/dx ", "∂/∂x ", "∂E/∂W", "dy/dx", "∇", "∇_x ", "∇² ",
        "0", "1", "2", "1/2", "1e9", "1e-300", ".5", "½", "1e4000", "999999999999999999999", "x", "y", "W", "A", "x_1", "e", "i", "n", "π", "∞", "λ", "σ", "f(", "f'(", "sin ", "sin^2 ", "log_2 ", "max(", "sum(", "det(",
        "if ", " then ", " else ", " otherwise", " and ", " or ", "not ", " in R^3", " in R^{m×n}", "W[1]", "W[n+1]", "W{n}", "W⁽²⁾", "x[1]", "A[1,:]", "[1, 2; 3, 4]", "axis=1", "base=2",
        "for n = 1..3 { ", "for k in 1..n {", "family W[1..3]", "var ", "dim n", "param ", "func g", "index i", "batch t", "strict on", "symmetric ", "check(", "explain(", "pathtable(", "gradtable(", "hessian(", "einsum(", "\\frac{", "\\sqrt{", "\\left(", "\\right)", "\\partial ", "\\sum_{i=1}^{3} ",
        .. LanguageWords.Verbs.Select(static v => v + "("),
        .. LanguageWords.Keywords.Select(static w => $" {w} "),
        .. BuiltFunctions.All.Select(static f => f.Example),
        .. OperatorTable.Standard.Functions.Select(static o => o.Name + "("),
    ];
}
