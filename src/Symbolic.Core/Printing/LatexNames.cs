using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>Names in LaTeX.</summary>
internal static class LatexNames
{
    /// <summary>A name in LaTeX.</summary>
    /// <param name="Written">The commands.</param>
    /// <param name="IsWord">True for several upright letters, which want a space beside other letters.</param>
    /// <param name="IsCompound">True when a power of it would be misread: Δx, members of families.</param>
    public readonly record struct Name(string Written, bool IsWord, bool IsCompound);

    /// <summary>The LaTeX of a name: Greek commands, accents, subscripts; several letters stand upright.</summary>
    public static Name Of(string name)
    {
        if (name.EndsWith(']') && name.IndexOf('[') is > 0 and int bracket)
        {
            Name family = Of(name[..bracket]);
            return family with { Written = $"{family.Written}^{{({Escape(name[(bracket + 1)..^1])})}}", IsCompound = true };
        }

        int subscript = name.IndexOf('_');
        string root = subscript > 0 ? name[..subscript] : name;
        bool change = root.Length > 1 && root[0] == 'Δ';
        string letter = change ? root[1..] : root;
        bool single = IsOneLetter(letter);
        string written = (change ? @"\Delta " : "") + (single ? Letter(letter) : $@"\mathrm{{{Escape(letter)}}}");
        string below = subscript > 0 ? name[(subscript + 1)..] : "";
        return new Name(below.Length == 0 ? written : $"{written}_{{{Below(below)}}}", !single, change);
    }

    private static string Below(string text)
    {
        text = text.StartsWith('{') && text.EndsWith('}') ? text[1..^1] : text;
        return string.Join(",", text.Split(',').Select(static part =>
            IsOneLetter(part) ? Letter(part)
            : part.All(char.IsAsciiDigit) || (part.Length == 2 && part.All(char.IsAsciiLetterLower)) ? part
            : GreekLetters.TryGetLetter(part, out char greek) ? Letter(greek.ToString())
            : $@"\mathrm{{{Escape(part)}}}"));
    }

    private static bool IsOneLetter(string text)
    {
        // U+FFFE, the byte order mark the wrong way round, cannot be taken apart.
        if (text.Contains('\ufffe'))
        {
            return false;
        }

        string apart = text.Normalize(NormalizationForm.FormD);
        return apart.Length > 0 && (char.IsAsciiLetter(apart[0]) || IsGreek(apart[0])) && apart.Skip(1).All(static c => Accent(c) is not null);
    }

    private static string Letter(string text)
    {
        string apart = text.Normalize(NormalizationForm.FormD);
        string letter = char.IsAsciiLetter(apart[0]) ? apart[..1] : GreekCommand(apart[0]);
        for (int i = 1; i < apart.Length; i++)
        {
            letter = $"{Accent(apart[i])}{{{letter}}}";
        }

        return letter;
    }

    private static bool IsGreek(char c) => c is 'π' or 'Π' or 'Σ' or 'Υ' || GreekLetters.TryGetWord(c, out _);

    private static string GreekCommand(char c) => c switch
    {
        'π' => @"\pi",
        'Π' => @"\Pi",
        'Σ' => @"\Sigma",
        'Υ' => @"\Upsilon",
        _ => GreekLetters.TryGetWord(c, out string? word) ? @"\" + word : c.ToString(),
    };

    private static string? Accent(char c) => c switch
    {
        '\u0300' => @"\grave",
        '\u0301' => @"\acute",
        '\u0302' => @"\hat",
        '\u0303' => @"\tilde",
        '\u0304' => @"\bar",
        '\u0306' => @"\breve",
        '\u0307' => @"\dot",
        '\u0308' => @"\ddot",
        '\u030C' => @"\check",
        '\u20D7' => @"\vec",
        _ => null,
    };

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            escaped.Append(c switch
            {
                '_' or '#' or '$' or '%' or '&' or '{' or '}' => $@"\{c}",
                '\\' => @"\backslash ",
                '^' or '~' => $@"\text{{\{c}{{}}}}",
                ' ' => @"\ ",
                _ when IsInvisible(c) => $@"\text{{{Number(c)}}}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A character by its number, U+202E.</summary>
    internal static string Number(char c) => $"U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}";

    // Ends of lines, turns of the direction of writing, and what no XML may hold: shown by number, or nobody would see what is written.
    internal static bool IsInvisible(char c) => c is '\ufffe' or '\uffff'
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
