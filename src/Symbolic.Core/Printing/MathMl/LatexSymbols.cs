using System.Collections.Frozen;

namespace Symbolic;

/// <summary>The commands of LaTeX that stand for a character, and the accents. Which of them are functions is for LaTeX to say: <c>\sin</c> sets a name upright.</summary>
internal static class LatexSymbols
{
    /// <summary>Commands for signs.</summary>
    public static FrozenDictionary<string, string> Signs { get; } = new Dictionary<string, string>
    {
        ["cdot"] = "⋅", ["times"] = "×", ["odot"] = "⊙", ["oslash"] = "⊘", ["otimes"] = "⊗", ["circ"] = "∘", ["ast"] = "∗", ["backslash"] = "\\",
        ["le"] = "≤", ["ge"] = "≥", ["ne"] = "≠", ["land"] = "∧", ["lor"] = "∨", ["lnot"] = "¬", ["to"] = "→", ["leftarrow"] = "←", ["approx"] = "≈", ["mid"] = "∣", ["in"] = "∈",
        ["top"] = "⊤", ["prime"] = "′", ["dots"] = "…", ["ldots"] = "…", ["cdots"] = "⋯", ["colon"] = ":",
    }.ToFrozenDictionary();

    /// <summary>Commands for letters that are not Greek.</summary>
    public static FrozenDictionary<string, string> Letters { get; } = new Dictionary<string, string>
    {
        ["infty"] = "∞", ["ell"] = "ℓ", ["pi"] = "π", ["Pi"] = "Π", ["Sigma"] = "Σ", ["Upsilon"] = "Υ",
    }.ToFrozenDictionary();

    /// <summary>Letters for sets of numbers.</summary>
    public static FrozenDictionary<string, string> Sets { get; } = new Dictionary<string, string> { ["N"] = "ℕ", ["Z"] = "ℤ", ["Q"] = "ℚ", ["R"] = "ℝ", ["C"] = "ℂ" }.ToFrozenDictionary();

    /// <summary>Commands for signs that belong to what follows.</summary>
    public static FrozenDictionary<string, string> Prefixes { get; } = new Dictionary<string, string>
    {
        ["partial"] = "∂", ["nabla"] = "∇", ["sum"] = "∑", ["prod"] = "∏",
    }.ToFrozenDictionary();

    /// <summary>Brackets, those after which a formula begins and those before which it ends.</summary>
    public static FrozenDictionary<string, string> Brackets { get; } = new Dictionary<string, string>
    {
        ["lVert"] = "‖", ["rVert"] = "‖", ["lvert"] = "|", ["rvert"] = "|", ["lfloor"] = "⌊", ["rfloor"] = "⌋", ["lceil"] = "⌈", ["rceil"] = "⌉", ["langle"] = "⟨", ["rangle"] = "⟩",
    }.ToFrozenDictionary();

    /// <summary>Accents and what stands above the letter.</summary>
    public static FrozenDictionary<string, string> Accents { get; } = new Dictionary<string, string>
    {
        ["grave"] = "`", ["acute"] = "´", ["hat"] = "^", ["tilde"] = "~", ["bar"] = "¯", ["breve"] = "˘", ["dot"] = "˙", ["ddot"] = "¨", ["check"] = "ˇ", ["vec"] = "→",
    }.ToFrozenDictionary();

    /// <summary>The names that LaTeX has commands for: <c>\sin</c>. Source: the log-like functions of LaTeX (Lamport, LaTeX: A Document Preparation System, table 3.9).</summary>
    public static FrozenSet<string> FunctionNames { get; } =
        "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh".Split(' ').ToFrozenSet();
}
