using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>What a generated function computes.</summary>
[Flags]
internal enum CodeParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The value.</summary>
    Value = 1,

    /// <summary>The gradient; of several formulas the Jacobian.</summary>
    Gradient = 2,

    /// <summary>The Hessian.</summary>
    Hessian = 4,
}

/// <summary>The parts by name.</summary>
internal static class CodePartNames
{
    public static FrozenDictionary<string, CodeParts> All { get; } = new Dictionary<string, CodeParts>
    {
        ["f"] = CodeParts.Value,
        ["value"] = CodeParts.Value,
        ["grad"] = CodeParts.Gradient,
        ["gradient"] = CodeParts.Gradient,
        ["jacobian"] = CodeParts.Gradient,
        ["hessian"] = CodeParts.Hessian,
    }.ToFrozenDictionary();

    /// <exception cref="RequestException">There is no such part.</exception>
    public static CodeParts Find(IEnumerable<string> names)
    {
        var parts = CodeParts.None;
        foreach (string name in names)
        {
            parts |= All.TryGetValue(name, out CodeParts part) ? part : throw new RequestException($"Code cannot hold '{name}'.", "It can hold f, grad (of several formulas: jacobian) and hessian.");
        }

        return parts == CodeParts.None ? CodeParts.Value : parts;
    }
}
