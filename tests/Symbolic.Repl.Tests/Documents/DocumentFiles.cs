namespace Symbolic.Tests.Documents;

/// <summary>The texts that people read: the README and everything in Markdown below <c>examples/</c>.</summary>
internal static class DocumentFiles
{
    /// <summary>The folder that holds the solution, found from where the tests run.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Their paths below <see cref="Root"/>, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        .. Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.md", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(static f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those with a block in a language.</summary>
    public static IEnumerable<string> With(string language) => All.Where(f => DocumentBlock.Of(Lines(f), language).Any());

    /// <summary>The lines of one.</summary>
    public static string[] Lines(string document) => File.ReadAllLines(Path.Combine(Root, document));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Symbolic.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Symbolic.sln.");
    }
}
