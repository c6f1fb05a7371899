namespace Symbolic.Conformance.Export;

/// <summary>Expressions of a hundred thousand levels and nodes become code of short lines.</summary>
public class LargeTextTests
{
    [Theory]
    [MemberData(nameof(LargeExpressions.Kinds), MemberType = typeof(LargeExpressions))]
    public void Every_language_writes_short_lines(string kind)
    {
        (Expr f, Expr[] inputs) = LargeExpressions.Build(kind, 100_000);
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>())
        {
            string code = SourceCode.Generate([f], inputs, language);
            int nesting = 0, deepest = 0;
            foreach (string line in code.Split('\n'))
            {
                Assert.True(line.Length < 500, $"{language}: {line[..Math.Min(line.Length, 500)]}");
                ReadOnlySpan<char> characters = line;
                nesting += characters.Count('(') + characters.Count('{') + characters.Count('[') - characters.Count(')') - characters.Count('}') - characters.Count(']');
                deepest = Math.Max(deepest, nesting);
            }

            Assert.True(nesting == 0 && deepest < 60, $"{language}: {deepest} deep, {nesting} open at the end");
        }
    }
}
