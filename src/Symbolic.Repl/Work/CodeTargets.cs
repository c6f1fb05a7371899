using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>The languages of source code by the names of the machine interface.</summary>
internal static class CodeTargets
{
    private static readonly (string Name, SourceLanguage Language)[] s_targets =
    [
        ("c", SourceLanguage.C),
        ("csharp", SourceLanguage.CSharp),
        ("julia", SourceLanguage.Julia),
        ("numpy", SourceLanguage.NumPy),
        ("python", SourceLanguage.NumPy),
        ("sql", SourceLanguage.Sql),
        ("torch", SourceLanguage.Torch),
    ];

    public static FrozenDictionary<string, SourceLanguage> All { get; } = s_targets.ToFrozenDictionary(static t => t.Name, static t => t.Language);

    public static string List { get; } = string.Join(", ", s_targets.Select(static t => t.Name));

    /// <exception cref="RequestException">There is no such target.</exception>
    public static SourceLanguage Find(string name) => All.TryGetValue(name, out SourceLanguage language) ? language
        : throw new RequestException($"There is no target '{name}'.", $"The targets are {List}.");
}
