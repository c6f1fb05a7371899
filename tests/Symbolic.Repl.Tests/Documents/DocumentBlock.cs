namespace Symbolic.Tests.Documents;

/// <summary>A fenced block of a Markdown text.</summary>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Start">The position of the first line inside, from 0.</param>
/// <param name="Lines">The lines inside.</param>
internal sealed record DocumentBlock(string Language, int Start, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    /// <summary>All blocks of a text in one language.</summary>
    public static IEnumerable<DocumentBlock> Of(IReadOnlyList<string> text, string language)
    {
        for (int i = 0; i < text.Count; i++)
        {
            if (!text[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = i + 1;
            while (end < text.Count && text[end] != Fence)
            {
                end++;
            }

            if (text[i] == Fence + language)
            {
                yield return new DocumentBlock(language, i + 1, [.. text.Skip(i + 1).Take(end - i - 1)]);
            }

            i = end;
        }
    }
}
