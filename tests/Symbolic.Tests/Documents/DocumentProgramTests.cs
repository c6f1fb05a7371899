using Symbolic.Tests.Architecture;

namespace Symbolic.Tests.Documents;

/// <summary>
/// Every C# program in the README and below <c>examples/</c> is compiled and run, and prints what its comments say; the page on functions
/// is that of their declarations (SYMBOLIC_ACCEPT_README=1 writes it anew).
/// </summary>
[Collection(nameof(DocumentProgramTests))]
public class DocumentProgramTests
{
    public static TheoryData<string> WithPrograms => [.. DocumentFiles.With("csharp")];

    [Theory]
    [MemberData(nameof(WithPrograms))]
    public void Programs_print_what_their_comments_say(string document)
    {
        foreach (DocumentBlock block in DocumentBlock.Of(DocumentFiles.Lines(document), "csharp"))
        {
            string[] expected = [.. block.Lines.Where(static l => l.Contains("Console.WriteLine(", StringComparison.Ordinal)).Select(static l => l[(l.LastIndexOf("// ", StringComparison.Ordinal) + 3)..])];
            Assert.NotEmpty(expected);
            Assert.Equal(expected, CompiledProgram.Run(string.Join('\n', block.Lines)));
        }
    }

    [Fact]
    public void The_page_on_functions_is_that_of_their_declarations()
    {
        string path = RepositoryRoot.Combine("examples", "functions.md"), written = FunctionReference.Write();
        if (Environment.GetEnvironmentVariable("SYMBOLIC_ACCEPT_README") == "1")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(written, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
