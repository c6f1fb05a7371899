using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Which axes derivatives of and by tensors have, what is refused, and what is built once.</summary>
public sealed class TensorDerivativeTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _s;
    private readonly Expr _x;
    private readonly Expr _w;
    private readonly Expr _y;

    public TensorDerivativeTests()
    {
        _s = _graph.Symbol("s");
        _x = _graph.Symbol("x", new Shape(3));
        _w = _graph.Symbol("W", new Shape(2, 3));
        _y = Tanh[_s * _graph.Einsum("ij,j->i", _w, _x)];
    }

    [Fact]
    public void The_axes_of_the_output_come_first()
    {
        Assert.Equal(new Shape(2), _y.Differentiate(_s).Shape);
        Assert.Equal(new Shape(2, 3), _y.Differentiate(_x).Shape);
        Assert.Equal(new Shape(2, 2, 3), _y.Differentiate(_w).Shape);
        Assert.Equal(new Shape(2, 3, 2, 3), _y.Differentiate(_x, _w).Shape);
        Assert.Equal(new Shape(2, 2, 3, 3), _y.Differentiate(_w, _x).Shape);
        Assert.Equal(new Shape(2, 3, 3), _y.Differentiate(_x, 2).Shape);
        Assert.Equal(new Shape(2, 3), _y.Differentiate(_s, _x).Shape);
        Assert.Equal(new Shape(2, 3), _y.Differentiate(_x, _s).Shape);
        Assert.Equal(new Shape(3, 3, 3), _graph.Einsum("i->", _y).Differentiate(_x, 3).Shape);
    }

    [Fact]
    public void Mixed_derivatives_by_a_number_and_a_tensor_agree()
    {
        var point = new Dictionary<Expr, double[]> { [_s] = [0.7], [_x] = [0.3, -0.2, 0.9], [_w] = [0.1, -0.4, 0.8, 0.5, 0.2, -0.6] };
        double[] left = _y.Differentiate(_s, _x).Entries(point), right = _y.Differentiate(_x, _s).Entries(point);
        Assert.All(left.Zip(right), static p => Assert.Equal(p.First, p.Second, 1e-12));
        Assert.Contains(left, static v => Math.Abs(v) > 0.1);
    }

    [Fact]
    public void What_does_not_occur_gives_zeros_of_the_right_shape_and_a_note()
    {
        var notes = new List<string>();
        Expr other = _graph.Symbol("V", new Shape(4));
        Expr derivative = _y.Differentiate(new DerivativeOptions { Notes = notes }, _x, other);
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(2, 3, 4)), derivative);
        Assert.Equal("V does not occur; the variables are s, x, W; the derivative is 0.", Assert.Single(notes));
        Assert.Throws<UnresolvedNameException>(() => _y.Jacobian(other, new DerivativeOptions { Unconnected = Unconnected.Throw }));
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(3, 3)), _graph.Einsum("i->", _x).Hessian(_x, _x));
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(2)), ((IReadOnlyList<Expr>)[_y]).Jvp([other], [other])[0]);
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(4)), ((IReadOnlyList<Expr>)[_y]).Vjp([other], [_y])[0]);
    }

    [Fact]
    public void Tangents_and_cotangents_must_have_the_shapes_of_what_they_belong_to()
    {
        IReadOnlyList<Expr> outputs = [_y];
        var error = Assert.Throws<ArgumentException>(() => outputs.Jvp([_w], [_x]));
        Assert.Contains("tangent of W is a R^3, but W is a R^{2×3}", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => outputs.Jvp([_w], [_graph.One]));
        Assert.Throws<ArgumentException>(() => outputs.Vjp([_w], [_x]));
        Assert.Throws<ArgumentException>(() => _graph.Einsum("i->", _y).Hvp([_x], [_s]));
        Assert.Throws<DerivativeUndefinedException>(() => _y.Gradient(_x));
        Assert.Throws<DerivativeUndefinedException>(() => (_y > 0).Differentiate(_s));
        Assert.Throws<DerivativeUndefinedException>(() => ((IReadOnlyList<Expr>)[_y > 0]).Jvp([_s], [_graph.One]));
    }

    [Fact]
    public void A_block_of_the_Hessian_below_the_diagonal_is_the_one_above_with_its_axes_swapped()
    {
        DerivativeMatrix hessian = _graph.Einsum("i,i->", _y, _y).Hessian(_x, _w, _s);
        Assert.Equal(new Shape(3, 2, 3), hessian[0, 1].Shape);
        Assert.Equal(_graph.Einsum("kij->ijk", hessian[0, 1]), hessian[1, 0]);
        Assert.Equal(hessian[1, 2], hessian[2, 1]);
        Assert.Equal(new Shape(2, 3, 2, 3), hessian[1, 1].Shape);
        Assert.Equal(9, hessian.NonZeros);

        DerivativeMatrix separate = (_graph.Einsum("i,i->", _x, _x) + _s.Pow(2)).Hessian([_x, _s]);
        Assert.Equal(2, separate.NonZeros);
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(3)), separate[0, 1]);
    }

    [Fact]
    public void Blocks_of_the_Jacobian_of_several_tensors()
    {
        DerivativeMatrix jacobian = ((IReadOnlyList<Expr>)[_y, _s * _x]).Jacobian(_x, _w);
        Assert.Equal(new Shape(2, 2, 3), jacobian[0, 1].Shape);
        Assert.Equal(_s * _graph.Identity(3), jacobian[1, 0]);
        Assert.Equal(_graph.Fill(_graph.Zero, new Shape(3, 2, 3)), jacobian[1, 1]);
        Assert.Equal(3, jacobian.NonZeros);
    }

    [Fact]
    public void Intermediate_values_can_be_held()
    {
        Expr z = _graph.Einsum("ij,j->i", _w, _x);
        Expr f = _graph.Einsum("i,i->", Tanh[z], Tanh[z]);
        Assert.Equal(new Shape(2), f.Gradient(z)[z].Shape);
        Assert.Equal(2 * Tanh[z] * (1 - Tanh[z].Pow(2)), ((IReadOnlyList<Expr>)[f]).Vjp([z], [_graph.One])[0].Simplify().Result);
    }

    [Fact]
    public void Forward_mode_leaves_what_the_variables_do_not_reach()
    {
        // A long history before the variable is not looked at, nor copied.
        Expr history = _x;
        for (int i = 0; i < 20_000; i++)
        {
            history = Tanh[history];
        }

        Expr t = _graph.Symbol("t", new Shape(3));
        int before = _graph.Count;
        Expr tangent = ((IReadOnlyList<Expr>)[Softmax[t * history]]).Jvp([t], [_x])[0];
        Assert.Equal(new Shape(3), tangent.Shape);
        Assert.InRange(_graph.Count - before, 1, 30);
    }
}
