using System.Globalization;

namespace Symbolic;

/// <summary>A name as it is written.</summary>
/// <param name="Plain">The name in the graph.</param>
/// <param name="Written">With subscripts as such.</param>
/// <param name="Letter">The letter of a one-letter name, with its marks.</param>
internal readonly record struct UnicodeName(string Plain, string Written, string Letter)
{
    /// <summary>True for one letter with or without a subscript.</summary>
    public bool IsLetter => Letter is { Length: > 0 };

    public bool HasSubscript => IsLetter && Plain.Length > Letter.Length;

    /// <summary>False for Δ, which makes one name with the letter after it.</summary>
    public bool Touches => Letter != "Δ";

    public static UnicodeName Of(string name)
    {
        int subscript = name.IndexOf('_');
        string root = subscript < 0 ? name : name[..subscript];
        string letter = IsOneLetter(root) ? root : "";
        if (subscript < 0)
        {
            return new UnicodeName(name, name, letter);
        }

        string below = name[(subscript + 1)..];
        bool small = below.Length > 0 && (below.All(char.IsAsciiDigit) || (below.Length <= 2 && letter.Length > 0));
        string? lowered = small ? Scripts.Lower(below) : null;
        return new UnicodeName(name, lowered is null ? name : root + lowered, lowered is null ? "" : letter);
    }

    // Σ and Π are signs of sums and products.
    private static bool IsOneLetter(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && char.GetUnicodeCategory(text[0]) != UnicodeCategory.ModifierLetter && text[0] is not ('Σ' or 'Π')
        && text.Skip(1).All(static c => c is >= '\u0300' and <= '\u036F');
}
