namespace Symbolic.Repl.Work;

/// <summary>The orders of terms by the names that requests and commands use.</summary>
internal static class SumOrderNames
{
    public static IReadOnlyDictionary<string, SumOrder> All { get; } = new Dictionary<string, SumOrder>(StringComparer.Ordinal)
    {
        ["written"] = SumOrder.AsWritten,
        ["falling"] = SumOrder.Falling,
        ["rising"] = SumOrder.Rising,
    };
}
