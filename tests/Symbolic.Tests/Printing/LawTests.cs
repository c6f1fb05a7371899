using FsCheck;
using FsCheck.Fluent;
using Symbolic.Parsing;

namespace Symbolic.Tests.Printing;

/// <summary>What is printed reads back as the same node, with the parser of the language, and without any remark of it.</summary>
public class LawTests
{
    private static readonly string[] s_names = ["x", "y", "x_1", "net", "λ", "log", "x_i", "w_12", "x_max", "Δx", "ŷ", "W1", "n", "T", "d", "f", "σ", "a", "b", "p", "i", "nan"];
    private static readonly string[] s_longNames = ["net", "log", "nan"];

    [Theory]
    [InlineData(PrintForm.Text)]
    [InlineData(PrintForm.Unicode)]
    public void ReadsBackWithAllNamesDeclared(PrintForm form) => Check(form, s_names, ["g", "φ"]);

    [Theory]
    [InlineData(PrintForm.Text)]
    [InlineData(PrintForm.Unicode)]
    public void ReadsBackWithOnlyLongNamesDeclared(PrintForm form) => Check(form, s_longNames, ["g", "φ"]);

    private static void Check(PrintForm form, string[] variables, string[] functions)
    {
        Arbitrary<(int, int)> cases = Arb.From(
            Gen.Choose(0, int.MaxValue).SelectMany(static seed => Gen.Choose(0, 20).Select(size => (seed, size))),
            static c => Enumerable.Range(0, c.Item2).Select(size => (c.Item1, size)));
        Prop.ForAll(cases, c =>
        {
            var graph = new ExprGraph();
            Expr e = new RandomExpressions(graph, c.Item1) { LargestArityOfDerivatives = 1 }.Next(c.Item2);
            string text = form == PrintForm.Text ? e.ToText() : e.ToUnicode();
            Expr read = new TreeReader(graph).Read(text, variables, functions, out IReadOnlyList<Lint> notes);
            return (read == e).Label($"{text} was read as {read}")
                .And((notes.Count == 0).Label($"{text}: {string.Join("; ", notes.Select(static n => n.Text))}"));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(3_000));
    }
}
