using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Names;

/// <summary>The constants of the language. <c>i</c> is an ordinary name: the analysis is real.</summary>
internal static class ConstantNames
{
    /// <summary>Length of the longest constant.</summary>
    public const int Longest = 8;

    /// <summary>The constant that a word names. A single <c>e</c> is one too, unless it is declared or carries a subscript.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out Constant constant)
    {
        constant = word switch
        {
            "e" => Constant.E,
            "pi" or "π" or "PI" or "Pi" => Constant.Pi,
            "inf" or "Inf" or "∞" or "infinity" => Constant.Infinity,
            "true" => Constant.True,
            "false" => Constant.False,
            _ => (Constant)(-1),
        };
        return (int)constant >= 0;
    }
}
