namespace Symbolic.Tests;

/// <summary>Functions about which nothing is known differentiate to their derivatives.</summary>
public sealed class OpaqueFunctionTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void Chain_rule_of_a_function_of_itself()
    {
        // f(f(f(w))) as a lecture on backpropagation prints it: f′(f(f(w)))·f′(f(w))·f′(w).
        Expr w = _graph.Symbol("w");
        Expr inner = F(w), middle = F(inner);
        Expr derivative = F(middle).Differentiate(w);
        Assert.Equal("f'(f(f(w)))*f'(f(w))*f'(w)", derivative.ToString());
    }

    [Fact]
    public void Partial_derivatives_by_position()
    {
        (Expr x, Expr y) = _graph.Symbols("x", "y");
        Expr g = _graph.Call("g", [x * y, y]);
        Assert.Equal("g_1(x*y, y)*x + g_2(x*y, y)", g.Differentiate(y).ToString());
    }

    [Fact]
    public void Order_of_differentiation_does_not_matter()
    {
        (Expr x, Expr y) = _graph.Symbols("x", "y");
        Expr g = _graph.Call("g", [x, y]);
        Assert.Equal(g.Differentiate(x, y), g.Differentiate(y, x));
        Assert.Equal([0, 1], g.Differentiate(y, x).Function.Derivatives.AsEnumerable());
    }

    [Fact]
    public void Product_rule()
    {
        Expr x = _graph.Symbol("x");
        Expr product = _graph.Call("f", [x]) * _graph.Call("g", [x]);
        Assert.Equal("g(x)*f'(x) + f(x)*g'(x)", product.Differentiate(x).Simplify().Result.ToString());
    }

    private Expr F(Expr argument) => _graph.Call("f", [argument]);
}
