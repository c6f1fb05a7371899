using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Pictures;

/// <summary>What every drawing of a graph keeps, over random graphs with much sharing.</summary>
public class GraphLayoutTests
{
    [Fact]
    public void Drawings_keep_the_laws_of_layered_layouts()
    {
        Arbitrary<(int Seed, int Size)> cases = Arb.From(
            Gen.Choose(0, int.MaxValue).SelectMany(static seed => Gen.Choose(1, 60).Select(size => (Seed: seed, Size: size))),
            static c => Enumerable.Range(1, Math.Max(0, c.Size - 1)).Select(size => (c.Seed, size)));
        Prop.ForAll(cases, static c =>
        {
            Expr f = RandomGraph(c.Seed, c.Size);
            GraphDrawing drawing = GraphDrawing.WithDerivatives(f, "f", [("g", f.Differentiate(f.Graph.Symbol("x")))]);
            return Broken(drawing) is { } law ? false.Label($"{f}: {law}") : true.Label("");
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(90));
    }

    [Fact]
    public void Computational_graphs_keep_them_and_their_positions()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            ComputationalGraph graph = ComputationalGraph.Of(RandomGraph(seed, 1 + seed));
            GraphDrawing drawing = GraphDrawing.Of(graph);
            Assert.Null(Broken(drawing));
            Assert.Equal(graph.Nodes.Length, drawing.Nodes.Length);
            Assert.Equal(graph.Nodes.SelectMany(static (n, i) => n.Inputs.Select((e, k) => (i, e.Input, k))), drawing.Wires.Select(static w => (w.User, w.Input, w.Edge)));
        }
    }

    [Fact]
    public void Equal_graphs_have_equal_drawings()
    {
        string[] drawn = [.. Enumerable.Range(0, 2).Select(static _ => GraphDrawing.WithDerivatives(RandomGraph(7, 50), "f", []).ToSvg())];
        Assert.Equal(drawn[0], drawn[1]);
    }

    [Fact]
    public void Deep_and_wide_graphs_are_drawn_and_larger_ones_refused_in_one_sentence()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x"), chain = x;
        for (int i = 0; i < 900; i++)
        {
            chain = graph.Apply(Operators.Sin, chain) + x;
        }

        Assert.Null(Broken(GraphDrawing.Of(ComputationalGraph.Of(chain))));
        Expr sum = x;
        for (int i = 0; i < 2_000; i++)
        {
            sum += graph.Symbol($"a_{i}");
        }

        LimitException e = Assert.Throws<LimitException>(() => GraphDrawing.Of(ComputationalGraph.Of(sum)));
        Assert.Equal("The graph has 4001 nodes, and pictures are drawn of at most 2000.", e.Message);
    }

    [Fact]
    public void Wires_that_pass_too_many_layers_are_refused()
    {
        var graph = new ExprGraph();
        Expr[] values = [.. Enumerable.Range(0, 400).Select(i => graph.Symbol($"a_{i}"))];
        Expr chain = graph.Symbol("x");
        for (int i = 0; i < 600; i++)
        {
            chain = graph.Apply(Operators.Sin, chain);
        }

        foreach (Expr value in values)
        {
            chain *= value;
        }

        Assert.Throws<LimitException>(() => GraphDrawing.WithDerivatives(chain, "f", []));
    }

    // The first law that does not hold; null when all do.
    private static string? Broken(GraphDrawing drawing)
    {
        const double slack = 1e-6;
        DrawnNode[] byColumn = [.. drawing.Nodes.OrderBy(static n => n.Centre.X)];
        for (int i = 0; i < byColumn.Length; i++)
        {
            DrawnNode a = byColumn[i];
            if (a.Centre.X - (a.Width / 2) < 0 || a.Centre.X + (a.Width / 2) > drawing.Width || a.Centre.Y - (a.Height / 2) < 0 || a.Centre.Y + (a.Height / 2) > drawing.Height)
            {
                return $"{a.Name} lies outside";
            }

            for (int j = i + 1; j < byColumn.Length && byColumn[j].Centre.X - a.Centre.X < 600; j++)
            {
                DrawnNode b = byColumn[j];
                if (Math.Abs(a.Centre.X - b.Centre.X) < ((a.Width + b.Width) / 2) - slack && Math.Abs(a.Centre.Y - b.Centre.Y) < ((a.Height + b.Height) / 2) - slack)
                {
                    return $"{a.Name} and {b.Name} overlap";
                }
            }
        }

        foreach (DrawnResult result in drawing.Results)
        {
            if (drawing.Nodes.FirstOrDefault(n => Math.Abs(n.Centre.X - result.Centre.X) < (n.Width / 2) + 8 && Math.Abs(n.Centre.Y - result.Centre.Y) < (n.Height / 2) + 7) is { } covered)
            {
                return $"{result.Label} lies on {covered.Name}";
            }
        }

        double left = drawing.Nodes.Where(static n => n.Kind == DrawnKind.Input).Select(static n => n.Centre.X).DefaultIfEmpty(0).Max();
        foreach (DrawnNode node in drawing.Nodes.Where(n => n.Kind is DrawnKind.Forward or DrawnKind.Backward && n.Centre.X - (n.Width / 2) <= left))
        {
            return $"{node.Name} is not right of the inputs";
        }

        foreach (DrawnWire wire in drawing.Wires)
        {
            DrawnNode from = drawing.Nodes[wire.Input], to = drawing.Nodes[wire.User];
            DrawnPoint begin = wire.Points[0], end = wire.Points[^1];
            if (from.Centre.X + (from.Width / 2) >= to.Centre.X - (to.Width / 2))
            {
                return $"{from.Name} is not left of {to.Name}";
            }

            if (Math.Abs(begin.X - (from.Centre.X + (from.Width / 2))) > slack || Math.Abs(begin.Y - from.Centre.Y) > slack)
            {
                return $"the wire from {from.Name} does not begin there";
            }

            if (Math.Abs(end.X - (to.Centre.X - (to.Width / 2))) > slack || Math.Abs(end.Y - to.Centre.Y) > to.Height / 2)
            {
                return $"the wire to {to.Name} does not end there";
            }

            // Level between the two of a pair, and never to the left.
            for (int i = 1; i < wire.Points.Length; i++)
            {
                if (wire.Points[i].X < wire.Points[i - 1].X - slack || (i % 2 == 1 && wire.Points[i].Y != wire.Points[i - 1].Y))
                {
                    return $"the wire from {from.Name} to {to.Name} turns back";
                }
            }

            // Straight pieces pass no other box; in large drawings that is not looked at, being work for each pair.
            for (int i = 1; i < wire.Points.Length && drawing.Nodes.Length < 300; i += 2)
            {
                (DrawnPoint a, DrawnPoint b) = (wire.Points[i - 1], wire.Points[i]);
                if (drawing.Nodes.FirstOrDefault(n => n != from && n != to && n.Centre.X + (n.Width / 2) > a.X + slack && n.Centre.X - (n.Width / 2) < b.X - slack && Math.Abs(n.Centre.Y - a.Y) < (n.Height / 2) - slack) is { } crossed)
                {
                    return $"the wire from {from.Name} to {to.Name} runs through {crossed.Name}";
                }
            }
        }

        return null;
    }

    private static Expr RandomGraph(int seed, int size)
    {
        var random = new Random(seed);
        var graph = new ExprGraph();
        var nodes = new List<Expr> { graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z"), graph.Symbol("x") + 1 };
        for (int i = 0; i < size; i++)
        {
            Expr a = nodes[^random.Next(1, Math.Min(nodes.Count, 9) + 1)], b = nodes[random.Next(nodes.Count)];
            nodes.Add(random.Next(6) switch
            {
                0 => a * b,
                1 => a + b,
                2 => a - b,
                3 => graph.Apply(Operators.Tanh, a),
                4 => graph.Apply(Operators.Exp, a) * b,
                _ => graph.Apply(Operators.Max, a, b),
            });
        }

        return nodes[^1];
    }
}
