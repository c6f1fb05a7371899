using System.Reflection;
using Symbolic.Tests.Architecture;

namespace Symbolic.Tests.PublicApi;

public class PublicApiTests
{
    public static TheoryData<string> Assemblies => ["Symbolic", "Symbolic.Calculus", "Symbolic.Core", "Symbolic.Evaluation", "Symbolic.Generator", "Symbolic.Parsing", "Symbolic.Rewriting"];

    /// <summary>A change of the public surface is seen in review: set SYMBOLIC_ACCEPT_API=1 to write the new text.</summary>
    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_surface_is_the_committed_one(string assembly)
    {
        string path = RepositoryRoot.Combine("tests", "Symbolic.Tests", "PublicApi", $"{assembly}.txt");
        string actual = ApiText.Of(Assembly.Load(assembly));
        if (Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_API") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string accepted = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (accepted != actual)
        {
            Assert.Fail($"The public API of {assembly} changed (- committed, + now). If that is meant, run the tests with SYMBOLIC_ACCEPT_API=1.\n{Difference(accepted, actual)}");
        }
    }

    // Lines stand under the types to which they belong, so a comparison by type and line shows what changed without a real diff.
    private static string Difference(string accepted, string actual)
    {
        HashSet<string> before = [.. Qualified(accepted)];
        HashSet<string> now = [.. Qualified(actual)];
        return string.Join('\n', before.Except(now).Select(static l => $"- {l}").Concat(now.Except(before).Select(static l => $"+ {l}")));
    }

    private static IEnumerable<string> Qualified(string text)
    {
        string type = "";
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith(' '))
            {
                type = line;
            }

            yield return line.StartsWith(' ') ? $"{type.Split(" : ")[0]}: {line.Trim()}" : line;
        }
    }
}
