using FsCheck;
using FsCheck.Fluent;
using Symbolic.Tests.Printing;

namespace Symbolic.Tests.Language;

/// <summary>What is printed reads back as the same node.</summary>
public class RoundTripTests
{
    private static readonly ReadingOptions s_longNames = new() { Names = ["net", "log"] };

    [Theory]
    [InlineData(PrintForm.Text)]
    [InlineData(PrintForm.Unicode)]
    public void Printed_expressions_read_back(PrintForm form)
    {
        Arbitrary<(int, int)> cases = Arb.From(
            Gen.Choose(0, int.MaxValue).SelectMany(static seed => Gen.Choose(0, 20).Select(size => (seed, size))),
            static c => Enumerable.Range(0, c.Item2).Select(size => (c.Item1, size)));
        Prop.ForAll(cases, c =>
        {
            var graph = new ExprGraph();
            Expr e = new RandomExpressions(graph, c.Item1).Next(c.Item2);
            string text = form == PrintForm.Text ? e.ToText() : e.ToUnicode();

            // The language has no word for a value that is none.
            return (text.Contains("nan") || graph.Parse(text, s_longNames) == e).Label(text);
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(3_000));
    }

    [Theory]
    [InlineData("grad(x² y, x, y)")]
    [InlineData("hessian(x² y z, [x, y, z])")]
    [InlineData("[x, y]")]
    [InlineData("∂²/∂x∂y g(x y, x + y)")]
    [InlineData("Σ_{i,j=1}^3 a_ij x_i x_j")]
    public void Printed_results_read_back(string text)
    {
        var graph = new ExprGraph();
        Expr e = graph.Parse(text);
        Assert.Equal(e, graph.Parse(e.ToText()));
        Assert.Equal(e, graph.Parse(e.ToUnicode()));
    }
}
