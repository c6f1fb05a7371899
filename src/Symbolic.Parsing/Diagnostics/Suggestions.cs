namespace Symbolic.Parsing;

/// <summary>Finds the known word that a mistyped one was probably meant to be.</summary>
internal static class Suggestions
{
    /// <summary>The nearest candidate that differs in at most a third of its letters, or null.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is < 3 or > 30)
            return null;
        string? best = null;
        var least = word.Length / 3 + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length < 2 || Math.Abs(candidate.Length - word.Length) >= least)
                continue;
            var distance = Distance(word, candidate);
            if (distance < least || distance == least && best is not null && string.CompareOrdinal(candidate, best) < 0)
                (best, least) = (candidate, distance);
        }

        return best;
    }

    // Edits that turn one word into the other: insert, delete, replace, exchange neighbours.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
