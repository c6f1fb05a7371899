namespace Symbolic.Parsing;

/// <summary>Shortens what is quoted in a message.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    /// <summary>The text, or its beginning with an ellipsis.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        if (text.Length <= Longest)
            return text.ToString();
        var end = char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1;
        return string.Concat(text[..end], "…");
    }
}
