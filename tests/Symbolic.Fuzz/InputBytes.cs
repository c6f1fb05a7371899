using System.Text;

namespace Symbolic.Fuzz;

/// <summary>Bytes as text and back: what is UTF-8 as its characters, any other byte b as the lone surrogate U+DC00 + b.</summary>
internal static class InputBytes
{
    private const int Escape = 0xDC00;

    /// <summary>The bytes that a text stands for.</summary>
    public static byte[] Of(string text)
    {
        var bytes = new List<byte>(text.Length + 8);
        Span<byte> buffer = stackalloc byte[4];
        foreach (Rune rune in Runes(text, bytes))
        {
            int length = rune.EncodeToUtf8(buffer);
            bytes.AddRange(buffer[..length]);
        }

        return [.. bytes];
    }

    // Lone surrogates go straight into the bytes.
    private static IEnumerable<Rune> Runes(string text, List<byte> bytes)
    {
        for (int at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out Rune rune))
            {
                at += rune.Utf16SequenceLength;
                yield return rune;
            }
            else
            {
                bytes.Add((byte)(text[at] - Escape));
                at++;
            }
        }
    }

    /// <summary>A text in printable ASCII, which <see cref="FromEscaped"/> reads.</summary>
    public static string ToEscaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '\n' => escaped.Append(@"\n"),
                >= ' ' and < '\u007f' => escaped.Append(c),
                _ => escaped.Append(@"\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The text that <see cref="ToEscaped"/> wrote.</summary>
    public static string FromEscaped(string escaped)
    {
        var text = new StringBuilder();
        for (int at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\')
            {
                text.Append(escaped[at]);
                continue;
            }

            at++;
            switch (escaped[at])
            {
                case 'u':
                    text.Append((char)Convert.ToInt32(escaped.Substring(at + 1, 4), 16));
                    at += 4;
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                default:
                    text.Append(escaped[at]);
                    break;
            }
        }

        return text.ToString();
    }
}
