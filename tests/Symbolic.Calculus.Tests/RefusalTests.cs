using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>What has no derivative is refused by name, and a zero comes with its reason.</summary>
public sealed class RefusalTests
{
    private readonly ExprGraph _graph = new();
    private readonly Expr _x;
    private readonly Expr _y;

    public RefusalTests() => (_x, _y) = _graph.Symbols("x", "y");

    [Fact]
    public void Order_of_polygamma_is_refused_by_name()
    {
        Expr f = Polygamma[_x, _y];
        var refused = Assert.Throws<DerivativeUndefinedException>(() => f.Differentiate(_x));
        Assert.Equal(f, refused.Node);
        Assert.Contains(f.ToString(), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Power_of_a_negative_number_is_refused()
    {
        Expr f = _graph.Number(-2).Pow(_x);
        Assert.Throws<DerivativeUndefinedException>(() => f.Differentiate(_x));
    }

    [Fact]
    public void A_variable_that_does_not_occur_gives_zero_and_a_note()
    {
        var notes = new List<string>();
        Expr derivative = Sin[_x].Differentiate(new DerivativeOptions { Notes = notes }, _y);
        Assert.Equal(_graph.Zero, derivative);
        Assert.Equal("y does not occur; the variables are x; the derivative is 0.", Assert.Single(notes));
    }

    [Fact]
    public void A_variable_that_does_not_occur_can_be_an_error()
    {
        var options = new DerivativeOptions { Unconnected = Unconnected.Throw };
        var error = Assert.Throws<UnresolvedNameException>(() => Sin[_x].Gradient(options, _x, _y));
        Assert.Equal(["y"], error.Names);
    }

    [Fact]
    public void A_polynomial_that_runs_out_needs_no_note()
    {
        var notes = new List<string>();
        Assert.Equal(_graph.Zero, _x.Pow(2).Differentiate(new DerivativeOptions { Notes = notes }, _x, _x, _x));
        Assert.Empty(notes);
    }

    [Fact]
    public void Zero_almost_everywhere_is_explained()
    {
        Gradient gradient = (Sign[_x] + Floor[_y]).Gradient(_x, _y);
        Assert.All(gradient, derivative => Assert.Equal(_graph.Zero, derivative));
        Assert.Equal(2, gradient.Notes.Count);
    }

    [Fact]
    public void A_constant_is_no_variable()
    {
        Assert.Throws<ArgumentException>(() => _x.Differentiate(_graph.Constant(Pi)));
        Assert.Throws<ArgumentException>(() => _x.Differentiate(_graph.One));
        Assert.Throws<ArgumentException>(() => _x.Gradient(_x, _x));
    }

    [Fact]
    public void Another_graph_is_refused()
    {
        Expr foreign = new ExprGraph().Symbol("x");
        Assert.Throws<InvalidOperationException>(() => _x.Differentiate(foreign));
    }

    [Fact]
    public void A_truth_value_has_no_derivative() => Assert.Throws<DerivativeUndefinedException>(() => (_x > 0).Gradient(_x));
}
