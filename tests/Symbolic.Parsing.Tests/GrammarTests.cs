using System.Security.Cryptography;

namespace Symbolic.Parsing.Tests;

public class GrammarTests
{
    private static string Folder => Path.Combine(Repository.Root, "grammar");

    [Fact]
    public void Every_decision_takes_one_token_of_lookahead()
    {
        // Where one token does not decide, ANTLR calls its adaptive prediction, whose time and stack grow with the input.
        var generated = File.ReadAllText(Path.Combine(Folder, "generated", "SymbolicParser.cs"));
        Assert.DoesNotContain("AdaptivePredict", generated, StringComparison.Ordinal);
    }

    [Fact]
    public void Committed_parser_belongs_to_the_grammars()
    {
        var recorded = File.ReadAllLines(Path.Combine(Folder, "generated", "grammar.sha256"));
        var hashes = new[] { "SymbolicLexer.g4", "SymbolicParser.g4" }
            .Select(name => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, name)))));
        Assert.Equal(hashes, recorded);
    }

    [Fact]
    public void Grammars_hold_neither_actions_nor_function_names()
    {
        foreach (var name in new[] { "SymbolicLexer.g4", "SymbolicParser.g4" })
        {
            var text = File.ReadAllText(Path.Combine(Folder, name));
            foreach (var word in new[] { "@members", "@header", "'sin'", "'exp'", "'log'" })
                Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }
}
