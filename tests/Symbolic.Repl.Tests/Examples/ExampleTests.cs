using System.Runtime.CompilerServices;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>Every script in <c>examples/</c> gives the answers that stand beside it.</summary>
public class ExampleTests
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder(), "*.sym").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_gives_its_answers(string script)
    {
        using var output = new StringWriter();
        var host = new Host(new StringReader(File.ReadAllText(Path.Combine(Folder(), script))), output, TextWriter.Null);
        int status = new InteractiveLoop(host).Run();
        Assert.Equal(0, status);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder(), Path.ChangeExtension(script, ".out"))).ReplaceLineEndings("\n"), output.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Where the examples are.</summary>
    internal static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "examples"));
}
