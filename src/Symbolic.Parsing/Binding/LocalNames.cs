namespace Symbolic.Parsing.Binding;

/// <summary>A name that means something only within a stretch of the text: a parameter, an index of Σ or of a loop. Inner names hide outer ones.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Outer">The names around it.</param>
internal sealed record LocalNames(string Name, Expr Value, LocalNames? Outer)
{
    public static bool TryGet(LocalNames? names, string name, out Expr value)
    {
        for (; names is not null; names = names.Outer)
        {
            if (names.Name == name)
            {
                value = names.Value;
                return true;
            }
        }

        value = default;
        return false;
    }
}
