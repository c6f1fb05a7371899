using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>
/// Kinks of tensor operators, and branches not taken: what is undefined there never reaches a derivative, even where a sum mixes
/// entries of both branches.
/// </summary>
public sealed class TensorGuardTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _w;

    public TensorGuardTests()
    {
        _x = _graph.Symbol("x", new Shape(3));
        _w = _graph.Symbol("W", new Shape(2, 3));
    }

    [Fact]
    public void Entries_of_the_branch_not_taken()
    {
        Expr f = Sum(_graph.Select(_x > 0, Sqrt[_x] + Log[_x], _x * _x));
        Derivatives(f, _x, [-1, 0, 4], [-2, 0, 0.5]);
        Second(f, [-1, -2, 4], [2, 0, 0, 0, 2, 0, 0, 0, -(1.0 / 32) - (1.0 / 16)]);
    }

    [Fact]
    public void A_choice_between_vectors_that_mixes_entries()
    {
        // √x is undefined in all entries that the sums mix, but no row is chosen.
        Expr f = Sum(_graph.Select(_graph.Einsum("ij,j->i", _w, _x) > 0, _graph.Einsum("ij,j->i", _w, Sqrt[_x]), _graph.Zero));
        var point = Point([-1, -2, -3], [1, 2, 3, 0, 1, 0]);
        All(f, _x, point, [0, 0, 0]);
        All(f, _w, point, [0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Masked_rows_of_a_table()
    {
        // The second row has a logarithm of zero, and is masked: a weight sees only the first.
        Expr table = _graph.Symbol("T", new Shape(2, 3)), mask = _graph.Symbol("m", new Shape(2));
        Expr f = Sum(_graph.Select(mask > 0, _graph.Einsum("ij,j->i", Log[table], _x), _graph.Zero));
        var point = new Dictionary<Expr, double[]> { [_x] = [1, 2, 3], [table] = [1, Math.E, 1, 0, 0, -1], [mask] = [1, -1] };
        All(f, _x, point, [0, 1, 0]);
        All(f, table, point, [1, 2 / Math.E, 3, 0, 0, 0]);
        Near([0, 0, 0, 0, 0, 0, 0, 0, 0], f.Hessian(_x, _x).Entries(point));
        double[] mixed = f.Hessian(_x, table).Entries(point);
        Near([1, 0, 0, 0, 0, 0, 0, 1 / Math.E, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0], mixed);
    }

    [Fact]
    public void Rows_of_an_operator_on_rows()
    {
        // Of the second row nothing is chosen; in the first everything is.
        Expr table = _graph.Symbol("T", new Shape(2, 3));
        Expr f = Sum(_graph.Select(table > 0, Norm3(Softmax[Log[table]]), _graph.Zero));
        var point = new Dictionary<Expr, double[]> { [table] = [1, 2, 3, -1, -2, 0] };
        double[] gradient = f.Jacobian(table).Entries(point);
        Assert.All(gradient, static g => Assert.True(double.IsFinite(g)));
        Near([0, 0, 0], gradient[3..]);
        Assert.Contains(gradient[..3], static g => Math.Abs(g) > 0.01);
        Near(gradient, ((IReadOnlyList<Expr>)[f]).Vjp([table], [_graph.One])[0].Entries(point));
    }

    [Fact]
    public void A_linear_system_in_a_branch_not_taken()
    {
        Expr a = _graph.Symbol("A", new Shape(2, 2)), b = _graph.Symbol("b", new Shape(2)), c = _graph.Symbol("c");
        foreach (Expr condition in new[] { c > 0, Determinant[a] > 0 })
        {
            Expr f = _graph.Select(condition, Sum(Solve[a, b]), Sum(b));
            var singular = new Dictionary<Expr, double[]> { [a] = [1, 2, 2, 4], [b] = [3, 5], [c] = [-1] };
            All(f, a, singular, [0, 0, 0, 0]);
            All(f, b, singular, [1, 1]);
        }
    }

    [Fact]
    public void Entries_of_a_vector_of_numbers()
    {
        (Expr p, Expr q) = _graph.Symbols("p", "q");
        Expr v = _graph.Array(new Shape(2), [p, q]);
        Expr f = Sum(_graph.Select(v > 0, _graph.Array(new Shape(2), [Log[p], Log[q]]), _graph.Zero));
        var point = new Dictionary<Expr, double[]> { [p] = [0], [q] = [2] };
        All(f, p, point, [0]);
        All(f, q, point, [0.5]);
    }

    [Fact]
    public void A_network_without_choices_pays_nothing()
    {
        // A function with a kink is defined where its operand is, so there is nothing to protect from.
        Expr f = LogSumExp[_graph.Einsum("ij,j->i", _w, Relu[_graph.Einsum("ij,i->j", _w, Softmax[_graph.Einsum("ij,j->i", _w, _x)])])];
        Expr gradient = f.Jacobian(_w);
        Assert.DoesNotContain("0 <", gradient.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Count(gradient, static e => e.Operator == Select));
    }

    [Fact]
    public void Kinks()
    {
        Derivatives(Sum(Unit[_x]), _x, [0, 0, 0], [0, 0, 0]);
        Derivatives(Sum(Relu[_x]), _x, [-1, 0, 2], [0, 0, 1]);
        Derivatives(Sum(Abs[_x]), _x, [-1, 0, 2], [-1, 0, 1]);
        Derivatives(Norm[_x], _x, [0, 0, 0], [0, 0, 0]);
        Derivatives(Norm[_x], _x, [3, 0, 4], [0.6, 0, 0.8]);
        Second(Norm[_x], [0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Derivatives(Largest[_x], _x, [2, 1, 2], [0.5, 0, 0.5]);
        Derivatives(Smallest[_x], _x, [1, 1, 1], [1.0 / 3, 1.0 / 3, 1.0 / 3]);
        Derivatives(Sum(Max[_x, _graph.One]), _x, [2, 1, 0], [1, 0.5, 0]);
        Derivatives(Sum(Max[_x, _graph.Zero, -_x]), _x, [2, 0, -1], [1, 0, -1]);
        Derivatives(Sum(_x.Pow(3)), _x, [0, -1, 2], [0, 3, 12]);
    }

    // Reverse, forward and the whole Jacobian say the same.
    private void Derivatives(Expr f, Expr variable, double[] at, double[] expected) => All(f, variable, new Dictionary<Expr, double[]> { [variable] = at }, expected);

    private void All(Expr f, Expr variable, Dictionary<Expr, double[]> point, double[] expected)
    {
        Near(expected, f.Jacobian(variable).Entries(point));
        for (int i = 0; i < expected.Length; i++)
        {
            Expr unit = _graph.Symbol($"unit_{_graph.Count}", variable.Shape);
            var with = new Dictionary<Expr, double[]>(point) { [unit] = [.. expected.Select((_, k) => k == i ? 1.0 : 0.0)] };
            Near([expected[i]], ((IReadOnlyList<Expr>)[f]).Jvp([variable], [unit])[0].Entries(with));
        }

        // With axes in front: the derivative of a vector of which f is each entry, scaled.
        Expr scale = _graph.Symbol($"scale_{_graph.Count}", new Shape(2));
        var scaled = new Dictionary<Expr, double[]>(point) { [scale] = [1, -2] };
        Near([.. expected, .. expected.Select(static e => -2 * e)], (f * scale).Jacobian(variable).Entries(scaled));
    }

    private void Second(Expr f, double[] at, double[] expected) => Near(expected, f.Hessian(_x, _x).Entries(new Dictionary<Expr, double[]> { [_x] = at }));

    private static void Near(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static p => Assert.Equal(p.First, p.Second, 1e-12));
    }

    private Expr Sum(Expr tensor) => tensor.Shape.Order == 1 ? _graph.Einsum("i->", tensor) : _graph.Einsum("ij->", tensor);

    private static Expr Norm3(Expr tensor) => tensor * tensor * tensor;

    private Dictionary<Expr, double[]> Point(double[] x, double[] w) => new() { [_x] = x, [_w] = w };

    private static int Count(Expr root, Func<Expr, bool> counts)
    {
        var seen = new HashSet<Expr>();
        var open = new Stack<Expr>([root]);
        while (open.TryPop(out Expr node))
        {
            if (seen.Add(node))
            {
                foreach (Expr operand in node.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return seen.Count(counts);
    }
}
