using System.Collections.Frozen;

namespace Symbolic;

/// <summary>
/// The short words of the input language that are not functions of numbers, so not in the operator table. One-letter names that are
/// written next to each other must not spell one of them. Longer words cannot arise: see <see cref="LongestRun"/>.
/// </summary>
internal static class ReservedWords
{
    /// <summary>The most letters that are read as a product when nobody declared them.</summary>
    public const int LongestRun = 3;

    private static readonly FrozenSet<string> s_words = new[]
    {
        // Grammar and declarations.
        "if", "and", "or", "not", "in", "for", "var", "dim", "mod", "pi", "Pi", "PI", "inf", "Inf", "nan", "NaN",

        // Derivatives and checks.
        "fd", "jvp", "vjp", "hvp",

        // Arrays and losses.
        "sum", "map", "vec", "eye", "tr", "Tr", "det", "Det", "inv", "dot", "lse", "glu", "GLU", "mse", "bce", "nll", "kl", "pow",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => s_words.Contains(word);
}
