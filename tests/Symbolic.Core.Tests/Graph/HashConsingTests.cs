namespace Symbolic.Tests.Graphs;

public class HashConsingTests
{
    [Fact]
    public void Equal_expressions_are_one_node()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr first = Operators.Sin[(x * y) + 2] / Operators.Exp[x];
        int count = graph.Count;
        Expr second = Operators.Sin[(graph.Symbol("x") * graph.Symbol("y")) + 2] / Operators.Exp[graph.Symbol("x")];
        Assert.Equal(first, second);
        Assert.True(first == second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.Equal(count, graph.Count);
    }

    [Fact]
    public void Operands_keep_the_order_in_which_they_were_written()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr yx = y * x, xy = x * y;
        Assert.Equal([y, x], yx.Operands);
        Assert.Equal([x, y], xy.Operands);
        Assert.NotEqual(xy, yx);
        Assert.Equal([y, x], (y + x).Operands);
        Assert.NotEqual(x - y, y - x);
        Assert.NotEqual(x / y, y / x);
        Assert.NotEqual(x.Pow(y), y.Pow(x));
    }

    [Fact]
    public void A_product_is_found_in_either_order()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y, Expr z) = graph.Symbols("x", "y", "z");
        Expr yx = y * x;
        int count = graph.Count;
        Assert.Equal(yx, graph.FindProduct(x, y));
        Assert.Equal(yx, graph.FindProduct(y, x));
        Assert.Null(graph.FindProduct(x, z));
        Assert.Equal(count, graph.Count);
    }

    [Fact]
    public void What_differs_in_anything_is_another_node()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr[] nodes =
        [
            graph.Number(Rational.From(1, 2)),
            graph.Number(0.5),
            graph.Number(1),
            graph.True,
            graph.False,
            graph.Constant(Operators.Pi),
            graph.Constant(Operators.E),
            x,
            y,
            Operators.Sin[x],
            Operators.Cos[x],
            Operators.Sin[y],
            Operators.Max[x, y],
            Operators.Max[y, x],
            Operators.Min[x, y],
            Operators.Max[x, y, Operators.Sin[x]],
            graph.Call("f", [x]),
            graph.Call("g", [x]),
            graph.Call("f", [x, y]),
            graph.Call("f", [x], [0]),
            graph.Call("f", [x], [0, 0]),
            graph.Array(new Shape(2), [x, y]),
            graph.Array(new Shape(2, 1), [x, y]),
            graph.Array(new Shape(1, 2), [x, y]),
            graph.Array(new Shape(2), [y, x]),
        ];
        Assert.Equal(nodes.Length, nodes.Distinct().Count());
        Assert.Equal(nodes.Length, nodes.Select(static n => n.Id).Distinct().Count());
    }

    [Fact]
    public void The_order_of_differentiation_is_no_difference()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Assert.Equal(graph.Call("f", [x, y], [0, 1]), graph.Call("f", [x, y], [1, 0]));
    }

    [Fact]
    public void Operands_precede_the_nodes_that_use_them()
    {
        var random = new Random(5);
        var graph = new ExprGraph();
        List<Expr> pool = [graph.Symbol("x"), graph.Symbol("y"), graph.Number(3), graph.Number(-0.25)];
        for (int i = 0; i < 5000; i++)
        {
            Expr a = pool[random.Next(pool.Count)], b = pool[random.Next(pool.Count)];
            pool.Add(random.Next(8) switch
            {
                0 => a + b,
                1 => a - b,
                2 => a * b,
                3 => a / b,
                4 => Operators.Sin[a],
                5 => graph.Select(a > b, a, b),
                6 => Operators.Max[a, b, pool[random.Next(pool.Count)]],
                _ => graph.Call("f", [a, b]),
            });
        }

        for (int id = 0; id < graph.Count; id++)
        {
            Assert.All(graph[id].Operands, operand => Assert.InRange(operand.Id, 0, id - 1));
        }
    }

    [Fact]
    public void More_than_a_million_nodes_stay_findable()
    {
        const int Steps = 1_100_000;
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        var ids = new int[Steps];
        Expr e = x;
        for (int i = 0; i < Steps; i++)
        {
            e = Next(e, x, i);
            ids[i] = e.Id;
        }

        int count = graph.Count;
        Assert.True(count > 1_000_000, $"{count} nodes");
        e = x;
        for (int i = 0; i < Steps; i++)
        {
            e = Next(e, x, i);
            if (e.Id != ids[i])
            {
                Assert.Fail($"step {i} was node {ids[i]} and is now node {e.Id}");
            }
        }

        Assert.Equal(count, graph.Count);

        // Import and every other pass is a loop: depth is no limit.
        Expr copy = new ExprGraph().Import(e);
        Assert.Same(e.Operator, copy.Operator);

        static Expr Next(Expr e, Expr x, int i) => (i % 4) switch
        {
            0 => e * x,
            1 => Operators.Sin[e],
            2 => Operators.Max[e, x, e - 1],
            _ => e + x,
        };
    }

    [Fact]
    public void A_pooled_node_of_many_operands_is_found_again()
    {
        var graph = new ExprGraph();
        Expr[] symbols = [.. Enumerable.Range(0, 300).Select(i => graph.Symbol($"x{i}"))];
        Expr max = Operators.Max[symbols];
        Assert.Equal(symbols, max.Operands);
        Assert.Equal(max, Operators.Max[symbols]);
        Assert.NotEqual(max, Operators.Max[symbols.AsSpan(1)]);
    }
}
