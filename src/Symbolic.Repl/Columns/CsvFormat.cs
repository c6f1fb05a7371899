using System.Buffers;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Columns;

/// <summary>How the cells of a file are separated and quoted (RFC 4180, with any separator).</summary>
internal sealed class CsvFormat
{
    private readonly SearchValues<char> _special;

    private CsvFormat(char separator) => (Separator, _special) = (separator, SearchValues.Create([separator, '"', '\r', '\n']));

    public char Separator { get; }

    /// <summary>The format with a separator as it is typed: one character, or <c>tab</c>; null for that of the file's name.</summary>
    /// <exception cref="RequestException">It cannot separate numbers.</exception>
    public static CsvFormat Of(string? separator, string? file) => separator switch
    {
        null => new CsvFormat(file is not null && file.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ','),
        "tab" or "\\t" => new CsvFormat('\t'),
        [var c] when c is ' ' or '\t' || (c is > ' ' and < '\u007f' && !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '+' or '-' or '"')) => new CsvFormat(c),
        _ => throw new RequestException($"'{separator}' cannot separate numbers.", "Give one character such as ; or | or the word tab."),
    };

    /// <summary>A text as a cell.</summary>
    public string Quoted(string text) => text.AsSpan().ContainsAny(_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>What a cell means: without its quotes and the blanks around it.</summary>
    public static string Unquoted(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        return cell is ['"', .., '"'] ? cell[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cell.ToString();
    }
}
