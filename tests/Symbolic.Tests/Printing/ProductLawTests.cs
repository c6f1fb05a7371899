using FsCheck;
using FsCheck.Fluent;
using Symbolic.Parsing;

namespace Symbolic.Tests.Printing;

/// <summary>Products without signs, where most readings lie in wait: letters that spell words, names that are functions, slashes.</summary>
public class ProductLawTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZαβγδεζηθικλμνξρστυφχψωΓΔΘΛΞΦΨΩ";

    // Nobody declares a name: what is not split as it was written is not read as it was written.
    [Fact]
    public void PairsOfLettersAreReadAsPairs()
    {
        var graph = new ExprGraph();
        var reader = new TreeReader(graph);
        foreach (char first in Letters)
        {
            foreach (char second in Letters)
            {
                AssertReads(reader, Symbol(graph, first) * Symbol(graph, second));
            }
        }
    }

    [Fact]
    public void TriplesOfLettersAreReadAsTriples()
    {
        var graph = new ExprGraph();
        var reader = new TreeReader(graph);
        const string common = "abcdefghijklmnopqrstuvwxyzDEGILMPTRS";
        foreach (char first in common)
        {
            foreach (char second in common)
            {
                Expr pair = Symbol(graph, first) * Symbol(graph, second);
                foreach (char third in common)
                {
                    AssertReads(reader, pair * Symbol(graph, third));
                }
            }
        }
    }

    [Fact]
    public void ChainsOfProductsAndQuotientsAreReadAsTheyGroup()
    {
        Arbitrary<(int, int)> cases = Arb.From(
            Gen.Choose(0, int.MaxValue).SelectMany(static seed => Gen.Choose(1, 8).Select(size => (seed, size))),
            static c => Enumerable.Range(1, c.Item2 - 1).Select(size => (c.Item1, size)));
        Prop.ForAll(cases, static c =>
        {
            var graph = new ExprGraph();
            var random = new Random(c.Item1);
            Expr chain = Factor(graph, random);
            for (int i = 0; i < c.Item2; i++)
            {
                Expr factor = random.Next(8) == 0 ? Factor(graph, random) * Factor(graph, random) : Factor(graph, random);
                chain = random.Next(8) switch { 0 => chain / factor, 1 => factor * chain, _ => chain * factor };
            }

            string text = chain.ToUnicode();
            Expr read = new TreeReader(graph).Read(text, [], ["h"], out IReadOnlyList<Lint> notes);
            return (read == chain).Label($"{text} was read as {read}, not {chain}")
                .And((notes.Count == 0).Label($"{text}: {string.Join("; ", notes.Select(static n => n.Text))}"));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(3_000));
    }

    private static Expr Factor(ExprGraph graph, Random random)
    {
        Expr letter = Symbol(graph, random.Next(3) == 0 ? "fgφψσdeTi"[random.Next(9)] : Letters[random.Next(Letters.Length)]);
        Expr x = graph.Symbol("x");
        return random.Next(20) switch
        {
            0 => graph.Number(random.Next(-3, 5)),
            1 => graph.Number(Rational.From(random.Next(1, 4), random.Next(2, 5))),
            2 => graph.Number(0.5),
            3 => letter.Pow(random.Next(2, 12)),
            4 => letter + x,
            5 => Operators.Sqrt[letter],
            6 => Operators.Sqrt[x + 1],
            7 => Operators.Abs[letter],
            8 => Operators.Sin[letter],
            9 => Operators.Sin[x].Pow(2),
            10 => Operators.Exp[letter],
            11 => letter.Pow(x),
            12 => graph.Symbol($"{letter.Name}_{random.Next(1, 12)}"),
            13 => graph.Constant(random.Next(2) == 0 ? Operators.Pi : Operators.E),
            14 => graph.Call("h", [letter], new int[random.Next(2)]),
            15 => Operators.Cbrt[letter].Pow(random.Next(2, 4)),
            _ => letter,
        };
    }

    // e is the number here, so no variable has its name.
    private static Expr Symbol(ExprGraph graph, char letter) => graph.Symbol(letter == 'e' ? "ε" : letter == 'h' ? "η" : letter.ToString());

    private static void AssertReads(TreeReader reader, Expr product)
    {
        string text = product.ToUnicode();
        Expr read = reader.Read(text, [], [], out IReadOnlyList<Lint> notes);
        Assert.True(read == product, $"{text} was read as {read}");
        Assert.True(notes.Count == 0, text);
    }
}
