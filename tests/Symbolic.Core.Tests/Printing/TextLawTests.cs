using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Printing;

public class TextLawTests
{
    [Fact]
    public void TextReadsBackAsTheSameNode()
    {
        Arbitrary<(int, int)> cases = Arb.From(
            Gen.Choose(0, int.MaxValue).SelectMany(static seed => Gen.Choose(0, 20).Select(size => (seed, size))),
            static c => Enumerable.Range(0, c.Item2).Select(size => (c.Item1, size)));
        Prop.ForAll(cases, static c =>
        {
            var graph = new ExprGraph();
            Expr e = new RandomExpressions(graph, c.Item1).Next(c.Item2);
            string text = e.ToText();
            Expr read = TextReader.Read(graph, text);
            return (read == e).Label($"{text} was read as {read}");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(20000));
    }
}
