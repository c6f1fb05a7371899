namespace Symbolic.Tests;

public class TraversalTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void EveryNodeIsVisitedOnceAfterItsOperands()
    {
        Expr f = _graph.Parse("sin(x y) + (x y)^2");
        IReadOnlyList<Expr> nodes = f.Descendants();
        Assert.Equal(7, nodes.Count);
        Assert.Equal(7, nodes.Distinct().Count());
        Assert.All(nodes, node => Assert.All(node.Operands, operand => Assert.True(operand.Id < node.Id && nodes.Contains(operand))));
        Assert.Equal(f, f.Descendants()[^1]);
        Assert.Equal(["x", "y"], f.FreeVariables().Select(static v => v.Name));
        Assert.True(f.Contains(_graph.Parse("x y")));
        Assert.False(f.Contains(_graph.Symbol("z")));
    }

    [Fact]
    public void AFoldIsDoneOncePerNode()
    {
        Expr e = _graph.Symbol("x");
        for (int i = 0; i < 100_000; i++)
        {
            e = Operators.Sin[e] + e;
        }

        int calls = 0;
        int depth = e.Fold<int>((node, depths) =>
        {
            calls++;
            int deepest = -1;
            foreach (int d in depths)
            {
                deepest = Math.Max(deepest, d);
            }

            return deepest + 1;
        });
        Assert.Equal(200_000, depth);
        Assert.Equal(200_001, calls);
    }

    [Fact]
    public void AGraphShrinksToWhatIsKept()
    {
        var (x, y) = _graph.Symbols("x", "y");
        Expr f = _graph.Parse("sin(x y) + exp(x y)");
        for (int i = 0; i < 1000; i++)
        {
            _ = Operators.Cos[x + i];
        }

        var kept = _graph.Compact(f, f.Differentiate(x), x);
        ExprGraph small = kept[0].Graph;
        Assert.NotSame(_graph, small);
        Assert.InRange(small.Count, 1, 40);
        Assert.Equal(f.ToText(), kept[0].ToText());
        Assert.Equal(small.Symbol("x"), kept[2]);

        // Derivatives taken there are the nodes that came along, and the way back leads to the same nodes.
        Assert.Equal(kept[1], kept[0].Differentiate(kept[2]));
        Assert.Equal(f, _graph.Import(kept[0]));
        Assert.Equal(f.Evaluate((x, 0.5), (y, 2)), kept[0].Evaluate((kept[2], 0.5), (small.Symbol("y"), 2)));
    }

    [Fact]
    public void TextIsReadAndWrittenByTheInterfacesOfDotNet()
    {
        Expr f = Read<Expr>("(xy+z)²");
        Assert.Equal("(x*y + z)^2", $"{f}");
        Assert.Equal("(xy + z)²", $"{f:U}");
        Assert.Equal("|x/2|", $"|{Expr.Parse("x/2".AsSpan()):T}|");
        Assert.False(Expr.TryParse("x +", null, out _));
        Assert.False(Expr.TryParse((string?)null, null, out _));
        Assert.Throws<ParseException>(() => Expr.Parse("x +"));
        Span<char> small = stackalloc char[3];
        Assert.False(f.TryFormat(small, out int written, "U", null));
        Assert.Equal(0, written);
        Assert.Throws<FormatException>(() => $"{f:Q}");
    }

    [Fact]
    public void AResultShowsItsConditions()
    {
        Assert.Equal("x + y, provided x != 0", _graph.Parse("(x² + x y)/x").Simplify().ToString());
        Assert.Equal("x", _graph.Parse("x + 0").Simplify().ToString());
    }

    private static T Read<T>(string text)
        where T : IParsable<T> => T.Parse(text, System.Globalization.CultureInfo.GetCultureInfo("de-DE"));
}
