using System.Globalization;

namespace Symbolic.Verification;

/// <summary>Names made of pieces that end texts, comments, formulas and elements somewhere.</summary>
internal static class HostileNames
{
    private const int Count = 400;

    private static readonly string[] s_pieces =
    [
        "\"", "'", "`", "\"\"\"", "'''", "*/", "/*", "//", "--", "#", "<!--", "-->", "]]>", "<script>", "</script>", "</svg>", "&amp;", "&#x3c;", "&", "<", ">", "\\", "\\n", "\\end{math}", "\\input{x}", "$", "$$", "$(x)", "${x}",
        "{", "}", "{0}", "%s", "%n", "%", "^", "_", "~", ";", ",", ":", "|", "=", "(", ")", "[", "]", "\n", "\r", "\t", "\0", "\u0007", "\u001b[2J", "\u0085", "\u00a0", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b", "\ufeff", "\ufffe", "\uffff",
        "a", "x", "Z", "1", "λ", "ŷ", "é", "变", "𝒳", "🙂", "ﬁ", "ß", "ı", "İ", "class", "import os", "DROP TABLE t", "javascript:", "onload=", "xlink:href", "__proto__", "](", "![", "{{", "}}", "```", "~~~", "\\)", "\\]", "@", "!", "?", "??/", "..", "/../", " ",
    ];

    /// <summary>Every piece, and many that are put together of several.</summary>
    public static IReadOnlyList<string> All { get; } = Make();

    /// <summary>A name for a message: its characters by number.</summary>
    public static string Shown(string name) => string.Join(' ', name.Select(static c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));

    private static string[] Make()
    {
        var random = new Random(20250101);
        return
        [
            .. s_pieces.Concat(Enumerable.Range(0, Count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => s_pieces[random.Next(s_pieces.Length)]))))
                .Where(static n => !string.IsNullOrWhiteSpace(n)).Distinct(StringComparer.Ordinal),
        ];
    }
}
