using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>
/// Names that a programming language can read, for names that people wrote. Whatever the name was, the result is an ASCII letter
/// followed by ASCII letters, digits and underscores: λ becomes lambda, x₁ and W[1] become x_1 and W_1, what is left becomes its
/// code point. Words of the language get an underscore behind, and names that would become the same get a number.
/// </summary>
/// <param name="reserved">Words that must not be used.</param>
/// <param name="comparer">When two names are the same to the language.</param>
internal sealed class Identifiers(IEnumerable<string> reserved, StringComparer comparer)
{
    private const int Longest = 40;
    private const int LongestComment = 60;

    private readonly HashSet<string> _taken = new(reserved, comparer);
    private readonly Dictionary<string, int> _next = new(comparer);
    private readonly List<(string Original, string Written)> _changed = [];

    /// <summary>Names that had to be changed, in the order of their first use.</summary>
    public IReadOnlyList<(string Original, string Written)> Changed => _changed;

    /// <summary>A name of its own for what is called so; a second call gives another one.</summary>
    public string Add(string original)
    {
        string written = Fresh(Plain(original));
        if (!string.Equals(written, original, StringComparison.Ordinal))
        {
            _changed.Add((original, written));
        }

        return written;
    }

    /// <summary>A name that nothing else has, like the one wanted; it is an identifier already.</summary>
    public string Fresh(string wanted)
    {
        if (_taken.Add(wanted))
        {
            return wanted;
        }

        // A word of the language is taken from the start and has no number yet.
        if (!_next.TryGetValue(wanted, out int number))
        {
            number = 1;
            if (_taken.Add(wanted + "_"))
            {
                _next[wanted] = number;
                return wanted + "_";
            }
        }

        string fresh;
        do
        {
            number++;
            fresh = $"{wanted}_{number.ToString(CultureInfo.InvariantCulture)}";
        }
        while (!_taken.Add(fresh));
        _next[wanted] = number;
        return fresh;
    }

    /// <summary>A beginning such that no name so far is this and a number, for names of values that have none.</summary>
    public string Prefix(string wanted)
    {
        string prefix = wanted;
        while (_taken.Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && name.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0))
        {
            prefix += "_";
        }

        return prefix;
    }

    /// <summary>A name in a comment: no sign in it can end the comment, continue it, or turn the direction of writing.</summary>
    public static string InComment(string name)
    {
        var text = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (text.Length > LongestComment)
            {
                text.Append('…');
                break;
            }

            if (Rune.IsLetterOrDigit(rune) || (rune.IsAscii && "_[],.()+-=<>^|/ ".Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                text.Append(rune);
            }
            else
            {
                text.Append("{U+").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)).Append('}');
            }
        }

        return text.ToString();
    }

    private static string Plain(string name)
    {
        var text = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            if (text.Length > Longest)
            {
                break;
            }

            if (rune.IsAscii)
            {
                char c = (char)rune.Value;
                Append(text, char.IsAsciiLetterOrDigit(c) ? c.ToString() : c == '\'' ? "_prime" : "_");
            }
            else if (rune.IsBmp)
            {
                Append(text, Word((char)rune.Value));
            }
            else
            {
                Append(text, CodePoint(rune.Value));
            }
        }

        string plain = text.ToString(0, Math.Min(text.Length, Longest)).TrimEnd('_');
        return plain.Length == 0 ? "x" : char.IsAsciiDigit(plain[0]) ? "x" + plain : plain;
    }

    // No name starts with an underscore or holds two of them: C and C++ keep such names for themselves.
    private static void Append(StringBuilder text, string part)
    {
        if (part[0] == '_' && (text.Length == 0 || text[^1] == '_'))
        {
            part = part[1..];
        }

        text.Append(part);
    }

    private static string Word(char c) => c switch
    {
        >= '₀' and <= '₉' => "_" + (char)('0' + (c - '₀')),
        '₊' => "_plus_",
        '₋' => "_minus_",
        '⁰' or (>= '⁴' and <= '⁹') => "_" + (char)('0' + (c - '⁰')),
        '¹' => "_1",
        '²' => "_2",
        '³' => "_3",
        '′' or '’' => "_prime",
        '″' => "_prime_prime",
        '\u0302' => "_hat",
        '\u0303' => "_tilde",
        '\u0304' or '\u0305' => "_bar",
        '\u0307' => "_dot",
        '\u0308' => "_ddot",
        '\u20D7' => "_vec",
        'π' => "pi",
        _ when GreekLetters.TryGetWord(c, out string? word) => word,
        _ => CodePoint(c),
    };

    private static string CodePoint(int value) => $"_u{value.ToString("x4", CultureInfo.InvariantCulture)}_";
}
