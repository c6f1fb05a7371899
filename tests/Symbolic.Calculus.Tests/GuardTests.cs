using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>
/// A derivative never becomes NaN because of a branch that was not taken. The first six cases are the published failures of
/// other systems (casadi#1805, Theano#5333, pytorch#187297 and their kin).
/// </summary>
public sealed class GuardTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;
    private readonly Expr _zero;

    public GuardTests()
    {
        (_x, _y) = _graph.Symbols("x", "y");
        _zero = _graph.Zero;
    }

    [Fact]
    public void Square_root_of_a_negative_number_in_the_arm_not_taken()
    {
        Expr f = _graph.Select(_x > 0, Sqrt[_x], _zero);
        Equal(0, f.Differentiate(_x), -1);
        Equal(0.25, f.Differentiate(_x), 4);
    }

    [Fact]
    public void Sinc_by_cases_at_zero()
    {
        Expr f = _graph.Select(Operators.Equal[_x, _zero], _graph.One, Sin[_x] / _x);
        Equal(0, f.Differentiate(_x), 0);
        Equal(Math.Cos(0.5) / 0.5 - (Math.Sin(0.5) / 0.25), f.Differentiate(_x), 0.5);
    }

    [Fact]
    public void Nested_selections_that_share_a_node()
    {
        Expr root = Sqrt[_x];
        Expr f = _graph.Select(_x > 0, _graph.Select(_x > 4, root * root.Pow(3), root), _zero);
        Equal(0, f.Differentiate(_x), -1);
        Equal(0.5, f.Differentiate(_x), 1);
        Equal(18, f.Differentiate(_x), 9);
    }

    [Fact]
    public void Logarithm_in_a_dead_arm()
    {
        Expr f = _graph.Select(_x > 0, Log[_x], _x.Pow(2));
        Equal(-4, f.Differentiate(_x), -2);
        Equal(0, f.Differentiate(_x), 0);
        Equal(0.5, f.Differentiate(_x), 2);
    }

    [Fact]
    public void Second_order_of_the_square_root_case()
    {
        Expr f = _graph.Select(_x > 0, Sqrt[_x], _zero);
        Equal(0, f.Differentiate(_x, _x), -1);
        Equal(-1.0 / 32, f.Differentiate(_x, _x), 4);
        Equal(0, f.Hessian(_x)[0, 0], -1);
        Equal(0, f.Hvp([_x], [_graph.One])[0], -1);
    }

    [Fact]
    public void Product_of_two_selections()
    {
        Expr f = _graph.Select(_x > 0, Sqrt[_x], _x) * _graph.Select(_x > 1, Log[_x - 1], 2 * _x);
        Equal(-4, f.Differentiate(_x), -1);
        Equal(3 * Math.Sqrt(0.25), f.Differentiate(_x), 0.25);
        Equal((Math.Log(3) / 4) + (2.0 / 3), f.Differentiate(_x), 4);
    }

    [Fact]
    public void Forward_and_reverse_guard_alike()
    {
        Expr f = _graph.Select(_y > 1, _x / _y, _graph.Select(_x > 0, Log[_x], _zero));
        Expr forward = ((IReadOnlyList<Expr>)[f]).Jvp([_x], [_graph.One])[0];
        Expr reverse = f.Differentiate(_x);
        foreach ((double x, double y) in new[] { (-1.0, 0.0), (2.0, 0.0), (3.0, 2.0), (-3.0, 2.0) })
        {
            double expected = y > 1 ? 1 / y : x > 0 ? 1 / x : 0;
            Assert.Equal(expected, forward.At((_x, x), (_y, y)));
            Assert.Equal(expected, reverse.At((_x, x), (_y, y)));
        }
    }

    [Fact]
    public void The_argument_that_is_not_the_largest_does_not_leak()
    {
        Expr f = Max[_graph.One, Sqrt[_x]];
        Equal(0, f.Differentiate(_x), 0);
        Equal(0.25, f.Differentiate(_x), 4);
    }

    [Fact]
    public void Tied_arguments_of_a_maximum_share()
    {
        // Every branch has slope 1 at 0, so every convention gives 1.
        Expr f = Max[_x, Exp[_x] - 1, ((_x + 1).Pow(2) / 2) - _graph.Number(Rational.From(1, 2))];
        Equal(1, f.Differentiate(_x), 0);
    }

    [Fact]
    public void A_power_of_zero_has_derivative_zero_by_its_exponent()
    {
        Expr f = _x.Pow(_y);
        Assert.Equal(0, f.Differentiate(_y).At((_x, 0), (_y, 2)));
        Assert.Equal(8 * Math.Log(2), f.Differentiate(_y).At((_x, 2), (_y, 3)), 1e-14);
        Assert.Equal(0, f.Differentiate(_x).At((_x, 0), (_y, 2)));
    }

    private void Equal(double expected, Expr derivative, double x) => Assert.Equal(expected, derivative.At((_x, x)), 1e-14);
}
