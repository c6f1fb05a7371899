using System.Xml.Linq;

namespace Symbolic.Tests.Architecture;

public class ArrowsTests
{
    /// <summary>Who may use whom. Whatever is not here is not allowed, and whatever is here is used.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Symbolic.Core"] = [],
        ["Symbolic.Calculus"] = ["Symbolic.Core"],
        ["Symbolic.Rewriting"] = ["Symbolic.Core"],
        ["Symbolic.Evaluation"] = ["MathNet.Numerics", "Symbolic.Core", "System.Numerics.Tensors"],
        ["Symbolic.Parsing"] = ["Antlr4.Runtime.Standard", "Symbolic.Core"],
        ["Symbolic"] = ["Symbolic.Calculus", "Symbolic.Core", "Symbolic.Evaluation", "Symbolic.Parsing", "Symbolic.Rewriting"],
        ["Symbolic.Generator"] = ["Microsoft.CodeAnalysis.CSharp", "Symbolic"],
        ["Symbolic.Repl"] = ["Markdig", "Sep", "Spectre.Console", "Symbolic", "System.CommandLine"],
    };

    /// <summary>What is used while building only and does not ship.</summary>
    private static readonly HashSet<string> BuildTools = ["Antlr4BuildTasks"];

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(RepositoryRoot.Combine("src")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. Names];

    [Fact]
    public void Every_project_is_listed() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Names);

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_what_it_may_use_and_nothing_else(string project)
    {
        XElement file = XElement.Load(RepositoryRoot.Combine("src", project, $"{project}.csproj"));
        IEnumerable<string> projects = file.Descendants("ProjectReference").Select(static r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        IEnumerable<string> packages = file.Descendants("PackageReference").Select(static r => r.Attribute("Include")!.Value).Where(static p => !BuildTools.Contains(p));
        Assert.Equal(Allowed[project], projects.Concat(packages).Order(StringComparer.Ordinal));
        Assert.Empty(file.Descendants("Reference"));
    }

    [Fact]
    public void No_version_stands_in_a_project_file()
    {
        foreach (string path in Directory.EnumerateFiles(RepositoryRoot.Path, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(XElement.Load(path).Descendants("PackageReference"), static r => r.Attribute("Version") is not null);
        }
    }
}
