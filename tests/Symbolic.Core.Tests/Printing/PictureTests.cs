using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

public class PictureTests
{
    [Fact]
    public void ATreeNamesSharedNodesOnce()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr shared = Sin[x - 1];
        Expr root = (shared * y) + graph.Call("g", [shared, x], [0, 1]);
        Assert.Equal(
            """
            +
            ├─ *
            │  ├─ #1: sin
            │  │  └─ -
            │  │     ├─ x
            │  │     └─ 1
            │  └─ y
            └─ g_{1,2}
               ├─ #1
               └─ x

            """.ReplaceLineEndings("\n"),
            root.ToTree());
    }

    [Fact]
    public void AGraphHasEachNodeOnceAndItsArrowsInOrder()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x\"y");
        Expr unrelated = Cos[x];
        Expr root = Sin[x] / (Sin[x] - 2);
        int Id(Expr e) => e.Id;
        string dot = root.ToDot();
        Assert.Equal(
            $"""
            digraph expression {"{"}
              ordering=out;
              node [shape=box, style=rounded];
              n{Id(x)} [label="x\"y"];
              n{Id(Sin[x])} [label="sin"];
              n{Id(Sin[x])} -> n{Id(x)};
              n{Id(graph.Number(2))} [label="2"];
              n{Id(Sin[x] - 2)} [label="-"];
              n{Id(Sin[x] - 2)} -> n{Id(Sin[x])};
              n{Id(Sin[x] - 2)} -> n{Id(graph.Number(2))};
              n{Id(root)} [label="/"];
              n{Id(root)} -> n{Id(Sin[x])};
              n{Id(root)} -> n{Id(Sin[x] - 2)};
            {"}"}

            """.ReplaceLineEndings("\n"),
            dot);
        Assert.DoesNotContain("cos", dot);
    }

    [Fact]
    public void PicturesGrowWithTheGraphAndStopAtTheLimit()
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x");
        for (int i = 0; i < 60; i++)
        {
            e = Sin[e] * e;
        }

        Assert.Equal(121, e.ToDot().Split("label=").Length - 1);
        Assert.Equal(4 + (59 * 3), e.ToTree().Count(static c => c == '\n'));
        Assert.Throws<LimitException>(() => e.ToDot(new PrintOptions { MaxLength = 100 }));
        Assert.Throws<LimitException>(() => e.ToTree(new PrintOptions { MaxLength = 100 }));
    }

    [Fact]
    public void ADeepTreeTakesNoStack()
    {
        Expr e = new ExprGraph().Symbol("x");
        for (int i = 0; i < 100_000; i++)
        {
            e = Sin[e];
        }

        Assert.Throws<LimitException>(() => e.ToTree());
        Assert.Equal(100_001, e.ToDot().Split("label=").Length - 1);
    }
}
