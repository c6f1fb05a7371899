using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Questions that are not well put, and what comes out of those about nothing.</summary>
public sealed class ArgumentTests
{
    private static readonly IReadOnlyList<Expr> s_none = [];

    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public ArgumentTests() => (_x, _y) = _graph.Symbols("x", "y");

    [Fact]
    public void A_Jacobian_has_rows()
    {
        Assert.Contains("at least one output", Assert.Throws<ArgumentException>(() => s_none.Jacobian(_x)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one output", Assert.Throws<ArgumentException>(() => s_none.JacobianSparsity(_x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Products_with_the_derivative_of_nothing_are_empty_and_zero()
    {
        Assert.Empty(s_none.Jvp([_x], [_y]));
        Expr v = _graph.Symbol("v", new Shape(3));
        Assert.Equal([_graph.Zero, _graph.Fill(_graph.Zero, v.Shape)], s_none.Vjp([_x, v], []));
    }

    [Fact]
    public void Tangents_and_cotangents_are_as_many_as_variables_and_outputs()
    {
        IReadOnlyList<Expr> outputs = [_x * _y];
        Assert.Contains("2 entries are needed, not 1", Assert.Throws<ArgumentException>("tangent", () => outputs.Jvp([_x, _y], [_x])).Message, StringComparison.Ordinal);
        Assert.Contains("1 entry is needed, not 2", Assert.Throws<ArgumentException>("cotangent", () => outputs.Vjp([_x], [_x, _y])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_must_have_been_built() =>
        Assert.Contains("never built", Assert.Throws<ArgumentException>(() => _x.Gradient(_x, default)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_gradient_answers_for_its_variables_only()
    {
        Gradient gradient = (_x * _y).Gradient(_x);
        Assert.Equal((_x * _y, _y), (gradient.Of, gradient[_x]));
        Assert.Contains("not taken by y", Assert.Throws<ArgumentException>(() => gradient[_y]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_entries_of_a_Jacobian_stand_in_rows_with_zeros_where_nothing_depends()
    {
        DerivativeMatrix jacobian = ((IReadOnlyList<Expr>)[Sin[_x], _x * _y]).Jacobian(_x, _y);
        Assert.Equal(new[,] { { Cos[_x], _graph.Zero }, { _y, _x } }, jacobian.ToArray());
        Assert.Equal([(0, 0), (1, 0), (1, 1)], jacobian.Entries.Select(static e => (e.Row, e.Column)));
        Assert.Equal(jacobian.NonZeros, jacobian.Pattern.NonZeros);
        Assert.Equal([_x, _y], jacobian.Variables);
        Assert.Throws<ArgumentOutOfRangeException>(() => jacobian[2, 0]);
    }

    [Fact]
    public void A_pattern_that_is_not_square_is_not_symmetric()
    {
        Assert.False(SparsityPattern.FromPositions(2, 3, [(0, 0), (1, 1)]).IsSymmetric);
        Assert.True(SparsityPattern.FromPositions(2, 2, [(0, 1), (1, 0)]).IsSymmetric);
        Assert.False(SparsityPattern.FromPositions(2, 2, [(0, 1)]).IsSymmetric);
    }

    [Fact]
    public void The_pattern_of_a_derivative_that_is_refused_is_refused()
    {
        Assert.Throws<DerivativeUndefinedException>(() => Polygamma[_x, _y].HessianSparsity(_x, _y));
        Assert.Throws<DerivativeUndefinedException>(() => ((IReadOnlyList<Expr>)[Polygamma[_x, _y]]).JacobianSparsity(_x));
    }

    [Fact]
    public void Only_of_a_number_goes_a_program_backwards()
    {
        Expr v = _graph.Symbol("v", new Shape(2));
        var refused = Assert.Throws<DerivativeUndefinedException>(() => BackwardPass.Of(v, [], [v], static s => s));
        Assert.Contains("Jacobian", refused.Message, StringComparison.Ordinal);
    }
}
