using static Symbolic.Operators;

namespace Symbolic.Tests.Sparsity;

/// <summary>Patterns against the derivatives themselves.</summary>
public sealed class SparsityPatternTests
{
    [Fact]
    public void The_pattern_of_a_Jacobian_holds_every_derivative_that_is_not_zero() => RandomFunctions.ForAll((x, outputs) =>
    {
        SparsityPattern pattern = outputs.JacobianSparsity(x);
        DerivativeMatrix jacobian = outputs.Jacobian(x);
        foreach ((int row, int column, Expr entry) in jacobian.Entries)
        {
            Assert.True(pattern.Contains(row, column) || entry == entry.Graph.Zero, $"({row},{column}) {entry}");
        }
    });

    [Fact]
    public void The_pattern_of_a_Hessian_holds_every_second_derivative_that_is_not_zero() => RandomFunctions.ForAll((x, outputs) =>
    {
        Expr f = outputs[^1] + outputs[^2];
        SparsityPattern pattern = f.HessianSparsity(x);
        Assert.True(pattern.IsSymmetric);
        for (int i = 0; i < x.Length; i++)
        {
            Expr first = f.Differentiate(x[i]);
            for (int j = 0; j < x.Length; j++)
            {
                Expr second = first.Differentiate(x[j]);
                Assert.True(pattern.Contains(i, j) || second.At(x) is 0 or double.NaN, $"∂²/∂x_{i + 1}∂x_{j + 1} of {f} is {second}");
            }
        }
    });

    [Fact]
    public void A_Hessian_is_at_most_the_pattern_of_its_gradient() => RandomFunctions.ForAll((x, outputs) =>
    {
        Expr f = outputs[^1];
        SparsityPattern second = f.HessianSparsity(x);
        SparsityPattern ofGradient = ((Expr[])[.. f.Gradient(x)]).JacobianSparsity(x);
        foreach ((int row, int column) in second.Positions)
        {
            // A gradient that has cancelled already may have less; what is not there at all is no second derivative.
            Assert.True(ofGradient.Contains(row, column) || f.Differentiate(x[row], x[column]).At(x) is 0 or double.NaN);
        }
    });

    [Fact]
    public void What_is_linear_drops_out_of_Hessians()
    {
        var graph = new ExprGraph();
        var (x, y, z, w) = graph.Symbols("x", "y", "z", "w");
        Expr linear = (3 * x) + (y / 2) - z + Max[x, y, z] + Abs[w] + Relu[x] + graph.Select(x > 0, y, z) + Clamp[x, y, z] + Floor[x] + Sign[y] + Min[x, 2 * y] + (w * Operators.Log[graph.Number(3)]);
        Assert.Equal(0, linear.HessianSparsity(x, y, z, w).NonZeros);
        Assert.Equal([(0, 1), (1, 0)], (x * y + linear).HessianSparsity(x, y, z, w).Positions);
        Assert.Equal([(0, 1), (1, 0), (1, 1)], (x / y + linear).HessianSparsity(x, y, z, w).Positions);
        Assert.Equal([(0, 0), (0, 2), (2, 0), (2, 2)], Exp[x + (2 * z)].HessianSparsity(x, y, z, w).Positions);
    }

    [Fact]
    public void Steps_have_no_derivatives() => Assert.Equal(0, Jacobian(static (x, y) => [Floor[x], Sign[x * y], Heaviside[y]]).NonZeros);

    [Fact]
    public void Inner_nodes_can_be_variables()
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        Expr s = Sin[x];
        Expr f = s.Pow(2) + (x * y);
        Assert.Equal([(0, 0), (1, 2), (2, 1)], f.HessianSparsity(s, x, y).Positions);
        Assert.Equal([(0, 0), (0, 1)], ((Expr[])[f]).JacobianSparsity(s, y).Positions);
    }

    [Fact]
    public void The_structure_of_every_operator_is_that_of_its_derivatives()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        foreach (UnaryOperator op in graph.Operators.All.OfType<UnaryOperator>().Where(static o => !o.IsLogical))
        {
            Expr f = op[(2 * x) + 1];
            Expr first = f.Differentiate(x);
            Assert.True((first == graph.Zero) == (((Expr[])[f]).JacobianSparsity(x).NonZeros == 0), op.Name);
            Assert.True((first.Differentiate(x) == graph.Zero) == (f.HessianSparsity(x).NonZeros == 0), op.Name);
        }
    }

    [Fact]
    public void Truth_values_are_refused()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Assert.Throws<DerivativeUndefinedException>(() => (x > 0).HessianSparsity(x));
        Assert.Throws<DerivativeUndefinedException>(() => ((Expr[])[x > 0]).JacobianSparsity(x));
    }

    [Fact]
    public void Operators_of_a_user_are_read_from_their_declarations()
    {
        var graph = new ExprGraph();
        var twice = new UnaryOperator("twice")
        {
            Summary = "2x.",
            Notation = Notation.Function("twice", "twice"),
            Code = new() { CSharp = "(2*{0})", C = "(2*{0})", Python = "(2*{0})", Julia = "(2*{0})", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => x.Graph.Number(2),
            Evaluate = static x => 2 * x,
            Samples = [1],
        };
        graph.Register(twice);
        var (x, y) = graph.Symbols("x", "y");
        Assert.Equal([(1, 1)], (twice[x] + Cos[twice[y]]).HessianSparsity(x, y).Positions);
    }

    [Fact]
    public void Unknown_functions_couple_all_their_arguments()
    {
        var graph = new ExprGraph();
        var (x, y, z) = graph.Symbols("x", "y", "z");
        Assert.Equal(4, (graph.Call("f", [x, y]) + z).HessianSparsity(x, y, z).NonZeros);
    }

    [Fact]
    public void Tensors_are_blocks()
    {
        var graph = new ExprGraph();
        Expr a = graph.Symbol("A", new Shape("m", "n")), x = graph.Symbol("x", new Shape("n")), b = graph.Symbol("b", new Shape("m"));
        Expr r = graph.Einsum("ij,j->i", a, x) - b;
        Assert.Equal([(0, 0), (0, 1), (0, 2)], ((Expr[])[r]).JacobianSparsity(a, x, b).Positions);
        Assert.Equal([(0, 1), (1, 0)], graph.Einsum("i->", r).HessianSparsity(a, x, b).Positions);
        Assert.Equal(9, graph.Einsum("i,i->", r, r).HessianSparsity(a, x, b).NonZeros);
    }

    [Fact]
    public void A_hundred_thousand_variables()
    {
        const int n = 100_000;
        var graph = new ExprGraph();
        Expr[] x = [.. Enumerable.Range(1, n).Select(i => graph.Symbol($"x_{i}"))];
        Expr f = graph.Zero;
        for (int i = 0; i + 1 < n; i++)
        {
            f += (100 * (x[i + 1] - x[i].Pow(2)).Pow(2)) + (1 - x[i]).Pow(2);
        }

        Assert.Equal((3 * n) - 2, f.HessianSparsity(x).NonZeros);
        Expr[] differences = [.. Enumerable.Range(1, n - 2).Select(i => x[i - 1] - (2 * x[i]) + Exp[x[i + 1]])];
        Assert.Equal(3 * (n - 2), differences.JacobianSparsity(x).NonZeros);
        Assert.Equal(n, ((Expr[])[f]).JacobianSparsity(x).NonZeros);
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        var stopped = new DerivativeOptions { Cancellation = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => Sin[x].HessianSparsity(stopped, x));
        Assert.Throws<OperationCanceledException>(() => ((Expr[])[Sin[x]]).JacobianSparsity(stopped, x));
    }

    [Fact]
    public void Patterns_are_compressed_rows()
    {
        SparsityPattern pattern = SparsityPattern.FromPositions(3, 4, [(2, 1), (0, 3), (0, 0), (2, 1)]);
        Assert.Equal([0, 2, 2, 3], pattern.RowPointers.ToArray());
        Assert.Equal([0, 3, 1], pattern.ColumnIndices.ToArray());
        Assert.Equal("3×4, 3 of 12", pattern.ToString());
        Assert.Equal(2, pattern.IndexOf(2, 1));
        Assert.Equal(-1, pattern.IndexOf(1, 1));
        Assert.Equal([(0, 0), (1, 2), (3, 0)], pattern.Transpose().Positions);
        Assert.Throws<ArgumentOutOfRangeException>(() => SparsityPattern.FromPositions(1, 1, [(0, 1)]));
    }

    private static SparsityPattern Jacobian(Func<Expr, Expr, Expr[]> outputs)
    {
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        return outputs(x, y).JacobianSparsity(x, y);
    }
}
