using System.Text.RegularExpressions;

namespace Symbolic.Benchmarks;

/// <summary>How long a printed formula is, whoever printed it: its names, numbers, functions and signs.</summary>
internal static partial class PrintedSize
{
    // Maxima writes exp(x) as %e^x, which is one function here too; Python writes a power as **, which is one sign.
    [GeneratedRegex(@"%e\^|%?[\p{L}_][\p{L}\p{N}_]*|\p{Nd}+(\.\p{Nd}*)?([eE][-+]?\p{Nd}+)?|\*\*|[-+*/^]", RegexOptions.CultureInvariant)]
    private static partial Regex Parts { get; }

    public static int Of(string text) => Parts.Count(text);
}
