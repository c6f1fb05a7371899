using System.Globalization;
using System.Text;

namespace Symbolic;

/// <summary>Names of columns that a database keeps apart: no two of them are one to it, however long they are and however written.</summary>
internal sealed class SqlNames(SqlDatabase database)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name of its own, like the one wanted, in quotation marks.</summary>
    public string Add(string wanted)
    {
        string plain = wanted.Length == 0 ? "x" : wanted.Replace("\0", "", StringComparison.Ordinal);
        string name = Shortened(plain, "");
        for (int number = 2; !_taken.Add(Composed(name)); number++)
        {
            name = Shortened(plain, "_" + number.ToString(CultureInfo.InvariantCulture));
        }

        return database.Quote(name);
    }

    // U+FFFE, the byte order mark the wrong way round, cannot be composed with anything.
    private static string Composed(string name) => name.Contains('\ufffe') ? name : name.Normalize();

    /// <summary>The beginning of names x1, x2, … that nothing else has.</summary>
    public string Prefix(string wanted)
    {
        while (_taken.Any(name => name.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)))
        {
            wanted += "_";
        }

        return wanted;
    }

    /// <summary>The name of a table or of a column that exists, in quotation marks.</summary>
    /// <exception cref="ExportException">Nothing can be called so.</exception>
    public static string Existing(SqlDatabase database, string name) => name.Length == 0 || name.Contains('\0', StringComparison.Ordinal)
        ? throw new ExportException(name.Length == 0 ? "A column or table without a name cannot be read." : "No column or table of a database has the character NUL in its name.")
        : database.Quote(name);

    // Cut at whole characters.
    private string Shortened(string name, string suffix)
    {
        int room = database.LongestName - suffix.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room)
        {
            return name + suffix;
        }

        var kept = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.Append(suffix).ToString();
    }
}
