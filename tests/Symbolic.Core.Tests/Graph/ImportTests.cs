namespace Symbolic.Tests.Graphs;

public class ImportTests
{
    [Fact]
    public void A_copy_has_the_same_structure()
    {
        var from = new ExprGraph();
        (Expr x, Expr y) = from.Symbols("x", "y");
        Expr source = from.Array(
            new Shape(2),
            [
                from.Select(x < y, Operators.Sin[x * from.Constant(Operators.Pi)], from.Call("f", [x, 0.1 * y], [1])),
                Operators.Max[x, y, from.Number(Rational.From(-7, 3))],
            ]);
        var to = new ExprGraph();
        to.Symbol("z");
        Expr copy = to.Import(source);
        Assert.Same(to, copy.Graph);
        AssertSame(source, copy);
        Assert.Equal(copy, to.Import(source));
        Assert.Equal(source, from.Import(copy));
    }

    [Fact]
    public void An_expression_of_the_same_graph_is_itself()
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x") + 1;
        Assert.Equal(e, graph.Import(e));
    }

    [Fact]
    public void Assumptions_come_along()
    {
        var from = new ExprGraph();
        Expr p = from.Symbol("p", Facts.Positive);
        var to = new ExprGraph();
        Expr copy = to.Import(Operators.Log[p] * p);
        Assert.Equal(Facts.Positive, to.Symbol("p").Facts);
        Assert.Equal(to.Symbol("p"), copy.Operands[1]);
    }

    [Fact]
    public void One_name_is_one_variable()
    {
        var from = new ExprGraph();
        Expr p = from.Symbol("p", Facts.Positive);
        var to = new ExprGraph();
        to.Symbol("p");
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => to.Import(p));
        Assert.Contains("'p'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Registered_operators_come_along()
    {
        UnaryOperator cube = new("cubed")
        {
            Summary = "The cube.",
            Notation = Notation.Function("cubed", @"\operatorname{cubed}"),
            Code = new() { CSharp = "({0} * {0} * {0})", C = "({0} * {0} * {0})", Python = "({0} ** 3)", Julia = "({0}^3)", Sql = "POWER({0}, 3)" },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Traits = Traits.Odd,
            Partial = static (x, y) => 3 * x.Pow(2),
            Evaluate = static x => x * x * x,
            Samples = [1, 2, 3],
        };
        var from = new ExprGraph(OperatorTable.Standard.With(cube));
        Expr source = cube[from.Symbol("x")];
        var to = new ExprGraph();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => cube[to.Symbol("x")]);
        Assert.Contains("'cubed'", refused.Message, StringComparison.Ordinal);
        Assert.Same(cube, to.Import(source).Operator);
        Assert.True(to.Operators.TryFind("cubed", out _));

        // A user's operator has the rewrites of its traits.
        Expr x = to.Symbol("x");
        Assert.Equal(-cube[x], cube[-x]);
        Assert.Equal(to.Zero, cube[to.Zero]);
    }

    [Fact]
    public void Mixing_graphs_names_both()
    {
        var first = new ExprGraph();
        var second = new ExprGraph();
        Expr x = first.Symbol("x"), y = second.Symbol("y");
        foreach (Func<Expr> mix in new Func<Expr>[]
        {
            () => x + y,
            () => x.Pow(y),
            () => Operators.Atan2[x, y],
            () => Operators.Max[x, y],
            () => first.Select(x > 0, x, y),
            () => first.Apply(Operators.Sin, y),
            () => first.Call("f", [y]),
            () => first.Array(new Shape(2), [x, y]),
        })
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => mix());
            Assert.Contains(first.ToString(), error.Message, StringComparison.Ordinal);
            Assert.Contains(second.ToString(), error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_expression_that_was_never_built_is_refused()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr never = default;
        foreach (Func<Expr> use in new Func<Expr>[]
        {
            () => x + never,
            () => never + x,
            () => 2 * never,
            () => -never,
            () => never.Pow(2),
            () => never > x,
            () => graph.Import(never),
            () => graph.Apply(Operators.Sin, never),
            () => Operators.Sin[never],
            () => Operators.Atan2[never, x],
            () => Operators.Max[never, x],
        })
        {
            Assert.Contains("never built", Assert.Throws<InvalidOperationException>(() => use()).Message, StringComparison.Ordinal);
        }
    }

    private static void AssertSame(Expr expected, Expr actual)
    {
        // Nodes of both graphs in step, each pair once.
        var pairs = new Queue<(Expr, Expr)>([(expected, actual)]);
        var seen = new HashSet<(int, int)>();
        while (pairs.TryDequeue(out (Expr Left, Expr Right) pair))
        {
            if (!seen.Add((pair.Left.Id, pair.Right.Id)))
            {
                continue;
            }

            Assert.Same(pair.Left.Operator, pair.Right.Operator);
            Assert.Equal(pair.Left.Type, pair.Right.Type);
            Assert.Equal(pair.Left.Facts, pair.Right.Facts);
            Assert.Equal(pair.Left.IsNumber ? pair.Left.Number : 0, pair.Right.IsNumber ? pair.Right.Number : 0);
            Assert.Equal(pair.Left.IsDecimal, pair.Right.IsDecimal);
            Assert.Equal(pair.Left.IsSymbol ? pair.Left.Name : "", pair.Right.IsSymbol ? pair.Right.Name : "");
            Assert.Equal(pair.Left.Operands.Count, pair.Right.Operands.Count);
            if (pair.Left.Operator == Operators.Call)
            {
                Assert.Equal(pair.Left.Function, pair.Right.Function);
            }

            for (int i = 0; i < pair.Left.Operands.Count; i++)
            {
                pairs.Enqueue((pair.Left.Operands[i], pair.Right.Operands[i]));
            }
        }
    }

    [Fact]
    public void A_symmetric_matrix_stays_one()
    {
        var g = new ExprGraph();
        Expr a = g.Symbol("A", new Shape("n", "n"), MatrixTraits.Symmetric);
        Assert.Equal(MatrixTraits.Symmetric, new ExprGraph().Import(a).MatrixTraits);
        Assert.Equal(a, g.Symbol("A", new Shape("n", "n"), MatrixTraits.Symmetric));
        Assert.Equal(a, g.Symbol("A", new Shape("n", "n")));
        Assert.Throws<InvalidOperationException>(() => g.Symbol("A", new Shape("n", "n"), MatrixTraits.None));
        Assert.Throws<ShapeException>(() => g.Symbol("B", new Shape("m", "n"), MatrixTraits.Symmetric));
        Assert.Equal(MatrixTraits.None, g.Symbol("B", new Shape("n", "n")).MatrixTraits);
    }
}
