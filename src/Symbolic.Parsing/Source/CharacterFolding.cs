using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Symbolic.Parsing.Source;

/// <summary>
/// Brings text to normalization form C and replaces characters that only look different: copies from web pages and PDF files are full of
/// them. Keeps for every character where it came from.
/// </summary>
internal static class CharacterFolding
{
    private static readonly FrozenDictionary<char, char> LookAlikes = new Dictionary<char, char>
    {
        ['\u00B5'] = 'μ', // micro sign
        ['\u03D5'] = 'φ',
        ['\u03F5'] = 'ε',
        ['\u03D1'] = 'θ',
        ['\u03F1'] = 'ρ',
        ['\u2206'] = 'Δ', // increment
        ['\u220A'] = '∈',
        ['\u2010'] = '-',
        ['\u2011'] = '-',
        ['\u2044'] = '/', // fraction slash
        ['\u2215'] = '/',
        ['\u2062'] = '*', // invisible times
        ['\u2063'] = ',', // invisible separator
        ['\u2064'] = '+', // invisible plus
        ['\u210E'] = 'h', // Planck constant, the hole in the italic alphabet
        ['\u2223'] = '|',
        ['\u2254'] = '\u2190', // colon equals
    }.ToFrozenDictionary();

    /// <summary>The folded text; <paramref name="origins"/> is set when the text changed in length or content.</summary>
    public static string Fold(string text, ref int[]? origins)
    {
        RejectNonCharacters(text);
        if (text.IsNormalized(NormalizationForm.FormC) && !NeedsFolding(text))
            return text;
        var output = new StringBuilder(text.Length);
        var map = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            // A text element holds a letter with its combining marks, the largest piece that composition can join.
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(i));
            var element = text.Substring(i, length);
            foreach (var c in FoldElement(element))
            {
                output.Append(c);
                map.Add(i);
            }

            i += length;
        }

        map.Add(text.Length);
        origins = map.ToArray();
        return output.ToString();
    }

    private static bool NeedsFolding(string text)
    {
        foreach (var c in text)
        {
            if (LookAlikes.ContainsKey(c) || c is >= '\uFF01' and <= '\uFF5E' || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    private static string FoldElement(string element)
    {
        var composed = element.Normalize(NormalizationForm.FormC);
        if (composed.Length == 1)
        {
            var c = composed[0];
            if (LookAlikes.TryGetValue(c, out var plain))
                return plain.ToString();
            return c is >= '\uFF01' and <= '\uFF5E' ? ((char)(c - 0xFEE0)).ToString() : composed;
        }

        // Mathematical italic letters are how PDF files spell ordinary variables. Bold, script and the rest carry meaning of their own
        // and are not silently made the same as the plain letter.
        if (composed.Length >= 2 && Rune.TryGetRuneAt(composed, 0, out var rune) && rune.Value is >= 0x1D434 and <= 0x1D467 or >= 0x1D6E2 and <= 0x1D71B)
            return composed[..2].Normalize(NormalizationForm.FormKC) + composed[2..];
        return composed;
    }

    // Halves of surrogate pairs and the code points that Unicode reserves as no characters: normalization does not take them.
    private static void RejectNonCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\uD800')
                continue;
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                throw new ParseException(ParseErrorCode.Syntax, "half of a surrogate pair is not a character", text, new TextSpan(i, 1));
            if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF)
                throw new ParseException(ParseErrorCode.Syntax, $"U+{rune.Value:X4} is not a character", text, new TextSpan(i, rune.Utf16SequenceLength));
            i += rune.Utf16SequenceLength - 1;
        }
    }
}
