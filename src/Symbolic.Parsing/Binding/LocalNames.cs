using System.Diagnostics.CodeAnalysis;

namespace Symbolic.Parsing.Binding;

/// <summary>A name that means something only within a stretch of the text: a parameter, an index of Σ or of a loop. Inner names hide outer ones.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">What it stands for; nothing for an index that runs over an axis.</param>
/// <param name="Outer">The names around it.</param>
/// <param name="Axis">The numbers through which an index runs that selects components; null for all other names.</param>
internal sealed record LocalNames(string Name, Value Value, LocalNames? Outer, IndexRange? Axis = null)
{
    public LocalNames(string name, Expr value, LocalNames? outer) : this(name, new Value(value), outer)
    {
    }

    public static bool TryGet(LocalNames? names, string name, [NotNullWhen(true)] out LocalNames? found)
    {
        for (found = names; found is not null; found = found.Outer)
        {
            if (found.Name == name)
                return true;
        }

        return false;
    }
}

/// <summary>Through which numbers an index runs: from 1 to the end of an axis where nothing is said.</summary>
internal sealed record IndexRange(int? From, int? To)
{
    /// <summary>An index without limits.</summary>
    public static IndexRange Whole { get; } = new(null, null);
}
