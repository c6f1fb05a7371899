using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>
/// The Greek letters and their English names. In formulas the two are one symbol in two spellings: <c>lambda</c> is <c>λ</c>.
/// The letter is the name by which a graph knows the symbol.
/// </summary>
public static class GreekLetters
{
    private static readonly (char Letter, string Word)[] s_letters =
    [
        ('α', "alpha"), ('β', "beta"), ('γ', "gamma"), ('δ', "delta"), ('ε', "epsilon"), ('ζ', "zeta"), ('η', "eta"),
        ('θ', "theta"), ('ι', "iota"), ('κ', "kappa"), ('λ', "lambda"), ('μ', "mu"), ('ν', "nu"), ('ξ', "xi"),
        ('ρ', "rho"), ('σ', "sigma"), ('τ', "tau"), ('υ', "upsilon"), ('φ', "phi"), ('χ', "chi"), ('ψ', "psi"), ('ω', "omega"),
        ('Γ', "Gamma"), ('Δ', "Delta"), ('Θ', "Theta"), ('Λ', "Lambda"), ('Ξ', "Xi"), ('Φ', "Phi"), ('Ψ', "Psi"), ('Ω', "Omega"),
    ];

    private static readonly FrozenDictionary<char, string> s_words = s_letters.ToFrozenDictionary(static l => l.Letter, static l => l.Word);

    private static readonly FrozenDictionary<string, char> s_byWord = s_letters
        .Select(static l => KeyValuePair.Create(l.Word, l.Letter))
        .Concat([KeyValuePair.Create("varepsilon", 'ε'), KeyValuePair.Create("vartheta", 'θ'), KeyValuePair.Create("varphi", 'φ')])
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every word that names a Greek letter.</summary>
    public static IEnumerable<string> Words => s_byWord.Keys;

    /// <summary>The letter that a word names: <c>lambda</c> is <c>λ</c>. The word <c>pi</c> is none: it is the constant.</summary>
    public static bool TryGetLetter(string word, out char letter) => s_byWord.TryGetValue(word, out letter);

    /// <summary>The word for a letter: <c>λ</c> is <c>lambda</c>.</summary>
    public static bool TryGetWord(char letter, [NotNullWhen(true)] out string? word) => s_words.TryGetValue(letter, out word);
}
