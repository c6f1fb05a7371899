using System.Globalization;
using System.Text;

namespace Symbolic.Parsing.Source;

/// <summary>
/// The text as typed and the text as read: LaTeX commands replaced, in normalization form C, look-alike characters folded. Spans always
/// speak about the text as typed.
/// </summary>
internal sealed class SourceText
{
    // For each character of Text the start of what it came from, and one entry for the end. Null when nothing changed.
    private readonly int[]? _origins;

    private SourceText(string original, string text, int[]? origins)
    {
        Original = original;
        Text = text;
        _origins = origins;
    }

    /// <summary>What was typed.</summary>
    public string Original { get; }

    /// <summary>What is read.</summary>
    public string Text { get; }

    /// <summary>Prepares a text. Throws <see cref="ParseException"/> on half a surrogate pair or an unknown LaTeX command.</summary>
    public static SourceText From(string original, IFunctionNames functions)
    {
        var text = original;
        int[]? origins = null;
        if (!Ascii.IsValid(original))
            text = CharacterFolding.Fold(original, ref origins);
        if (text.Contains('\\'))
            text = LatexInput.Replace(original, text, functions, ref origins);
        return new SourceText(original, text, origins);
    }

    /// <summary>The typed stretch behind the characters <paramref name="start"/> to <paramref name="end"/> of <see cref="Text"/>.</summary>
    public TextSpan Span(int start, int end)
    {
        if (_origins is null)
            return TextSpan.FromBounds(start, Math.Min(end, Original.Length));
        start = Math.Min(start, Text.Length);
        end = Math.Min(end, Text.Length);
        return TextSpan.FromBounds(_origins[start], Math.Max(_origins[start], _origins[end]));
    }

    /// <summary>The characters read between two positions.</summary>
    public ReadOnlySpan<char> Slice(int start, int end) => Text.AsSpan(start, end - start);
}
