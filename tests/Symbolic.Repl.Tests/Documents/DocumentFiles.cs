using Symbolic.Tests.Architecture;

namespace Symbolic.Tests.Documents;

/// <summary>The texts that people read: the README and everything in Markdown below <c>examples/</c>.</summary>
internal static class DocumentFiles
{
    /// <summary>Their paths below <see cref="RepositoryRoot"/>, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(RepositoryRoot.Combine("examples"), "*.md", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/'))
            .Where(static f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those with a block in a language.</summary>
    public static IEnumerable<string> With(string language) => All.Where(f => DocumentBlock.Of(Lines(f), language).Any());

    /// <summary>The lines of one.</summary>
    public static string[] Lines(string document) => File.ReadAllLines(RepositoryRoot.Combine(document));
}
