using System.Collections.Frozen;

namespace Symbolic.Parsing.Names;

/// <summary>The spelled Greek letters: <c>alpha</c> and <c>α</c> are one symbol with two spellings.</summary>
internal static class GreekNames
{
    private static readonly FrozenDictionary<string, string> Letters = new Dictionary<string, string>
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["varepsilon"] = "ε", ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["vartheta"] = "θ", ["iota"] = "ι", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ", ["nu"] = "ν",
        ["xi"] = "ξ", ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ", ["upsilon"] = "υ", ["phi"] = "φ", ["varphi"] = "φ", ["chi"] = "χ",
        ["psi"] = "ψ", ["omega"] = "ω",
        ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ", ["Phi"] = "Φ", ["Psi"] = "Ψ", ["Omega"] = "Ω",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Letters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Length of the longest spelled letter.</summary>
    public const int Longest = 10;

    /// <summary>The letter that a word spells.</summary>
    public static bool TryGetLetter(ReadOnlySpan<char> word, out string letter)
    {
        if (word.Length is < 2 or > Longest)
        {
            letter = "";
            return false;
        }

        return Lookup.TryGetValue(word, out letter!);
    }
}
