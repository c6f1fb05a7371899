using System.Collections.Frozen;

namespace Symbolic.Parsing.Names;

/// <summary>The spelled Greek letters, looked up in the text that is read: <c>alpha</c> and <c>α</c> are one symbol with two spellings.</summary>
internal static class GreekNames
{
    private static readonly FrozenDictionary<string, string> Letters = GreekLetters.Words
        .ToFrozenDictionary(static word => word, static word => GreekLetters.TryGetLetter(word, out var letter) ? letter.ToString() : word);

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
