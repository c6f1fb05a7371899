using System.Security.Cryptography;
using Symbolic.Parsing.Source;

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
    public void Remembered_characters_are_scanned_as_by_the_lexer()
    {
        var characters = Enumerable.Range(0xA0, 0x2D00 - 0xA0).Select(code => (char)code).Where(c => !char.IsSurrogate(c)).ToArray();
        var warm = new Scanner();
        var followers = "x2 +^_²₁αᵀ\u0302\n".ToCharArray();
        foreach (var c in characters)
        {
            foreach (var next in followers)
            {
                var text = $"x {c}{next}";
                Assert.Equal(Tokens(new Scanner(), text), Tokens(warm, text));
                Assert.Equal(Tokens(new Scanner(), text), Tokens(warm, text));
            }
        }
    }

    private static List<(int, int, int)>? Tokens(Scanner scanner, string text)
    {
        var tokens = new List<RawToken>();
        try
        {
            scanner.Scan(SourceText.From(text, TestFunctions.Instance), tokens, default);
        }
        catch (ParseException)
        {
            return null;
        }

        return tokens.ConvertAll(token => (token.Type, token.Start, token.End));
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
